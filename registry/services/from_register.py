"""Facts that follow from what is registered: parties, models, dates, and that nobody reported an event.

Somebody who knows better answers otherwise for the use case; that answer wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from registry import facts, signals
from registry.choices import PartyKind
from registry.services.known import Known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from registry.models import Party, UseCase

    Values = frozenset[str]

YES, NO = frozenset({"yes"}), frozenset({"no"})
# What to fetch with use cases, so that no row costs a query.
NEEDS = ("unit", "system__provider", "system__supplier", "version__ai_models")


def reported_by_others(use_cases: Sequence[UseCase]) -> Mapping[int, Sequence[Known]]:
    """What other apps know, such as a signed assessment, per use case; each receiver is asked once for all of them."""
    found: dict[int, list[Known]] = {use_case.pk: [] for use_case in use_cases}
    told: Any = signals.facts_known.send(sender=None, use_cases=use_cases)
    for _receiver, answers in told:
        for pk, known in answers.items():
            found[pk] += known
    return found


def presumed() -> list[Known]:
    """What counts as long as nobody reported otherwise."""
    label = _("nothing reported")
    return [Known(name, values, "register", label) for name, values in facts.current().presumed.items()]


def from_register(use_case: UseCase) -> list[Known]:
    """What the rows of the register say about this use case."""
    return [known for tell in TOLD_BY for known in tell(use_case)]


def _by_models(use_case: UseCase) -> Iterator[Known]:
    """The models that the version builds on."""
    models = list(use_case.version.ai_models.all()) if use_case.version else []
    if not models:
        return
    label = str(use_case.version)
    yield Known("trained_model", YES, "register", label)
    kinds = {model.general_purpose for model in models}
    if True in kinds or kinds == {False}:
        yield Known("model_is_gpai", YES if True in kinds else NO, "register", label)
    makers = {model.provider_id for model in models}
    if None not in makers and use_case.system.provider_id:
        whose = "own" if makers == {use_case.system.provider_id} else "third_party"
        yield Known("integrates_model", frozenset({whose}), "register", label)


def _by_provider(use_case: UseCase) -> Iterator[Known]:
    """Whose system it is: the provider made it, or had it made, and puts its name on it."""
    provider = use_case.system.provider
    if provider is None:
        return
    label = _("provider: %(name)s") % {"name": provider.name}
    ours = _is_ours(provider, use_case)
    yield Known("develops_system", YES if ours else NO, "register", label)
    if ours:
        yield Known("own_name", YES, "register", label)


def _by_supplier(use_case: UseCase) -> Iterator[Known]:
    """How the organisation obtains the system."""
    supplier = use_case.system.supplier or use_case.system.provider
    if supplier is None:
        return
    ours, government = _is_ours(supplier, use_case), supplier.kind == PartyKind.GOVERNMENT
    label = _("supplier: %(name)s") % {"name": supplier.name}
    yield Known("procured", NO if ours or government else YES, "register", label)
    yield Known("internal_supplier", YES if government and not ours else NO, "register", label)


def _by_dates(use_case: UseCase) -> Iterator[Known]:
    """Since when the system is there: the release of its version, or the first use of one's own system."""
    version, ours = use_case.version, use_case.system.provider and _is_ours(use_case.system.provider, use_case)
    first = version.released_on if version and version.released_on else use_case.first_use_on if ours else None
    if first:
        label = str(version) if version and version.released_on else _("first use")
        yield Known("placed_on", frozenset({first.isoformat()}), "register", label)


def _is_ours(party: Party, use_case: UseCase) -> bool:
    return bool(party.organisation_id == use_case.unit.organisation_id)


TOLD_BY: tuple[Callable[[UseCase], Iterator[Known]], ...] = (_by_models, _by_provider, _by_supplier, _by_dates)
