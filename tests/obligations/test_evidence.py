"""Evidence: numbered, kept under a name of its own, downloaded and never shown, withdrawn and never removed."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from audit.models import AuditEvent
from obligations.models import Evidence
from tests import make

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n"
RULE = "AIA-26-1"


@pytest.fixture
def duty(use_case):
    return make.duty(use_case, RULE)


@pytest.fixture
def upload(client, duty, team_member):
    client.force_login(team_member)

    def post(content=PDF, name="verslag.pdf", to=duty, **fields):
        file = SimpleUploadedFile(name, content)
        return client.post(f"/duties/{to.pk}/evidence/", {"file": file, **fields})

    return post


def test_a_file_is_kept_with_its_hash_and_its_maker(upload, team_member, use_case):
    assert upload(title="Verslag van de toets").status_code == 302
    piece = Evidence.objects.get()
    assert (piece.label, piece.title, piece.name, piece.size) == (
        "B-01",
        "Verslag van de toets",
        "verslag.pdf",
        len(PDF),
    )
    assert (piece.content_type, piece.uploaded_by, piece.use_case) == ("application/pdf", team_member, use_case)
    assert len(piece.sha256) == 64
    assert piece.file.read() == PDF
    assert AuditEvent.objects.get(action="evidence_uploaded").data["sha256"] == piece.sha256


def test_the_place_on_disk_says_nothing_of_the_name(upload):
    upload(name="../../etc/geheim.pdf")
    piece = Evidence.objects.get()
    assert piece.name == "geheim.pdf"
    assert "geheim" not in piece.file.name
    assert Path(piece.file.path).is_relative_to(settings.MEDIA_ROOT)


@pytest.mark.both_databases
def test_numbers_count_within_the_use_case_and_are_never_used_again(client, upload, use_case):
    upload()
    upload(to=make.duty(use_case, "AIA-27"))
    second = Evidence.objects.get(number=2)
    client.post(f"/evidence/{second.pk}/withdraw/", {"reason": "Verkeerd bestand"})
    upload()
    assert list(Evidence.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_a_download_is_an_attachment_that_no_browser_opens(client, upload):
    upload(name="Verslag één.pdf")
    answer = client.get(f"/evidence/{Evidence.objects.get().pk}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_a_file_that_is_gone_from_disk_is_not_found(client, upload):
    upload()
    piece = Evidence.objects.get()
    Path(piece.file.path).unlink()
    assert client.get(f"/evidence/{piece.pk}/").status_code == 404


def test_withdrawing_needs_a_reason_and_keeps_row_and_file(client, upload, team_member):
    upload()
    piece = Evidence.objects.get()
    assert client.get(f"/evidence/{piece.pk}/withdraw/").status_code == 200
    assert client.post(f"/evidence/{piece.pk}/withdraw/", {"reason": " "}).status_code == 200
    client.post(f"/evidence/{piece.pk}/withdraw/", {"reason": "Verkeerd bestand"})
    piece.refresh_from_db()
    assert (piece.withdrawn_by, piece.withdrawn_reason) == (team_member, "Verkeerd bestand")
    assert Path(piece.file.path).exists()
    assert client.get(f"/evidence/{piece.pk}/").status_code == 404


def test_a_row_is_not_deleted(upload):
    upload()
    with pytest.raises(ProtectedError):
        Evidence.objects.get().delete()


def test_who_may_fetch_and_withdraw(client, upload, auditor, fg, other_member, neighbour, colleague):
    upload()
    url = f"/evidence/{Evidence.objects.get().pk}/"
    readers, strangers = [auditor, fg], [other_member, neighbour]
    for person in readers:
        client.force_login(person)
        assert client.get(url).status_code == 200
        assert client.post(f"{url}withdraw/", {"reason": "x"}).status_code == 403
    for person in strangers:
        client.force_login(person)
        assert client.get(url).status_code == 404
        assert client.post(f"{url}withdraw/", {"reason": "x"}).status_code == 404
    client.force_login(colleague)
    assert client.post(f"{url}withdraw/", {"reason": "x"}).status_code == 302


def test_a_hostile_title_is_text(client, upload, duty):
    upload(title='<img src=x onerror="alert(1)">')
    assert "<img src=x" not in client.get(f"/duties/{duty.pk}/").text


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "leeg.pdf", "Het bestand is leeg."),
        (b"<html><script>alert(1)</script></html>", "verslag.pdf", "niet die van een .pdf-bestand"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "plaatje.svg", "Dit soort bestand kan niet"),
        (PDF, "programma.exe", "Dit soort bestand kan niet"),
        (PDF, "zonder-punt", "Dit soort bestand kan niet"),
    ],
)
def test_what_is_refused_says_what_to_do(upload, content, name, says):
    page = upload(content, name)
    assert page.status_code == 200
    assert says in page.text
    assert not Evidence.objects.exists()


def test_a_file_that_is_too_big_is_refused(upload, settings):
    settings.UPLOAD_LIMIT = 1024 * 1024
    page = upload(PDF + b" " * 1024 * 1024)
    assert "Het bestand is te groot. Het mag hoogstens 1 MB zijn." in page.text


def test_without_a_file_the_form_says_so(client, duty, team_member):
    client.force_login(team_member)
    assert "error-summary" in client.post(f"/duties/{duty.pk}/evidence/", {}).text


@pytest.mark.both_databases
@pytest.mark.parametrize("broken", [{"size": 0}, {"withdrawn_reason": "x", "withdrawn_at": "2026-01-01T00:00Z"}])
def test_the_database_refuses_what_must_never_be(upload, broken):
    upload()
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.update(**broken)
