"""Dossiers with a real worker and a real browser: from the click to the file, also when a worker is killed."""

from __future__ import annotations

import io
import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from audit.models import AuditEvent
from obligations.dossier import numbers, requests
from obligations.dossier.contents import seal
from obligations.models import Dossier
from tests import make
from tests.obligations import sample_contents as samples

State = Dossier.State


def wait_for(dossier, *states, seconds=90):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        dossier.refresh_from_db()
        if dossier.state in states:
            return dossier
        time.sleep(0.1)
    raise AssertionError(f"still {dossier.state} after {seconds} s")


@pytest.fixture
def wanted(transactional_db):
    """A use case and somebody who may ask for its dossier."""
    unit = make.unit()
    by = make.person(unit=unit, full_name="Noor Teamlid")
    return make.use_case(unit=unit, by=by, name="Brieven aan burgers opstellen"), by


def thick_dossier(use_case, by):
    """A dossier of so many pages that it takes seconds: a worker can be killed half way."""
    number, version = numbers.next_for(use_case, 2026)
    text = samples.thick().to_json()
    return Dossier.objects.create(
        use_case=use_case,
        number=number,
        version=version,
        requested_by=by,
        requested_at=timezone.now(),
        heartbeat_at=timezone.now(),
        snapshot=text,
        snapshot_sha256=seal(text),
    )


def test_a_worker_makes_what_was_asked_for(wanted, worker):
    use_case, by = wanted
    dossier = wait_for(requests.request(use_case, by=by), State.READY, State.FAILED)
    assert dossier.is_ready, worker.log
    assert dossier.attempts == 1
    reader = PdfReader(io.BytesIO(dossier.pdf.read()))
    assert len(reader.pages) == dossier.pages
    assert "Brieven aan burgers opstellen" in reader.pages[0].extract_text()


def test_a_worker_that_is_killed_half_way_is_followed_by_another(wanted, start_worker):
    use_case, by = wanted
    doomed = start_worker("doomed")
    dossier = thick_dossier(use_case, by)
    requests.send(dossier.pk)
    wait_for(dossier, State.RENDERING)
    time.sleep(0.5)
    doomed.kill()
    dossier.refresh_from_db()
    assert dossier.state == State.RENDERING
    Dossier.objects.update(heartbeat_at=timezone.now() - timedelta(minutes=1))
    successor = start_worker("successor")
    wait_for(dossier, State.READY, State.FAILED, seconds=180)
    assert dossier.is_ready, successor.log
    assert dossier.attempts == 2
    assert AuditEvent.objects.filter(action="dossier_ready").count() == 1


def test_the_page_shows_that_the_dossier_is_ready_without_reloading(
    wanted, worker, page, enter, axe, screenshot, monkeypatch
):
    use_case, by = wanted
    sent = []
    monkeypatch.setattr(requests, "_send", sent.append)
    enter(page, by, f"/use-cases/{use_case.pk}/dossiers/")
    screenshot(page, "dossiers-leeg")
    page.get_by_role("button", name="Dossier maken").click()
    row = page.get_by_role("listitem").filter(has_text=re.compile(r"Dossier \d{4}-\d{4}, versie 1"))
    expect(row).to_contain_text("Gevraagd door Noor Teamlid")
    axe(page)
    screenshot(page, "dossiers-wachtrij")
    page.evaluate("window.stillTheSamePage = true")
    monkeypatch.undo()
    requests._send(sent[0])
    expect(row.get_by_role("link", name="Pdf downloaden")).to_be_visible(timeout=90_000)
    expect(page.locator("#dossier-status")).to_contain_text("is klaar")
    expect(page.get_by_role("button", name="Dossier maken")).to_be_visible()
    assert page.evaluate("window.stillTheSamePage")
    axe(page)
    screenshot(page, "dossiers-klaar")
    with page.expect_download() as download:
        row.get_by_role("link", name="Pdf downloaden").click()
    assert download.value.suggested_filename.endswith("-v1.pdf")
    assert PdfReader(download.value.path()).pages
    page.get_by_role("link", name=re.compile("versie 1$")).first.click()
    expect(page.get_by_role("heading", name="Zo controleert u dit dossier")).to_be_visible()
    axe(page)
    screenshot(page, "dossier")


def test_the_pages_of_dossiers_fit_a_phone(wanted, page, enter, axe, screenshot, monkeypatch):
    use_case, by = wanted
    monkeypatch.setattr(requests, "_send", lambda _pk: None)
    failed = requests.request(use_case, by=by)
    Dossier.objects.filter(pk=failed.pk).update(state=State.FAILED, failure="too_long")
    page.set_viewport_size({"width": 360, "height": 740})
    for path, name in ((f"/use-cases/{use_case.pk}/dossiers/", "dossiers-360"), ("/dossiers/", "mijn-dossiers-360")):
        enter(page, by, path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        axe(page)
        screenshot(page, name)
