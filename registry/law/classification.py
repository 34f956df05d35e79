"""Decide what a use case is under a version of the AI Act: facts in, conclusions with their grounds out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from registry.conditions import NEVER, Conclusions, Facts, Truth, Verdict, all_of
from registry.datafile import Text
from registry.facts import contradicted, current, settle, vocabulary
from registry.law.explain import Step, path_of, sentence_of
from registry.law.model import Criterion, Law
from registry.vocabulary import ConformityRoute, Fria, GpaiDimension, RiskClass

# The order in which the classes are decided; the first that is not "no" is the class, or keeps it open.
CLASS_ORDER = (
    RiskClass.GPAI_MODEL,
    RiskClass.NOT_AI,
    RiskClass.OUT_OF_SCOPE,
    RiskClass.PROHIBITED,
    RiskClass.HIGH_RISK_ANNEX1A,
    RiskClass.HIGH_RISK_ANNEX1B,
    RiskClass.HIGH_RISK_ANNEX3,
    RiskClass.ANNEX3_EXEMPT,
    RiskClass.LIMITED,
    RiskClass.MINIMAL,
)
# What an open answer may still change: beside the class these groups decide on duties.
_MATTERS = ("class", "role", "shift", "annex3", "art50", "fria", "route", "registration", "gpai")
_MATTERS_WHEN_PROHIBITED = ("class", "role")


@dataclass(frozen=True, slots=True)
class Ground:
    """A conclusion that holds, the facts that settle it and the article it rests on."""

    conclusion: str
    facts: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a person must look at: an open point of law, or answers that contradict each other."""

    id: str
    reason: Text
    article: str
    facts: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Why to look: `review` (a lawyer decides), `finding`, `contradiction` or `note`."""
        return self.id.partition(":")[0]


@dataclass(frozen=True)
class Classification:
    """What follows from the facts under one version of the law on one day."""

    law: Law
    on: date
    facts: Facts
    conclusions: Conclusions
    risk_class: RiskClass
    # Practices that become prohibited on a later day, and the facts without which that is not certain.
    later: Mapping[str, date]
    later_open: tuple[str, ...] = ()

    @property
    def law_id(self) -> str:
        return self.law.id

    def verdict(self, conclusion: str) -> Verdict:
        return self.conclusions[conclusion]

    def holding(self, group: str) -> tuple[str, ...]:
        """The names in `group` that hold, without the group's prefix."""
        found = self.conclusions
        return tuple(c.id.partition(":")[2] for c in self.law.group(group) if found[c.id].truth is Truth.YES)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        return self.holding("role")

    @cached_property
    def art5(self) -> tuple[str, ...]:
        return self.holding("art5")

    @cached_property
    def annex1(self) -> tuple[str, ...]:
        return self.holding("annex1")

    @cached_property
    def annex3(self) -> tuple[str, ...]:
        return self.holding("annex3")

    @cached_property
    def exemption(self) -> str | None:
        """The first ground of Art. 6(3) that is relied on."""
        return next(iter(self.exemption_grounds), None)

    @cached_property
    def exemption_grounds(self) -> tuple[str, ...]:
        """Every ground of Art. 6(3) that is relied on."""
        return self.holding("exempt") if self.conclusions["exemption"].is_yes else ()

    @cached_property
    def transparency(self) -> tuple[str, ...]:
        """The paragraphs of Art. 50 that lay a duty on this organisation."""
        return self.holding("art50")

    @cached_property
    def transparency_others(self) -> tuple[str, ...]:
        """The paragraphs of Art. 50 that lay a duty on somebody else for this system."""
        return self.holding("art50_others")

    @cached_property
    def role_shift(self) -> tuple[str, ...]:
        return self.holding("shift")

    @cached_property
    def registrations(self) -> tuple[str, ...]:
        return self.holding("registration")

    @cached_property
    def registrations_others(self) -> tuple[str, ...]:
        """What others must register for this system."""
        return self.holding("others")

    @cached_property
    def classes(self) -> tuple[RiskClass, ...]:
        """Every class that holds: a product of Annex I may be in Annex III as well; a model alone has one class."""
        if self.risk_class is RiskClass.GPAI_MODEL:
            return (self.risk_class,)
        return tuple(c for c in CLASS_ORDER if self.conclusions[f"class:{c.value}"].is_yes)

    @cached_property
    def conformity_route(self) -> str:
        """The route, "none", or "open" while it is not certain."""
        otherwise = Truth.OPEN.value if self._is_open("route") else ConformityRoute.NONE.value
        return next(iter(self.holding("route")), otherwise)

    @cached_property
    def gpai(self) -> str:
        """The strongest relation to a general-purpose model that holds."""
        return next(reversed(self.holding("gpai")), GpaiDimension.NONE.value)

    @cached_property
    def fria(self) -> str:
        verdict = self.conclusions["fria"]
        if verdict.is_open:
            return verdict.truth.value
        if verdict.is_no:
            return Fria.NOT_REQUIRED.value
        exempt = self.conclusions["fria:notify_exempt"].is_yes
        return (Fria.REQUIRED_NOTIFY_EXEMPT if exempt else Fria.REQUIRED).value

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        shown = ((c, self.conclusions[c.id]) for c in self.law.criteria if not c.auxiliary)
        return tuple(Ground(c.id, verdict.grounds, c.article) for c, verdict in shown if verdict.is_yes)

    @cached_property
    def open_for_class(self) -> tuple[str, ...]:
        """The facts that keep the class open, the most decisive first."""
        return _most_decisive(self._open_verdicts(("class",))) if self._is_undetermined else ()

    @cached_property
    def open(self) -> tuple[str, ...]:
        """The facts that can still change a conclusion that matters, the most decisive first."""
        stopped = self.risk_class is RiskClass.PROHIBITED
        others = _most_decisive(self._open_verdicts(_MATTERS_WHEN_PROHIBITED if stopped else _MATTERS))
        awaited = () if stopped else self.later_open
        return tuple(dict.fromkeys([*self.open_for_class, *others, *awaited]))

    @property
    def _is_undetermined(self) -> bool:
        return self.risk_class is RiskClass.UNDETERMINED

    def _open_verdicts(self, groups: Iterable[str]) -> list[Verdict]:
        verdicts = (self.conclusions[c.id] for group in groups for c in self.law.about(group))
        return [verdict for verdict in verdicts if verdict.truth is Truth.OPEN]

    def _is_open(self, group: str) -> bool:
        return bool(self._open_verdicts((group,)))

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """Points for a lawyer, and contradictions."""
        return (*_points_for_review(self), *_contradictions(self))

    def path(self) -> tuple[Step, ...]:
        """The steps from the AI-system test to the class."""
        return path_of(self)

    def sentence(self, lang: str) -> str:
        """Why this class, in two plain sentences."""
        return sentence_of(self, lang)


def classify(facts: Facts, law: Law, *, on: date) -> Classification:
    """Weigh every criterion of `law` in its order; later ones build on earlier ones."""
    conclusions: dict[str, Verdict] = settle(facts)
    conclusions |= {comparison.id: comparison.weigh(facts, conclusions) for comparison in law.comparisons}
    later: dict[str, date] = {}
    later_open: list[str] = []
    for criterion in law.criteria:
        verdict = _weigh(criterion, facts, conclusions)
        if criterion.starts and not law.started(criterion, on):
            if first_day := law.dates[criterion.starts]:
                later |= {criterion.id: first_day} if verdict.truth is Truth.YES else {}
                later_open += verdict.grounds if verdict.truth is Truth.OPEN else ()
            verdict = NEVER
        conclusions[criterion.id] = verdict
    awaited = tuple(dict.fromkeys(later_open))
    return Classification(law, on, facts, conclusions, _risk_class(conclusions), later, awaited)


def _weigh(criterion: Criterion, facts: Facts, conclusions: Conclusions) -> Verdict:
    verdict = criterion.requirement.weigh(facts, conclusions)
    if criterion.given is None or verdict.truth is Truth.NO:
        return verdict
    return all_of([conclusions[criterion.given], verdict])


def _risk_class(conclusions: Conclusions) -> RiskClass:
    for risk_class in CLASS_ORDER:
        truth = conclusions[f"class:{risk_class.value}"].truth
        if truth is not Truth.NO:
            return risk_class if truth is Truth.YES else RiskClass.UNDETERMINED
    return RiskClass.UNDETERMINED


def _most_decisive(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    """The missing facts: those that keep most conclusions open first, then in the order of the form."""
    weight = Counter(name for verdict in verdicts for name in verdict.grounds)
    places = current().places
    return tuple(sorted(weight, key=lambda name: (-weight[name], places[name])))


def _points_for_review(found: Classification) -> Iterable[Flag]:
    for point in found.law.review:
        verdict = point.requirement.weigh(found.facts, found.conclusions)
        if verdict.is_yes:
            yield Flag(point.id, point.reason, point.article, verdict.grounds)


def _contradictions(found: Classification) -> Iterable[Flag]:
    template = found.law.explanation.contradiction
    for name, grounds in contradicted(found.facts, found.conclusions):
        fact = vocabulary()[name]
        reason = Text(
            template.nl.format(question=fact.question.nl),
            template.en.format(question=fact.question.en),
        )
        yield Flag(f"contradiction:{name}", reason, fact.article, (name, *grounds))
