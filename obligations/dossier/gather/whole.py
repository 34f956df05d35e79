"""The whole of a dossier, part by part. A fixed number of queries, and two for each assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone, translation

from assessments.models import Assessment
from obligations import reading
from obligations.dossier.contents import Contents
from obligations.dossier.gather import conclusion, duties, forms, sources, subject, trail
from obligations.dossier.gather.people import Directory
from registry import law as laws
from registry.services import sources_of

if TYPE_CHECKING:
    from datetime import datetime

    from people.models import User
    from registry.models import UseCase


def gather(use_case: UseCase, *, by: User, at: datetime, number: str, version: int, language: str = "nl") -> Contents:
    """Read all there is about `use_case`, in `language`, as it stands at the moment `at`."""
    with translation.override(language):
        return _gather(use_case, by, at, number, version, language)


def _gather(use_case: UseCase, by: User, at: datetime, number: str, version: int, language: str) -> Contents:
    day = timezone.localdate(at)
    law = laws.in_force(day)
    known = sources_of(use_case)
    found = laws.classify({k.fact: k.values for k in known.values() if k.values is not None}, law, on=day)
    rows = reading.duties_of(use_case, day, language)
    assessments = _assessments(use_case)
    people = Directory(use_case)
    owed = duties.by_role(use_case, rows, people)
    return Contents(
        language="en" if language == "en" else "nl",
        number=number,
        version=version,
        register_name=settings.SITE_NAME,
        organisation=use_case.unit.organisation.name,
        made_at=at,
        asked_by=people.person(by),
        law=sources.law(law),
        sources=tuple(sources.others(rows, assessments, day)),
        use_case=subject.use_case(use_case, people),
        system=subject.system(use_case),
        classification=conclusion.classification(use_case, found, known, people),
        roles=subject.roles(use_case),
        duties=owed,
        evidence=duties.evidence(reading.evidence_of(use_case), owed, people),
        assessments=tuple(forms.assessment(row, people, language) for row in assessments),
        events=trail.events(use_case, owed, people),
        trail=trail.newest(),
    )


def _assessments(use_case: UseCase) -> list[Assessment]:
    rows = Assessment.objects.live().filter(use_case=use_case)
    people = ("started_by", "submitted_by", "reviewed_by", "signed_by")
    return list(rows.select_related("use_case", *people).order_by("instrument", "pk"))
