"""The steps of the story, put in order of time and then lived one by one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from overview.demo import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from people.models import Organisation, Unit, User
    from registry.models import AIModel, Party, SystemVersion, UseCase


@dataclass
class World:
    """What was made so far, by its id in the content files."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    models: dict[str, AIModel] = field(default_factory=dict)
    systems: dict[str, SystemVersion] = field(default_factory=dict)
    use_cases: dict[str, UseCase] = field(default_factory=dict)


@dataclass
class Story:
    """Steps by day; within a day in the order in which they were told."""

    today: date = field(default_factory=clock.today)
    days: dict[date, list[Callable[[], Any]]] = field(default_factory=lambda: defaultdict(list))

    def tell(self, days_ago: int, step: Callable[[], Any]) -> None:
        """Let `step` happen so many days ago; at least yesterday, so that nothing lies in the future."""
        self.days[clock.working_day(self.today - timedelta(days=max(days_ago, 1)))].append(step)

    def live(self) -> None:
        """Let everything happen, the oldest first."""
        for day in sorted(self.days):
            steps = self.days[day]
            for moment, step in zip(clock.moments(day, len(steps)), steps, strict=True):
                with clock.at(moment):
                    step()
