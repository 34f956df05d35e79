"""The state of a duty on a day, and the day a list shows."""

from datetime import date

import pytest

from obligations.moments import Timing, changes_on, days_late, state, timing

TODAY = date(2026, 11, 23)
PAST, FUTURE = date(2026, 8, 2), date(2027, 12, 2)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"status": "fulfilled", "verdict": "open", "late_from": PAST}, "fulfilled"),
        ({"status": "not_applicable", "late_from": PAST}, "not_applicable"),
        ({"verdict": "open", "late_from": PAST}, "open"),
        ({"late_from": PAST}, "late"),
        ({"late_from": TODAY}, "late"),
        ({"late_from": FUTURE, "applies_from": PAST}, "now"),
        ({"applies_from": TODAY}, "now"),
        ({"applies_from": None}, "now"),
        ({"applies_from": FUTURE}, "later"),
        ({"applies_from": FUTURE, "status": "doing"}, "now"),
    ],
)
def test_the_state_of_a_duty(facts, expected):
    given = {"status": "todo", "verdict": "applies", "applies_from": PAST, "late_from": None, **facts}
    assert state(**given, on=TODAY) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"due_on": PAST}, Timing(PAST, "agreed", date(2026, 8, 3))),
        ({"rule_phase": "in_use"}, Timing(PAST, "law", None)),
        ({"rule_phase": "in_use", "applies_from": None}, Timing(None, "", None)),
        ({"use_phase": "design"}, Timing(PAST, "law", None)),
        ({"use_phase": "design", "first_use_on": FUTURE}, Timing(FUTURE, "first_use", None)),
        ({"use_phase": "in_use"}, Timing(PAST, "law", date(2026, 8, 3))),
        ({"use_phase": "in_use", "first_use_on": date(2020, 1, 1)}, Timing(PAST, "law", date(2026, 8, 3))),
        ({"use_phase": "pilot", "first_use_on": TODAY}, Timing(TODAY, "first_use", date(2026, 11, 24))),
        ({"use_phase": "in_use", "applies_from": None}, Timing(None, "", None)),
        ({"use_phase": "in_use", "is_law": False}, Timing(PAST, "law", None)),
        ({"due_on": PAST, "is_law": False}, Timing(PAST, "agreed", date(2026, 8, 3))),
    ],
)
def test_the_day_a_list_shows(facts, expected):
    given = {
        "applies_from": PAST,
        "rule_phase": "before_use",
        "is_law": True,
        "use_phase": "idea",
        "first_use_on": None,
        "due_on": None,
    }
    assert timing(**{**given, **facts}) == expected


def test_days_late_count_from_the_last_day_in_time():
    assert days_late(date(2026, 11, 23), TODAY) == 1


def test_counts_change_when_the_law_starts_or_a_date_passes():
    given = {"status": "todo", "verdict": "applies", "applies_from": FUTURE, "late_from": None, "on": TODAY}
    assert changes_on(**given) == FUTURE
    assert changes_on(**{**given, "late_from": date(2027, 1, 1)}) == date(2027, 1, 1)
    assert changes_on(**{**given, "status": "doing"}) is None
    assert changes_on(**{**given, "status": "fulfilled"}) is None
    assert changes_on(**{**given, "verdict": "open"}) is None
