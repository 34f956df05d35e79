"""What may be uploaded: a few kinds of file, told by their content, read once from begin to end.

The name only has to agree with the content. Nothing is ever shown in the browser; files go out as attachments.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO

import puremagic
from django.utils.translation import gettext as _

BLOCK = 1024 * 1024
NAME_LENGTH = 100
ZIP_ENTRIES = 5000
ZIP_UNPACKED = 500 * 1024 * 1024
ZIP_RATIO = 200
MARKUP = re.compile(rb"<(?:!doctype|html|head|body|svg|script|iframe|\?xml)\b", re.IGNORECASE)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")


class Refused(Exception):
    """The file is not kept; the message tells the person what to do."""


@dataclass(frozen=True)
class Checked:
    """A file that was read to its end and found to be what it says."""

    file: BinaryIO
    name: str
    content_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Kind:
    """A kind of file: its media type and the check of its content."""

    content_type: str
    agrees: Callable[[BinaryIO], bool]


def check(file: BinaryIO, name: str, *, limit: int) -> Checked:
    """Read `file` once; raise `Refused` when it is empty, too big, of another kind, or not what its name says."""
    safe = safe_name(name)
    kind = KINDS.get(_extension(safe))
    if kind is None:
        raise Refused(_("This kind of file cannot be added. Choose one of: %(kinds)s.") % {"kinds": kinds_in_words()})
    size, digest = _read(file, limit)
    file.seek(0)
    if not kind.agrees(file):
        raise Refused(_not_what_it_says(_extension(safe)))
    file.seek(0)
    return Checked(file, safe, kind.content_type, size, digest)


def kinds_in_words() -> str:
    return ", ".join(KINDS)


def safe_name(name: str) -> str:
    """The last part of `name` without control and reserved characters, and not too long."""
    last = PureWindowsPath(PurePosixPath(unicodedata.normalize("NFC", name)).name).name
    kept = "".join(c for c in last if unicodedata.category(c)[0] != "C" and c not in '<>:"/\\|?*')
    stem, dot, extension = " ".join(kept.split()).rpartition(".")
    stem = stem.strip(". ") or _("file")
    return f"{stem[:NAME_LENGTH]}{dot}{extension[:10]}"


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _read(file: BinaryIO, limit: int) -> tuple[int, str]:
    """Size and SHA-256; stops as soon as the limit is passed."""
    size, digest = 0, hashlib.sha256()
    for block in _blocks(file):
        size += len(block)
        if size > limit:
            raise Refused(_("The file is too big. At most %(size)s MB is allowed.") % {"size": limit // BLOCK})
        digest.update(block)
    if size == 0:
        raise Refused(_("The file is empty. Choose another file."))
    return size, digest.hexdigest()


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while block := file.read(BLOCK):
        yield block


def _not_what_it_says(extension: str) -> str:
    return _("The content of this file is not that of a .%(kind)s file. Save it as .%(kind)s first, then add it.") % {
        "kind": extension
    }


def _magic(content_type: str) -> Callable[[BinaryIO], bool]:
    """The first bytes are those of `content_type`."""

    def agrees(file: BinaryIO) -> bool:
        try:
            found = puremagic.magic_string(file.read(2048))
        except (puremagic.PureError, ValueError):
            return False
        return any(match.mime_type == content_type for match in found)

    return agrees


def _office(marker: str) -> Callable[[BinaryIO], bool]:
    """A zip of Office Open XML that holds `marker`, and no macros."""

    def agrees(file: BinaryIO) -> bool:
        names = _zip_names(file)
        return {"[Content_Types].xml", marker} <= names and not any("vbaproject" in name.lower() for name in names)

    return agrees


def _open_document(content_type: str) -> Callable[[BinaryIO], bool]:
    """A zip of which the entry "mimetype" says that it is `content_type`, without scripts."""

    def agrees(file: BinaryIO) -> bool:
        names = _zip_names(file)
        if "mimetype" not in names or any(name.startswith(("Basic/", "Scripts/")) for name in names):
            return False
        with zipfile.ZipFile(file) as package, package.open("mimetype") as entry:
            return entry.read(100).strip() == content_type.encode()

    return agrees


def _zip_names(file: BinaryIO) -> set[str]:
    """The names in a zip; none when it is no zip, or one that grows beyond measure when unpacked."""
    try:
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return set()
    unpacked, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    grows = unpacked > ZIP_UNPACKED or unpacked > ZIP_RATIO * max(packed, 1)
    return set() if grows or len(entries) > ZIP_ENTRIES else {entry.filename for entry in entries}


def _text(file: BinaryIO) -> bool:
    """UTF-8 without control characters that does not begin as markup."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    begin = file.read(BLOCK)
    if MARKUP.search(begin[:2048]):
        return False
    try:
        for block in [begin, *_rest(file)]:
            decoder.decode(block)
            if CONTROL.search(block):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _rest(file: BinaryIO) -> list[bytes]:
    return list(iter(lambda: file.read(BLOCK), b""))


def _mail(file: BinaryIO) -> bool:
    """An e-mail as it was sent: it begins with headers, among them who sent it and when."""
    headers = BytesHeaderParser().parse(file)
    return bool(headers.get("From") and headers.get("Date"))


def _open_xml(kind: str) -> str:
    return f"application/vnd.openxmlformats-officedocument.{kind}"


KINDS: dict[str, Kind] = {
    "pdf": Kind("application/pdf", _magic("application/pdf")),
    "docx": Kind(_open_xml("wordprocessingml.document"), _office("word/document.xml")),
    "xlsx": Kind(_open_xml("spreadsheetml.sheet"), _office("xl/workbook.xml")),
    "pptx": Kind(_open_xml("presentationml.presentation"), _office("ppt/presentation.xml")),
    "odt": Kind("application/vnd.oasis.opendocument.text", _open_document("application/vnd.oasis.opendocument.text")),
    "ods": Kind(
        "application/vnd.oasis.opendocument.spreadsheet",
        _open_document("application/vnd.oasis.opendocument.spreadsheet"),
    ),
    "png": Kind("image/png", _magic("image/png")),
    "jpg": Kind("image/jpeg", _magic("image/jpeg")),
    "jpeg": Kind("image/jpeg", _magic("image/jpeg")),
    "txt": Kind("text/plain", _text),
    "md": Kind("text/markdown", _text),
    "csv": Kind("text/csv", _text),
    "eml": Kind("message/rfc822", _mail),
}
