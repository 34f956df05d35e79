"""From contents to PDF: what a reader sees, what an archive needs, and what hostile text cannot do."""

from __future__ import annotations

import gc
import hashlib
import io
import socket
from datetime import timedelta

import pytest
from pypdf import PdfReader

from obligations.dossier import archival, render
from obligations.dossier.contents import Contents, seal
from tests.obligations import sample_contents as samples

HOSTILE = (
    '<img src="http://127.0.0.1:9/x.png"><img src="file:///etc/passwd"><style>@import "http://127.0.0.1:9/a.css"; '
    "body { background: url(http://127.0.0.1:9/b.png) }</style><script>alert(1)</script>"
    '<link rel="attachment" href="file:///etc/passwd">{{ dossier.number }}{% include "x" %}&amp;'
)
STRANGE = (
    "Arabisch مرحبا, Hebreeuws שלום, \u202eomgekeerd\u202c, emoji 😀🦄👨‍👩‍👧, astraal 𝔸𠮷, Chinees 你好, "
    "nul\u0007bel, streepje\u00adzacht, nulbreed\u200bspatie, surrogaat \ue000, é e\u0301 ñ ß ﬁ ‰ ∑ → ✓"
)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def failures(pdf: bytes, profile: str) -> list[str]:
    import page  # noqa: PLC0415  the name is also that of a fixture

    report = page.validate_pdf_bytes(pdf, profile=profile)
    return sorted({failure.rule_id for failure in report.failures})


def troubled(text: str) -> Contents:
    """The sample with `text` in every place where people type."""
    sample = samples.sample()
    fria = samples.FRIA
    question = samples.question("A1", text, text)
    rows = (("Risico", text), (text, "x"))
    table = samples.question("A2", "Tabel", table=samples.c.Table(columns=("Een", text), rows=rows))
    section = fria.sections[0].model_copy(update={"questions": (question, table), "title": text})
    duty = samples.DEPLOYER[0].model_copy(
        update={
            "title": text,
            "owner": text,
            "notes": (samples.c.Note(text=text, by=samples.PROJECT, at=samples.at(2026, 11, 1)),),
        }
    )
    group = samples.DUTIES[0].model_copy(update={"duties": (duty,), "party": text})
    piece = samples.EVIDENCE[0].model_copy(update={"title": text, "filename": text})
    return sample.model_copy(
        update={
            "use_case": samples.USE_CASE.model_copy(update={"name": text, "purpose": text}),
            "system": samples.SYSTEM.model_copy(update={"name": text, "intended_purpose": text, "excluded_uses": text}),
            "duties": (group,),
            "evidence": (piece,),
            "assessments": (fria.model_copy(update={"sections": (section,)}),),
        }
    )


@pytest.fixture(scope="module")
def sample() -> render.Printed:
    return render.printed(samples.sample())


@pytest.fixture(scope="module")
def bare() -> render.Printed:
    return render.printed(samples.bare())


@pytest.fixture(scope="module")
def strange() -> render.Printed:
    return render.printed(troubled(STRANGE))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("something opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_pdf_passes_the_validator(sample: render.Printed, profile: str) -> None:
    assert failures(sample.pdf, profile) == []


def test_the_same_contents_give_the_same_bytes(bare: render.Printed) -> None:
    assert render.printed(samples.bare()) == bare


def test_contents_read_back_from_json_give_the_same_bytes(sample: render.Printed) -> None:
    assert render.pdf(Contents.from_json(samples.sample().to_json())) == sample.pdf


def test_other_contents_give_another_file(bare: render.Printed) -> None:
    contents = samples.bare()
    later = contents.model_copy(update={"made_at": contents.made_at + timedelta(minutes=1)})
    assert render.pdf(later) != bare.pdf


def test_the_data_are_attached_and_match_the_code_on_the_cover(sample: render.Printed) -> None:
    reader = PdfReader(io.BytesIO(sample.pdf))
    [(name, [data])] = reader.attachments.items()
    assert name == "dossier.json"
    assert Contents.from_json(data) == samples.sample()
    code = hashlib.sha256(data).hexdigest()
    assert code == seal(samples.sample().to_json())
    cover = reader.pages[0].extract_text().replace(" ", "").replace("·", "").replace("\n", "")
    assert code in cover


def test_a_reader_finds_everything(sample: render.Printed) -> None:
    text = " ".join(text_of(sample.pdf).split())
    for expected in (
        "Risicoscore uitkeringen",
        "2026-0147, versie 2",
        "RisicoWijzer 2.1",
        "Samenvatting",
        "Hoe de conclusie tot stand komt",
        "Beoordeelt het systeem of iemand recht",
        "Gebruiksverantwoordelijke: Dienst Uitkeringen",
        "Menselijk toezicht beleggen",
        "Wacht op",
        "O-01, O-03",
        "Het systeem was er al.",
        "Zie N-1.",
        "CELEX 02024R1689-20260727",
        "catalogue 1.0",
        "nummer 1.204",
        "B-10",
        "Welke grondrechten kan het systeem raken?",
        "Overgenomen uit DPIA van 12 maart 2026, paragraaf 16",
        "Nog niet beantwoord.",
        "Niet van toepassing",
        "Klasse vastgesteld",
        "Anne Brouwer, Registerbeheerder, CDO-bureau",
        "zoals gewijzigd door (EU) 2026/1744",
        "geen juridisch advies",
        f"bladzijde 2 van {sample.pages}",
    ):
        assert expected in text, expected


def test_it_has_a_title_a_language_bookmarks_and_tags(sample: render.Printed) -> None:
    reader = PdfReader(io.BytesIO(sample.pdf))
    root = reader.trailer["/Root"]
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert reader.metadata is not None
    assert reader.metadata.title == "Dossier 2026-0147, versie 2: Risicoscore uitkeringen"
    assert root["/Lang"] == "nl"
    assert {"Samenvatting", "Verplichtingen", "FRIA: antwoorden"} <= set(titles)
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]


def test_the_table_of_contents_names_the_right_pages(sample: render.Printed) -> None:
    reader = PdfReader(io.BytesIO(sample.pdf))
    contents = reader.pages[1].extract_text().splitlines()
    number = next(int(line.split()[-1]) for line in contents if line.startswith("Wie deed wat"))
    assert "Wie deed wat" in reader.pages[number - 1].extract_text()


def test_the_least_there_can_be_still_makes_a_dossier(bare: render.Printed) -> None:
    text = text_of(bare.pdf)
    assert "Nog geen besluit" in text
    assert "Nog onbepaald" in text
    assert failures(bare.pdf, "3a") == failures(bare.pdf, "ua1") == []


def test_markup_in_text_stays_text_and_nothing_is_opened(no_network: None) -> None:
    pdf = render.pdf(troubled(HOSTILE))
    text = text_of(pdf)
    assert "<script>alert(1)</script>" in text.replace("\n", "")
    assert "{{ dossier.number }}" in text.replace("\n", " ")
    assert "root:x:0" not in text
    assert len(PdfReader(io.BytesIO(pdf)).attachments) == 1
    assert failures(pdf, "3a") == []


def test_strange_characters_are_shown_or_visibly_replaced(strange: render.Printed) -> None:
    text = text_of(strange.pdf)
    assert "\N{REPLACEMENT CHARACTER}" in text
    assert "\u202e" not in text
    assert "✓" in text
    assert failures(strange.pdf, "3a") == failures(strange.pdf, "ua1") == []


def test_strange_characters_stay_in_the_data(strange: render.Printed) -> None:
    [[data]] = PdfReader(io.BytesIO(strange.pdf)).attachments.values()
    assert Contents.from_json(data).use_case.name == STRANGE


def test_garbage_is_collected_again_after_printing_also_when_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_contents: Contents) -> str:
        assert not gc.isenabled()
        raise ZeroDivisionError

    monkeypatch.setattr(render, "html", fail)
    with pytest.raises(ZeroDivisionError):
        render.printed(samples.bare())
    assert gc.isenabled()


def test_what_many_duties_rest_on_is_told_once(sample: render.Printed) -> None:
    text = " ".join(text_of(sample.pdf).split())
    assert text.count("Uw organisatie is gebruiksverantwoordelijke.") == 1
    assert text.count("Dienst Uitkeringen is gebruiksverantwoordelijke.") == 0
    assert text.count("Het systeem was er al.") == 1


def test_a_word_without_end_stays_on_the_page() -> None:
    printed = render.printed(troubled("x" * 1000))
    assert failures(printed.pdf, "3a") == []


def test_only_our_own_drawings_can_be_fetched() -> None:
    fetcher = archival.packaged(render.PRINT)
    assert b"<svg" in fetcher.fetch("dossier:state-now.svg").read()
    for url in ("http://127.0.0.1:9/", "https://example.nl/", "file:///etc/passwd", "data:text/css,x", "dossier:../x"):
        with pytest.raises(archival.Refused):
            fetcher.fetch(url)


def test_a_hole_in_the_templates_stops_the_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    monkeypatch.setattr(render, "html", lambda _contents: '<html lang="nl"><img alt="x" src="file:///etc/passwd">')
    with pytest.raises(FatalURLFetchingError):
        render.pdf(samples.sample())


@pytest.mark.parametrize(
    "risk_class",
    [
        "prohibited",
        "annex3_exempt",
        "limited",
        "minimal",
        "not_ai",
        "out_of_scope",
        "undetermined",
        "high_risk_annex1b",
    ],
)
def test_every_class_has_its_sign(risk_class: str) -> None:
    conclusion = samples.CLASSIFICATION.model_copy(update={"risk_class": risk_class, "also": ("Transparantieplicht",)})
    page = render.html(samples.sample(classification=conclusion))
    assert f'class="badge badge--{render.SIGNS.get(risk_class, "undetermined")}"' in page


def test_in_english_when_the_contents_are_english() -> None:
    page = render.html(samples.sample(language="en"))
    assert '<html lang="en">' in page
    assert "Summary" in page
    assert "Samenvatting" not in page
