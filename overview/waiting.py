"""What waits for somebody: one list made of questions to each part of the register, legal dates first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import library
from assessments.models import Assessment
from obligations import rulesets
from obligations.models import Dossier, Obligation
from people.access import review_scope
from registry.facts import vocabulary
from registry.models import ClassificationRecord, FactRequest, UseCase
from registry.texts import local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from people.models import User

MOST = 12


@dataclass(frozen=True)
class Task:
    """One thing that waits: what to do, where, by when."""

    icon: str
    title: str
    url: str
    meta: str
    action: str
    day: date | None = None
    late: bool = False


def tasks(user: User, today: date) -> list[Task]:
    """What waits for `user`, late first, then by date, then without a date; at most `MOST` of each kind."""
    found = [
        *_duties(user, today),
        *_decisions(user),
        *_reviews(user),
        *_returned(user),
        *_questions(user),
        *_facts(user),
        *_dossiers(user),
    ]
    return sorted(found, key=lambda task: (not task.late, task.day is None, task.day or today))


def _mine(user: User, path: str) -> Q:
    return Q(**{f"{path}business_owner": user}) | Q(**{f"{path}ai_owner": user}) | Q(**{f"{path}created_by": user})


def _duties(user: User, today: date) -> Iterator[Task]:
    """Duties that are mine: I took them, or nobody did and the use case is mine."""
    # A list and not a join: the database then finds the rows by its indexes, also among millions.
    mine = list(UseCase.objects.of(user).values_list("pk", flat=True))
    ours = Q(owner=user) | Q(owner=None, use_case__in=mine)
    pressing = Q(owner=user, status="doing") | Q(late_from__lte=today) | Q(due_on__isnull=False)
    rows = Obligation.objects.visible_to(user).undone().filter(ours & pressing, verdict="applies")
    rules = rulesets.latest(today).by_id
    for duty in rows.select_related("use_case").order_by("day", "pk")[:MOST]:
        late = duty.late_from is not None and duty.late_from <= today
        title = local(rules[duty.rule_id].title)
        url = reverse("obligations:duty", args=[duty.pk])
        day = duty.due_on or duty.day
        yield Task("alert" if late else "half", title, url, str(duty.use_case), _("Open the duty"), day, late)


def _questions(user: User) -> Iterator[Task]:
    """Questions that a colleague passed on to me."""
    rows = FactRequest.objects.waiting().filter(asked_of=user).select_related("use_case", "asked_by")
    for row in rows.order_by("asked_at")[:MOST]:
        fact = vocabulary().get(row.fact)
        title = _("Answer a question: %(question)s") % {"question": local(fact.short if fact else None) or row.fact}
        url = reverse("registry:question_asked", args=[row.pk])
        yield Task("comment", title, url, f"{row.asked_by} · {row.use_case}", _("Answer the question"))


def _facts(user: User) -> Iterator[Task]:
    """My use cases whose class is not settled."""
    rows = UseCase.objects.visible_to(user).of(user).filter(risk_class="undetermined", open_facts__gt=0)
    for use_case in rows.order_by("created_at")[:MOST]:
        title = ngettext(
            "Answer %(n)s question: the class is not yet determined",
            "Answer %(n)s questions: the class is not yet determined",
            use_case.open_facts,
        ) % {"n": use_case.open_facts}
        url = reverse("registry:classify", args=[use_case.pk])
        yield Task("circle-question", title, url, str(use_case), _("Answer questions"))


def _decisions(user: User) -> Iterator[Task]:
    """Proposals on a class that I may decide on."""
    waiting = ClassificationRecord.objects.filter(review_scope(user).q("use_case__unit"), status="proposed")
    rows = waiting.filter(withdrawn_at=None).exclude(proposed_by=user).select_related("use_case", "proposed_by")
    for decision in rows.order_by("proposed_at")[:MOST]:
        url = reverse("registry:decide", args=[decision.pk])
        meta = f"{decision.use_case} · {decision.proposed_by}"
        yield Task("scale", _("Decide on the proposed class"), url, meta, _("See the proposal"))


def _reviews(user: User) -> Iterator[Task]:
    """Assessments that came in for review where I review."""
    rows = Assessment.objects.waiting_for_review_by(user).select_related("use_case", "submitted_by")
    for assessment in rows.order_by("submitted_at")[:MOST]:
        yield _assessment_task(assessment, _("Review the %(name)s"), _("Review"), "comment")


def _returned(user: User) -> Iterator[Task]:
    """Assessments of mine that came back, or that I started and did not finish."""
    mine = Q(started_by=user) | _mine(user, "use_case__")
    rows = Assessment.objects.visible_to(user).filter(mine, status__in=["returned", "in_progress"])
    for assessment in rows.select_related("use_case").distinct()[:MOST]:
        returned = assessment.status == Assessment.Status.RETURNED
        title = _("Improve the %(name)s: it was sent back") if returned else _("Finish the %(name)s")
        yield _assessment_task(assessment, title, _("Go on"), "refresh" if returned else "document")


def _assessment_task(assessment: Assessment, title: str, action: str, icon: str) -> Task:
    name = local(library.load(assessment.instrument, assessment.version).short)
    url = reverse("assessments:assessment", args=[assessment.pk])
    meta = str(assessment.use_case)
    if assessment.total:
        meta += " · " + _("%(done)s of %(total)s questions") % {"done": assessment.done, "total": assessment.total}
    return Task(icon, title % {"name": name}, url, meta, action)


def _dossiers(user: User) -> Iterator[Task]:
    """Dossiers I asked for that could not be made."""
    for dossier in Dossier.objects.filter(requested_by=user, state="failed").select_related("use_case")[:MOST]:
        url = reverse("obligations:dossier", args=[dossier.pk])
        yield Task("warning", _("The dossier could not be made"), url, str(dossier.use_case), _("Ask again"))
