"""The pages around the work: signing in, language, errors, help."""

import pytest
from django.core import mail
from django.template.loader import render_to_string

from tests import make


@pytest.fixture
def person(db):
    return make.person(full_name="Noor Visser", email="noor@proef.nl")


def test_signing_in_is_in_dutch_and_names_the_register(client, db):
    html = client.get("/accounts/login/").content.decode()
    assert 'lang="nl"' in html
    assert "Inloggen bij het AI-register" in html
    assert "geen juridisch advies" in html


def test_a_stranger_can_switch_to_english(client, db):
    client.post("/language/", {"language": "en", "next": "/accounts/login/"})
    html = client.get("/accounts/login/").content.decode()
    assert 'lang="en"' in html
    assert "Sign in to the AI" in html


def test_a_wrong_password_is_told_above_the_form_and_keeps_the_address(client, person):
    html = client.post("/accounts/login/", {"login": person.email, "password": "niet dit"}).content.decode()
    assert "data-error-focus" in html
    assert 'value="noor@proef.nl"' in html


def test_signing_in_leads_to_the_start_page_without_a_message(client, person):
    response = client.post("/accounts/login/", {"login": person.email, "password": make.PASSWORD}, follow=True)
    assert response.redirect_chain
    assert list(response.context["messages"]) == []


def test_a_forgotten_password_is_renewed_by_mail(client, person):
    page = client.post("/accounts/password/reset/", {"email": person.email}, follow=True)
    assert "Kijk in uw mail" in page.content.decode()
    (message,) = mail.outbox
    assert message.subject == "Kies een nieuw wachtwoord voor het AI-register"
    link = next(line for line in message.body.splitlines() if line.startswith("http"))
    page = client.get(link, follow=True)
    words = {"password1": "een-heel-lang-nieuw-woord", "password2": "een-heel-lang-nieuw-woord"}
    page = client.post(page.redirect_chain[-1][0], words, follow=True)
    assert "Uw wachtwoord is nieuw" in page.content.decode()
    assert client.login(email=person.email, password="een-heel-lang-nieuw-woord")


def test_a_mail_address_that_nobody_has_looks_the_same(client, db):
    page = client.post("/accounts/password/reset/", {"email": "niemand@proef.nl"}, follow=True)
    assert "Kijk in uw mail" in page.content.decode()


def test_nobody_signs_up_by_themselves(client, db):
    assert "U kunt zelf geen account maken" in client.get("/accounts/signup/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/password/change/",
        "/accounts/email/",
        "/accounts/2fa/",
        "/accounts/logout/",
        "/help/",
        "/accessibility/",
    ],
)
def test_pages_about_oneself_stand_in_the_frame(client, person, path):
    client.force_login(person)
    html = client.get(path).content.decode()
    assert "brand-bar" in html
    assert html.count("<h1") == 1
    assert "Noor Visser" in html


@pytest.mark.parametrize("path", ["/help/", "/accessibility/"])
def test_a_stranger_must_sign_in_first(client, db, path):
    assert client.get(path).headers["Location"].startswith("/accounts/login/")


def test_a_missing_page_says_what_to_do(client, person):
    client.force_login(person)
    response = client.get("/there-is-nothing-here/")
    assert response.status_code == 404
    assert "Wij kunnen deze pagina niet vinden" in response.content.decode()


def test_the_page_for_our_own_failures_needs_nothing(db):
    html = render_to_string("500.html")
    assert "Er ging iets mis bij ons" in html
    assert "Traceback" not in html


def test_a_page_without_token_says_that_it_is_old(client, person):
    strict = type(client)(enforce_csrf_checks=True)
    strict.force_login(person)
    response = strict.post("/accounts/logout/")
    assert response.status_code == 403
    assert "Deze pagina is te oud" in response.content.decode()


def test_the_organisation_gives_its_name_logo_and_tokens(client, db, settings):
    settings.SITE_ORGANISATION = "Ministerie van Test"
    settings.SITE_LOGO = "/logo.svg"
    settings.SITE_TOKENS_CSS = "ui/css/tokens.css"
    html = client.get("/accounts/login/").content.decode()
    assert "Ministerie van Test" in html
    assert 'src="/logo.svg"' in html
    assert html.count("ui/css/tokens.css") == 2


def test_the_style_guide_is_not_there_in_production(client, person):
    client.force_login(person)
    assert client.get("/ui/").status_code == 404
