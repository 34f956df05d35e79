"""The live conclusion: what the facts give under the law in force, kept in the columns that lists filter on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from registry import law, signals
from registry.choices import RiskClassChoice
from registry.models import RoleAssignment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from registry.law import Classification, Law
    from registry.models import UseCase

RANKS = {value: rank for rank, value in enumerate(RiskClassChoice.values)}


def law_in_force(on: date) -> Law:
    return law.in_force(on)


def conclude(use_case: UseCase, on: date | None = None) -> Classification:
    """Classify `use_case` by what is known now, under the law in force on the day `on` (default today)."""
    from registry.services.facts import facts_of  # noqa: PLC0415  facts renew conclusions, conclusions read facts

    day = on or timezone.localdate()
    return law.classify(facts_of(use_case), law.in_force(day), on=day)


def renew(use_case: UseCase) -> Classification:
    """Conclude again after a change, store it, keep the roles equal to it and tell who listens."""
    conclusion = conclude(use_case)
    columns = renewed_columns(use_case, conclusion)
    use_case.own_roles = own_roles(_keep_roles(use_case, conclusion.roles))
    use_case.save(update_fields=[*columns, "own_roles"])
    signals.facts_changed.send(sender=type(use_case), use_case=use_case)
    return conclusion


def renewed_columns(use_case: UseCase, conclusion: Classification) -> list[str]:
    """Set the columns that repeat the conclusion; give their names."""
    use_case.risk_class = conclusion.risk_class.value
    use_case.class_rank = RANKS[use_case.risk_class]
    use_case.open_facts = len(conclusion.open)
    use_case.concluded_law = conclusion.law_id
    use_case.concluded_at = timezone.now()
    return ["risk_class", "class_rank", "open_facts", "concluded_law", "concluded_at"]


def own_roles(roles: Iterable[str]) -> str:
    """The column of roles: spaces around each, so that a list finds "provider" and not "downstream_provider"."""
    found = " ".join(roles)
    return f" {found} " if found else ""


def _keep_roles(use_case: UseCase, roles: Iterable[str]) -> list[str]:
    """Make the derived roles of the own organisation equal to `roles`; what lapsed is withdrawn, not removed.

    Gives all roles that it holds then.
    """
    from registry.services.registration import party_of  # noqa: PLC0415  registering renews the conclusion

    party = party_of(use_case.unit.organisation)
    live = RoleAssignment.objects.filter(use_case=use_case, party=party, withdrawn_at=None)
    wanted, held = set(roles), {row.role: row for row in live}
    for role in wanted - held.keys():
        RoleAssignment.objects.create(use_case=use_case, party=party, role=role, source=RoleAssignment.Source.DERIVED)
    lapsed = [r.pk for role, r in held.items() if role not in wanted and r.source == RoleAssignment.Source.DERIVED]
    RoleAssignment.objects.filter(pk__in=lapsed).update(withdrawn_at=timezone.now())
    return list(live.order_by("pk").values_list("role", flat=True))
