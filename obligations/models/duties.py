"""A duty of one use case, system or organisation, and what people noted about it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar, TypedDict

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment
from obligations import moments, rulesets
from obligations.choices import RulePhase, Status, Truth
from obligations.moments import State, Timing
from obligations.querysets import ObligationQuerySet
from people.models import Organisation, User
from registry.models import AISystem, UseCase
from registry.models.withdrawable import Withdrawable

ONE_SUBJECT = (
    Q(use_case__isnull=False, system=None, organisation=None)
    | Q(use_case=None, system__isnull=False, organisation=None)
    | Q(use_case=None, system=None, organisation__isnull=False)
)
UNDONE = Q(lapsed_at=None, status__in=[Status.TODO.value, Status.DOING.value])
TO_DO = UNDONE & Q(verdict=Truth.APPLIES.value)


# Nobody asks for the duties of who set a status, so an index would only slow down two million rows.
PERSON: dict[str, Any] = {
    "to": settings.AUTH_USER_MODEL,
    "on_delete": models.PROTECT,
    "null": True,
    "blank": True,
    "db_index": False,
    "related_name": "+",
}


class Clock(TypedDict):
    """The columns that decide a state."""

    status: str
    verdict: str
    applies_from: date | None
    late_from: date | None


def _once(subject: str) -> models.UniqueConstraint:
    """One row per key and subject; a constraint each, since NULLs differ from one another in SQL.

    It serves as the index of the foreign key as well.
    """
    condition = Q(**{f"{subject}__isnull": False})
    return models.UniqueConstraint(fields=[subject, "key"], condition=condition, name=f"duty_once_per_{subject}")


class Obligation(models.Model):
    """What a rule asks of one subject. Deriving again keeps the row, and with it the work people did on it.

    `key` identifies the duty within its subject: the rule, and the role where a rule asks something else of each role.
    Law, phase, rank, day and late_from repeat what rule, facts and agreements give, for lists to filter and sort on.
    """

    use_case = models.ForeignKey(
        UseCase,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="duties",
        verbose_name=_("use case"),
    )
    system = models.ForeignKey(
        AISystem,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="duties",
        verbose_name=_("AI system"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="duties",
        verbose_name=_("organisation"),
    )
    key = models.CharField(_("key"), max_length=120)
    rule_id = models.CharField(_("rule"), max_length=80)
    role = models.CharField(_("role"), max_length=30)
    ruleset = models.CharField(_("set of rules"), max_length=40)
    ruleset_version = models.CharField(_("version"), max_length=20)
    law = models.CharField(_("law"), max_length=40)
    phase = models.CharField(_("phase"), max_length=20, choices=RulePhase)
    rank = models.PositiveSmallIntegerField(_("order"), default=0)

    verdict = models.CharField(_("holds"), max_length=10, choices=Truth)
    grounds = models.JSONField(_("facts that decided"), default=list)
    missing = models.JSONField(_("facts that are missing"), default=list)
    applies_from = models.DateField(_("applies from"), null=True, blank=True)
    formal_from = models.DateField(_("formally from"), null=True, blank=True)
    date_open = models.JSONField(_("facts that may move the date"), default=list)
    day = models.DateField(_("date in lists"), null=True, blank=True)
    late_from = models.DateField(_("late from"), null=True, blank=True)
    lapsed_at = models.DateTimeField(_("lapsed at"), null=True, blank=True)

    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.TODO)
    reason = models.TextField(_("reason"), blank=True, max_length=4000)
    status_by = models.ForeignKey(**PERSON)
    status_at = models.DateTimeField(_("status since"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="owned_duties",
        verbose_name=_("owner"),
    )
    due_on = models.DateField(_("agreed date"), null=True, blank=True)
    fulfilled_at = models.DateTimeField(_("fulfilled at"), null=True, blank=True)
    fulfilled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    fulfilled_by_assessment = models.ForeignKey(
        Assessment,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="fulfilled_duties",
        verbose_name=_("fulfilled by the assessment"),
    )
    revision = models.PositiveIntegerField(_("revision"), default=0)

    objects: ClassVar[ObligationQuerySet] = ObligationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["rank", "key"]
        indexes = [
            models.Index(fields=["day", "id"], condition=TO_DO, name="duty_to_do_by_day"),
            models.Index(fields=["day", "id"], condition=UNDONE & Q(verdict="open"), name="duty_open_by_day"),
            models.Index(
                fields=["day", "id"], condition=Q(lapsed_at=None, status="fulfilled"), name="duty_fulfilled_by_day"
            ),
            models.Index(
                fields=["owner", "day"], condition=Q(lapsed_at=None, owner__isnull=False), name="duty_by_owner"
            ),
            models.Index(fields=["rule_id", "day"], condition=Q(lapsed_at=None), name="duty_by_rule"),
            models.Index(
                fields=["fulfilled_by_assessment"],
                condition=Q(fulfilled_by_assessment__isnull=False),
                name="duty_by_assessment",
            ),
            models.Index(fields=["late_from", "day", "id"], condition=TO_DO, name="duty_to_do_by_deadline"),
        ]
        constraints = [
            _once("use_case"),
            _once("system"),
            _once("organisation"),
            models.CheckConstraint(condition=ONE_SUBJECT, name="duty_has_one_subject"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="duty_status_is_known"),
            models.CheckConstraint(condition=Q(verdict__in=Truth.values), name="duty_verdict_is_known"),
            models.CheckConstraint(
                condition=Q(status="fulfilled", fulfilled_at__isnull=False, fulfilled_by__isnull=False)
                | (~Q(status="fulfilled") & Q(fulfilled_at=None, fulfilled_by=None, fulfilled_by_assessment=None)),
                name="duty_fulfilled_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="not_applicable") | Q(reason__gt=""), name="duty_not_applicable_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def state(self, on: date) -> State:
        """Its state on the day `on`; the querysets say the same in SQL."""
        return moments.state(**self._clock(), on=on)

    def changes_on(self, on: date) -> date | None:
        """The first day after `on` on which its state becomes another by itself."""
        return moments.changes_on(**self._clock(), on=on)

    def timing(self, use_case: UseCase) -> Timing:
        """The day a list shows, and since when the duty is late."""
        return moments.timing(
            applies_from=self.applies_from,
            rule_phase=self.phase,
            is_law=rulesets.load(self.ruleset, self.ruleset_version).by_id[self.rule_id].is_law,
            use_phase=use_case.phase,
            first_use_on=use_case.first_use_on,
            due_on=self.due_on,
        )

    def set_timing(self, use_case: UseCase) -> bool:
        """Set the columns that repeat the timing; tell whether one changed."""
        timing = self.timing(use_case)
        changed = (self.day, self.late_from) != (timing.day, timing.late_from)
        self.day, self.late_from = timing.day, timing.late_from
        return changed

    def set_status(self, status: str, *, by: User, at: datetime, reason: str = "") -> None:
        """Set the status and the columns that must go with it."""
        fulfilled = status == Status.FULFILLED
        self.status, self.reason = status, reason
        self.status_by, self.status_at = by, at
        self.fulfilled_by = by if fulfilled else None
        self.fulfilled_at = at if fulfilled else None
        self.fulfilled_by_assessment = None

    def fulfil_by(self, assessment: Assessment) -> None:
        """Fulfilled by a signed assessment: by its signer, at its signing."""
        signer, at = assessment.signed_by, assessment.signed_at
        if signer is None or at is None:
            raise ValueError(f"{assessment} is not signed")
        self.set_status(Status.FULFILLED, by=signer, at=at)
        self.fulfilled_by_assessment = assessment

    def _clock(self) -> Clock:
        return {
            "status": self.status,
            "verdict": self.verdict,
            "applies_from": self.applies_from,
            "late_from": self.late_from,
        }


class Note(Withdrawable):
    """What somebody wrote down about a duty."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="notes", verbose_name=_("duty"))
    text = models.TextField(_("note"), max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(text__gt=""), name="note_has_text")]

    def __str__(self) -> str:
        return self.text[:80]
