"""The summary of a dossier: the duties counted, what is not finished, and who signed what. No Django but the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from obligations.dossier.contents import Assessment, Contents, Duty, Signature

MOST_UNKNOWN = 4  # facts that the summary names; the others are counted


@dataclass(frozen=True)
class Figure:
    label: str
    count: int


def figures(contents: Contents) -> list[Figure]:
    """Count every duty once, by its moment."""
    moments: list[str] = [duty.moment for duty in contents.all_duties()]
    labels = {
        "fulfilled": _("Fulfilled"),
        "now": _("Now"),
        "later": _("Later"),
        "open": _("To be determined"),
        "late": _("Late"),
        **({"not_applicable": _("Not applicable")} if "not_applicable" in moments else {}),
    }
    return [Figure(label, moments.count(moment)) for moment, label in labels.items()]


def still_open(contents: Contents) -> list[str]:
    """Say in a few sentences what a reader must know is not finished."""
    decision = contents.classification.decision
    undecided = [] if decision else [_("Nobody has decided on the class yet.")]
    has_drifted = decision is not None and not decision.still_holds
    drifted = [_("The facts have changed since the decision on the class.")] if has_drifted else []
    forms = [_unfinished(form) for form in contents.assessments if not form.final]
    return [*undecided, *drifted, *_open_duties(contents.all_duties()), *forms, *_unknown(contents)]


def _open_duties(duties: Sequence[Duty]) -> Iterator[str]:
    """Count what is late, what nobody has taken on, and what is said to be fulfilled without proof."""
    late = [duty.number for duty in duties if duty.moment == "late"]
    if n := len(late):
        words = ngettext("{n} duty is late: {numbers}.", "{n} duties are late: {numbers}.", n)
        yield words.format(n=n, numbers=", ".join(late))
    if n := sum(duty.moment in ("late", "now") and not duty.owner for duty in duties):
        words = ngettext("{n} duty that applies now has no owner.", "{n} duties that apply now have no owner.", n)
        yield words.format(n=n)
    if n := sum(duty.moment == "fulfilled" and not duty.proof for duty in duties):
        words = ngettext("{n} fulfilled duty has no evidence.", "{n} fulfilled duties have no evidence.", n)
        yield words.format(n=n)


def _unknown(contents: Contents) -> list[str]:
    facts = [_("Unknown: {question}").format(question=fact.question) for fact in contents.classification.open]
    more = len(facts) - MOST_UNKNOWN
    rest = [ngettext("And {n} more fact.", "And {n} more facts.", more).format(n=more)] if more > 0 else []
    return facts[:MOST_UNKNOWN] + rest


def _unfinished(form: Assessment) -> str:
    return _("{form} is not final: {answered} of {total} questions answered.").format(
        form=form.short, answered=form.answered, total=form.total
    )


def signed(contents: Contents) -> list[tuple[str, Signature]]:
    """Who signed what: the decision on the class, and the forms that are final."""
    decision = contents.classification.decision
    on_class = [(signature.what, signature) for signature in decision.signatures] if decision else []
    final = [(form.short, form.signatures[-1]) for form in contents.assessments if form.final and form.signatures]
    return on_class + [(f"{name}: {signature.what.lower()}", signature) for name, signature in final]
