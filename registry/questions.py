"""Which questions to ask: only those that are relevant and can still change something, or were answered. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from registry.conditions import Facts
from registry.facts import Fact, Theme, facts_of_theme, themes


class PageState(StrEnum):
    """How far a page of the form is."""

    DONE = "done"
    SKIPPED = "skipped"
    TODO = "todo"


@dataclass(frozen=True)
class Page:
    """A theme with the questions to show, and how many of them are open."""

    theme: Theme
    questions: tuple[Fact, ...]
    open: int

    @property
    def state(self) -> PageState:
        if not self.questions:
            return PageState.SKIPPED
        return PageState.TODO if self.open else PageState.DONE


def pages(facts: Facts, answered: Mapping[str, object], wanted: Collection[str]) -> tuple[Page, ...]:
    """All pages of the form. `answered` holds every fact somebody answered, "weet ik niet" included."""
    return tuple(_page(theme, facts, answered, wanted) for theme in themes())


def _page(theme: Theme, facts: Facts, answered: Mapping[str, object], wanted: Collection[str]) -> Page:
    shown = tuple(fact for fact in facts_of_theme(theme.id) if is_shown(fact, facts, answered, wanted))
    return Page(theme, shown, sum(fact.id not in facts and fact.id in wanted for fact in shown))


def is_shown(fact: Fact, facts: Facts, answered: Mapping[str, object], wanted: Collection[str]) -> bool:
    """Relevant, and wanted or answered. Where a gate got "weet ik niet", the questions behind it may settle it."""
    relevant = fact.relevant.weigh(facts)
    if relevant.is_no:
        return False
    if relevant.is_open:
        return all(gate in answered for gate in relevant.grounds)
    return fact.id in wanted or fact.id in answered


def next_page(all_pages: tuple[Page, ...], current: str) -> str | None:
    """The theme of the first page after `current` with open questions, else of any such page."""
    names = [page.theme.id for page in all_pages]
    start = names.index(current) + 1 if current in names else 0
    ahead = [*all_pages[start:], *all_pages[: max(start - 1, 0)]]
    return next((page.theme.id for page in ahead if page.open), None)


def previous_page(all_pages: tuple[Page, ...], current: str) -> str | None:
    """The theme of the nearest page before `current` that shows questions."""
    names = [page.theme.id for page in all_pages]
    before = all_pages[: names.index(current)]
    return next((page.theme.id for page in reversed(before) if page.questions), None)
