"""Passing a question on to a colleague, who finds it on the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from registry import audit
from registry.models import FactRequest

if TYPE_CHECKING:
    from collections.abc import Collection

    from people.models import User
    from registry.models import UseCase


@transaction.atomic
def ask(use_case: UseCase, fact: str, *, of: User, by: User, note: str = "") -> FactRequest:
    """Ask `of` what the answer to `fact` is; asking the same again is refused as long as it waits."""
    if FactRequest.objects.waiting().filter(use_case=use_case, fact=fact, asked_of=of).exists():
        raise ValidationError(_("You already asked this colleague. The question is still waiting."))
    request = FactRequest.objects.create(
        use_case=use_case, fact=fact, asked_of=of, asked_by=by, asked_at=timezone.now(), note=note
    )
    audit.question_passed_on(request, by=by)
    return request


def close(use_case: UseCase, facts: Collection[str], *, by: User) -> None:
    """The questions got their answer, from whomever."""
    if facts:
        waiting = FactRequest.objects.waiting().filter(use_case=use_case, fact__in=facts)
        waiting.update(answered_by=by, answered_at=timezone.now())
