"""What search texts listen to: the names of others that they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from people.models import Unit
from registry.models import AISystem, Party, UseCase
from registry.search import system_text, use_case_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

CHUNK = 500


@receiver(post_save, sender=Unit, dispatch_uid="search texts with the name of a unit")
def unit_saved(instance: Unit, created: bool, update_fields: frozenset[str] | None, **_kwargs: Any) -> None:
    if _renamed(created, update_fields):
        _renew(UseCase.objects.filter(unit=instance).select_related("system", "unit"), use_case_text)


@receiver(post_save, sender=AISystem, dispatch_uid="search texts with the name of a system")
def system_saved(instance: AISystem, created: bool, update_fields: frozenset[str] | None, **_kwargs: Any) -> None:
    if _renamed(created, update_fields):
        _renew(UseCase.objects.filter(system=instance).select_related("system", "unit"), use_case_text)
        _renew(AISystem.objects.filter(pk=instance.pk).select_related("provider"), system_text)


@receiver(post_save, sender=Party, dispatch_uid="search texts with the name of a provider")
def party_saved(instance: Party, created: bool, update_fields: frozenset[str] | None, **_kwargs: Any) -> None:
    if _renamed(created, update_fields):
        _renew(AISystem.objects.filter(provider=instance).select_related("provider"), system_text)


def _renamed(created: bool, update_fields: frozenset[str] | None) -> bool:
    """Whether the name may have changed; nothing holds the name of a row that was just made."""
    return not created and (update_fields is None or "name" in update_fields)


def _renew(rows: QuerySet[Any], text: Callable[[Any], str]) -> None:
    changed = []
    for row in rows:
        before, row.search_text = row.search_text, text(row)
        if row.search_text != before:
            changed.append(row)
    rows.model._default_manager.bulk_update(changed, ["search_text"], batch_size=CHUNK)
