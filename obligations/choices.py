"""Words for the columns of a duty, with their labels."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Truth(models.TextChoices):
    """Whether a duty holds; a duty that does not hold has no row, or a lapsed one."""

    APPLIES = "applies", _("Applies")
    OPEN = "open", _("To be determined")


class Status(models.TextChoices):
    """How far the work is."""

    TODO = "todo", _("To do")
    DOING = "doing", _("In progress")
    FULFILLED = "fulfilled", _("Fulfilled")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class RulePhase(models.TextChoices):
    """The part of a use case's life in which a rule asks for work."""

    DESIGN = "design", _("Design")
    PROCUREMENT = "procurement", _("Procurement")
    BEFORE_USE = "before_use", _("Before first use")
    IN_USE = "in_use", _("During use")
    INCIDENT = "incident", _("After an incident")
    RETIREMENT = "retirement", _("When use ends")
