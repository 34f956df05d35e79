"""Deriving duties again never loses work."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from datetime import date

import pytest
from django.db import connection, transaction
from django.utils import timezone

from audit.models import AuditEvent
from obligations import services
from obligations.models import Obligation, Tally
from obligations.services import rederive, rederive_many
from obligations.services.copying import copy_duties
from obligations.services.tallies import refresh
from obligations.tasks import count_duties_again
from registry.models import UseCase
from tests import make

ON = date(2026, 11, 23)


def keys(use_case):
    return set(Obligation.objects.live().filter(use_case=use_case).values_list("key", flat=True))


@pytest.fixture
def plans(monkeypatch):
    """Duties by hand instead of by law: `plans("a", "b")` says which follow."""
    from obligations.services.planning import Plan

    chosen: list[Plan] = []

    def plan(key, **fields):
        given = {
            "key": key,
            "rule_id": "AIA-27",
            "role": "deployer",
            "ruleset": "ai-act",
            "ruleset_version": "1.0",
            "law": "ai_act",
            "phase": "in_use",
            "rank": 1,
            "verdict": "applies",
            "grounds": ("ai_system",),
            "missing": (),
            "applies_from": date(2026, 8, 2),
            "formal_from": None,
            "instruments": (),
        }
        return Plan(**{**given, **fields})

    def choose(*keys, **fields):
        chosen[:] = [plan(key, **fields) for key in keys]

    monkeypatch.setattr("obligations.services.deriving.plans", lambda facts, on: tuple(chosen))
    return choose


@pytest.mark.both_databases
def test_new_duties_are_added_and_the_others_stay(use_case, plans):
    plans("a")
    rederive(use_case, ON)
    before = Obligation.objects.get(key="a").pk
    plans("a", "b")
    changes = rederive(use_case, ON)
    assert [row.key for row in changes.added] == ["b"]
    assert Obligation.objects.get(key="a").pk == before


@pytest.mark.both_databases
def test_a_lapsed_duty_comes_back_with_its_work(use_case, plans, team_member):
    plans("a")
    rederive(use_case, ON)
    duty = Obligation.objects.get()
    services.assign(duty, team_member, by=team_member, due_on=date(2027, 1, 1))
    services.set_status(duty, "doing", by=team_member)
    services.add_note(duty, "Gesprek gehad", by=team_member)
    plans()
    assert [row.key for row in rederive(use_case, ON).lapsed] == ["a"]
    assert keys(use_case) == set()
    plans("a")
    assert [row.key for row in rederive(use_case, ON).revived] == ["a"]
    duty.refresh_from_db()
    assert (duty.lapsed_at, duty.owner, duty.due_on, duty.status) == (None, team_member, date(2027, 1, 1), "doing")
    assert duty.notes.get().text == "Gesprek gehad"


def test_an_open_duty_that_becomes_certain_keeps_its_row(use_case, plans):
    plans("a", verdict="open", grounds=(), missing=("profiling",))
    rederive(use_case, ON)
    assert Obligation.objects.get().missing == ["profiling"]
    plans("a")
    changes = rederive(use_case, ON)
    duty = Obligation.objects.get()
    assert (duty.verdict, duty.missing, duty.grounds) == ("applies", [], ["ai_system"])
    assert not changes.added
    assert [row.key for row in changes.changed] == ["a"]


def test_deriving_twice_writes_no_duty(use_case, plans, django_assert_num_queries):
    plans(*(f"rule-{n}" for n in range(60)))
    rederive(use_case, ON)
    # savepoint, lock, duties, facts (unit, system, version, its models, answers, assessments), counts, the same on the
    # use case, release
    with django_assert_num_queries(12):
        rederive(use_case, ON)


def test_the_number_of_queries_does_not_grow_with_the_duties(use_case, plans, django_assert_max_num_queries):
    plans(*(f"rule-{n}" for n in range(10)))
    rederive(use_case, ON)
    plans(*(f"rule-{n}" for n in range(5, 140)))
    with django_assert_max_num_queries(20):
        rederive(use_case, ON)
    assert Obligation.objects.live().count() == 135


def test_many_use_cases_cost_no_more_queries_than_one(db, plans, django_assert_max_num_queries):
    unit = make.unit()
    by = make.person(unit=unit)
    system = make.system(unit=unit, by=by)
    for _n in range(12):
        make.use_case(unit=unit, system=system, by=by)
    plans("a", "b")
    with django_assert_max_num_queries(14):
        assert rederive_many(UseCase.objects.all(), ON) == 12
    assert Obligation.objects.count() == 24
    assert Tally.objects.filter(total=2).count() == 12


def test_a_change_of_duties_is_on_the_trail(use_case, plans):
    plans("a")
    rederive(use_case, ON)
    event = AuditEvent.objects.get(action="duties_derived")
    assert (event.use_case_id, event.actor, event.data) == (use_case.pk, None, {"added": ["a"]})
    rederive(use_case, ON)
    assert AuditEvent.objects.filter(action="duties_derived").count() == 1


def test_a_lapsed_duty_counts_no_more(use_case, plans):
    plans("a", "b")
    rederive(use_case, ON)
    plans("a")
    rederive(use_case, ON)
    assert Tally.objects.get(use_case=use_case).total == 1


def test_the_counts_say_what_the_duties_say(use_case, plans, team_member):
    plans("now", "done")
    rederive(use_case, ON)
    services.set_status(Obligation.objects.get(key="done"), "fulfilled", by=team_member)
    services.assign(
        Obligation.objects.get(key="now"), None, by=team_member, due_on=timezone.localdate().replace(year=2020)
    )
    tally = Tally.objects.get(use_case=use_case)
    assert (tally.applies_now, tally.late, tally.fulfilled, tally.total, tally.undone) == (1, 1, 1, 2, 1)
    assert repeated_of(use_case) == (1, 1, None)


def test_counts_change_when_a_law_starts(use_case, plans):
    plans("a", applies_from=date(2027, 12, 2))
    rederive(use_case, ON)
    tally = Tally.objects.get(use_case=use_case)
    assert (tally.later, tally.next_due_on, tally.stale_on) == (1, date(2027, 12, 2), date(2027, 12, 2))
    assert refresh(date(2027, 12, 1)) == 0
    assert refresh(date(2027, 12, 2)) == 1
    tally.refresh_from_db()
    assert (tally.later, tally.applies_now) == (0, 1)
    assert repeated_of(use_case) == (1, 0, date(2027, 12, 2))


def repeated_of(use_case):
    """What lists sort by: on the use case itself, and always what was counted."""
    use_case.refresh_from_db()
    found = (use_case.duties_undone, use_case.duties_late, use_case.next_due_on)
    assert found == (use_case.tally.undone, use_case.tally.late, use_case.tally.next_due_on)
    return found


def test_the_list_sorts_by_what_was_counted(use_case, plans):
    plans("a", "b", applies_from=date(2027, 12, 2))
    rederive_many([use_case], ON)
    assert repeated_of(use_case) == (2, 0, date(2027, 12, 2))
    plans("a")
    rederive(use_case, ON)
    assert repeated_of(use_case)[0] == 1


def test_an_answer_derives_the_duties(use_case):
    make.answers(use_case, infers=True)
    assert keys(use_case)
    assert Tally.objects.get(use_case=use_case).open == len(keys(use_case))


def test_a_use_case_that_comes_into_use_is_late_with_what_had_to_come_first(use_case, plans):
    plans("a", phase="before_use")
    rederive(use_case, ON)
    assert Obligation.objects.get().state(ON) == "now"
    use_case.phase = "in_use"
    use_case.save()
    rederive(use_case, ON)
    assert Obligation.objects.get().state(ON) == "late"


@pytest.mark.parametrize("on", [ON, date(2026, 1, 1), date(2028, 1, 1)])
def test_the_queryset_and_the_pure_function_agree_on_states(use_case, plans, on, team_member):
    plans("law", "begun", "open", "done", "agreed", applies_from=date(2027, 12, 2))
    rederive(use_case, ON)
    rows = {row.key: row for row in Obligation.objects.all()}
    services.set_status(rows["begun"], "doing", by=team_member)
    services.set_status(rows["done"], "fulfilled", by=team_member)
    services.assign(rows["agreed"], team_member, by=team_member, due_on=date(2026, 6, 1))
    Obligation.objects.filter(key="open").update(verdict="open")
    live = Obligation.objects.live()
    asked = {"late": live.late_on(on), "later": live.later_on(on), "open": live.open(), "fulfilled": live.fulfilled()}
    found = {row.key: state for state, duties in asked.items() for row in duties}
    found |= {row.key: "now" for row in live.now_on(on) if row.key not in found}
    assert found == {row.key: row.state(on) for row in live}


@pytest.mark.both_databases
def test_duties_can_be_copied_to_use_cases_with_the_same_facts(use_case, plans, team_member):
    plans("a", "b")
    rederive(use_case, ON)
    services.set_status(Obligation.objects.get(key="a"), "fulfilled", by=team_member)
    others = [make.use_case(unit=use_case.unit, system=use_case.system, by=team_member).pk for _n in range(3)]
    copy_duties(use_case, others)
    assert Obligation.objects.filter(use_case__in=others, key="a", status="fulfilled").count() == 3
    assert Tally.objects.filter(use_case__in=others, total=2, fulfilled=1).count() == 3
    assert rederive_many(UseCase.objects.filter(pk__in=others), ON) == 3
    assert Obligation.objects.count() == 8


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_counts_see_every_change_when_two_people_work_at_once(use_case, team_member):
    duties = [make.duty(use_case, rule) for rule in ("AIA-26-1", "AIA-26-2", "AIA-27", "AIA-09")]

    def finish(duty):
        try:
            services.set_status(duty, "fulfilled", by=team_member)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        list(people.map(finish, duties))
    assert Tally.objects.get(use_case=use_case).fulfilled == 4
    assert repeated_of(use_case)[0] == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("job", [lambda found: refresh(make.today()), lambda found: rederive_many([found])])
def test_a_job_waits_for_somebody_who_is_at_work(use_case, plans, team_member, job):
    """Without that, each would hold what the other wants, or the job would write what it read before."""
    plans("a", "b")
    rederive(use_case)
    Tally.objects.update(stale_on=make.today())

    def run():
        try:
            return job(use_case)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as worker:
        with transaction.atomic():
            services.set_status(Obligation.objects.get(key="a"), "fulfilled", by=team_member)
            running = worker.submit(run)
            with pytest.raises(FutureTimeout):
                running.result(timeout=0.5)
        assert running.result(timeout=10) == 1
    assert repeated_of(use_case)[0] == 1


def test_the_hourly_job_counts_again_what_time_changed(use_case, plans, monkeypatch):
    plans("a", applies_from=date(2027, 12, 2))
    rederive(use_case, ON)
    monkeypatch.setattr("obligations.tasks.timezone.localdate", lambda: date(2027, 12, 2))
    assert count_duties_again() == 1
    assert Tally.objects.get(use_case=use_case).applies_now == 1
