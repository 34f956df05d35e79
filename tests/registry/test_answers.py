"""Answers to facts: who and when, history kept, the conclusion renewed at once."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import AuditEvent
from registry import services
from registry.models import FactAnswer, RoleAssignment, UseCase
from registry.services import AnswerNotAllowed
from tests import make

pytestmark = pytest.mark.django_db
YES, NO = ["yes"], ["no"]


def test_an_answer_has_who_and_when(use_case, team_member):
    before = timezone.now()
    services.answer(use_case, {"trained_model": YES}, by=team_member)
    row = FactAnswer.objects.get(fact="trained_model")
    assert (row.value, row.answered_by) == (["yes"], team_member)
    assert row.answered_at >= before


def test_a_new_answer_keeps_the_old_one(use_case, team_member, jurist):
    services.answer(use_case, {"trained_model": YES}, by=team_member)
    services.answer(use_case, {"trained_model": NO}, by=team_member)
    rows = FactAnswer.objects.filter(fact="trained_model").order_by("pk")
    assert [row.value for row in rows] == [["yes"], ["no"]]
    assert [row.replaced_at is None for row in rows] == [False, True]


def test_the_same_answer_twice_changes_nothing(use_case, team_member):
    services.answer(use_case, {"trained_model": YES}, by=team_member)
    entries = AuditEvent.objects.count()
    services.answer(use_case, {"trained_model": YES}, by=team_member)
    assert FactAnswer.objects.count() == 1
    assert AuditEvent.objects.count() == entries


def test_i_do_not_know_is_an_answer_and_leaves_the_fact_unknown(use_case, team_member):
    services.answer(use_case, {"trained_model": None}, by=team_member)
    assert "trained_model" not in services.facts_of(use_case)
    assert services.sources_of(use_case)["trained_model"].values is None


def test_the_class_follows_at_once(use_case, team_member):
    renewed = services.answer(use_case, {"trained_model": NO, "infers": NO}, by=team_member)
    use_case.refresh_from_db()
    assert renewed.risk_class == use_case.risk_class == "not_ai"


def test_the_roles_of_our_organisation_follow_and_lapse(use_case, team_member):
    services.answer(
        use_case,
        {"trained_model": YES, "scope_exception": NO, "open_source_system": NO, "uses_system": YES},
        by=team_member,
    )
    held = RoleAssignment.objects.filter(use_case=use_case, withdrawn_at=None)
    assert [row.role for row in held] == UseCase.objects.get(pk=use_case.pk).roles == ["deployer"]
    services.answer(use_case, {"uses_system": NO}, by=team_member)
    assert not held.all().exists()
    assert UseCase.objects.get(pk=use_case.pk).own_roles == ""
    assert RoleAssignment.objects.filter(use_case=use_case).exists()


def test_an_answer_about_the_system_counts_for_each_use_case(use_case, team_member):
    services.answer_system(use_case.system, {"trained_model": YES}, by=team_member)
    assert services.facts_of(use_case)["trained_model"] == {"yes"}


def test_the_answer_of_the_use_case_wins_from_that_of_the_system(use_case, team_member):
    services.answer_system(use_case.system, {"trained_model": YES}, by=team_member)
    services.answer(use_case, {"trained_model": NO}, by=team_member)
    assert services.facts_of(use_case)["trained_model"] == {"no"}


def test_i_do_not_know_gives_way_to_what_the_organisation_knows(use_case, team_member):
    services.answer_organisation(use_case.unit.organisation, {"public_authority": YES}, by=team_member)
    services.answer(use_case, {"public_authority": None}, by=team_member)
    assert services.facts_of(use_case)["public_authority"] == {"yes"}


def test_a_linked_general_purpose_model_answers_by_itself(use_case):
    use_case.version.ai_models.add(make.ai_model(general_purpose=True))
    assert services.facts_of(use_case)["model_is_gpai"] == {"yes"}
    assert services.sources_of(use_case)["model_is_gpai"].origin == "register"


@pytest.mark.parametrize("answers", [{"no_such_fact": YES}, {"trained_model": ["perhaps"]}])
def test_an_answer_outside_the_vocabulary_is_refused(use_case, team_member, answers):
    with pytest.raises(AnswerNotAllowed):
        services.answer(use_case, answers, by=team_member)


@pytest.mark.both_databases
def test_the_database_keeps_one_current_answer(use_case, team_member):
    row = {"use_case": use_case, "fact": "trained_model", "answered_by": team_member, "answered_at": timezone.now()}
    FactAnswer.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        FactAnswer.objects.create(**row)


@pytest.mark.both_databases
def test_the_database_wants_one_subject(use_case, team_member):
    row = {"fact": "trained_model", "answered_by": team_member, "answered_at": timezone.now()}
    for subject in ({}, {"use_case": use_case, "system": use_case.system}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FactAnswer.objects.create(**row, **subject)


@pytest.fixture
def answered_long_ago(use_case, team_member):
    """Answers in a vocabulary that is no longer in use."""
    rows = {"eu_link": ["no"], "chain_roles": ["importer"], "legacy_system": ["yes"], "nonsense": ["yes"], "old": None}
    for fact, value in rows.items():
        FactAnswer.objects.create(
            use_case=use_case, fact=fact, value=value, answered_by=team_member, answered_at=timezone.now()
        )
    return use_case


def test_answers_of_an_older_vocabulary_count_in_the_words_of_today(answered_long_ago):
    known = services.sources_of(answered_long_ago)
    assert (known["outside_eu_only"].values, known["outside_eu_only"].was) == ({"yes"}, "eu_link")
    assert known["chain_roles"].values == {"supplies"}
    assert known["supplies_first_in_eu"].values == {"yes"}
    assert not {"eu_link", "legacy_system", "nonsense", "old"} & known.keys()


def test_an_answer_of_today_goes_before_one_that_was_carried_over(answered_long_ago, team_member):
    services.answer(answered_long_ago, {"outside_eu_only": NO}, by=team_member)
    assert services.facts_of(answered_long_ago)["outside_eu_only"] == {"no"}


def test_what_cannot_be_carried_over_is_shown_with_what_to_do(answered_long_ago, client, team_member):
    assert [known.fact for known in services.outdated(answered_long_ago)] == ["legacy_system", "nonsense"]
    client.force_login(team_member)
    page = client.get(f"/use-cases/{answered_long_ago.pk}/facts/all/").content.decode()
    assert "Eerdere antwoorden" in page
    assert "Vul in wanneer het systeem voor het eerst is verkocht of in gebruik genomen." in page
    assert "Dit feit bestaat niet meer." in page
    assert "overgenomen uit een eerdere vraag" in page
