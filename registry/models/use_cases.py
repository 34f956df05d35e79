"""The unit of law: a use case, and the roles that parties hold in it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from people.access import WRITERS, scope
from people.models import Unit, User
from registry.choices import Phase, RiskClassChoice, RoleChoice
from registry.models.parties import Party
from registry.models.systems import AISystem, SystemVersion
from registry.models.withdrawable import LIVE, Withdrawable
from registry.querysets import UseCaseQuerySet

# What lists narrow by; with all of it in one index the database counts without reading the rows.
FACETS = ("unit", "class_rank", "phase", "own_roles", "duties_undone", "duties_late")


class UseCase(Withdrawable):
    """One way in which one organisation uses an AI system.

    The columns from `risk_class` on repeat what is elsewhere, so that lists can filter, search and sort by an index.
    `registry.services` keeps them equal to facts, roles and names; `obligations` keeps the last three.
    """

    system = models.ForeignKey(AISystem, models.PROTECT, related_name="use_cases", verbose_name=_("AI system"))
    version = models.ForeignKey(
        SystemVersion, models.PROTECT, null=True, blank=True, related_name="use_cases", verbose_name=_("version")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="use_cases", verbose_name=_("unit"))
    name = models.CharField(_("name"), max_length=200)
    purpose = models.TextField(_("purpose"), max_length=4000)
    phase = models.CharField(_("phase"), max_length=20, choices=Phase, default=Phase.IDEA)
    business_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_use_cases",
        verbose_name=_("business owner"),
    )
    ai_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ai_owned_use_cases",
        verbose_name=_("AI owner"),
    )
    first_use_on = models.DateField(_("first use"), null=True, blank=True)
    ended_on = models.DateField(_("end of use"), null=True, blank=True)
    created_at = models.DateTimeField(_("registered at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("registered by")
    )
    risk_class = models.CharField(
        _("class"), max_length=20, choices=RiskClassChoice, default=RiskClassChoice.UNDETERMINED
    )
    class_rank = models.PositiveSmallIntegerField(_("order of the class"), default=9)
    open_facts = models.PositiveSmallIntegerField(_("open questions"), default=0)
    concluded_law = models.CharField(_("law"), max_length=40, blank=True)
    concluded_at = models.DateTimeField(_("concluded at"), null=True, blank=True)
    own_roles = models.CharField(_("our roles"), max_length=250, blank=True, editable=False)
    search_text = models.TextField(_("words to search in"), blank=True, editable=False)
    duties_undone = models.PositiveIntegerField(_("duties to do"), default=0, editable=False)
    duties_late = models.PositiveIntegerField(_("late duties"), default=0, editable=False)
    next_due_on = models.DateField(_("next date of a duty"), null=True, blank=True, editable=False)

    objects: ClassVar[UseCaseQuerySet] = UseCaseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("use case")
        verbose_name_plural = _("use cases")
        ordering = ["name"]
        indexes = [
            models.Index(fields=["name", "id"], condition=LIVE, name="use_case_by_name"),
            models.Index(fields=["class_rank", "id"], condition=LIVE, name="use_case_by_class"),
            models.Index(fields=["phase", "id"], condition=LIVE, name="use_case_by_phase"),
            models.Index(fields=["duties_undone", "id"], condition=LIVE, name="use_case_by_undone"),
            models.Index(fields=["next_due_on", "id"], condition=LIVE, name="use_case_by_next_due"),
            # The latest date first and those without one last, which is not the reverse of the index above. With the
            # column itself beside it the index is enough: PostgreSQL does not see that the expression holds it.
            models.Index(
                Coalesce("next_due_on", date.min), "id", "next_due_on", condition=LIVE, name="use_case_by_last_due"
            ),
            models.Index(fields=["system", "unit", "id"], condition=LIVE, name="use_case_by_system"),
            models.Index(fields=FACETS, condition=LIVE, name="use_case_facets"),
        ]  # and on PostgreSQL one for searching: use_case_by_words, in the migrations
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], condition=LIVE, name="use_case_name_once_per_unit"),
            models.CheckConstraint(
                condition=Q(first_use_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("first_use_on")),
                name="use_case_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=Q(risk_class__in=RiskClassChoice.values), name="use_case_class_is_known"),
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="use_case_phase_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def roles(self) -> list[str]:
        """What our own organisation is in this use case, in the order in which it became so."""
        return self.own_roles.split()

    def may_edit(self, user: User) -> bool:
        """Tell whether `user` may change this use case; needs no query."""
        return self.withdrawn_at is None and scope(user, WRITERS).covers(self.unit)


class RoleAssignment(Withdrawable):
    """A role that a party holds for a use case or a whole system."""

    class Source(models.TextChoices):
        DERIVED = "derived", _("follows from the facts")
        RECORDED = "recorded", _("recorded by a person")

    use_case = models.ForeignKey(
        UseCase, models.PROTECT, null=True, blank=True, related_name="role_assignments", verbose_name=_("use case")
    )
    system = models.ForeignKey(
        AISystem, models.PROTECT, null=True, blank=True, related_name="role_assignments", verbose_name=_("AI system")
    )
    party = models.ForeignKey(Party, models.PROTECT, related_name="role_assignments", verbose_name=_("party"))
    role = models.CharField(_("role"), max_length=30, choices=RoleChoice)
    source = models.CharField(_("source"), max_length=10, choices=Source, default=Source.RECORDED)
    since = models.DateField(_("since"), null=True, blank=True)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        indexes = [models.Index(fields=["role", "use_case"], condition=LIVE, name="role_by_use_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["use_case", "party", "role"],
                condition=LIVE & Q(use_case__isnull=False),
                name="role_once_per_party_and_use_case",
            ),
            models.UniqueConstraint(
                fields=["system", "party", "role"],
                condition=LIVE & Q(system__isnull=False),
                name="role_once_per_party_and_system",
            ),
            models.CheckConstraint(
                condition=Q(use_case=None, system__isnull=False) | Q(use_case__isnull=False, system=None),
                name="role_for_a_use_case_or_a_system",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.get_role_display()}"
