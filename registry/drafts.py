"""The unfinished registration of a person: kept as typed, step by step, until it is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from registry.models import AISystem, RegistrationDraft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from people.models import User

IGNORED = {"csrfmiddlewaretoken", "save"}


def typed(user: User, step: str) -> dict[str, Any]:
    """What `user` typed in `step`; empty when nothing was."""
    return dict(_data(user).get(step, {}))


def keep(user: User, step: str, data: QueryDict | Mapping[str, Any]) -> None:
    """Keep what was typed in `step`, right or wrong."""
    draft, _made = RegistrationDraft.objects.get_or_create(user=user)
    draft.data[step] = {key: _storable(value) for key, value in data.items() if key not in IGNORED}
    draft.save()


def join(user: User, system: AISystem) -> None:
    """Choose an existing system in place of a new one."""
    draft, _made = RegistrationDraft.objects.get_or_create(user=user)
    draft.data["joined"] = system.pk
    draft.save()


def leave(user: User) -> None:
    """Take the choice of an existing system back."""
    draft, _made = RegistrationDraft.objects.get_or_create(user=user)
    draft.data.pop("joined", None)
    draft.save()


def joined(user: User) -> AISystem | None:
    """The existing system that was chosen, if it is still there."""
    pk = _data(user).get("joined")
    return AISystem.objects.live().visible_to(user).filter(pk=pk).first() if pk else None


def clear(user: User) -> None:
    RegistrationDraft.objects.filter(user=user).delete()


def _storable(value: Any) -> Any:
    """PostgreSQL keeps no null character; the form says so to who typed one."""
    return value.replace("\x00", "") if isinstance(value, str) else value


def _data(user: User) -> dict[str, Any]:
    draft = RegistrationDraft.objects.filter(user=user).first()
    return draft.data if draft else {}
