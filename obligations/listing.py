"""The list of all duties: sorted by an index, counted no further than people page, read in a few queries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.core.paginator import Paginator
from django.db.models import Count, DateField, F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from obligations import moments
from obligations.models import Evidence, Obligation
from obligations.reading import source
from obligations.rules import matching, rule_of
from registry.texts import local

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.paginator import Page
    from django.http import QueryDict

    from obligations.moments import DayKind, State
    from obligations.querysets import ObligationQuerySet
    from registry.querysets import UseCaseQuerySet

ROWS = 20
FEW_RULES = 12
FEW_USE_CASES = 1500
FAR = Value(date.max)
MOST = 10_000  # counting further costs seconds and tells nobody anything


class CappedPaginator(Paginator[Obligation]):
    """Counts to `MOST`; `is_capped` tells that there are more."""

    @cached_property
    def _counted(self) -> int:
        rows = cast("ObligationQuerySet", self.object_list)
        return rows.order_by()[: MOST + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST)

    @property
    def is_capped(self) -> bool:
        return self._counted > MOST


@dataclass(frozen=True)
class Listed:
    """A duty in the list of all duties."""

    duty: Obligation
    title: str
    source: str
    state: State
    days_late: int
    day_kind: DayKind
    evidence: int


def page_of(
    rows: ObligationQuerySet, number: str | None, *, use_cases: UseCaseQuerySet, sort: str = "", words: str = ""
) -> Page[Obligation]:
    """One page of `rows`, sorted by `sort`; `words` were searched for, `use_cases` are all that may have rows."""
    paginator = CappedPaginator(rows.select_related("use_case__unit__organisation", "owner"), ROWS)
    few = not paginator.is_capped or _names_few_rules(words) or use_cases[: FEW_USE_CASES + 1].count() <= FEW_USE_CASES
    paginator.object_list = rows_sorted(paginator.object_list, sort, few=few)
    return paginator.get_page(number)


def rows_sorted(rows: Any, sort: str, *, few: bool) -> ObligationQuerySet:
    """By deadline and then date, or by date alone, of which the reverse is exact: one index serves both.

    Few rows among millions are fetched and then sorted. An index would walk through all that come before them,
    so its use is ruled out by sorting on an expression.
    """
    columns = ["day"] if sort.endswith("date") else ["late_from", "day"]
    keys = [Coalesce(column, FAR, output_field=DateField()) if few else F(column) for column in columns]
    if sort == "-date":
        return cast("ObligationQuerySet", rows.order_by(*(key.desc(nulls_first=True) for key in keys), "-pk"))
    return cast("ObligationQuerySet", rows.order_by(*(key.asc(nulls_last=True) for key in keys), "pk"))


def _names_few_rules(words: str) -> bool:
    return bool(words) and len(matching(words, timezone.localdate())) <= FEW_RULES


def listed(page: Iterable[Obligation], on: date) -> list[Listed]:
    duties = list(page)
    evidence = _evidence_counts(duties)
    return [_listed(duty, evidence[duty.pk], on) for duty in duties]


def _evidence_counts(duties: list[Obligation]) -> Counter[int]:
    counted = Evidence.objects.live().filter(obligation__in=duties).values_list("obligation")
    return Counter(dict(counted.annotate(n=Count("pk")).order_by()))


def _listed(duty: Obligation, evidence: int, on: date) -> Listed:
    rule, state = rule_of(duty), duty.state(on)
    late = moments.days_late(duty.late_from, on) if state == "late" and duty.late_from else 0
    kind: DayKind = duty.timing(duty.use_case).kind if duty.use_case else ""
    return Listed(
        duty, local(rule.title), source(local(rule.law_name), local(rule.article)), state, late, kind, evidence
    )


@dataclass(frozen=True)
class View:
    """A way to look at the list, as a tab."""

    label: str
    query: str
    current: bool


def saved_views(query: QueryDict) -> list[View]:
    """The tabs above the list; one is current when the address says just that."""
    offered = {
        "": _("To do"),
        "owner=me": _("Mine"),
        "moment=late": _("Late"),
        "owner=nobody": _("Without owner"),
        "moment=open": _("To be determined"),
        "moment=fulfilled": _("Fulfilled"),
    }
    asked = "&".join(f"{name}={value}" for name, value in query.items() if value and name not in {"page", "sort"})
    return [View(label, address, address == asked) for address, label in offered.items()]
