"""Filling in: a section as a page, and each answer saved as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments import faults, screens
from assessments.errors import Conflict, Frozen
from assessments.questionnaire import gaps_in
from assessments.services.posting import Outcome, Posted, read_post, save_posted, save_section
from assessments.values import ValueFault, row_indexes
from assessments.views.access import question_or_404, readable, section_or_404, writable
from ui.days import moment

if TYPE_CHECKING:
    from django.http import QueryDict

    from assessments.models import Answer, Assessment
    from assessments.questionnaire import Question, Section
    from registry.http import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: UserRequest, pk: int, section: str) -> HttpResponse:
    """One section: read it, or send it as a whole. Readers go to the read view."""
    assessment = readable(request.user, pk)
    part = section_or_404(assessment, section)
    if request.method == "POST" and not assessment.use_case.may_edit(request.user):
        raise PermissionDenied
    if not assessment.may_edit(request.user):
        if request.method == "POST":
            messages.error(request, _frozen())
        return redirect(reverse("assessments:reading", args=[pk]) + f"#section-{part.id}")
    if request.method == "POST":
        return _save(request, assessment, part)
    return _page(request, assessment, part)


@require_POST
def answer(request: UserRequest, pk: int, question: str) -> HttpResponse:
    """Save one answer while it is typed; the protocol is in ui/README.md."""
    assessment = writable(request.user, pk)
    asked = question_or_404(assessment, question)
    posted = read_post(asked, request.POST, request.POST.get("revision", ""))
    try:
        saved = save_posted(assessment, asked, posted, request.user)
    except ValueFault as fault:
        return JsonResponse({"errors": [faults.words(fault)]}, status=422)
    except Frozen:
        return JsonResponse({"errors": [_frozen()]}, status=422)
    except Conflict as conflict:
        return _conflict(request, assessment, conflict)
    return JsonResponse(_saved(request, assessment, asked, saved))


def _frozen() -> str:
    return _("This form was handed in. Its answers can no longer be changed.")


def _conflict(request: UserRequest, assessment: Assessment, conflict: Conflict) -> HttpResponse:
    context = {"conflict": screens.conflict_screen(conflict, get_language() or "nl"), "assessment": assessment}
    return render(request, "assessments/_conflict.html", context, status=409)


def _saved(request: UserRequest, assessment: Assessment, question: Question, saved: Answer) -> dict[str, Any]:
    """What the page needs to know after a save: the new revision, the progress, and what is still missing."""
    section = assessment.questionnaire.section_of(question.id)
    assert section is not None
    context = _frame(assessment, section, assessment.given())
    rail = render_to_string("assessments/_rail.html", context, request)
    gaps = render_to_string("assessments/_gaps.html", context, request)
    swap = {"#section-gaps": gaps, "#rail-words": render_to_string("assessments/_rail_words.html", context, request)}
    if saved.revision > 1:
        swap[f"#earlier-{question.id}"] = render_to_string(
            "assessments/_earlier.html", {"number": saved.revision - 1}, request
        )
    return {
        "revision": saved.revision,
        "saved_at": moment(saved.updated_at),
        "progress_html": rail,
        "swap": swap | _row_titles(request, assessment, question, request.POST),
    }


def _row_titles(request: UserRequest, assessment: Assessment, question: Question, data: QueryDict) -> dict[str, str]:
    """The summary of each row of a table, as it was just typed."""
    if question.kind.value != "table":
        return {}
    posted = read_post(question, data)
    pairs = zip(row_indexes(question, data), posted.raw, strict=True)
    return {
        f"#row-{question.id}-{index}": render_to_string(
            "assessments/_row_title.html", {"row": screens.row_screen(question, row, str(index))}, request
        )
        for index, row in pairs
    }


def _save(request: UserRequest, assessment: Assessment, section: Section) -> HttpResponse:
    data = _prepared(request.POST)
    try:
        outcome = save_section(assessment, section, data, request.user)
    except Frozen:
        messages.error(request, _frozen())
        return redirect("assessments:reading", assessment.pk)
    if outcome.is_whole:
        return _onward(request, assessment, section, data.get("then", ""))
    return _page(request, assessment, section, outcome=outcome, status=409 if outcome.conflicts else 422)


def _prepared(data: QueryDict) -> QueryDict:
    """What was sent, with the wish of the button carried out: a row taken away, an answer accepted."""
    verb, _colon, target = data.get("then", "").partition(":")
    changed = data.copy()
    if verb == "remove":
        for name in [name for name in changed if name.startswith(f"{target}.")]:
            del changed[name]
    if verb == "accept":
        changed[f"{target}.state"] = "done"
    return changed


def _onward(request: UserRequest, assessment: Assessment, section: Section, then: str) -> HttpResponse:
    """Where the button leads: the same place again, or the next section."""
    here = screens.section_url(assessment, section)
    verb, _colon, target = then.partition(":")
    question = assessment.questionnaire.question(target.split(".")[0])
    if question is not None:
        return redirect(f"{here}{f'?add={question.id}' if verb == 'add' else ''}#answer-{question.id}")
    if then == "stay":
        messages.success(request, _("Your answers are saved."))
        return redirect(here)
    following = screens.neighbours(assessment.questionnaire, section)[1]
    if following is None:
        return redirect("assessments:submit", assessment.pk)
    return redirect(screens.section_url(assessment, following))


def _page(
    request: UserRequest,
    assessment: Assessment,
    section: Section,
    *,
    outcome: Outcome | None = None,
    status: int = 200,
) -> HttpResponse:
    answers = {row.question: row for row in assessment.answers.select_related("updated_by")}
    given = {id_: row.given for id_, row in answers.items()}
    frame = _frame(assessment, section, given)
    questions = screens.question_screens(
        assessment,
        section,
        answers,
        typed=_typed(outcome) if outcome else None,
        add_row=request.GET.get("add", ""),
        lacks=_lacks(section, given) if request.GET.get("check") else None,
        language=get_language() or "nl",
    )
    previous, following = screens.neighbours(assessment.questionnaire, section)
    context = frame | {
        "questions": questions,
        "faults": _fault_links(assessment, outcome) if outcome else [],
        "previous": previous and screens.link(assessment, previous),
        "following": following and screens.link(assessment, following),
    }
    return render(request, "assessments/section.html", context, status=status)


def _frame(assessment: Assessment, section: Section, given: Any) -> dict[str, Any]:
    """What stands around the questions."""
    rail = screens.rail(assessment, given, section.id)
    current = next(item for item in rail if item.is_current)
    begun = screens.has_begun(section, given)
    gaps = tuple(gaps_in(section, given)) if begun else ()
    return {
        "assessment": assessment,
        "use_case": assessment.use_case,
        "questionnaire": assessment.questionnaire,
        "section": section,
        "section_title": screens.titled(section),
        "rail": rail,
        "current": current,
        "total": screens.total(assessment, given),
        "gaps": screens.gap_screens(assessment, gaps),
    }


def _lacks(section: Section, given: Any) -> dict[str, Any]:
    return {gap.question.id: gap.lack for gap in gaps_in(section, given) if gap.question is not None}


def _typed(outcome: Outcome) -> dict[str, screens.Typed]:
    """What could not be saved, as it was typed."""
    faulty = {
        id_: _as_typed(outcome.posted[id_], errors={fault.field: faults.words(fault)})
        for id_, fault in outcome.faults.items()
    }
    clashing = {
        id_: _as_typed(outcome.posted[id_], conflict=conflict, revision=conflict.theirs.revision)
        for id_, conflict in outcome.conflicts.items()
    }
    return faulty | clashing


def _as_typed(posted: Posted, **more: Any) -> screens.Typed:
    revision = more.pop("revision", posted.revision)
    return screens.Typed(posted.raw, posted.state.value, posted.reason, revision, **more)


def _fault_links(assessment: Assessment, outcome: Outcome) -> list[dict[str, str]]:
    """Every problem at once, with a link to its place."""
    links = []
    for id_, fault in outcome.faults.items():
        question = question_or_404(assessment, id_)
        target = f"answer-{id_}" if question.options else f"id_{fault.field.replace('.', '_')}"
        links.append({"target": target, "text": f"{faults.place(question, fault)}: {faults.words(fault)}"})
    for id_, conflict in outcome.conflicts.items():
        text = _("%(number)s: %(person)s changed this answer. Choose which text stays.") % {
            "number": conflict.question.number,
            "person": conflict.theirs.updated_by,
        }
        links.append({"target": f"answer-{id_}", "text": text})
    return links
