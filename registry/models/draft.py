"""What somebody typed in the registration form and did not finish yet."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistrationDraft(models.Model):
    """One unfinished registration per person; it is a scratch pad, not a row of record."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="registration_draft")
    data = models.JSONField(_("what was typed"), default=dict)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("unfinished registration")
        verbose_name_plural = _("unfinished registrations")

    def __str__(self) -> str:
        return f"{self.user}"
