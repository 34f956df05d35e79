"""The events of dossiers for the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit.trail import record

if TYPE_CHECKING:
    from obligations.models import Dossier
    from people.models import User


def dossier_requested(dossier: Dossier, *, by: User) -> None:
    _record("dossier_requested", dossier, by, snapshot=dossier.snapshot_sha256)


def dossier_asked_again(dossier: Dossier, *, by: User) -> None:
    _record("dossier_requested", dossier, by, again=True)


def dossier_made(dossier: Dossier, *, pdf_sha256: str, pages: int) -> None:
    _record("dossier_ready", dossier, None, pdf=pdf_sha256, pages=pages)


def dossier_failed(dossier: Dossier, *, failure: str) -> None:
    _record("dossier_failed", dossier, None, failure=failure)


def dossier_downloaded(dossier: Dossier, *, by: User) -> None:
    _record("dossier_downloaded", dossier, by)


def _record(action: str, dossier: Dossier, by: User | None, **data: Any) -> None:
    record(
        action,
        by=by,
        on=dossier,
        use_case_id=dossier.use_case_id,
        number=dossier.number,
        version=dossier.version,
        **data,
    )
