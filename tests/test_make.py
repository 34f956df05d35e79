"""The builders build: whoever writes a test can lean on them."""

import pytest

from registry.models import UseCase
from tests import make

pytestmark = pytest.mark.django_db


def test_a_use_case_stands_on_its_own():
    assert make.use_case(phase="pilot").system.versions.exists()


def test_facts_give_a_conclusion():
    made = make.use_case(facts={"machine_based": False})
    assert made.risk_class == "not_ai"


def test_answers_take_plain_values():
    made = make.answers(make.use_case(), personal_data=None, generates=["text"], public_text_review="none")
    assert {row.fact: row.value for row in made.fact_answers.current()} == {
        "personal_data": None,
        "generates": ["text"],
        "public_text_review": ["none"],
    }


def test_a_duty_needs_no_facts(use_case):
    assert make.duty(use_case, status="doing").state(make.today()) in {"now", "later", "late"}


def test_the_personas_see_what_their_role_gives(
    use_case,
    team_member,
    colleague,
    neighbour,
    other_member,
    fg,
    jurist,
    ciso,
    works_council,
    registry_manager,
    auditor,
):
    see = [team_member, colleague, fg, jurist, ciso, works_council, registry_manager, auditor]
    assert all(UseCase.objects.visible_to(person).contains(use_case) for person in see)
    assert not any(UseCase.objects.visible_to(person).contains(use_case) for person in [neighbour, other_member])


def test_an_assessment_is_started(use_case):
    assert make.assessment(use_case).status == "in_progress"
