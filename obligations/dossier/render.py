"""Contents in, PDF out: the same contents give the same bytes, and nothing outside this package is opened."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import timezone, translation

from obligations.dossier import archival, owed
from obligations.dossier.chapters import SIGNS, chapters
from obligations.dossier.contents import Contents, in_groups, seal
from obligations.dossier.legible import legible
from obligations.dossier.summary import figures, signed, still_open

PRINT = Path(__file__).parent / "print"
ATTACHMENT = "dossier.json"
ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Printed:
    pdf: bytes
    pages: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()


def pdf(contents: Contents) -> bytes:
    return printed(contents).pdf


def printed(contents: Contents) -> Printed:
    """Lay the dossier out and write it as PDF/A-3a and PDF/UA-1 with its own data attached."""
    with _garbage_later():
        return _printed(contents)


@contextmanager
def _garbage_later() -> Iterator[None]:
    """A layout is millions of objects that all live until the end: looking for garbage in between only takes time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


def _printed(contents: Contents) -> Printed:
    # WeasyPrint takes a second to load and a web process never needs it.
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fetcher = archival.packaged(PRINT)
    fonts = FontConfiguration()
    style = CSS(string=(PRINT / "dossier.css").read_text(), url_fetcher=fetcher, font_config=fonts)
    page = HTML(string=html(contents), url_fetcher=fetcher, base_url="dossier:")
    document = page.render(font_config=fonts, stylesheets=[style], pdf_variant="pdf/a-3a")
    data = contents.to_json()
    made = contents.made_at.astimezone(UTC).replace(tzinfo=None)
    pdf = archival.write(document, name=ATTACHMENT, text=data, made=made, identifier=seal(data))
    return Printed(pdf, len(document.pages))


def html(contents: Contents) -> str:
    """Fill the templates in the language of the dossier, in Dutch time, wherever this runs."""
    with translation.override(contents.language), timezone.override(ZONE):
        return legible(render_to_string("dossier/dossier.html", context(contents)))


def context(contents: Contents) -> dict[str, Any]:
    code, facts, found = in_groups(seal(contents.to_json())), owed.open_facts(contents), owed.groups(contents)
    return {
        "dossier": contents,
        "chapters": chapters(contents),
        "figures": figures(contents),
        "groups": found,
        "open_facts": facts,
        "fact_numbers": owed.fact_numbers(facts),
        "date_notes": owed.date_notes(found),
        "still_open": still_open(contents),
        "signed": signed(contents),
        "sign": SIGNS.get(contents.classification.risk_class, "undetermined"),
        "code": (" ".join(code[:8]), " ".join(code[8:])),
        "stamp": contents.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
