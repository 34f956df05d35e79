"""Registering in three steps; what was typed survives errors, the back button and a lost session."""

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from registry.models import AISystem, RegistrationDraft, UseCase
from tests import make

pytestmark = pytest.mark.django_db
SYSTEM, USE_CASE, PEOPLE = (
    reverse(f"registry:{name}") for name in ("register", "register_use_case", "register_people")
)
NEW_SYSTEM = {
    "name": "Briefhulp",
    "description": "Stelt brieven op.",
    "provider": "Taalhuis BV",
    "ai_models": "Mistral, Llama",
}


@pytest.fixture
def signed_in(client, team_member):
    client.force_login(team_member)
    return client


def use_case_data(team_member, **changes):
    unit = team_member.memberships.get().unit
    return {
        "name": "Antwoorden opstellen",
        "unit": unit.pk,
        "purpose": "Concepten voor brieven.",
        "phase": "idea",
    } | changes


def test_a_new_system_and_use_case_are_registered(signed_in, team_member):
    assert signed_in.post(SYSTEM, NEW_SYSTEM).url == USE_CASE
    assert signed_in.post(USE_CASE, use_case_data(team_member)).url == PEOPLE
    answer = signed_in.post(PEOPLE, {"business_owner": team_member.pk})
    made = UseCase.objects.get()
    assert answer.url == reverse("registry:classify", args=[made.pk])
    assert (made.system.name, made.system.provider.name) == ("Briefhulp", "Taalhuis BV")
    assert {model.name for model in made.version.ai_models.all()} == {"Mistral", "Llama"}
    assert (made.risk_class, made.business_owner) == ("undetermined", team_member)
    assert AuditEvent.objects.filter(use_case_id=made.pk, action="use_case_registered").exists()
    assert not RegistrationDraft.objects.exists()


def test_joining_a_system_registers_no_second_one(signed_in, team_member):
    version = make.system(name="VLAM-chat").versions.get()
    signed_in.post(reverse("registry:register_join", args=[version.system_id]))
    signed_in.post(USE_CASE, use_case_data(team_member, version=version.pk))
    signed_in.post(PEOPLE, {})
    assert AISystem.objects.count() == 1
    assert UseCase.objects.get().version == version


def test_the_same_product_cannot_be_registered_again(signed_in):
    make.system(name="Briefhulp", provider=make.party(name="Taalhuis BV"))
    answer = signed_in.post(SYSTEM, NEW_SYSTEM | {"name": "BRIEFHULP"})
    assert answer.status_code == 200
    assert "name" in answer.context["form"].errors


def test_search_finds_a_system_by_part_of_its_name_and_provider(signed_in):
    make.system(name="VLAM-chat", provider=make.party(name="SSC-ICT"))
    make.system(name="Iets anders")
    answer = signed_in.get(reverse("registry:system_search"), {"q": "vlam ssc"})
    assert "VLAM-chat" in answer.text
    assert "Iets anders" not in answer.text


def test_what_was_typed_is_still_there_after_an_error(signed_in):
    answer = signed_in.post(SYSTEM, NEW_SYSTEM | {"name": ""})
    assert "Stelt brieven op." in answer.text
    assert answer.context["form"].errors.keys() == {"name"}


def test_what_was_typed_is_still_there_after_a_lost_session(signed_in, team_member, client):
    signed_in.post(reverse("registry:register_keep", args=["system"]), NEW_SYSTEM)
    signed_in.logout()
    client.force_login(team_member)
    assert "Stelt brieven op." in client.get(SYSTEM).text


def test_what_was_typed_is_not_shown_to_somebody_else(signed_in, other_member, client):
    signed_in.post(reverse("registry:register_keep", args=["system"]), NEW_SYSTEM)
    client.force_login(other_member)
    assert "Stelt brieven op." not in client.get(SYSTEM).text


def test_a_later_step_sends_back_to_the_first_that_is_not_done(signed_in):
    assert signed_in.get(USE_CASE).url == SYSTEM
    assert signed_in.get(PEOPLE).url == USE_CASE


def test_nobody_registers_for_a_unit_of_somebody_else(signed_in, team_member, other_member):
    signed_in.post(SYSTEM, NEW_SYSTEM)
    foreign = other_member.memberships.get().unit.pk
    answer = signed_in.post(USE_CASE, use_case_data(team_member, unit=foreign))
    assert "unit" in answer.context["form"].errors


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "x" * 201), ("description", ""), ("description", "x" * 4001)],
    ids=["name too long", "no description", "description too long"],
)
def test_a_wrong_value_is_told_at_its_field(signed_in, field, value):
    answer = signed_in.post(SYSTEM, NEW_SYSTEM | {field: value})
    assert answer.context["form"].errors.keys() == {field}


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "مرحبا \u202eabc", "🤖 naïef", "'; DROP TABLE"])
def test_any_text_is_text(signed_in, team_member, text):
    signed_in.post(SYSTEM, NEW_SYSTEM | {"name": text})
    signed_in.post(USE_CASE, use_case_data(team_member, name=text, purpose=text))
    signed_in.post(PEOPLE, {})
    made = UseCase.objects.get()
    page = signed_in.get(reverse("registry:use_case", args=[made.pk])).text
    assert made.name == text
    assert "<script>alert" not in page


def test_a_null_character_is_refused_kindly(signed_in):
    answer = signed_in.post(SYSTEM, NEW_SYSTEM | {"name": "a\x00b"})
    assert "name" in answer.context["form"].errors


@pytest.mark.parametrize("who", ["auditor", "fg", "nobody"])
def test_who_writes_nowhere_cannot_register(client, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(SYSTEM).status_code == 403
