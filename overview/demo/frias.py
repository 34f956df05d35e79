"""FRIAs in every state: half filled, with the reviewer, sent back, and signed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from assessments.answers import State
from assessments.models import Assessment
from assessments.services import save_answer, send_back, sign_off, start, submit
from assessments.values import clean
from overview.demo.content_files import dated, read

if TYPE_CHECKING:
    from assessments.questionnaire import Question
    from overview.demo.story import Story, World


def tell_frias(story: Story, world: World) -> None:
    for data in read("frias")["frias"]:
        story.tell(data["started"], partial(_fill, world, data))
        if "submitted" in data:
            story.tell(data["submitted"], partial(_submit, world, data))
        if data["state"] == "signed":
            story.tell(data["reviewed"], partial(_sign, world, data))
        if data["state"] == "returned":
            story.tell(data["reviewed"], partial(_return, world, data))


def _fill(world: World, data: dict[str, Any]) -> None:
    by = world.people[data["by"]]
    fria = start(world.use_cases[data["use_case"]], "fria", by)
    offered = fria.given()
    for question in fria.questionnaire.questions:
        if question.id in data["answers"]:
            value = clean(question, dated(data["answers"][question.id]))
            _save(fria, question, value, State.DONE, world, data)
        elif question.id in offered and data["state"] != "half" and offered[question.id].state is State.CONCEPT:
            _save(fria, question, offered[question.id].value, State.DONE, world, data)


def _save(fria: Assessment, question: Question, value: Any, state: State, world: World, data: dict[str, Any]) -> None:
    seen = fria.answers.filter(question=question.id).values_list("revision", flat=True).first() or 0
    save_answer(fria, question, value, state, seen, world.people[data["by"]])


def _fria(world: World, data: dict[str, Any]) -> Assessment:
    return Assessment.objects.get(use_case=world.use_cases[data["use_case"]], instrument="fria")


def _submit(world: World, data: dict[str, Any]) -> None:
    submit(_fria(world, data), world.people[data["by"]])


def _sign(world: World, data: dict[str, Any]) -> None:
    sign_off(_fria(world, data), world.people[data["reviewer"]])


def _return(world: World, data: dict[str, Any]) -> None:
    send_back(_fria(world, data), data["reason"], world.people[data["reviewer"]])
