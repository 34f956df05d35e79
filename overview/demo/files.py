"""Small real files as evidence, made on the spot."""

from __future__ import annotations

from io import BytesIO

import pydyf
from django.utils.text import slugify

LINE = 86  # characters on a line of the PDF
TOP, LEADING = 770, 18


def file_of(kind: str, title: str, text: str) -> tuple[BytesIO, str]:
    """A file with its name; `kind` is pdf, txt or csv."""
    content = _pdf(title, text) if kind == "pdf" else text.encode()
    return BytesIO(content), f"{slugify(title)}.{kind}"


def _pdf(title: str, text: str) -> bytes:
    """One page in Helvetica, which every reader has."""
    document = pydyf.PDF()
    font = pydyf.Dictionary(
        {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"}
    )
    document.add_object(font)
    page = _page([title, "", *_lines(text)])
    document.add_object(page)
    resources = pydyf.Dictionary({"Font": pydyf.Dictionary({"F1": font.reference})})
    sheet = {"Type": "/Page", "Parent": document.pages.reference, "MediaBox": pydyf.Array([0, 0, 595, 842])}
    document.add_page(pydyf.Dictionary({**sheet, "Contents": page.reference, "Resources": resources}))
    output = BytesIO()
    document.write(output)
    return output.getvalue()


def _page(lines: list[str]) -> pydyf.Stream:
    stream = pydyf.Stream()
    stream.begin_text()
    stream.set_font_size("F1", 12)
    for place, line in enumerate(lines):
        stream.set_text_matrix(1, 0, 0, 1, 64, TOP - place * LEADING)
        stream.show_text_string(line)
    stream.end_text()
    return stream


def _lines(text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= LINE:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line]
