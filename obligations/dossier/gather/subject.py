"""What it is about: the use case, its system with its models, and who holds which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from obligations.dossier import contents as c
from registry.models import RoleAssignment

if TYPE_CHECKING:
    from obligations.dossier.gather.people import Directory
    from registry.models import AIModel, UseCase


def use_case(row: UseCase, people: Directory) -> c.UseCase:
    return c.UseCase(
        reference=str(row.pk),
        name=row.name,
        purpose=row.purpose,
        organisation=row.unit.organisation.name,
        unit=row.unit.name,
        phase=row.get_phase_display(),
        registered_on=timezone.localdate(row.created_at),
        first_use_on=row.first_use_on,
        ended_on=row.ended_on,
        people=(
            c.Holder(function=_("Business owner"), person=people.maybe(row.business_owner)),
            c.Holder(function=_("AI owner"), person=people.maybe(row.ai_owner)),
        ),
    )


def system(row: UseCase) -> c.System:
    """The system in the version that is used; what a version says itself goes before what the system says."""
    found, version = row.system, row.version
    models = version.ai_models.select_related("provider") if version else ()
    return c.System(
        name=found.name,
        version=version.label if version else "",
        description=found.description,
        provider=str(found.provider or ""),
        supplier=str(found.supplier or ""),
        intended_purpose=(version and version.intended_purpose) or found.intended_purpose,
        excluded_uses=(version and version.excluded_uses) or found.excluded_uses,
        models=tuple(_model(model) for model in models),
    )


def _model(row: AIModel) -> c.Model:
    remarks = {_("general-purpose AI model"): row.general_purpose, _("systemic risk"): row.systemic_risk}
    said = ", ".join(words for words, holds in remarks.items() if holds)
    return c.Model(name=row.name, version=row.version, provider=str(row.provider or ""), remark=said)


def roles(row: UseCase) -> tuple[c.RoleHeld, ...]:
    """Roles in this use case first, then those over the whole system."""
    held = RoleAssignment.objects.filter(Q(use_case=row) | Q(system=row.system_id), withdrawn_at=None)
    ordered = sorted(held.select_related("party"), key=lambda role: (role.use_case_id is None, role.pk))
    return tuple(_role(role, row) for role in ordered)


def _role(role: RoleAssignment, row: UseCase) -> c.RoleHeld:
    return c.RoleHeld(
        role=role.role,
        label=role.get_role_display(),
        party=str(role.party),
        scope=_("This use case") if role.use_case_id else _("The whole system"),
        since=role.since,
        why=role.get_source_display(),
        ours=role.party.organisation_id == row.unit.organisation_id,
    )
