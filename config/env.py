"""Settings from the environment; every knob is named here or in settings.py.

`NAME_FILE` may hold the path of a file with the value, so that secrets stay out of the environment.
"""

import os
import secrets
from pathlib import Path

import environ

env = environ.FileAwareEnv()


class MissingSecret(Exception):
    """A secret that production needs is not set."""


def secret(name: str, *, production: bool, keep_in: Path) -> str:
    """Give the secret `name`; outside production a missing one is made once and kept in `keep_in`."""
    value: str = env.str(name, default="")
    if value:
        return value
    if production:
        raise MissingSecret(f"Set {name} or {name}_FILE: production does not start without it.")
    return _kept_secret(keep_in / name.lower())


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text()
