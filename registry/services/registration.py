"""Registering systems and use cases, changing and withdrawing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from registry import audit
from registry.choices import PartyKind, RoleChoice
from registry.models import AISystem, Party, RoleAssignment, SystemVersion, UseCase
from registry.search import system_text, use_case_text
from registry.services.conclusions import renew

if TYPE_CHECKING:
    from collections.abc import Iterable

    from people.models import Organisation, Unit, User
    from registry.models import AIModel


def party_of(organisation: Organisation) -> Party:
    """The party that `organisation` is in the chain; made at first need."""
    party = Party.objects.filter(organisation=organisation).first()
    if party:
        return party
    party, _made = Party.objects.get_or_create(
        name__iexact=organisation.name, defaults={"name": organisation.name, "kind": PartyKind.GOVERNMENT}
    )
    party.organisation = organisation
    party.save(update_fields=["organisation"])
    return party


@transaction.atomic
def register_system(
    *,
    name: str,
    unit: Unit,
    by: User,
    version: str = "",
    ai_models: Iterable[AIModel] = (),
    **details: Any,
) -> SystemVersion:
    """Register a system with its first version and the role of its provider."""
    system = AISystem(name=name, unit=unit, created_by=by, **details)
    system.search_text = system_text(system)
    system.save()
    first = SystemVersion.objects.create(
        system=system,
        label=version or "1",
        intended_purpose=system.intended_purpose,
        excluded_uses=system.excluded_uses,
    )
    first.ai_models.set(ai_models)
    if system.provider:
        RoleAssignment.objects.create(system=system, party=system.provider, role=RoleChoice.PROVIDER)
    audit.system_registered(system, by=by)
    return first


@transaction.atomic
def register_use_case(*, version: SystemVersion, unit: Unit, by: User, **details: Any) -> UseCase:
    """Register a use case of a system and give it its first conclusion."""
    use_case = UseCase(system=version.system, version=version, unit=unit, created_by=by, **details)
    use_case.search_text = use_case_text(use_case)
    use_case.save()
    audit.use_case_registered(use_case, by=by)
    renew(use_case)
    return use_case


@transaction.atomic
def change_use_case(use_case: UseCase, changes: dict[str, Any], *, by: User) -> UseCase:
    """Change what was registered; the trail holds old and new, the conclusion is renewed."""
    locked = UseCase.objects.select_for_update(of=("self",)).get(pk=use_case.pk)
    old = {field: getattr(locked, field) for field in changes}
    changed = {field: value for field, value in changes.items() if old[field] != value}
    if not changed:
        return locked
    for field, value in changed.items():
        setattr(locked, field, value)
    locked.search_text = use_case_text(locked)
    locked.save(update_fields=[*changed, "search_text"])
    audit.use_case_changed(
        locked, by=by, changes={field: [str(old[field] or ""), str(value or "")] for field, value in changed.items()}
    )
    renew(locked)
    return locked


@transaction.atomic
def withdraw(use_case: UseCase, *, by: User, reason: str) -> None:
    """Take a use case out of the register's lists; the row and all that hangs on it stay."""
    use_case.withdrawn_at, use_case.withdrawn_by, use_case.withdrawn_reason = timezone.now(), by, reason
    use_case.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    audit.use_case_withdrawn(use_case, by=by)
