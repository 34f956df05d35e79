"""The demonstration accounts as a table; none when the set is not loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from overview.demo.content_files import read
from overview.demo.organisations import PASSWORD
from people.models import Membership, User

if TYPE_CHECKING:
    from collections.abc import Iterable


def account_lines() -> list[str]:
    """Lines to print: address, password and role."""
    wanted = [data["email"] for data in read("people")["people"] if data.get("account")]
    people = User.objects.filter(email__in=wanted).prefetch_related("memberships__unit")
    found = {person.email: person for person in people}
    rows = [(email, PASSWORD, _roles(found[email])) for email in wanted if email in found]
    if not rows:
        return ["Er zijn geen demonstratie-accounts. Maak ze met: manage.py load_demo"]
    return list(_table([("E-mailadres", "Wachtwoord", "Rol"), *rows]))


def _roles(person: User) -> str:
    memberships = list(person.memberships.filter(withdrawn_at=None).select_related("unit"))
    what = dict.fromkeys(_role(membership) for membership in memberships)
    where = dict.fromkeys(str(m.unit) if m.unit else "hele register" for m in memberships)
    return f"{', '.join(what)} ({', '.join(where)})"


def _role(membership: Membership) -> str:
    return str(membership.get_reviewer_kind_display() or membership.get_role_display())


def _table(rows: list[tuple[str, str, str]]) -> Iterable[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for row in rows:
        yield f"  {row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]}"
