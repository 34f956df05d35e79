"""Which files are taken: told by content, not by name. No database."""

import hashlib
import io
import zipfile

import pytest

from obligations.uploads import Refused, check, safe_name

LIMIT = 5 * 1024 * 1024
PDF = b"%PDF-1.7\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00" * 20
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x00" * 20
MAIL = b"From: a@voorbeeld.example\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\nSubject: x\r\n\r\nDag"


def archive(**entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in entries.items():
            path = name.replace("__", "/").replace("Content_Types", "[Content_Types].xml")
            # Without the time of now: the bytes name a test, and every test process must know it by the same name.
            package.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def named(value):
    """Name a test after its file and not its bytes, so that every test process finds the same names."""
    return f"{len(value)} bytes" if isinstance(value, bytes) else value


DOCX = archive(Content_Types="<Types/>", **{"word/document.xml": "<w/>"})
XLSX = archive(Content_Types="<Types/>", **{"xl/workbook.xml": "<w/>"})
PPTX = archive(Content_Types="<Types/>", **{"ppt/presentation.xml": "<w/>"})
ODT = archive(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<x/>"})
ODS = archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": "<x/>"})


def taken(content, name):
    return check(io.BytesIO(content), name, limit=LIMIT)


@pytest.mark.parametrize(
    ("content", "name", "content_type"),
    [
        (PDF, "a.pdf", "application/pdf"),
        (PDF, "A.PDF", "application/pdf"),
        (PNG, "a.png", "image/png"),
        (JPG, "a.jpg", "image/jpeg"),
        (JPG, "a.jpeg", "image/jpeg"),
        (DOCX, "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (XLSX, "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (PPTX, "a.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        (ODT, "a.odt", "application/vnd.oasis.opendocument.text"),
        (ODS, "a.ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ("naam;één\r\n".encode(), "a.csv", "text/csv"),
        ("Ünïcode عربي 👍".encode(), "a.txt", "text/plain"),
        (b"# Kop", "a.md", "text/markdown"),
        (MAIL, "a.eml", "message/rfc822"),
    ],
    ids=named,
)
def test_a_file_that_is_what_it_says_is_taken(content, name, content_type):
    found = taken(content, name)
    assert (found.content_type, found.size) == (content_type, len(content))
    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert found.file.tell() == 0


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PDF, "a.png"),
        (PNG, "a.pdf"),
        (b"MZ\x90\x00 program", "a.pdf"),
        (b"GIF89a", "a.png"),
        (DOCX, "a.xlsx"),
        (ODT, "a.docx"),
        (ODT, "a.ods"),
        (archive(**{"a.txt": "x"}), "a.docx"),
        (archive(Content_Types="<x/>", **{"word/document.xml": "<w/>", "word/vbaProject.bin": "x"}), "a.docx"),
        (archive(mimetype="application/vnd.oasis.opendocument.text", **{"Basic/x.xml": "x"}), "a.odt"),
        (archive(Content_Types="<x/>", **{"word/document.xml": "0" * 4_000_000}), "a.docx"),
        (DOCX[:40], "a.docx"),
        (b"PK\x03\x04", "a.docx"),
        (b"\xff\xfe\x00tekst", "a.txt"),
        (b"tekst\x00met nul", "a.txt"),
        (b"<!DOCTYPE html><p>x", "a.txt"),
        (b"  <svg onload=alert(1)>", "a.md"),
        (b"<?xml version='1.0'?><svg/>", "a.csv"),
        (b"geen kop", "a.eml"),
        (b"", "a.txt"),
        (PDF, "a.svg"),
        (PDF, "a.html"),
        (PDF, "a.zip"),
        (PDF, "a.pdf.exe"),
        (PDF, "pdf"),
        (PDF, ""),
    ],
    ids=named,
)
def test_a_file_that_lies_or_is_of_another_kind_is_refused(content, name):
    with pytest.raises(Refused):
        taken(content, name)


def test_reading_stops_at_the_limit():
    class Endless(io.BytesIO):
        asked = 0

        def read(self, size=-1):
            self.asked += 1
            return b"x" * (size if size > 0 else 1)

    endless = Endless()
    with pytest.raises(Refused):
        check(endless, "a.txt", limit=LIMIT)
    assert endless.asked <= 7


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("verslag.pdf", "verslag.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\p\\verslag.pdf", "verslag.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ('"; rm -rf.pdf', "; rm -rf.pdf"),
        ("\u202efdp.exe.txt", "fdp.exe.txt"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_name_loses_what_could_harm(name, safe):
    assert safe_name(name) == safe
