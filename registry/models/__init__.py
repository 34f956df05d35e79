"""What the register holds; one file per subject."""

from registry.models.classification import ClassificationRecord
from registry.models.draft import RegistrationDraft
from registry.models.fact_requests import FactRequest
from registry.models.facts import FactAnswer
from registry.models.parties import AIModel, Party
from registry.models.systems import AISystem, SystemVersion
from registry.models.use_cases import RoleAssignment, UseCase

__all__ = [
    "AIModel",
    "AISystem",
    "ClassificationRecord",
    "FactAnswer",
    "FactRequest",
    "Party",
    "RegistrationDraft",
    "RoleAssignment",
    "SystemVersion",
    "UseCase",
]
