"""The demonstration data: real enough to look at, right in law, and never in production."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from assessments.models import Assessment
from audit.trail import first_break
from obligations.models import Dossier, Evidence, Note, Obligation, Tally
from obligations.services import rederive
from overview.demo import dossiers
from overview.demo.content_files import read
from overview.demo.load import load
from overview.demo.organisations import PASSWORD
from people.models import Membership, Organisation, User
from registry.choices import Phase, RiskClassChoice
from registry.models import AISystem, ClassificationRecord, FactAnswer, UseCase
from registry.search import use_case_text
from registry.services import conclude, drifted, own_roles
from registry.services.facts import facts_of

# What the FAQ names, and the class and roles that its text gives.
FAQ = {
    "vlam-chat-ssc": ("limited", {"provider", "downstream_provider"}),
    "vlam-api-ssc": ("limited", {"provider", "downstream_provider"}),
    "vlam-search-ssc": ("limited", {"provider", "downstream_provider"}),
    "vlam-transcribe-ssc": ("limited", {"provider", "downstream_provider"}),
    "vlam-chat-mvv": ("limited", {"deployer"}),
    "vlam-chat-mwr": ("limited", {"deployer"}),
    "vlam-chat-mkc": ("limited", {"deployer"}),
    # Used for selection after all: the ministry becomes the provider (Article 25(1)(c)).
    "vlam-chat-selectie": ("high_risk_annex3", {"provider", "downstream_provider", "deployer"}),
    "tekstwijs-mvv": ("limited", {"deployer"}),
    "reactiehulp-mvv": ("limited", {"deployer"}),
    "reactiehulp-beoordelen": ("high_risk_annex3", {"provider", "downstream_provider", "deployer"}),
    "groeispiegel-verplicht": ("high_risk_annex3", {"provider", "deployer"}),
    "risicoscan-du": ("high_risk_annex3", {"provider", "downstream_provider", "deployer"}),
    "cv-anoniem-mvv": ("annex3_exempt", {"deployer"}),
    "dubbelcheck-du": ("annex3_exempt", {"deployer"}),
    "vertaaldesk-du": ("annex3_exempt", {"deployer"}),
    "nieuwsmaker-mvv": ("limited", {"provider", "downstream_provider", "deployer"}),
    "meldassistent-pol": ("limited", {"provider", "downstream_provider", "deployer"}),
    "stemlift-mvv": ("high_risk_annex1a", {"deployer"}),
    "codemaat-ssc": ("limited", {"deployer"}),
    "sfeermeter-pol": ("prohibited", {"deployer"}),
    "rekenhulp-du": ("not_ai", set()),
}
NAMES = {data["id"]: data["name"] for data in read("use_cases")["use_cases"]}
EXPECTED = {data["name"]: data["expect"] for data in read("use_cases")["use_cases"]}


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The set without its PDFs, loaded once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(dossiers=False)
        transaction.set_rollback(True)


def test_there_is_enough_to_look_real(demo):
    assert Organisation.objects.count() >= 5
    assert AISystem.objects.count() >= 20
    assert UseCase.objects.count() >= 45
    assert all(organisation.units.count() > 1 for organisation in Organisation.objects.all())


def test_every_class_and_every_phase_is_there(demo):
    assert set(UseCase.objects.values_list("risk_class", flat=True)) == set(RiskClassChoice.values)
    assert set(UseCase.objects.values_list("phase", flat=True)) == set(Phase.values)


def test_the_facts_give_the_class_that_the_file_expects(demo):
    assert {use_case.name: use_case.risk_class for use_case in UseCase.objects.all()} == EXPECTED


@pytest.mark.parametrize("key", FAQ)
def test_an_example_of_the_faq_has_its_class_and_roles(demo, key):
    risk_class, roles = FAQ[key]
    conclusion = conclude(UseCase.objects.get(name=NAMES[key]))
    assert conclusion.risk_class.value == risk_class
    assert set(conclusion.roles) == roles


def test_no_answer_contradicts_another(demo):
    flags = {use_case.name: [str(flag) for flag in conclude(use_case).flags] for use_case in UseCase.objects.all()}
    assert not [name for name, found in flags.items() if any("contradiction" in flag for flag in found)]


def test_the_services_of_ssc_ict_have_several_ministries_as_deployers(demo):
    users = UseCase.objects.filter(system__name="vlam-chat").exclude(unit__organisation__short_name="SSC-ICT")
    assert users.values("unit__organisation").distinct().count() >= 4
    provided = AISystem.objects.filter(provider__organisation__short_name="SSC-ICT", name__startswith="vlam")
    assert {system.name for system in provided} == {"vlam-chat", "vlam-API", "vlam-search", "vlam-transcribe"}


def test_what_lists_sort_and_search_by_is_what_the_rows_say(demo):
    for use_case in UseCase.objects.select_related("system", "unit__organisation", "tally"):
        assert _stored(use_case) == _made_again(use_case)


def test_decisions_are_in_every_state_and_under_four_eyes(demo):
    assert set(ClassificationRecord.objects.values_list("status", flat=True)) == {"proposed", "approved", "rejected"}


def test_duties_are_in_every_state(demo):
    sums = {"late": 0, "later": 0, "open": 0, "fulfilled": 0, "applies_now": 0}
    for tally in Tally.objects.all():
        for name in sums:
            sums[name] += getattr(tally, name)
    assert all(sums.values())
    assert set(Obligation.objects.values_list("status", flat=True)) == {"todo", "doing", "fulfilled", "not_applicable"}
    assert Note.objects.exists()
    assert {"application/pdf", "text/plain", "text/csv"} <= set(Evidence.objects.values_list("content_type", flat=True))


def test_frias_are_in_every_state(demo):
    states = set(Assessment.objects.values_list("status", flat=True))
    assert states == {"in_progress", "submitted", "returned", "signed"}
    signed = Assessment.objects.get(status="signed")
    assert signed.done == signed.total
    assert Obligation.objects.get(rule_id="AIA-27", use_case=signed.use_case).fulfilled_by_assessment == signed


def test_the_first_use_is_the_day_that_the_file_says(demo):
    for data in read("use_cases")["use_cases"]:
        days = data.get("first_use")
        expected = None if days is None else timezone.localdate() + timedelta(days=days)
        assert demo.use_cases[data["id"]].first_use_on == expected


def test_the_history_lies_in_the_past_and_the_trail_is_whole(demo):
    assert first_break() is None
    moments = list(demo.use_cases["risicoscan-du"].fact_answers.values_list("answered_at", flat=True))
    assert moments
    assert max(moments) < UseCase.objects.latest("concluded_at").concluded_at


def test_each_account_can_sign_in_and_open_the_start_page(demo):
    for data in read("people")["people"]:
        if data.get("account"):
            client = Client()
            assert client.login(email=data["email"], password=PASSWORD) or _signed_in(client, data["email"])
            assert client.get("/").status_code == 200, data["email"]


def _signed_in(client, email):
    """Lock-out needs a request; the password itself is what we check."""
    person = User.objects.get(email=email)
    client.force_login(person)
    return person.check_password(PASSWORD)


def test_the_accounts_are_printed_with_address_password_and_role(demo):
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    assert "cdo@voorbeeld.example" in out.getvalue()
    assert PASSWORD in out.getvalue()
    assert "Registerbeheerder" in out.getvalue()


def test_every_role_has_an_account(demo):
    listed = [data["email"] for data in read("people")["people"] if data.get("account")]
    rows = Membership.objects.filter(user__email__in=listed)
    assert set(rows.values_list("role", flat=True)) == set(Membership.Role.values)
    assert set(rows.exclude(reviewer_kind="").values_list("reviewer_kind", flat=True)) == set(
        Membership.ReviewerKind.values
    )


def test_loading_into_a_filled_register_changes_nothing(demo):
    before = UseCase.objects.count(), Obligation.objects.count()
    call_command("load_demo", "--if-empty", stdout=StringIO())
    with pytest.raises(CommandError, match="empty register"):
        call_command("load_demo", stdout=StringIO())
    assert (UseCase.objects.count(), Obligation.objects.count()) == before


@pytest.mark.parametrize("options", [[], ["--if-empty"], ["--systems", "5"]])
def test_it_refuses_a_production_register(db, settings, options):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        call_command("load_demo", *options, stdout=StringIO())
    assert not User.objects.exists()


def test_there_are_no_accounts_to_print_without_the_set(db):
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    assert "load_demo" in out.getvalue()


def test_a_dossier_of_the_set_is_finished(demo):
    """One of the two, since printing takes long; `load` makes both in the same way."""
    data = next(data for data in read("use_cases")["use_cases"] if data["id"] == "vlam-chat-mvv")
    dossiers.make(demo, data)
    dossier = Dossier.objects.get(use_case=demo.use_cases[data["id"]])
    assert dossier.is_ready
    assert dossier.pages > 10
    assert dossier.pdf.size == dossier.size


@pytest.mark.both_databases
def test_synthetic_rows_are_as_the_services_would_have_made_them(db):
    call_command("load_demo", "--systems", "20", stdout=StringIO())
    assert (AISystem.objects.count(), UseCase.objects.count()) == (20, 100)
    assert Tally.objects.count() == 100
    for use_case in UseCase.objects.order_by("pk")[::9]:
        assert conclude(use_case).risk_class.value == use_case.risk_class
        before = _columns(use_case)
        rederive(use_case)
        assert _columns(use_case) == before
        assert _stored(use_case) == _made_again(use_case)
    assert FactAnswer.objects.filter(system__isnull=False).exists()
    assert facts_of(UseCase.objects.first())["public_authority"] == {"yes"}
    assert {decision.status for decision in ClassificationRecord.objects.all()} == {"proposed", "approved"}
    decision = ClassificationRecord.objects.last()
    assert not drifted(decision, conclude(decision.use_case))


def _columns(use_case):
    duties = Obligation.objects.filter(use_case=use_case).order_by("key")
    counts = Tally.objects.filter(use_case=use_case).values()
    return list(duties.values("key", "verdict", "status", "day", "late_from", "applies_from")), list(counts)


def _stored(use_case):
    """What the row repeats of other rows."""
    counts = use_case.duties_undone, use_case.duties_late, use_case.next_due_on
    return use_case.search_text, use_case.own_roles, counts


def _made_again(use_case):
    own = use_case.role_assignments.filter(withdrawn_at=None, party__organisation=use_case.unit.organisation)
    counts = use_case.tally.undone, use_case.tally.late, use_case.tally.next_due_on
    return use_case_text(use_case), own_roles(own.order_by("pk").values_list("role", flat=True)), counts


def test_synthetic_rows_can_be_added_twice(db):
    for _time in range(2):
        call_command("load_demo", "--systems", "3", "--use-cases-per-system", "2", stdout=StringIO())
    assert UseCase.objects.count() == 12
