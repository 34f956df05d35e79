"""Who there is: organisations, their tree of units, people, and what each person may do where."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node


class Organisation(models.Model):  # type: ignore[django-manager-missing]  # treebeard is not typed
    """A legal person or public body that registers use cases; what the law asks of it are facts, not columns."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, unique=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Unit(MP_Node):
    """A part of an organisation; access given on a unit holds for everything below it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="units", verbose_name=_("organisation"))
    name = models.CharField(_("name"), max_length=200)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="unit_name_once_per_organisation")]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name with that of the organisation, since every organisation has its own "Directie Financiën"."""
        return self.name if self.is_root() else f"{self.name} ({self.organisation.short_name})"


class UserManager(BaseUserManager["User"]):
    """Makes people; the e-mail address is the key."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in."""

    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("name"), max_length=150)
    job_title = models.CharField(_("job title"), max_length=150, blank=True)
    is_staff = models.BooleanField(_("may open the admin pages"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("added at"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.email

    @cached_property
    def live_memberships(self) -> list[Membership]:
        """What this person may do where, read once per request."""
        return list(self.memberships.filter(withdrawn_at=None).select_related("unit__organisation"))


class Membership(models.Model):
    """A role of a person in a unit and everything below it; without a unit: in the whole register."""

    class Role(models.TextChoices):
        PROJECT_TEAM = "project_team", _("Project team")
        REVIEWER = "reviewer", _("Reviewer")
        REGISTRY_MANAGER = "registry_manager", _("Registry manager")
        AUDITOR = "auditor", _("Auditor")
        ADMIN = "admin", _("Administrator")

    class ReviewerKind(models.TextChoices):
        DPO = "fg", _("Data protection officer")
        LEGAL = "jurist", _("Legal counsel")
        CISO = "ciso", _("CISO")
        WORKS_COUNCIL = "or", _("Works council contact")

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name=_("person"))
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("unit")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    reviewer_kind = models.CharField(_("kind of reviewer"), max_length=10, choices=ReviewerKind, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role", "reviewer_kind"],
                condition=Q(withdrawn_at=None, unit__isnull=False),
                name="membership_once_per_unit",
            ),
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(withdrawn_at=None, unit=None), name="membership_once_for_all"
            ),
            models.CheckConstraint(
                condition=Q(role="reviewer", reviewer_kind__gt="") | (~Q(role="reviewer") & Q(reviewer_kind="")),
                name="membership_reviewer_has_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(role__in=["registry_manager", "auditor", "admin"]),
                name="membership_of_the_whole_register_is_for_staff",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.unit or _('whole register')}"
