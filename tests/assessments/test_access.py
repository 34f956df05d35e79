"""Who may do what: the team writes, the reviewer decides, the auditor reads, strangers find nothing."""

import pytest
from django.urls import reverse

from tests import make
from tests.assessments import filled

PAGES = ["assessment", "reading"]
WRITES = [("section", ["a"]), ("answer", ["a1"]), ("submit", []), ("withdraw", [])]


@pytest.fixture
def fria(use_case, team_member):
    return make.assessment(use_case, by=team_member)


@pytest.fixture
def submitted(use_case, team_member):
    return filled.submitted(use_case, team_member)


def path(fria, name, more=()):
    return reverse(f"assessments:{name}", args=[fria.pk, *more])


@pytest.mark.parametrize("person", ["other_member", "neighbour", "nobody"])
@pytest.mark.parametrize("name", ["reading", "assessment", "submit", "review", "withdraw"])
def test_a_stranger_finds_nothing(client, request, fria, person, name):
    client.force_login(request.getfixturevalue(person))
    assert client.get(path(fria, name)).status_code == 404
    assert client.get(reverse("assessments:section", args=[fria.pk, "a"])).status_code == 404
    assert client.get(reverse("assessments:overview", args=[fria.use_case_id])).status_code == 404


@pytest.mark.parametrize("person", ["auditor", "fg"])
@pytest.mark.parametrize(("name", "more"), WRITES)
def test_who_reads_does_not_write(client, request, fria, person, name, more):
    client.force_login(request.getfixturevalue(person))
    assert client.post(path(fria, name, more), {"a1": "x", "reason": "x"}).status_code == 403
    fria.refresh_from_db()
    assert fria.status == "in_progress"
    assert not fria.answers.filter(question="a1").exists()


def test_nobody_gets_in_without_signing_in(client, fria):
    for name in PAGES:
        assert client.get(path(fria, name)).status_code == 302
    assert client.post(path(fria, "answer", ["a1"]), {"a1": "x"}).status_code == 302


@pytest.mark.parametrize("person", ["auditor", "fg", "team_member", "registry_manager"])
def test_who_may_read_the_use_case_reads_the_whole_form(client, request, submitted, person):
    client.force_login(request.getfixturevalue(person))
    html = client.get(path(submitted, "reading")).content.decode()
    assert "Answer to a1." in html
    assert "Welke schade kunnen mensen krijgen, en wie?" in html


@pytest.mark.parametrize(
    ("person", "leads_to"), [("team_member", "assessments:section"), ("auditor", "assessments:reading")]
)
def test_everybody_comes_in_where_they_can_go_on(client, request, fria, person, leads_to):
    client.force_login(request.getfixturevalue(person))
    more = ["a"] if leads_to == "assessments:section" else []
    assert client.get(path(fria, "assessment")).url == reverse(leads_to, args=[fria.pk, *more])


def test_a_reviewer_comes_in_at_the_review(client, submitted, fg):
    client.force_login(fg)
    assert client.get(path(submitted, "assessment")).url == path(submitted, "review")


@pytest.mark.parametrize("person", ["auditor", "colleague", "team_member"])
def test_only_a_reviewer_who_did_not_hand_it_in_decides(client, request, submitted, person):
    client.force_login(request.getfixturevalue(person))
    assert client.get(path(submitted, "review")).status_code == 403
    assert client.post(path(submitted, "review"), {"decision": "sign"}).status_code == 403


def test_a_reader_who_opens_a_section_reads_it(client, fria, auditor):
    client.force_login(auditor)
    assert client.get(path(fria, "section", ["d"])).url == path(fria, "reading") + "#section-d"


@pytest.mark.parametrize("person", ["auditor", "fg"])
def test_who_reads_starts_nothing(client, request, use_case, person):
    client.force_login(request.getfixturevalue(person))
    answer = client.post(reverse("assessments:start", args=[use_case.pk]), {"instrument": "fria"})
    assert answer.status_code == 403
    assert not use_case.assessments.exists()
