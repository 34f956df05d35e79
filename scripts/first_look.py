"""Make the embedded database and the static files ready, in one process because starting Django takes most of it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def main() -> None:
    """Print nothing on standard output but the demonstration accounts."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    with redirect_stdout(sys.stderr):
        call_command("migrate", verbosity=0)
        call_command("load_demo", "--if-empty")
        collect_static_files()
    call_command("demo_accounts")


def collect_static_files() -> None:
    stamp = Path(settings.VAR_DIR) / "static.stamp"
    digest = hashlib.sha256("\n".join(_static_sources()).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest and Path(settings.STATIC_ROOT).is_dir():
        return
    call_command("collectstatic", "--clear", interactive=False, verbosity=0)
    stamp.write_text(digest)


def _static_sources() -> Iterator[str]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            details = os.stat(storage.path(path))
            yield f"{path} {details.st_size} {details.st_mtime_ns}"


if __name__ == "__main__":
    main()
