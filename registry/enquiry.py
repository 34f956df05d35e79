"""All that is known about a use case, read once: facts, conclusion, and the questions that are left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone

from registry import facts, law, questions, services, signals
from registry.questions import Enough

if TYPE_CHECKING:
    from collections.abc import Mapping

    from registry.conditions import Facts
    from registry.law import Classification
    from registry.models import UseCase
    from registry.questions import Page
    from registry.services.known import Known


@dataclass
class Enquiry:
    """What the pages of questions and of the conclusion show of one use case."""

    use_case: UseCase

    @cached_property
    def known(self) -> Mapping[str, Known]:
        return services.sources_of(self.use_case)

    @cached_property
    def facts(self) -> Facts:
        return {name: known.values for name, known in self.known.items() if known.values is not None}

    @cached_property
    def conclusion(self) -> Classification:
        today = timezone.localdate()
        return law.classify(self.facts, law.in_force(today), on=today)

    @cached_property
    def wanted(self) -> tuple[str, ...]:
        """Facts that can still change a conclusion or settle a doubt, then those that a duty still misses."""
        doubted = [name for name, known in self.known.items() if known.values is None]
        told = signals.facts_wanted.send(sender=type(self.use_case), use_case=self.use_case)
        more = [fact for _receiver, missing in told for fact in sorted(missing or ())]
        return tuple(dict.fromkeys([*self.conclusion.open, *facts.behind(doubted), *more]))

    @cached_property
    def open(self) -> tuple[str, ...]:
        """What is still to be answered, contradicted answers included."""
        contradicted = [name for flag in self.conclusion.flags if flag.kind == "contradiction" for name in flag.facts]
        return tuple(dict.fromkeys([*contradicted, *(name for name in self.wanted if name not in self.facts)]))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return questions.pages(Enough(self.facts, self.answered, self.wanted))

    @cached_property
    def answered(self) -> Mapping[str, Known]:
        """What somebody answered, or what the register told; what is merely presumed is not asked again."""
        presumed = facts.current().presumed
        return {name: known for name, known in self.known.items() if known.values != presumed.get(name, ())}
