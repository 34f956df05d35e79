"""Setting up organisations and their trees of units."""

from __future__ import annotations

from django.db import transaction

from people.models import Organisation, Unit


class UnitNotAdded(Exception):
    """The unit cannot be added; the message says what to do."""


@transaction.atomic
def add_unit(organisation: str, name: str = "", *, under: str = "") -> Unit:
    """Add the unit `name` under the unit `under` (default the top); without `name` make the organisation itself."""
    found = Organisation.objects.filter(name=organisation).first()
    if not name:
        return _found(organisation, found)
    if found is None:
        raise UnitNotAdded(f"There is no organisation '{organisation}'. Add it first, without the name of a unit.")
    above = found.units.filter(**({"name": under} if under else {"depth": 1})).first()
    if above is None:
        raise UnitNotAdded(f"{organisation} has no unit '{under}'. Check the spelling.")
    if found.units.filter(name=name).exists():
        raise UnitNotAdded(f"{organisation} has a unit '{name}' already.")
    unit: Unit = Unit.objects.add_child(above, {"organisation": found, "name": name})
    return unit


def _found(name: str, there: Organisation | None) -> Unit:
    if there:
        raise UnitNotAdded(f"There is an organisation '{name}' already. Give the name of a unit to add to it.")
    made = Organisation.objects.create(name=name, short_name=name[:40])
    unit: Unit = Unit.objects.add_root({"organisation": made, "name": name})
    return unit
