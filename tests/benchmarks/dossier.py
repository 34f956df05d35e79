"""How long a dossier of about 40 pages and one of 200 duties take, what part of it is WeasyPrint's, and the memory.

    python -m tests.benchmarks.dossier [times the form is repeated]

Processor seconds say what the work costs; elapsed seconds also say how busy the machine is.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from contextlib import contextmanager

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.utils import timezone, translation  # noqa: E402

from obligations.dossier import render  # noqa: E402
from obligations.dossier.contents import Contents  # noqa: E402
from obligations.dossier.legible import glyphs  # noqa: E402
from tests.obligations import sample_contents as samples  # noqa: E402

ROUNDS = 3


def main(times: int) -> None:
    render.printed(samples.bare())  # load WeasyPrint and the fonts, as a worker has
    glyphs()
    _tell(f"{times} forms", samples.thick(times))
    _tell("200 duties", samples.owing(200))
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _tell(what: str, contents: Contents) -> None:
    text = contents.to_json()
    measured = [_measure(text) for _round in range(ROUNDS)]
    measured.sort(key=lambda row: row["total"])
    middle = measured[ROUNDS // 2]
    own = middle["total"] - middle["weasyprint"]
    print(f"{what}: {middle['pages']:.0f} pages, {middle['bytes'] / 1024:.0f} kB, median of {ROUNDS}")
    print(f"processor: {middle['total']:.2f} s, of which ours {own:.2f} s ({own / middle['total']:.0%})")
    print(f"elapsed: {middle['elapsed']:.2f} s; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def _measure(text: str) -> dict[str, float]:
    begin, elapsed = time.process_time(), time.monotonic()
    contents = Contents.from_json(text)
    with translation.override(contents.language), timezone.override(render.ZONE), _clock(render, "html") as ours:
        read = time.process_time() - begin
        done = render.printed(contents)
    total = time.process_time() - begin
    return {
        "pages": done.pages,
        "bytes": len(done.pdf),
        "total": total,
        "weasyprint": total - read - ours["seconds"],
        "elapsed": time.monotonic() - elapsed,
    }


@contextmanager
def _clock(module, name):
    """Add up the processor seconds of a function."""
    spent = {"seconds": 0.0}
    function = getattr(module, name)

    def clocked(*args):
        begin = time.process_time()
        try:
            return function(*args)
        finally:
            spent["seconds"] += time.process_time() - begin

    setattr(module, name, clocked)
    try:
        yield spent
    finally:
        setattr(module, name, function)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
