"""The screens of dossiers: who sees what, how a page learns that a dossier is ready, and the download."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from obligations import tasks
from obligations.dossier import making, requests
from obligations.dossier.render import Printed
from obligations.models import Dossier
from tests import make


@pytest.fixture(autouse=True)
def _no_workers(monkeypatch):
    monkeypatch.setattr(tasks.render_dossier, "delay", lambda _pk: None)
    monkeypatch.setattr(making, "printed", lambda contents: Printed(b"%PDF-1.7 " + contents.number.encode(), 46))


@pytest.fixture
def dossier(use_case, team_member):
    return requests.request(use_case, by=team_member)


@pytest.fixture
def ready(dossier):
    making.make(dossier.pk)
    dossier.refresh_from_db()
    return dossier


def fail(dossier):
    Dossier.objects.filter(pk=dossier.pk).update(state="failed", failure="too_long")


def url(name, pk):
    return reverse(f"obligations:{name}", args=[pk])


def test_without_dossiers_the_page_says_what_will_be_here(client, team_member, use_case):
    client.force_login(team_member)
    page = client.get(url("dossier_list", use_case.pk)).content.decode()
    assert "Nog geen dossiers" in page
    assert "Dossier maken" in page


def test_asking_shows_the_dossier_in_the_queue(client, team_member, use_case):
    client.force_login(team_member)
    response = client.post(url("dossier_request", use_case.pk), follow=True)
    page = response.content.decode()
    dossier = Dossier.objects.get()
    assert f"Dossier {dossier.number}, versie 1" in page
    assert f'hx-get="{url("dossier_state", dossier.pk)}?seen={dossier.seen}&amp;new=1"' in page
    assert "Dossier maken" not in page


def test_two_clicks_give_one_dossier(client, team_member, use_case):
    client.force_login(team_member)
    for _click in range(2):
        assert client.post(url("dossier_request", use_case.pk)).status_code == 302
    assert Dossier.objects.count() == 1


def test_a_page_that_knows_the_newest_gets_nothing(client, team_member, dossier):
    client.force_login(team_member)
    response = client.get(url("dossier_state", dossier.pk), {"seen": dossier.seen})
    assert response.status_code == 204


def test_a_page_learns_that_the_dossier_is_ready_and_stops_asking(client, team_member, dossier):
    seen = dossier.seen
    making.make(dossier.pk)
    client.force_login(team_member)
    row = client.get(url("dossier_state", dossier.pk), {"seen": seen}).content.decode()
    assert "Pdf downloaden" in row
    assert "46 bladzijden" in row
    assert "hx-get" not in row
    assert 'id="dossier-status" hx-swap-oob="innerHTML"' in row
    assert "is klaar." in row


def test_after_a_minute_the_page_asks_less_often_and_says_so(client, team_member, dossier):
    Dossier.objects.update(requested_at=timezone.now() - timedelta(minutes=2))
    client.force_login(team_member)
    row = client.get(url("dossier_state", dossier.pk), {"seen": dossier.seen}).content.decode()
    assert "every 15s" in row
    assert "Dit duurt langer dan anders" in row


def test_a_failed_dossier_says_so_and_can_be_asked_for_again(client, team_member, dossier):
    fail(dossier)
    client.force_login(team_member)
    page = client.get(url("dossier_list", dossier.use_case_id)).content.decode()
    assert "Het maken van de pdf duurde te lang." in page
    assert "Opnieuw proberen" in page
    assert client.post(url("dossier_retry", dossier.pk)).status_code == 302
    dossier.refresh_from_db()
    assert dossier.is_underway


def test_the_pdf_is_a_download_that_no_browser_reads_as_something_else(client, team_member, ready):
    client.force_login(team_member)
    response = client.get(url("dossier_pdf", ready.pk))
    assert b"".join(response.streaming_content).startswith(b"%PDF-1.7")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="dossier-{ready.number}-v1.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_a_download_is_in_the_trail(client, auditor, ready):
    client.force_login(auditor)
    client.get(url("dossier_pdf", ready.pk))
    event = AuditEvent.objects.get(action="dossier_downloaded")
    assert event.actor == auditor
    assert event.data["number"] == ready.number


def test_what_is_not_ready_cannot_be_downloaded(client, team_member, dossier):
    client.force_login(team_member)
    assert client.get(url("dossier_pdf", dossier.pk)).status_code == 404


def test_a_file_that_is_gone_gives_a_message_and_no_trace(client, team_member, ready):
    ready.pdf.storage.delete(ready.pdf.name)
    client.force_login(team_member)
    response = client.get(url("dossier_pdf", ready.pk), follow=True)
    assert response.status_code == 200
    assert "Het bestand is nu niet te lezen" in response.content.decode()


def test_the_page_of_a_dossier_shows_both_codes_in_groups(client, team_member, ready):
    client.force_login(team_member)
    page = client.get(url("dossier", ready.pk)).content.decode()
    assert f"{ready.snapshot_sha256[:4]} {ready.snapshot_sha256[4:8]} " in page
    assert f"{ready.pdf_sha256[:4]} {ready.pdf_sha256[4:8]} " in page


def test_an_auditor_reads_and_downloads_but_does_not_ask(client, auditor, ready):
    client.force_login(auditor)
    page = client.get(url("dossier_list", ready.use_case_id)).content.decode()
    assert "Pdf downloaden" in page
    assert "Dossier maken" not in page
    assert client.get(url("dossier_pdf", ready.pk)).status_code == 200
    assert client.post(url("dossier_request", ready.use_case_id)).status_code == 403
    assert client.post(url("dossier_retry", ready.pk)).status_code == 403


@pytest.mark.parametrize("who", ["other_member", "neighbour", "nobody"])
def test_a_stranger_finds_nothing(client, request, who, ready):
    client.force_login(request.getfixturevalue(who))
    for name in ("dossier", "dossier_state", "dossier_pdf"):
        assert client.get(url(name, ready.pk)).status_code == 404
    assert client.get(url("dossier_list", ready.use_case_id)).status_code == 404
    assert client.post(url("dossier_request", ready.use_case_id)).status_code == 404
    assert client.post(url("dossier_retry", ready.pk)).status_code == 404
    assert ready.number not in client.get(reverse("obligations:my_dossiers")).content.decode()


def test_without_signing_in_there_is_no_pdf(client, ready):
    response = client.get(url("dossier_pdf", ready.pk))
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]


@pytest.mark.parametrize("name", ["dossier_request", "dossier_retry"])
def test_a_change_is_a_post(client, team_member, ready, name):
    client.force_login(team_member)
    pk = ready.use_case_id if name == "dossier_request" else ready.pk
    assert client.get(url(name, pk)).status_code == 405


def test_all_dossiers_someone_may_read_and_those_they_asked_for(
    client, team_member, registry_manager, use_case, unit_b
):
    mine = requests.request(use_case, by=team_member)
    other = requests.request(make.use_case(unit=unit_b, name="Toepassing van B"), by=registry_manager)
    client.force_login(registry_manager)
    everything = client.get(reverse("obligations:my_dossiers")).content.decode()
    asked = client.get(reverse("obligations:my_dossiers"), {"show": "mine"}).content.decode()
    assert mine.number in everything
    assert other.number in everything
    assert mine.number not in asked
    assert other.number in asked


def test_the_list_can_be_searched(client, registry_manager, dossier):
    client.force_login(registry_manager)
    found = client.get(reverse("obligations:my_dossiers"), {"q": "brieven burgers"}).content.decode()
    lost = client.get(reverse("obligations:my_dossiers"), {"q": "zzz <script>"}).content.decode()
    assert dossier.number in found
    assert dossier.number not in lost
    assert "Geen dossier past" in lost
    assert "<script>" not in lost.replace("<script src", "")


def test_a_longer_list_costs_no_more_queries(client, registry_manager, unit_a, team_member):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse("obligations:my_dossiers")).status_code == 200
        return len(found)

    client.force_login(registry_manager)
    requests.request(make.use_case(unit=unit_a, by=team_member), by=team_member)
    queries()  # what is read once and then kept
    one = queries()
    for _n in range(5):
        requests.request(make.use_case(unit=unit_a, by=team_member), by=team_member)
    assert queries() == one


def test_text_of_people_stays_text(client, team_member, use_case):
    use_case.name = "<script>alert(1)</script>"
    use_case.save()
    dossier = requests.request(use_case, by=team_member)
    client.force_login(team_member)
    for address in (url("dossier_list", use_case.pk), url("dossier", dossier.pk), reverse("obligations:my_dossiers")):
        assert "<script>alert" not in client.get(address).content.decode()
