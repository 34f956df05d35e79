"""What WeasyPrint does not do itself: refuse every address, and be PDF/A-3a and PDF/UA-1 in one reproducible file."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
UA = "http://www.aiim.org/pdfua/ns/id/"
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PROPERTY = "http://www.aiim.org/pdfa/ns/property#"

# PDF/A wants every metadata schema it does not know to be described in the file itself.
UA_DESCRIPTION = f"""
<rdf:Description xmlns:rdf="{RDF}" xmlns:pdfuaid="{UA}" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""
UA_SCHEMA = f"""
<rdf:Description xmlns:rdf="{RDF}" xmlns:pdfaExtension="{EXTENSION}" xmlns:pdfaSchema="{SCHEMA}"
    xmlns:pdfaProperty="{PROPERTY}" rdf:about="">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{UA}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


# A carriage return at the end of a stream reads as part of the line end that follows it, so that the stream seems one
# byte shorter than it says. For the two streams that are made last, another object makes other bytes.
START, END = b"\nstream\n", b"\nendstream"
AMBIGUOUS = b"\r" + END
MOST_SPARES = 5


class Refused(Exception):
    """Something asked for an address while a dossier was being printed."""


def packaged(folder: Path) -> Any:
    """Return a fetcher that knows the drawings in `folder` by name, and stops at any other address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    drawings = {f"dossier:{path.name}": path for path in folder.glob("*.svg")}

    class Packaged(URLFetcher):
        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url not in drawings:
                raise Refused(url)
            return URLFetcherResponse(url, drawings[url].read_bytes(), {"Content-Type": "image/svg+xml"})

    return Packaged()


def write(document: Any, *, name: str, text: str, made: datetime, identifier: str) -> bytes:
    """Write the laid-out document with `text` attached; `identifier` marks files of the same data as the same file."""
    _claim_accessible(document.metadata)
    for spare in range(MOST_SPARES):
        written: bytes = document.write_pdf(
            pdf_variant="pdf/a-3a",
            attachments=[_attachment(name, text, made)],
            pdf_identifier=bytes.fromhex(identifier)[:16],
            finisher=partial(_finish, spares=spare),
        )
        if AMBIGUOUS not in written:
            break
    return written


def _attachment(name: str, text: str, made: datetime) -> Any:
    from weasyprint import Attachment

    return Attachment(string=text, name=name, description=name, created=made, modified=made, relationship="Data")


def _claim_accessible(metadata: Any) -> None:
    """Add PDF/UA-1 to the metadata that WeasyPrint writes for PDF/A-3a."""
    for prefix, name in (("pdfaExtension", EXTENSION), ("pdfaSchema", SCHEMA), ("pdfaProperty", PROPERTY)):
        ElementTree.register_namespace(prefix, name)
    generate = metadata.generate_rdf_metadata

    def generate_both(*args: Any) -> bytes:
        rdf = ElementTree.fromstring(generate(*args))
        rdf.extend(ElementTree.fromstring(text) for text in (UA_DESCRIPTION, UA_SCHEMA))
        both: bytes = ElementTree.tostring(rdf, encoding="utf-8")
        return both

    metadata.generate_rdf_metadata = generate_both


def _finish(document: Any, pdf: Any, *, spares: int) -> None:
    """Leave the metadata readable without unpacking, pack streams, and say what each table head is the head of."""
    from pydyf import Dictionary, Stream

    for item in pdf.objects:
        if isinstance(item, Stream):
            if item.extra.get("Type") == "/Metadata":
                item.compress = False
            _pack_once(item)
    for number in range(spares):
        pdf.add_object(Dictionary({"Spare": number}))
    for page in document.pages:
        for box in page._page_box.descendants():
            if getattr(box, "element_tag", None) == "th" and hasattr(box, "mark"):
                box.mark["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"


def _pack_once(stream: Any) -> None:
    """Keep the packed form: a stream packs itself anew each time it is asked for its data.

    What ends with a carriage return gets a line end more; unpacking stops before it.
    """
    if not stream.compress:
        return
    data = stream.data
    packed = data[data.index(START) + len(START) : -len(END)]
    stream.stream, stream.compress = [packed + b"\n" if data.endswith(AMBIGUOUS) else packed], False
    stream.extra["Filter"] = "/FlateDecode"
