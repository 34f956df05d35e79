"""Answers to put into a FRIA."""

from __future__ import annotations

from assessments import library
from assessments.answers import Given, State, Value
from assessments.questionnaire import Column, Kind, Question

PLAIN: dict[Kind, Value] = {Kind.YES_NO: "yes", Kind.NUMBER: "40000", Kind.DATE: "2028-02-01"}


def complete(name: str = "fria") -> dict[str, Given]:
    """Every question answered, each in the shape of its kind. The part about other assessments is not applicable."""
    answers = {question.id: Given(value_for(question), State.DONE) for question in library.latest(name).questions}
    return answers | {"g1": Given(None, State.NOT_APPLICABLE, "There is no DPIA.")}


def value_for(question: Question) -> Value:
    if question.kind is Kind.GROUP:
        return {column.id: _plain(column) for column in question.columns}
    if question.kind is Kind.TABLE:
        return [{column.id: _plain(column) for column in question.columns}]
    return _plain(question)


def _plain(field: Question | Column) -> Value:
    if field.kind is Kind.MULTI:
        return [option.id for option in field.options[:2]]
    if field.kind is Kind.CHOICE:
        return field.options[0].id
    return PLAIN.get(field.kind, f"Answer to {field.id}.")
