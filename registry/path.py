"""The decision path as the figure wants it: short words per step, and the class at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from registry import law
from registry.conditions import Truth
from registry.texts import local
from registry.vocabulary import RiskClass

if TYPE_CHECKING:
    from registry.law import Classification, Step

# The class in which the way would have ended at a step, had the answer been otherwise.
ELSEWHERE = {
    "ai_system": RiskClass.NOT_AI,
    "scope": RiskClass.OUT_OF_SCOPE,
    "art5": RiskClass.PROHIBITED,
}


def steps(conclusion: Classification) -> list[dict[str, Any]]:
    """The steps before the class, as `decision_path` of `ui` takes them."""
    return [_step(step, conclusion) for step in conclusion.path()[:-1]]


def end(conclusion: Classification) -> dict[str, Any]:
    """The class with its article, or how much is still open."""
    last = conclusion.path()[-1]
    if last.truth is Truth.OPEN:
        return {
            "risk_class": conclusion.risk_class.value,
            "lines": [_("%(n)s questions open") % {"n": len(last.facts)}],
        }
    return {"risk_class": conclusion.risk_class.value, "lines": [last.article] if last.article else []}


def settled(conclusion: Classification) -> list[str]:
    """What no open answer changes any more: the steps of the path that are decided, as sentences."""
    return [local(step.answer) for step in conclusion.path()[:-1] if step.truth is not Truth.OPEN]


def _step(step: Step, conclusion: Classification) -> dict[str, Any]:
    return {
        "title": local(step.title),
        "text": _names(step),
        "answer": {Truth.YES: _("yes"), Truth.NO: _("no"), Truth.OPEN: _("still open")}[step.truth],
        "truth": step.truth.value,
        "stub": _stub(step, conclusion),
        "article": step.article,
    }


def _names(step: Step) -> str:
    """The items that hold here, such as 5a, or nothing."""
    codes = [name.partition(":")[2] for name in step.conclusions]
    return _("item %(codes)s") % {"codes": ", ".join(codes)} if codes and step.id == "annex3" else ""


def _stub(step: Step, conclusion: Classification) -> str:
    other = ELSEWHERE.get(step.id)
    if other is None or step.truth is Truth.OPEN or other is conclusion.risk_class:
        return ""
    title = local(law.load(conclusion.law_id).explanation.classes[other].title)
    answer = _("no") if step.truth is Truth.YES else _("yes")
    return f"{answer}: {title}"
