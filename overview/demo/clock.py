"""A past that people lived through: the clock of the services is set back while the set is loaded.

Every service takes its moments from `timezone.now`, so the history, the trail and its chain agree with one another.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_now = timezone.now  # the real clock, also while it is set back
FIRST_HOUR = time(8, 40)
STEP = timedelta(minutes=7)
WORKING_DAY = timedelta(hours=8)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be `moment`."""
    with patch.object(timezone, "now", lambda: moment):
        yield


def today() -> date:
    """The real day of loading."""
    return timezone.localdate(_now())


def working_day(day: date) -> date:
    """The same day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def moments(day: date, count: int) -> list[datetime]:
    """So many moments on one working day, in order."""
    start = timezone.make_aware(datetime.combine(day, FIRST_HOUR)).astimezone(UTC)
    step = min(STEP, WORKING_DAY / max(count, 1))
    return [start + number * step for number in range(count)]
