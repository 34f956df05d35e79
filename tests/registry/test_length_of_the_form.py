"""The form feels short for a simple chatbot and is complete for a fraud-risk score."""

import pytest

from registry import questions, services
from registry.enquiry import Enquiry
from registry.facts import FactType, Stage
from tests import make

pytestmark = pytest.mark.django_db
PUBLIC = {
    "public_authority": ["yes"], "public_law_body": ["yes"], "rijksoverheid": ["yes"], "employer": ["yes"],
    "law_enforcement": ["no"], "third_country": ["no"],
}  # fmt: skip
CHATBOT = {"personal_data": ["yes"], "generates": ["text"], "interacts_with_persons": ["yes"], "uses_system": ["yes"]}
RISK_SCORE = {
    "personal_data": ["yes"], "assesses_persons": ["yes"], "profiles_persons": ["yes"], "sensitive_area": ["yes"],
    "area_essential_services": ["yes"], "services_public_benefits": ["yes"], "uses_system": ["yes"],
    "generates": [], "decisions_on_persons": ["yes"], "significant_effect": ["yes"], "trained_model": ["yes"],
}  # fmt: skip


@pytest.fixture
def vendor(ministry, registry_manager):
    services.answer_organisation(ministry, PUBLIC, by=registry_manager)
    return make.party(name="Taalhuis BV")


def nothing(fact):
    return (
        []
        if fact.type in (FactType.SET, FactType.DATE)
        else [fact.options[0].id]
        if fact.type is FactType.CHOICE
        else ["no"]
    )


def asked(use_case, by, answers, stage):
    """Answer what the form asks, page after page, until it asks no more; give the questions in their order."""
    order = []
    while block := questions.next_page(Enquiry(use_case).pages, "", stage):
        page = next(page for page in Enquiry(use_case).pages if page.block.id == block)
        known = Enquiry(use_case).facts
        for fact in page.questions:
            if fact.id not in known and not fact.informs:
                order.append(fact.id)
                services.answer(use_case, {fact.id: answers.get(fact.id, nothing(fact))}, by=by)
                break
    return order


def test_a_simple_chatbot_takes_fewer_than_fifteen_questions(unit_a, team_member, vendor):
    model = make.ai_model(general_purpose=True, provider=make.party(name="Modelmaker"))
    bot = make.system(unit=unit_a, by=team_member, provider=vendor, models=[model])
    use_case = make.use_case(unit=unit_a, system=bot, by=team_member)
    order = asked(use_case, team_member, CHATBOT, Stage.CLASS)
    use_case.refresh_from_db()
    assert use_case.risk_class == "limited"
    assert len(order) < 15, "\n".join(order)


def test_a_risk_score_is_asked_all_that_matters(unit_a, team_member, vendor):
    score = make.system(unit=unit_a, by=team_member, provider=vendor)
    use_case = make.use_case(unit=unit_a, system=score, by=team_member)
    order = asked(use_case, team_member, RISK_SCORE, Stage.CLASS)
    asked(use_case, team_member, RISK_SCORE, Stage.DUTIES)
    use_case.refresh_from_db()
    assert (use_case.risk_class, use_case.open_facts) == ("high_risk_annex3", 0)
    assert {"profiles_persons", "social_scoring", "predicts_offending", "services_public_benefits"} <= set(order)
    assert not use_case.duties.filter(verdict="open", lapsed_at=None).exists()
