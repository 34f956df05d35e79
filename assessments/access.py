"""Who may review and sign an assessment: the kinds of reviewer that its instrument names, and registry managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from assessments import library
from people.access import Role, review_scope, scope

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from assessments.models import Assessment
    from people.models import User


def may_sign(user: User | AnonymousUser, assessment: Assessment) -> bool:
    """Tell whether `user` decides on `assessment`: a reviewer of its unit who did not hand it in."""
    if assessment.submitted_by_id == user.pk:
        return False
    unit, kinds = assessment.use_case.unit, assessment.questionnaire.reviewers
    return scope(user, {Role.REGISTRY_MANAGER}).covers(unit) or review_scope(user, kinds).covers(unit)


def reviews(user: User | AnonymousUser) -> Q:
    """Filter assessments by whether `user` decides on them."""
    allowed = Q(pk__in=[])
    for name in library.names():
        allowed |= Q(instrument=name) & review_scope(user, library.latest(name).reviewers).q("use_case__unit")
    allowed |= scope(user, {Role.REGISTRY_MANAGER}).q("use_case__unit") or Q(pk__isnull=False)
    return allowed & ~Q(submitted_by=user.pk)
