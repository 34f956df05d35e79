"""From what a form sends to a clean value: nonsense is refused, what people type is understood."""

import pytest
from django.http import QueryDict

from assessments import library
from assessments.values import Fault, ValueFault, clean, from_form, is_sent

FRIA = library.load("fria", "1.0")


def sent(question: str, form: str):
    return from_form(FRIA.question(question), QueryDict(form))


@pytest.mark.parametrize(
    ("question", "raw", "value"),
    [
        ("a1", "  First line\r\nSecond line \x00\x08", "First line\nSecond line"),
        ("a1", "<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a1", "\u202eright to left\u202c \U0001f642", "\u202eright to left\u202c \U0001f642"),
        ("a1", "half a pair \ud83d", "half a pair"),
        ("a1", "", ""),
        ("h1", "one\nline", "one line"),
        ("h5", "public_law", "public_law"),
        ("h6", "2028-02-01", "2028-02-01"),
        ("h6", "1-2-2028", "2028-02-01"),
        ("d4", ["use", "data", "data"], ["data", "use"]),
        ("d4", [], []),
        ("b2", {"frequency": "daily", "people": "40.000"}, {"frequency": "daily", "people": "40000", "note": ""}),
        ("b2", {"people": "12,50"}, {"frequency": "", "people": "12.5", "note": ""}),
        ("c1", [{"group": "Parents"}, {"group": " "}], [{"group": "Parents", "size": "", "effect": ""}]),
    ],
)
def test_what_people_type_becomes_one_form(question, raw, value):
    assert clean(FRIA.question(question), raw) == value


@pytest.mark.parametrize(
    ("question", "raw", "fault", "field"),
    [
        ("a1", "x" * 20_001, Fault.TOO_LONG, "a1"),
        ("h1", "x" * 501, Fault.TOO_LONG, "h1"),
        ("a1", ["a", "list"], Fault.WRONG_TYPE, "a1"),
        ("a1", {"a": "mapping"}, Fault.WRONG_TYPE, "a1"),
        ("a1", 12, Fault.WRONG_TYPE, "a1"),
        ("h5", "something_else", Fault.NO_OPTION, "h5"),
        ("h6", "2028-02-31", Fault.NO_DATE, "h6"),
        ("h6", "soon", Fault.NO_DATE, "h6"),
        ("d4", ["data", "nonsense"], Fault.NO_OPTION, "d4"),
        ("d4", [{"a": 1}], Fault.WRONG_TYPE, "d4"),
        ("b2", {"people": "many"}, Fault.NO_NUMBER, "b2.people"),
        ("b2", {"people": "NaN"}, Fault.NO_NUMBER, "b2.people"),
        ("b2", {"people": "1e400"}, Fault.NO_NUMBER, "b2.people"),
        ("b2", "text", Fault.WRONG_TYPE, "b2"),
        ("d3", [{"severity": "awful"}], Fault.NO_OPTION, "d3.0.severity"),
        ("d3", [{"risk": "x"}] * 201, Fault.TOO_MANY_ROWS, "d3"),
        ("d3", "text", Fault.WRONG_TYPE, "d3"),
        ("e3", {"possible": "maybe"}, Fault.NO_OPTION, "e3.possible"),
    ],
)
def test_nonsense_is_refused_with_its_place(question, raw, fault, field):
    with pytest.raises(ValueFault) as caught:
        clean(FRIA.question(question), raw)
    assert (caught.value.code, caught.value.field) == (fault, field)


def test_rows_of_a_table_come_in_the_order_of_their_numbers():
    assert [row["risk"] for row in sent("d3", "d3.10.risk=third&d3.2.risk=second&d3.0.risk=first")] == [
        "first",
        "second",
        "third",
    ]


def test_boxes_of_one_question_come_together():
    assert sent("d4", "d4=data&d4=use&d1=charter_1") == ["data", "use"]


@pytest.mark.parametrize(("form", "expected"), [("d4.state=done", True), ("d40=x", False), ("d4=data", True)])
def test_a_question_is_part_of_a_form_or_not(form, expected):
    assert is_sent(FRIA.question("d4"), QueryDict(form)) is expected
