"""`manage.py check` reads every instrument, so that a wrong content file stops a release and not a project team."""

from __future__ import annotations

from typing import Any

from django.core.checks import Error, register

from assessments import library
from registry.datafile import ContentError


@register()
def instruments_can_be_read(app_configs: Any, **kwargs: Any) -> list[Error]:
    return [error for name, version in library.published() for error in _errors(name, version)]


def _errors(name: str, version: str) -> list[Error]:
    try:
        library.load(name, version)
    except ContentError as error:
        return [Error(str(error), id="assessments.E001")]
    return []
