"""Every URL for every role, on one's own use case and on somebody else's. A new URL without a rule fails here."""

import pytest
from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse

from registry import services
from tests import make

APPS = ("overview", "people", "registry", "assessments", "obligations", "ui")
STAFF = {"registry_manager", "auditor", "admin_person"}
REVIEWERS = {"fg", "jurist", "ciso", "works_council"}
TEAM = {"team_member", "colleague"}
STRANGERS = {"other_member", "neighbour", "nobody"}
EVERYBODY = TEAM | REVIEWERS | STAFF | STRANGERS
INSIDERS = EVERYBODY - STRANGERS

# Who gets through; of the rest strangers are told that nothing is there, and readers that they may not.
ANYBODY = EVERYBODY
READ = INSIDERS
WRITE = TEAM | {"registry_manager"}
REVIEW = REVIEWERS | {"registry_manager"}
SIGN = REVIEW - {"works_council"}  # the FRIA names who may sign it
REGISTER = TEAM | {"registry_manager", "other_member", "neighbour"}
SYSTEMS = EVERYBODY - {"nobody"}

RULES = {
    "overview:start": ("get", ANYBODY),
    "overview:use_case_list": ("get", ANYBODY),
    "overview:system_list": ("get", ANYBODY),
    "people:unit_search": ("get", ANYBODY),
    "registry:register": ("get", REGISTER),
    "registry:register_use_case": ("get", REGISTER),
    "registry:register_people": ("get", REGISTER),
    "registry:register_again": ("post", REGISTER),
    "registry:register_join": ("post", REGISTER),
    "registry:register_keep": ("post", REGISTER),
    "registry:system_search": ("get", REGISTER),
    "registry:system": ("get", SYSTEMS),
    "registry:use_case": ("get", READ),
    "registry:edit": ("get", WRITE),
    "registry:withdraw": ("get", WRITE),
    "registry:history": ("get", READ),
    "registry:propose": ("get", WRITE),
    "registry:decide": ("get", REVIEW),
    "registry:classify": ("get", READ),
    "registry:facts": ("get", READ),
    "registry:questions": ("get", WRITE),
    "registry:ask_colleague": ("get", WRITE),
    "registry:question_asked": ("get", {"jurist"}),  # of whom it was asked
    "assessments:overview": ("get", READ),
    "assessments:start": ("post", WRITE),
    "assessments:my_assessments": ("get", ANYBODY),
    "assessments:assessment": ("get", READ),
    "assessments:reading": ("get", READ),
    "assessments:section": ("get", READ),
    "assessments:submit": ("get", WRITE),
    "assessments:review": ("get", SIGN),
    "assessments:withdraw": ("get", WRITE),
    "assessments:answer": ("post", WRITE),
    "assessments:history": ("get", READ),
    "obligations:duty_list": ("get", READ),
    "obligations:my_duties": ("get", ANYBODY),
    "obligations:duty": ("get", READ),
    "obligations:duty_status": ("post", WRITE),
    "obligations:duty_assign": ("post", WRITE),
    "obligations:duty_take": ("post", WRITE),
    "obligations:duty_note": ("post", WRITE),
    "obligations:evidence_upload": ("post", WRITE),
    "obligations:evidence": ("get", READ),
    "obligations:evidence_withdraw": ("get", WRITE),
    "obligations:dossier_list": ("get", READ),
    "obligations:dossier_request": ("post", WRITE),
    "obligations:my_dossiers": ("get", ANYBODY),
    "obligations:dossier": ("get", READ),
    "obligations:dossier_state": ("get", READ),
    "obligations:dossier_retry": ("post", WRITE),
    "obligations:dossier_pdf": ("get", READ),
    "ui:accessibility": ("get", ANYBODY),
    "ui:help": ("get", ANYBODY),
}
# Open to whoever comes by, signed in or not.
PUBLIC = {"ui:language", "ui:accessibility", "ui:help", "ui:style_guide", "ui:error_page"}


def names():
    """Every named URL of our own apps."""
    found = []
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and resolver.namespace in APPS:
            found += [f"{resolver.namespace}:{name}" for name in resolver.reverse_dict if isinstance(name, str)]
    return sorted(set(found))


@pytest.fixture
def things(use_case, team_member, jurist):
    """Keyword arguments for each URL, all about one use case of unit A."""
    make.answers(use_case, by=team_member, trained_model=True, uses_system=True, public_authority=True)
    decision = services.propose(use_case, by=team_member)
    question = services.ask(use_case, "personal_data", of=jurist, by=team_member)
    duty = use_case.duties.first()
    assessment = make.submitted_assessment(use_case, by=team_member)
    evidence = make.evidence(duty, by=team_member)
    dossier = make.dossier(use_case, by=team_member)
    of_assessment = {"pk": assessment.pk}
    return {
        "use-cases/": {"pk": use_case.pk},
        "duties/": {"pk": duty.pk},
        "evidence/": {"pk": evidence.pk},
        "dossiers/": {"pk": dossier.pk},
        "assessments/": of_assessment,
        "decisions/": {"pk": decision.pk},
        "systems/": {"pk": use_case.system_id},
        "registry:register_join": {"pk": use_case.system_id},
        "registry:register_keep": {"step": "system"},
        "registry:questions": {"pk": use_case.pk, "block": "ai_system"},
        "registry:ask_colleague": {"pk": use_case.pk, "fact": "infers"},
        "questions/": {"pk": question.pk},
        "assessments:section": of_assessment | {"section": "a"},
        "assessments:answer": of_assessment | {"question": "a1"},
        "assessments:history": of_assessment | {"question": "a1"},
    }


def address(name, things):
    if name in things:
        return reverse(name, kwargs=things[name])
    for prefix, kwargs in things.items():
        if ":" not in prefix:
            try:
                url = reverse(name, kwargs=kwargs)
            except Exception:  # noqa: BLE001, S112  this URL takes no key
                return reverse(name)
            if url.startswith(f"/{prefix}"):
                return url
    raise AssertionError(f"{name}: tell in `things` which object it is about")


def outcome(client, method, url):
    """What somebody gets; what the request changed is undone."""
    with transaction.atomic():
        answer = client.get(url) if method == "get" else client.post(url, {"instrument": "fria"})
        transaction.set_rollback(True)
    assert answer.status_code < 500, url
    return {404: "not there", 403: "not allowed"}.get(answer.status_code, "through")


def expected(person, allowed):
    if person in allowed:
        return "through"
    personal = allowed is REGISTER
    return "not there" if person in STRANGERS and not personal else "not allowed"


def test_every_url_has_a_rule():
    assert set(names()) - PUBLIC <= RULES.keys()
    assert RULES.keys() <= set(names())


@pytest.mark.django_db
@pytest.mark.parametrize("people", [TEAM, REVIEWERS, STAFF, STRANGERS], ids=["team", "reviewers", "staff", "strangers"])
def test_every_role_gets_what_its_rule_says_on_every_url(client, things, request, people):
    got, wanted = {}, {}
    for person in sorted(people):
        client.force_login(request.getfixturevalue(person))
        for name, (method, allowed) in RULES.items():
            got[name, person] = outcome(client, method, address(name, things))
            wanted[name, person] = expected(person, allowed)
    assert {key: got[key] for key in got if got[key] != wanted[key]} == {}


@pytest.mark.django_db
def test_nobody_comes_in_without_signing_in(client, things):
    for name in RULES.keys() - PUBLIC:
        answer = getattr(client, RULES[name][0])(address(name, things))
        assert (name, answer.status_code) == (name, 302)
        assert "/accounts/login/" in answer.url


@pytest.mark.django_db
def test_what_changes_something_is_not_reached_by_following_a_link(client, things, team_member):
    client.force_login(team_member)
    for name in (name for name, (method, _allowed) in RULES.items() if method == "post"):
        assert (name, client.get(address(name, things)).status_code) == (name, 405)
