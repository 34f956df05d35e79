"""The words of the AI Act that the code uses, as the identifiers everyone shares."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A role is held by one organisation for one system; several at once is normal."""

    PROVIDER = "provider"
    DOWNSTREAM_PROVIDER = "downstream_provider"
    DEPLOYER = "deployer"
    IMPORTER = "importer"
    DISTRIBUTOR = "distributor"
    AUTHORISED_REPRESENTATIVE = "authorised_representative"
    PRODUCT_MANUFACTURER = "product_manufacturer"
    GPAI_PROVIDER = "gpai_provider"
    GPAI_SR_PROVIDER = "gpai_sr_provider"
    NONE = "none"


class RiskClass(StrEnum):
    """What a use case is; Art. 50 duties may come on top of every class."""

    PROHIBITED = "prohibited"
    HIGH_RISK_ANNEX1A = "high_risk_annex1a"
    HIGH_RISK_ANNEX1B = "high_risk_annex1b"
    HIGH_RISK_ANNEX3 = "high_risk_annex3"
    ANNEX3_EXEMPT = "annex3_exempt"
    LIMITED = "limited"
    MINIMAL = "minimal"
    UNDETERMINED = "undetermined"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_AI = "not_ai"
    GPAI_MODEL = "gpai_model"

    @property
    def is_high_risk(self) -> bool:
        """High-risk with the duties of Chapter III; section B of Annex I has only those of its own act."""
        return self in (RiskClass.HIGH_RISK_ANNEX1A, RiskClass.HIGH_RISK_ANNEX3)


class GpaiDimension(StrEnum):
    """How a system relates to a general-purpose AI model, apart from its class."""

    NONE = "none"
    INTEGRATES_THIRD_PARTY = "integrates_third_party"
    INTEGRATES_OWN = "integrates_own"
    PROVIDES_MODEL = "provides_model"
    PROVIDES_SR_MODEL = "provides_sr_model"


class Art5Item(StrEnum):
    A = "5_1_a"
    B = "5_1_b"
    BA = "5_1_ba"
    BB = "5_1_bb"
    C = "5_1_c"
    D = "5_1_d"
    E = "5_1_e"
    F = "5_1_f"
    G = "5_1_g"
    H = "5_1_h"


class AnnexIIIItem(StrEnum):
    REMOTE_IDENTIFICATION = "1a"
    BIOMETRIC_CATEGORISATION = "1b"
    EMOTION_RECOGNITION = "1c"
    CRITICAL_INFRASTRUCTURE = "2"
    EDUCATION_ACCESS = "3a"
    LEARNING_OUTCOMES = "3b"
    EDUCATION_LEVEL = "3c"
    TEST_FRAUD = "3d"
    RECRUITMENT = "4a"
    WORK_DECISIONS = "4b"
    PUBLIC_BENEFITS = "5a"
    CREDITWORTHINESS = "5b"
    INSURANCE = "5c"
    EMERGENCY = "5d"
    VICTIM_RISK = "6a"
    LE_POLYGRAPH = "6b"
    EVIDENCE_RELIABILITY = "6c"
    OFFENDING_RISK = "6d"
    LE_PROFILING = "6e"
    MIGRATION_POLYGRAPH = "7a"
    MIGRATION_RISK = "7b"
    ASYLUM_APPLICATIONS = "7c"
    MIGRATION_IDENTIFICATION = "7d"
    JUDICIARY = "8a"
    ELECTIONS = "8b"


class Exemption(StrEnum):
    NARROW_PROCEDURAL = "6_3_a"
    IMPROVES_HUMAN_RESULT = "6_3_b"
    DETECTS_PATTERNS = "6_3_c"
    PREPARATORY = "6_3_d"


class RoleShift(StrEnum):
    OWN_NAME = "25_1_a"
    SUBSTANTIAL_MODIFICATION = "25_1_b"
    CHANGED_PURPOSE = "25_1_c"


class Art50Duty(StrEnum):
    INTERACTION = "50_1"
    MARKING = "50_2"
    EMOTION_OR_CATEGORISATION = "50_3"
    DEEPFAKE = "50_4_deepfake"
    PUBLIC_TEXT = "50_4_text"


class Registration(StrEnum):
    PROVIDER_49_1 = "provider_49_1"
    PROVIDER_49_2 = "provider_49_2"
    DEPLOYER_49_3 = "deployer_49_3"
    NONPUBLIC_49_4 = "nonpublic_49_4"
    NATIONAL_49_5 = "national_49_5"
    NONE = "none"


class ConformityRoute(StrEnum):
    ANNEX_VI = "annex_vi"
    ANNEX_VII = "annex_vii"
    ANNEX_VI_OR_VII = "annex_vi_or_vii"
    SECTORAL_1A = "sectoral_1a"
    SECTORAL_1B = "sectoral_1b"
    NONE = "none"


class Fria(StrEnum):
    REQUIRED = "required"
    REQUIRED_NOTIFY_EXEMPT = "required_notify_exempt"
    NOT_REQUIRED = "not_required"


class Phase(StrEnum):
    """Where a use case is in its life."""

    IDEA = "idea"
    DESIGN = "design"
    PROCUREMENT = "procurement"
    PILOT = "pilot"
    IN_USE = "in_use"
    PHASING_OUT = "phasing_out"
    ENDED = "ended"
