"""The steps on screen: start, hand in, review, withdraw, and the lists that lead there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import Assessment
from tests import make
from tests.assessments import filled


@pytest.fixture
def fria(use_case, team_member):
    return make.assessment(use_case, by=team_member)


@pytest.fixture
def submitted(use_case, team_member):
    return filled.submitted(use_case, team_member)


@pytest.fixture
def as_member(client, team_member):
    client.force_login(team_member)
    return client


@pytest.fixture
def as_fg(client, fg):
    client.force_login(fg)
    return client


def path(fria, name):
    return reverse(f"assessments:{name}", args=[fria.pk])


def test_the_tab_offers_what_can_be_started(as_member, use_case):
    html = as_member.get(reverse("assessments:overview", args=[use_case.pk])).content.decode()
    assert "Nog geen beoordelingen" in html
    assert "FRIA starten" in html


def test_starting_leads_to_the_first_section_with_something_to_do(as_member, use_case):
    start = as_member.post(reverse("assessments:start", args=[use_case.pk]), {"instrument": "fria"}, follow=True)
    made = Assessment.objects.get()
    assert start.redirect_chain[-1][0] == reverse("assessments:section", args=[made.pk, "a"])


def test_starting_twice_leads_to_the_same_form(as_member, use_case):
    for _click in range(2):
        as_member.post(reverse("assessments:start", args=[use_case.pk]), {"instrument": "fria"})
    assert Assessment.objects.count() == 1


@pytest.mark.parametrize("instrument", ["", "nonsense", "../../etc/passwd"])
def test_an_unknown_instrument_is_not_found(as_member, use_case, instrument):
    answer = as_member.post(reverse("assessments:start", args=[use_case.pk]), {"instrument": instrument})
    assert answer.status_code == 404


def test_handing_in_says_what_is_missing_with_links(as_member, fria):
    html = as_member.get(path(fria, "submit")).content.decode()
    assert f"{reverse('assessments:section', args=[fria.pk, 'd'])}?check=1#answer-d2" in html
    assert as_member.post(path(fria, "submit")).status_code == 302
    fria.refresh_from_db()
    assert fria.status == "in_progress"


def test_a_complete_form_is_handed_in(as_member, fria, team_member):
    filled.answered(fria, team_member)
    assert "U kunt dit formulier ter advies sturen" in as_member.get(path(fria, "submit")).content.decode()
    as_member.post(path(fria, "submit"))
    fria.refresh_from_db()
    assert (fria.status, fria.submitted_by) == ("submitted", team_member)


def test_a_reviewer_signs(as_fg, submitted, fg):
    assert "Uw besluit" in as_fg.get(path(submitted, "review")).content.decode()
    as_fg.post(path(submitted, "review"), {"decision": "sign"})
    submitted.refresh_from_db()
    assert (submitted.status, submitted.signed_by) == ("signed", fg)


def test_a_reviewer_sends_back_with_a_reason_that_the_team_reads(as_fg, submitted, team_member):
    empty = as_fg.post(path(submitted, "review"), {"decision": "send_back", "reason": " "})
    assert empty.status_code == 422
    assert "Schrijf wat er anders moet" in empty.content.decode()
    as_fg.post(path(submitted, "review"), {"decision": "send_back", "reason": "Name <b>the</b> groups."})
    as_fg.force_login(team_member)
    html = as_fg.get(reverse("assessments:section", args=[submitted.pk, "c"])).content.decode()
    assert "Name &lt;b&gt;the&lt;/b&gt; groups." in html


def test_a_reviewer_sees_what_changed_since_the_last_look(as_fg, submitted, team_member):
    as_fg.post(path(submitted, "review"), {"decision": "send_back", "reason": "More about d2."})
    submitted.refresh_from_db()
    filled.give(submitted, "d2", team_member, "A better answer.")
    as_fg.force_login(team_member)
    as_fg.post(path(submitted, "submit"))
    as_fg.force_login(submitted.reviewed_by)
    html = as_fg.get(path(submitted, "review")).content.decode()
    assert html.count("gewijzigd sinds de vorige keer") == 1


def test_what_somebody_else_decided_is_told(as_fg, submitted, jurist):
    as_fg.post(path(submitted, "review"), {"decision": "sign"})
    as_fg.force_login(jurist)
    assert as_fg.post(path(submitted, "review"), {"decision": "sign"}).status_code == 302
    submitted.refresh_from_db()
    assert submitted.signed_by != jurist


def test_a_form_is_withdrawn_with_a_reason(as_member, fria):
    assert as_member.post(path(fria, "withdraw"), {"reason": ""}).status_code == 422
    as_member.post(path(fria, "withdraw"), {"reason": "The system is not bought."})
    html = as_member.get(path(fria, "reading")).content.decode()
    assert "The system is not bought." in html
    assert "Ingetrokken op" in html


def test_the_history_of_an_answer_shows_who_wrote_what(as_member, fria, team_member, colleague):
    filled.give(fria, "a1", team_member, "First words.")
    filled.give(fria, "a1", colleague, "Second words.")
    html = as_member.get(reverse("assessments:history", args=[fria.pk, "a1"])).content.decode()
    assert html.index("Second words.") < html.index("First words.")
    assert "Sem Teamlid" in html


def test_a_question_without_history_says_so(as_member, fria):
    html = as_member.get(reverse("assessments:history", args=[fria.pk, "f4"])).content.decode()
    assert "Deze vraag is nog niet beantwoord" in html


def test_a_broken_seal_is_told(as_fg, use_case, team_member, fg):
    made = filled.signed(use_case, team_member, fg)
    assert "wijkt af" not in as_fg.get(path(made, "reading")).content.decode()
    made.answers.filter(question="a1").update(value="Forged.")
    assert "Dit formulier wijkt af van wat is ondertekend" in as_fg.get(path(made, "reading")).content.decode()


def test_my_list_starts_with_what_waits_for_me(as_fg, submitted, team_member):
    html = as_fg.get(reverse("assessments:my_assessments")).content.decode()
    assert "Wacht op mijn advies" in html
    assert submitted.use_case.name in html
    as_fg.force_login(team_member)
    assert (
        "Hier zijn nog geen beoordelingen"
        in as_fg.get(reverse("assessments:my_assessments"), {"show": "writing"}).content.decode()
    )


def test_the_list_holds_nothing_of_strangers(client, fria, other_member):
    client.force_login(other_member)
    html = client.get(reverse("assessments:my_assessments"), {"show": "all"}).content.decode()
    assert fria.use_case.name not in html


@pytest.mark.parametrize(
    ("words", "found"), [("brieven", True), ("FRIA", True), ("schrijfhulp", True), ("zebra", False)]
)
def test_the_list_can_be_searched(as_member, fria, words, found):
    html = as_member.get(reverse("assessments:my_assessments"), {"show": "all", "q": words}).content.decode()
    assert (fria.use_case.name in html) is found


def test_the_list_costs_as_many_queries_with_more_rows(as_member, unit_a, team_member):
    def queries():
        with CaptureQueriesContext(connection) as context:
            as_member.get(reverse("assessments:my_assessments"), {"show": "all"})
        return len(context)

    make.assessment(make.use_case(unit=unit_a, by=team_member))
    queries()  # the number at the bell is kept for a while
    few = queries()
    for _number in range(5):
        make.assessment(make.use_case(unit=unit_a, by=team_member))
    assert queries() == few
    assert few <= 15
