"""Assessments, bound to one version of their instrument, and their answers with every revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from assessments import library
from assessments.answers import Given, State
from assessments.querysets import OPEN, AssessmentQuerySet
from registry.models import UseCase
from registry.models.withdrawable import Withdrawable

if TYPE_CHECKING:
    from assessments.questionnaire import Questionnaire
    from people.models import User

PERSON: dict[str, Any] = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}


class AnswerState(models.TextChoices):
    """The states of `assessments.answers.State`, with words for a person who answers."""

    EMPTY = State.EMPTY.value, _("Not answered")
    CONCEPT = State.CONCEPT.value, _("Draft")
    DONE = State.DONE.value, _("Answered")
    UNKNOWN = State.UNKNOWN.value, _("I don't know")
    NOT_APPLICABLE = State.NOT_APPLICABLE.value, _("Not applicable")
    LATER = State.LATER.value, _("Answer later")


class Assessment(Withdrawable):
    """One instrument for one use case. The version it starts with is the version it keeps."""

    class Status(models.TextChoices):
        IN_PROGRESS = "in_progress", _("In progress")
        SUBMITTED = "submitted", _("With the reviewer")
        RETURNED = "returned", _("Sent back")
        SIGNED = "signed", _("Signed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    use_case = models.ForeignKey(UseCase, models.PROTECT, related_name="assessments", verbose_name=_("use case"))
    instrument = models.CharField(_("instrument"), max_length=40)
    version = models.CharField(_("version"), max_length=20)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.IN_PROGRESS)
    done = models.PositiveSmallIntegerField(_("questions answered"), default=0)
    total = models.PositiveSmallIntegerField(_("questions"), default=0)
    started_by = models.ForeignKey(**PERSON, verbose_name=_("started by"))
    started_at = models.DateTimeField(_("started at"))
    changed_at = models.DateTimeField(_("changed at"))
    submitted_by = models.ForeignKey(**PERSON, null=True, blank=True, verbose_name=_("submitted by"))
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    reviewed_by = models.ForeignKey(**PERSON, null=True, blank=True, verbose_name=_("reviewed by"))
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True)
    reason = models.TextField(_("reason for sending back"), blank=True)
    signed_by = models.ForeignKey(**PERSON, null=True, blank=True, verbose_name=_("signed by"))
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    content_hash = models.CharField(_("hash of the signed content"), max_length=64, blank=True)
    review_on = models.DateField(_("look at again on"), null=True, blank=True)

    objects: ClassVar[AssessmentQuerySet] = AssessmentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "-changed_at"], name="assessment_by_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["use_case", "instrument"], condition=~Q(status="withdrawn"), name="one_live_assessment"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["in_progress", "submitted", "returned", "signed", "withdrawn"]),
                name="assessment_status_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(status="submitted") | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="submitted_assessment_has_a_submitter",
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | Q(reviewed_by__isnull=False, reason__gt=""),
                name="returned_assessment_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status="signed")
                | Q(
                    submitted_by__isnull=False,
                    signed_by__isnull=False,
                    signed_at__isnull=False,
                    content_hash__gt="",
                ),
                name="signed_assessment_has_signer_and_hash",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["signed", "withdrawn"]) | Q(signed_by=None, content_hash=""),
                name="unsigned_assessment_has_no_signer",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("submitted_by")), name="assessment_under_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn", withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                | (~Q(status="withdrawn") & Q(withdrawn_at=None)),
                name="withdrawn_assessment_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument.upper()} {self.version}: {self.use_case}"

    @property
    def questionnaire(self) -> Questionnaire:
        return library.load(self.instrument, self.version)

    @property
    def is_open(self) -> bool:
        """Whether its answers may still change."""
        return self.status in OPEN

    @property
    def is_submitted(self) -> bool:
        return self.status == self.Status.SUBMITTED

    @property
    def is_signed(self) -> bool:
        return self.status == self.Status.SIGNED

    def may_edit(self, user: User) -> bool:
        return self.is_open and self.use_case.may_edit(user)

    def given(self) -> dict[str, Given]:
        """The answers as they stand, by question."""
        return {answer.question: answer.given for answer in self.answers.all()}


class Answer(models.Model):
    """The answer to one question as it stands.

    `revision` counts its versions; `origin` is empty when a person typed it.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="answers", verbose_name=_("assessment"))
    question = models.CharField(_("question"), max_length=40)
    value = models.JSONField(_("value"), null=True)
    state = models.CharField(_("state"), max_length=20, choices=AnswerState)
    reason = models.TextField(_("reason"), blank=True, max_length=2000)
    origin = models.CharField(_("origin"), max_length=100, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    updated_by = models.ForeignKey(**PERSON, verbose_name=_("changed by"))
    updated_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["assessment", "question"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "question"], name="one_answer_per_question"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="answer_revision_from_one"),
            models.CheckConstraint(condition=Q(state__in=AnswerState.values), name="answer_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.question} ({self.revision})"

    @property
    def given(self) -> Given:
        return Given(self.value, State(self.state), self.reason)


class AnswerRevision(models.Model):
    """What an answer was at one moment. Rows are only added."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="revisions", verbose_name=_("answer"))
    revision = models.PositiveIntegerField(_("revision"))
    value = models.JSONField(_("value"), null=True)
    state = models.CharField(_("state"), max_length=20, choices=AnswerState)
    reason = models.TextField(_("reason"), blank=True)
    origin = models.CharField(_("origin"), max_length=100, blank=True)
    by = models.ForeignKey(**PERSON, verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("revision of an answer")
        verbose_name_plural = _("revisions of answers")
        ordering = ["answer", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "revision"], name="one_row_per_revision"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="revision_from_one"),
            models.CheckConstraint(condition=Q(state__in=AnswerState.values), name="revision_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.answer.question} ({self.revision})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise ProtectedError("A revision never changes; save the answer again.", {self})
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ProtectedError("Revisions are kept.", {self})

    @property
    def given(self) -> Given:
        return Given(self.value, State(self.state), self.reason)
