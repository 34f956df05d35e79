"""Facts that people answered, each with who and when; an answer is replaced, never overwritten."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import Organisation
from registry.models.systems import AISystem
from registry.models.use_cases import UseCase
from registry.querysets import FactAnswerQuerySet

CURRENT = Q(replaced_at=None)
ONE_SUBJECT = (
    Q(use_case__isnull=False, system=None, organisation=None)
    | Q(use_case=None, system__isnull=False, organisation=None)
    | Q(use_case=None, system=None, organisation__isnull=False)
)


def _current_once(subject: str) -> models.UniqueConstraint:
    """One current answer per fact and subject; a constraint each, since NULLs differ from one another in SQL."""
    condition = CURRENT & Q(**{f"{subject}__isnull": False})
    return models.UniqueConstraint(
        fields=[subject, "fact"], condition=condition, name=f"one_current_fact_per_{subject}"
    )


class FactAnswer(models.Model):
    """The answer to one fact about a use case, a system or an organisation.

    `value` is a list of values ("yes", "no", or chosen options); None stands for "weet ik niet".
    """

    use_case = models.ForeignKey(UseCase, models.PROTECT, null=True, blank=True, related_name="fact_answers")
    system = models.ForeignKey(AISystem, models.PROTECT, null=True, blank=True, related_name="fact_answers")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="fact_answers")
    fact = models.CharField(_("fact"), max_length=80)
    value = models.JSONField(_("answer"), null=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered at"))
    replaced_at = models.DateTimeField(_("replaced at"), null=True, blank=True)

    objects: ClassVar[FactAnswerQuerySet] = FactAnswerQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("answer to a fact")
        verbose_name_plural = _("answers to facts")
        constraints = [
            _current_once("use_case"),
            _current_once("system"),
            _current_once("organisation"),
            models.CheckConstraint(condition=ONE_SUBJECT, name="fact_answer_has_one_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.value}"
