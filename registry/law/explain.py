"""Tell a classification: the steps that led to it, and why in two sentences. All wording is content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.conditions import Truth
from registry.datafile import Text
from registry.facts import vocabulary
from registry.law.model import PathStep
from registry.vocabulary import RiskClass

if TYPE_CHECKING:
    from registry.law.classification import Classification


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the decision path, ready to show."""

    id: str
    title: Text
    answer: Text
    article: str
    truth: Truth
    # The conclusions that hold here, and the facts that settle (or keep open) this step.
    conclusions: tuple[str, ...]
    facts: tuple[str, ...]


def path_of(found: Classification) -> tuple[Step, ...]:
    """The steps that were taken, up to the one that ends it, and the class."""
    steps: list[Step] = []
    for step in found.law.explanation.steps:
        if step.needs and not found.verdict(step.needs).is_yes:
            continue
        steps.append(_tell(step, found))
        if step.ends_when is steps[-1].truth:
            break
    return (*steps, _class_step(found))


def _tell(step: PathStep, found: Classification) -> Step:
    verdict = found.verdict(step.weighs)
    names = _names(step.names, found)
    answer = _fill(step.answers[verdict.truth], found, names)
    return Step(step.id, step.title, answer, step.article, verdict.truth, names, verdict.grounds)


def _class_step(found: Classification) -> Step:
    text = found.law.explanation.classes[found.risk_class]
    conclusion = f"class:{found.risk_class.value}"
    if found.risk_class is RiskClass.UNDETERMINED:
        return Step("class", text.title, _sentence(found), "", Truth.OPEN, (), found.open_for_class)
    article, grounds = found.law.by_id[conclusion].article, found.verdict(conclusion).grounds
    return Step("class", text.title, _sentence(found), article, Truth.YES, (conclusion,), grounds)


def class_title(found: Classification) -> Text:
    return found.law.explanation.classes[found.risk_class].title


def sentence_of(found: Classification, lang: str) -> str:
    return _sentence(found).in_language(lang)


def _sentence(found: Classification) -> Text:
    text = found.law.explanation.classes[found.risk_class]
    return _fill(text.sentence, found, _names(text.names, found))


def _names(group: str | None, found: Classification) -> tuple[str, ...]:
    return tuple(f"{group}:{name}" for name in found.holding(group)) if group else ()


def _fill(template: Text, found: Classification, names: tuple[str, ...]) -> Text:
    return Text(nl=_fill_in("nl", template, found, names), en=_fill_in("en", template, found, names))


def _fill_in(lang: str, template: Text, found: Classification, names: tuple[str, ...]) -> str:
    titles = [found.law.title_of(name).in_language(lang) for name in names]
    missing = found.open_for_class
    question = vocabulary()[missing[0]].question.in_language(lang) if missing else ""
    return template.in_language(lang).format(
        titles="; ".join(_as_clause(title) for title in titles), count=len(missing), question=question
    )


def _as_clause(title: str) -> str:
    return title[:1].lower() + title[1:]
