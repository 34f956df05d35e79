"""`manage.py check` reads every file of rules, so that a wrong one stops a release and not a project team."""

from __future__ import annotations

from typing import Any

from django.core.checks import Error, register

from obligations import rulesets
from registry.datafile import ContentError


@register()
def rules_can_be_read(app_configs: Any, **kwargs: Any) -> list[Error]:
    return [error for name, version in rulesets.published() for error in _errors(name, version)]


def _errors(name: str, version: str) -> list[Error]:
    try:
        rulesets.load(name, version)
    except ContentError as error:
        return [Error(str(error), id="obligations.E001")]
    return []
