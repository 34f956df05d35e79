"""Signing in: lock-out, password rules, reset by mail, no sign-up, and a session that ends."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db
LOGIN = reverse("account_login")


def attempt(client, person, password):
    return client.post(LOGIN, {"login": person.email, "password": password})


def is_signed_in(client):
    return client.get("/").status_code == 200


def test_the_right_password_opens_the_start_page(client, team_member):
    assert attempt(client, team_member, make.PASSWORD).url == "/"
    assert is_signed_in(client)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, team_member):
    wrong = attempt(client, team_member, "niet het wachtwoord")
    unknown = client.post(LOGIN, {"login": "wie@voorbeeld.example", "password": "niet het wachtwoord"})
    assert wrong.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_after_five_wrong_passwords_the_right_one_waits_too(client, team_member):
    for _ in range(5):
        attempt(client, team_member, "niet het wachtwoord")
    attempt(client, team_member, make.PASSWORD)
    assert not is_signed_in(client)


def test_a_lock_out_of_one_does_not_lock_out_another(client, team_member, colleague):
    for _ in range(6):
        attempt(client, team_member, "niet het wachtwoord")
    attempt(client, colleague, make.PASSWORD)
    assert is_signed_in(client)


def test_somebody_who_left_does_not_come_in(client, team_member):
    team_member.is_active = False
    team_member.save()
    attempt(client, team_member, make.PASSWORD)
    assert not is_signed_in(client)


def test_nobody_signs_up_alone(client):
    client.post(reverse("account_signup"), {"email": "ik@voorbeeld.example", "password1": make.PASSWORD})
    assert not is_signed_in(client)


def test_a_forgotten_password_is_set_anew_by_mail(client, team_member):
    client.post(reverse("account_reset_password"), {"email": team_member.email})
    link = re.search(r"https?://\S+/accounts/password/reset/key/\S+", mail.outbox[0].body)[0]
    page = client.get(link, follow=True)
    form = {"password1": "een-heel-nieuw-wachtwoord", "password2": "een-heel-nieuw-wachtwoord"}
    client.post(page.request["PATH_INFO"], form)
    attempt(client, team_member, "een-heel-nieuw-wachtwoord")
    assert is_signed_in(client)


@pytest.mark.parametrize("weak", ["kort", "123456789012", "wachtwoord12"[:8]])
def test_a_weak_password_is_refused(client, team_member, weak):
    client.force_login(team_member)
    form = {"oldpassword": make.PASSWORD, "password1": weak, "password2": weak}
    answer = client.post(reverse("account_change_password"), form)
    assert answer.context["form"].errors
    team_member.refresh_from_db()
    assert team_member.check_password(make.PASSWORD)


def test_a_session_ends_after_its_idle_time_and_each_request_renews_it(client, team_member):
    attempt(client, team_member, make.PASSWORD)
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE
    assert settings.SESSION_SAVE_EVERY_REQUEST


def test_the_cookie_of_the_session_is_out_of_reach_of_scripts(client, team_member):
    attempt(client, team_member, make.PASSWORD)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
