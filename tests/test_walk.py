"""The whole way through the register in a real browser, as a new user goes: from signing in to the dossier."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from assessments.models import Assessment
from obligations.models import Obligation
from registry import services
from registry.models import UseCase
from tests import make
from tests.assessments import filled

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]
NAME = "Risicoscore uitkeringen"
# What the fraud-risk use case of a benefits office answers with something else than "no".
ANSWERS = {
    "trained_model": "Ja",
    "personal_data": "Ja",
    "assesses_persons": "Ja",
    "profiles_persons": "Ja",
    "generates": "Geen van deze",
    "integrates_model": "Geen van deze",
    "sensitive_area": "Ja",
    "area_essential_services": "Ja",
    "services_public_benefits": "Ja",
    "uses_system": "Ja",
    "chain_roles": "Geen van deze",
    "decisions_on_persons": "Ja",
    "significant_effect": "Ja",
    "dpia_required": "Weet ik niet",
}


@pytest.fixture
def office(ministry, registry_manager):
    """The organisation's facts, which an administrator keeps."""
    yes, no = ["yes"], ["no"]
    facts = dict.fromkeys(("public_authority", "public_law_body", "rijksoverheid", "employer"), yes)
    facts |= dict.fromkeys(("law_enforcement", "third_country"), no)
    services.answer_organisation(ministry, facts, by=registry_manager, source="Organisatiegegevens")


def sign_in(page: Page, live: str, person) -> None:
    page.goto(f"{live}/accounts/login/")
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Wachtwoord", exact=True).fill(make.PASSWORD)
    page.locator("main").get_by_role("button", name=re.compile("Inloggen|Aanmelden")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Goede")


def answer_everything(page: Page) -> None:
    """Answer question after question as they come, until the register asks no more."""
    while "/facts/" in page.url and not page.url.endswith("/facts/all/"):
        for _ in range(40):
            unanswered = page.locator("section.question:not(:has(input:checked))")
            if not unanswered.count():
                break
            question = unanswered.first
            fact = question.get_attribute("id").removeprefix("fact-")
            with page.expect_response(lambda answer: answer.request.method == "POST" and "/facts/" in answer.url):
                question.get_by_text(ANSWERS.get(fact, "Nee"), exact=True).click()
            expect(page.locator("#saved")).to_contain_text("Opgeslagen")
        before = page.url
        page.get_by_role("button", name="Opslaan en verder").click()
        page.wait_for_url(lambda url, before=before: url != before)


def test_the_whole_way(page, live, worker, office, team_member, jurist, registry_manager, auditor, axe, screenshot):
    sign_in(page, live, team_member)
    check(page, axe, screenshot, "start")
    use_case = register(page, axe, screenshot)
    classify(page, use_case, axe, screenshot)
    fulfil_a_duty(page, use_case, axe, screenshot)
    hand_in_the_fria(page, use_case, team_member, axe, screenshot)
    sign_the_fria(page, live, jurist, use_case, axe, screenshot)
    text = download_a_dossier(page, live, team_member, use_case, axe, screenshot)
    assert NAME in text
    assert "hoog risico" in text.lower()
    find_it_as_cdo(page, live, registry_manager, axe, screenshot)
    read_it_as_auditor(page, live, auditor, use_case, axe, screenshot)


def check(page: Page, axe, screenshot, name: str) -> None:
    """No axe finding and no sideways scroll, wide and narrow."""
    axe(page)
    screenshot(page, f"{name}-1280")
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, f"{page.url} scrolls sideways"
    screenshot(page, f"{name}-360")
    page.set_viewport_size({"width": 1280, "height": 900})


def register(page: Page, axe, screenshot) -> UseCase:
    page.get_by_role("link", name="Toepassing aanmelden").first.click()
    page.get_by_label("Systemen zoeken").type("risico")
    expect(page.locator("#found")).to_contain_text("0 systemen gevonden")
    check(page, axe, screenshot, "register-system")
    page.get_by_label("Hoe heet het systeem?").fill("RisicoWijzer")
    page.get_by_label("Wat doet het?").fill("Geeft elke aanvraag een score.")
    page.get_by_label("Wie is de aanbieder?").fill("Taalhuis BV")
    page.get_by_role("button", name="Opslaan en verder").click()
    page.get_by_label("Hoe noemt u deze toepassing?").fill(NAME)
    page.get_by_role("button", name="Opslaan en verder").click()
    expect(page.get_by_role("alert").first).to_contain_text("om te verbeteren")
    check(page, axe, screenshot, "register-errors")
    page.get_by_label("Welk onderdeel gebruikt het?").select_option(index=1)
    page.get_by_label("Waarvoor gebruikt u het?").fill("Een medewerker kiest welke aanvragen extra controle krijgen.")
    assert page.get_by_label("Hoe noemt u deze toepassing?").input_value() == NAME
    page.get_by_role("button", name="Opslaan en verder").click()
    page.get_by_label("Wie is de proceseigenaar?").select_option(index=1)
    page.get_by_role("button", name="Meld de toepassing aan").click()
    page.wait_for_url("**/facts/**")
    return UseCase.objects.get(name=NAME)


def classify(page: Page, use_case: UseCase, axe, screenshot) -> None:
    expect(page.locator(".panel")).to_contain_text("Nog onbepaald")
    check(page, axe, screenshot, "classify")
    answer_everything(page)
    page.goto(page.url.split("/use-cases/")[0] + f"/use-cases/{use_case.pk}/")
    expect(page.locator(".strip")).to_contain_text("Hoog risico")
    expect(page.get_by_role("heading", name="Gronden")).to_be_visible()
    check(page, axe, screenshot, "conclusion")


def fulfil_a_duty(page: Page, use_case: UseCase, axe, screenshot) -> None:
    page.get_by_role("link", name=re.compile("^Verplichtingen .*open")).click()
    expect(page.get_by_role("heading", name=re.compile("^Gebruiksverantwoordelijke"))).to_be_visible()
    check(page, axe, screenshot, "duties")
    duty = Obligation.objects.live().filter(use_case=use_case, verdict="applies").exclude(rule_id="AIA-27").first()
    page.goto(page.url.split("/use-cases/")[0] + f"/duties/{duty.pk}/")
    page.get_by_role("button", name="Neem op mij").click()
    evidence = {"name": "verslag.txt", "mimeType": "text/plain", "buffer": b"Verslag van de toets."}
    page.locator("input[type=file]").set_input_files(evidence)
    page.get_by_role("button", name=re.compile("Bewijs toevoegen")).click()
    expect(page.locator("main")).to_contain_text("verslag.txt")
    check(page, axe, screenshot, "duty")


def hand_in_the_fria(page: Page, use_case: UseCase, person, axe, screenshot) -> None:
    duty = Obligation.objects.live().get(use_case=use_case, rule_id="AIA-27")
    page.goto(page.url.split("/duties/")[0] + f"/duties/{duty.pk}/")
    page.get_by_role("button", name=re.compile("FRIA")).click()
    page.wait_for_url("**/assessments/**")
    fria = Assessment.objects.get(use_case=use_case)
    page.goto(page.url.split("/assessments/")[0] + f"/assessments/{fria.pk}/a/")
    page.fill("#id_a1", "Een medewerker kiest aanvragen voor extra controle.")
    page.wait_for_selector("[data-saved-for='unit-a1']:has-text('Opgeslagen om')")
    check(page, axe, screenshot, "fria")
    filled.answered(fria, person)  # the other sections have tests of their own
    page.goto(page.url.split("/assessments/")[0] + f"/assessments/{fria.pk}/submit/")
    page.locator("main form").get_by_role("button", name=re.compile("FRIA")).click()
    fria.refresh_from_db()
    assert fria.status == "submitted"


def sign_the_fria(page: Page, live: str, reviewer, use_case: UseCase, axe, screenshot) -> None:
    sign_out(page, live)
    sign_in(page, live, reviewer)
    page.get_by_role("link", name=re.compile("FRIA beoordelen")).first.click()
    check(page, axe, screenshot, "review")
    page.get_by_text(re.compile("^Ondertekenen: ")).first.click()
    page.locator("#decision").get_by_role("button").last.click()
    expect(page.locator("main")).to_contain_text("Ondertekend")
    duty = Obligation.objects.live().get(use_case=use_case, rule_id="AIA-27")
    assert duty.status == "fulfilled"


def download_a_dossier(page: Page, live: str, person, use_case: UseCase, axe, screenshot) -> str:
    sign_out(page, live)
    sign_in(page, live, person)
    page.goto(f"{live}/use-cases/{use_case.pk}/dossiers/")
    page.get_by_role("button", name="Dossier maken").click()
    ready = page.get_by_role("link", name=re.compile("[Dd]ownload|pdf", re.IGNORECASE)).first
    ready.wait_for(timeout=60_000)  # without reloading
    check(page, axe, screenshot, "dossiers")
    return read_pdf(page, ready)


def read_pdf(page: Page, link) -> str:
    with page.expect_download() as download:
        link.click()
    reader = PdfReader(io.BytesIO(download.value.path().read_bytes()))
    assert reader.outline
    return "\n".join(one.extract_text() for one in reader.pages)


def find_it_as_cdo(page: Page, live: str, person, axe, screenshot) -> None:
    sign_out(page, live)
    sign_in(page, live, person)
    page.goto(f"{live}/use-cases/?risk_class=high_risk_annex3&role=deployer&sort=-open")
    expect(page.get_by_role("link", name=NAME)).to_be_visible()
    check(page, axe, screenshot, "list")
    page.goto(f"{live}/systems/?q=risicowijzer")
    expect(page.get_by_role("link", name="RisicoWijzer")).to_be_visible()
    check(page, axe, screenshot, "systems")


def read_it_as_auditor(page: Page, live: str, person, use_case: UseCase, axe, screenshot) -> None:
    sign_out(page, live)
    sign_in(page, live, person)
    page.goto(f"{live}/use-cases/{use_case.pk}/history/")
    expect(page.locator(".history")).to_contain_text("ondertekende een beoordeling")
    check(page, axe, screenshot, "history")
    page.goto(f"{live}/use-cases/{use_case.pk}/dossiers/")
    assert not page.get_by_role("button", name="Dossier maken").count()
    assert NAME in read_pdf(page, page.get_by_role("link", name=re.compile("[Dd]ownload|pdf", re.IGNORECASE)).first)


def sign_out(page: Page, live: str) -> None:
    page.goto(f"{live}/accounts/logout/")
    page.locator("main").get_by_role("button").first.click()
