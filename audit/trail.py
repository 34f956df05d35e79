"""Writing and checking the trail. Each app names its events in its own `audit.py` and calls `record`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from audit.models import FIRST, AuditEvent, ChainHead

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model

    from people.models import User


@transaction.atomic(savepoint=False)  # an entry stands or falls with the change it tells of
def record(
    action: str,
    *,
    by: User | None,
    on: Model,
    use_case_id: int | None = None,
    at: datetime | None = None,
    **data: Any,
) -> AuditEvent:
    """Add one entry to the chain, in the transaction of the change it tells of.

    `by` is None when the system itself acted. `data` must be plain: text, numbers, lists and dates.
    """
    head, _made = ChainHead.objects.select_for_update().get_or_create(pk=1)
    event = AuditEvent(
        at=at or timezone.now(),
        actor=by,
        actor_label=str(by) if by else "",
        action=action,
        object_type=on._meta.label_lower,
        object_id=str(on.pk),
        object_label=str(on)[:300],
        use_case_id=use_case_id,
        data=json.loads(json.dumps(data, cls=DjangoJSONEncoder)),
        previous=head.newest,
    )
    event.hash = event.digest()
    event.save(force_insert=True)
    head.newest = event.hash
    head.save(update_fields=["newest"])
    return event


class TrailEmptied(ValueError):
    """The chain has a head but no entries: somebody removed them all."""


def first_break() -> AuditEvent | None:
    """Give the first entry that was altered or whose predecessor is gone, or the last entry when later ones are gone.

    None when the chain is whole. Raises TrailEmptied when nothing is left of it.
    """
    previous = FIRST
    event: AuditEvent | None = None
    for event in AuditEvent.objects.order_by("pk").iterator():
        if event.previous != previous or event.hash != event.digest():
            return event
        previous = event.hash
    newest = ChainHead.objects.filter(pk=1).values_list("newest", flat=True).first() or FIRST
    if newest != previous and event is None:
        raise TrailEmptied("the trail is empty, while its head says otherwise")
    return event if newest != previous else None
