"""Pages of a long list: first which rows, of which an index alone can tell, then all that these few show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property

if TYPE_CHECKING:
    from django.db.models import QuerySet

ROWS = 20


class Pages(Paginator[Any]):
    """`rows` are sorted, and were counted already; `shown` is what a page fetches of its own rows."""

    def __init__(self, rows: QuerySet[Any], shown: QuerySet[Any], count: int) -> None:
        super().__init__(rows, ROWS)
        self._rows, self._shown, self._count = rows, shown, count

    @cached_property
    def count(self) -> int:
        return self._count

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = list(self._rows.values_list("pk", flat=True)[first : first + self.per_page]) if self.count else []
        found = self._shown.in_bulk(keys)
        return Page([found[key] for key in keys if key in found], number, self)
