"""The four counts above the duties of a use case; each is a link that filters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from obligations.reading import DutyRow


@dataclass(frozen=True)
class Card:
    """A state with its count; `url` chooses it, or lets go of it when it is chosen."""

    state: str
    count: int
    text: str
    url: str
    current: bool


def cards(duties: Iterable[DutyRow], query: QueryDict) -> list[Card]:
    rows = list(duties)
    counts = Counter[str](row.state for row in rows)
    missing = {fact.fact for row in rows if row.state == "open" for fact in row.missing}
    texts = {
        "now": _now_text(counts["late"]),
        "later": _("apply from a later date"),
        "open": _open_text(len(missing)),
        "fulfilled": _("done, with who and when"),
    }
    totals = {**counts, "now": counts["now"] + counts["late"]}
    return [_card(state, totals.get(state, 0), text, query) for state, text in texts.items()]


def _open_text(missing: int) -> str:
    if not missing:
        return _("all facts are known")
    return ngettext("%(n)s fact is missing", "%(n)s facts are missing", missing) % {"n": missing}


def _now_text(late: int) -> str:
    if late:
        return ngettext("of which %(n)s is late", "of which %(n)s are late", late) % {"n": late}
    return _("work on these now")


def _card(state: str, count: int, text: str, query: QueryDict) -> Card:
    current = query.get("moment") == state
    rest = query.copy()
    for name in ("open", "moment"):
        rest.pop(name, None)
    if not current:
        rest["moment"] = state
    return Card(state, count, text, f"?{rest.urlencode()}", current)
