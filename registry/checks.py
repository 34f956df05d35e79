"""`manage.py check` reads the facts and every version of the law, so that a wrong file stops a release."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.checks import Error, register

from registry import facts, law
from registry.datafile import ContentError


@register()
def content_can_be_read(app_configs: Any, **kwargs: Any) -> list[Error]:
    """One error per file that cannot be used; the message names the file, the key and the remedy."""
    vocabulary = [*_errors(facts.vocabulary), *_errors(facts.formers)]
    return [*vocabulary, *(error for name in law.known() for error in _errors(partial(law.load, name)))]


def _errors(read: Callable[[], object]) -> list[Error]:
    try:
        read()
    except ContentError as error:
        return [Error(str(error), id="registry.E001")]
    return []
