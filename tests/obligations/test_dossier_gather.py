"""Gathering: everything the register knows of a use case ends up in its dossier."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import services as assessing
from assessments.answers import State
from audit.models import AuditEvent
from obligations import reading
from obligations.dossier.contents import Contents
from obligations.dossier.gather import gather
from obligations.dossier.gather.articles import short
from obligations.models import Evidence
from obligations.services import work
from registry import services
from tests import make
from tests.registry.lawcases import case


def gathered(use_case, by) -> Contents:
    return gather(use_case, by=by, at=timezone.now(), number="2026-0001", version=1)


def prove(duty, by, number):
    return Evidence.objects.create(
        obligation=duty,
        use_case=duty.use_case,
        number=number,
        title=f"Bewijs {number}",
        file=ContentFile(b"x", name="x.txt"),
        name="bewijs.txt",
        content_type="text/plain",
        size=1,
        sha256="ab" * 32,
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )


@pytest.fixture
def filled(use_case, team_member):
    """A use case with duties, work on them, proof and a form."""
    make.answers(use_case, by=team_member, public_authority=True)
    first, second = make.derived(use_case)[:2]
    work.assign(first, team_member, by=team_member)
    work.set_status(first, "doing", by=team_member)
    work.add_note(first, "Wij wachten op de leverancier.", by=team_member)
    prove(second, team_member, 1)
    make.assessment(use_case)
    return use_case


def test_everything_is_there(filled, team_member):
    contents = gathered(filled, team_member)
    duty = next(duty for duty in contents.all_duties() if duty.notes)
    assert contents.use_case.name == "Brieven aan burgers opstellen"
    assert contents.use_case.unit == "Directie A"
    assert contents.system.name == "Schrijfhulp"
    assert contents.law.title.startswith("AI-verordening")
    assert contents.law.text.startswith("CELEX ")
    assert {source.kind for source in contents.sources} == {"facts", "catalogue", "rules", "instrument"}
    assert duty.owner.startswith("Noor Teamlid")
    assert duty.status == "Mee bezig" or duty.status
    assert duty.notes[0].text == "Wij wachten op de leverancier."
    assert contents.evidence[0].number == "B-01"
    assert contents.evidence[0].duties
    assert contents.assessments[0].instrument == "fria"
    assert len(contents.assessments[0].sections) >= 6
    assert any("FRIA" in event.about or "FRIA" in event.what for event in contents.events)
    assert contents.classification.open


def test_people_have_their_role_and_unit(filled, team_member):
    contents = gathered(filled, team_member)
    assert contents.asked_by.name == "Noor Teamlid"
    assert contents.asked_by.role == "Projectteam"
    assert contents.asked_by.unit == "Directie A"


def test_an_answer_of_a_form_keeps_who_and_when(use_case, team_member):
    form = make.assessment(use_case)
    question = next(q for section in form.questionnaire.sections for q in section.questions if q.id == "a1")
    assessing.save_answer(form, question, "In het proces van brieven.", State.DONE, 0, team_member)
    sections = gathered(use_case, team_member).assessments[0].sections
    answer = next(q.answer for section in sections for q in section.questions if q.text == question.text.nl)
    assert answer is not None
    assert answer.text == "In het proces van brieven."
    assert answer.by is not None
    assert (answer.by.name, answer.by.unit) == ("Noor Teamlid", "Directie A")


def test_the_standing_decision_is_in_it_and_says_when_facts_have_changed(use_case, team_member, jurist):
    make.answers(use_case, by=team_member, public_authority=True)
    decision = services.propose(use_case, by=team_member, explanation="Zo zien wij het.")
    assert gathered(use_case, team_member).classification.decision is None
    services.approve(decision, by=jurist, reason="Eens.")
    found = gathered(use_case, team_member).classification.decision
    assert found is not None
    assert [signature.by.name for signature in found.signatures] == ["Noor Teamlid", "Jip Recht"]
    assert (found.explanation, found.reason, found.still_holds) == ("Zo zien wij het.", "Eens.", True)


def test_a_proposal_that_was_sent_back_is_told_with_the_reason(use_case, team_member, jurist):
    make.answers(use_case, by=team_member, public_authority=True)
    proposal = services.propose(use_case, by=team_member, explanation="Zo zien wij het.")
    waiting = gathered(use_case, team_member).classification.proposal
    assert [signature.what for signature in waiting] == ["Voorgesteld"]
    services.reject(proposal, by=jurist, reason="Beschrijf eerst het doel.")
    told = gathered(use_case, team_member).classification.proposal
    assert [(signature.what, signature.by.name) for signature in told] == [
        ("Voorgesteld", "Noor Teamlid"),
        ("Teruggestuurd", "Jip Recht"),
    ]
    assert told[1].remark == "Beschrijf eerst het doel."


def test_the_trail_names_duties_as_the_dossier_does(filled, team_member):
    contents = gathered(filled, team_member)
    numbers = {duty.number: duty.title for duty in contents.all_duties()}
    changed = next(event for event in contents.events if event.what.startswith("Wijzigde de status"))
    number, title = changed.about.split(". ")[0].split(" ", 1)
    assert numbers[number] == title
    assert changed.about.endswith("Te doen → In bewerking")
    assert all(contents.use_case.name not in event.about + event.what for event in contents.events)


def test_the_newest_entry_of_the_trail_is_in_it(filled, team_member):
    newest = AuditEvent.objects.order_by("-pk").first()
    trail = gathered(filled, team_member).trail
    assert (trail.entry, trail.sha256) == (newest.pk, newest.hash)


def test_a_role_tells_once_why_it_is_held(use_case, team_member):
    known = {"trained_model": True, "scope_exception": False, "open_source_system": False, "uses_system": True}
    make.answers(use_case, by=team_member, **known)
    groups = {group.role: group for group in gathered(use_case, team_member).duties}
    deployer = groups["deployer"]
    assert deployer.why[0] == "Uw organisatie is gebruiksverantwoordelijke."
    assert not any(deployer.why[0] in duty.own_why for duty in deployer.duties)


def test_a_use_case_about_which_nothing_is_known_can_be_gathered(use_case, team_member):
    contents = gathered(use_case, team_member)
    assert contents.classification.risk_class == "undetermined"
    assert contents.classification.decision is None


def test_english_when_asked_for(use_case, team_member):
    contents = gather(use_case, by=team_member, at=timezone.now(), number="1", version=1, language="en")
    assert contents.language == "en"
    assert contents.use_case.phase == "Idea"


def test_more_rows_cost_no_more_queries(filled, team_member):
    def queries():
        with CaptureQueriesContext(connection) as found:
            gathered(filled, team_member)
        return len(found)

    before = queries()
    for number, duty in enumerate(make.derived(filled), start=2):
        colleague = make.person(unit=filled.unit)
        work.assign(duty, colleague, by=team_member)
        work.add_note(duty, "Nog een notitie.", by=colleague)
        prove(duty, colleague, number)
        if number > 8:
            break
    assert queries() == before


def test_what_was_downloaded_and_withdrawn_is_left_out(filled, team_member):
    Evidence.objects.update(withdrawn_at=timezone.now(), withdrawn_by=team_member, withdrawn_reason="Verkeerd stuk")
    assert gathered(filled, team_member).evidence == ()


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        ("artikel 6, derde lid, laatste alinea", "art. 6, lid 3, laatste alinea"),
        ("artikel 3, onder 1", "art. 3, onder 1"),
        ("artikel 26, elfde lid", "art. 26, lid 11"),
        ("artikel 6, derde en vierde lid", "art. 6, lid 3 en 4"),
        ("bijlage III, punt 5a", "bijlage III, punt 5a"),
        ("", ""),
    ],
)
def test_articles_are_short_in_tables(article, shown):
    assert short(article) == shown


def test_a_date_that_moved_says_why(use_case, team_member):
    services.answer(
        use_case, case(services_public_benefits="yes", public_authority="yes", placed_on="2026-05-01"), by=team_member
    )
    notes = {row.rule_id: row.moved_note for row in reading.duties_of(use_case, make.today(), "nl")}
    assert "artikel 111, tweede lid" in notes["AIA-26-2"]
    assert notes["AIA-04-LIT"] == ""
