"""Which questions to ask: only those that are relevant and can still change something, or were answered. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from registry.conditions import Facts
from registry.facts import Block, Fact, Stage, Theme, blocks, themes, vocabulary


class State(StrEnum):
    """How far a part of the form is."""

    DONE = "done"
    SKIPPED = "skipped"
    TODO = "todo"


@dataclass(frozen=True)
class Page:
    """A block with the questions to show, and how many of them are open."""

    block: Block
    questions: tuple[Fact, ...]
    open: int

    @property
    def stage(self) -> Stage:
        return self.block.theme.stage


@dataclass(frozen=True)
class Step:
    """A theme in the row of steps, with the page to go to."""

    theme: Theme
    state: State
    first: str = ""


@dataclass(frozen=True)
class Enough:
    """What is known when pages are made: the facts, what was answered at all, and what can still change something."""

    facts: Facts
    answered: Mapping[str, object]
    wanted: Collection[str]


def pages(known: Enough) -> tuple[Page, ...]:
    """All pages of the form, also those without a question to show."""
    return tuple(_page(block, known) for block in blocks())


def _page(block: Block, known: Enough) -> Page:
    shown = tuple(fact for name in block.facts if is_shown(fact := vocabulary()[name], known))
    return Page(block, shown, sum(is_open(fact, known) for fact in shown))


def is_open(fact: Fact, known: Enough) -> bool:
    return fact.id not in known.facts and fact.id in known.wanted


def is_shown(fact: Fact, known: Enough) -> bool:
    """Relevant, and wanted or answered. Where a gate got "weet ik niet", the questions behind it may settle it."""
    relevant = fact.relevant.weigh(known.facts)
    if relevant.is_no:
        return False
    if relevant.is_open:
        return fact.id in known.answered or all(gate in known.answered for gate in relevant.grounds)
    return fact.id in known.wanted or fact.id in known.answered or (fact.informs and bool(fact.relevant.when))


def steps(all_pages: tuple[Page, ...], stage: Stage) -> tuple[Step, ...]:
    """The themes of a stage in the order of the form."""
    return tuple(_step(theme, all_pages) for theme in themes() if theme.stage is stage)


def _step(theme: Theme, all_pages: tuple[Page, ...]) -> Step:
    shown = [page for page in all_pages if page.block.theme is theme and page.questions]
    if not shown:
        return Step(theme, State.SKIPPED)
    unfinished = [page for page in shown if page.open]
    return Step(theme, State.TODO if unfinished else State.DONE, (unfinished or shown)[0].block.id)


def next_page(all_pages: tuple[Page, ...], current: str, stage: Stage) -> str | None:
    """The first page after `current` with open questions in this stage, else any such page before it."""
    names = [page.block.id for page in all_pages]
    start = names.index(current) + 1 if current in names else 0
    ahead = [*all_pages[start:], *all_pages[: max(start - 1, 0)]]
    return next((page.block.id for page in ahead if page.open and page.stage is stage), None)


def previous_page(all_pages: tuple[Page, ...], current: str) -> str | None:
    """The nearest page before `current` that shows questions."""
    names = [page.block.id for page in all_pages]
    before = all_pages[: names.index(current)]
    return next((page.block.id for page in reversed(before) if page.questions), None)


def open_questions(all_pages: tuple[Page, ...], stage: Stage) -> int:
    return sum(page.open for page in all_pages if page.stage is stage)
