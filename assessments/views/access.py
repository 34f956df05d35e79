"""Fetching with access: strangers get 404, readers who want to write get 403."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from assessments.access import may_sign
from assessments.models import Assessment

if TYPE_CHECKING:
    from assessments.questionnaire import Question, Section
    from people.models import User


def readable(user: User, pk: int) -> Assessment:
    return get_object_or_404(Assessment.objects.visible_to(user).with_context(), pk=pk)


def writable(user: User, pk: int) -> Assessment:
    """For whoever may write in this use case; whether the assessment is still open is asked later."""
    assessment = readable(user, pk)
    if not assessment.use_case.may_edit(user):
        raise PermissionDenied
    return assessment


def reviewable(user: User, pk: int) -> Assessment:
    """For who decides on it."""
    assessment = readable(user, pk)
    if not may_sign(user, assessment):
        raise PermissionDenied
    return assessment


def section_or_404(assessment: Assessment, section_id: str) -> Section:
    section = assessment.questionnaire.section(section_id)
    if section is None:
        raise Http404
    return section


def question_or_404(assessment: Assessment, question_id: str) -> Question:
    question = assessment.questionnaire.question(question_id)
    if question is None:
        raise Http404
    return question
