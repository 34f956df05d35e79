"""The trail: what happened, by whom, when. Entries are only added, each chained to the one before."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from audit.querysets import AuditEventQuerySet

FIRST = "0" * 64


class ChainHead(models.Model):
    """One row: the hash of the newest entry. Locking it puts the entries in one order."""

    newest = models.CharField(max_length=64, default=FIRST)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="audit_one_chain")]

    def __str__(self) -> str:
        return self.newest


class AuditEvent(models.Model):
    """One entry. `hash` covers the entry and the hash of the entry before it."""

    at = models.DateTimeField(_("at"), db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("by"))
    actor_label = models.CharField(_("name at the time"), max_length=200)
    action = models.CharField(_("action"), max_length=60)
    object_type = models.CharField(_("kind of object"), max_length=60)
    object_id = models.CharField(_("object"), max_length=40)
    object_label = models.CharField(_("object name at the time"), max_length=300)
    use_case_id = models.BigIntegerField(_("use case"), null=True, blank=True)
    data = models.JSONField(_("details"), default=dict, encoder=DjangoJSONEncoder)
    previous = models.CharField(_("hash of the entry before"), max_length=64, unique=True)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    objects: ClassVar[AuditEventQuerySet] = AuditEventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["use_case_id", "-id"], name="audit_by_use_case")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.object_label}"

    def digest(self) -> str:
        """The SHA-256 (hex) that belongs to this entry's content."""
        content = [
            self.previous,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            self.actor_id,
            self.actor_label,
            self.action,
            self.object_type,
            self.object_id,
            self.object_label,
            self.use_case_id,
            self.data,
        ]
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder)
        return hashlib.sha256(text.encode()).hexdigest()
