"""Duties in print: certain ones apart from those nobody can tell yet, and what they share told once."""

from __future__ import annotations

import pytest

from obligations.dossier import owed
from obligations.dossier.contents import Contents, Table
from obligations.templatetags import dossier_print
from tests.obligations import sample_contents as samples

OPEN = samples.DEPLOYER[6]


def of_deployer(*duties: samples.c.Duty, **changes: object) -> Contents:
    group = samples.DUTIES[0].model_copy(update={"duties": duties})
    return samples.sample(duties=(group,), **changes)


def test_duties_that_are_to_be_determined_go_apart() -> None:
    deployer = owed.groups(samples.sample())[0]
    assert [duty.number for duty in deployer.undecided] == ["V-07"]
    assert len(deployer.listed) == len(samples.DEPLOYER) - 1


def test_a_duty_on_which_somebody_works_is_listed_with_the_others() -> None:
    worked_on = OPEN.model_copy(update={"owner": "Teamleider"})
    [group] = owed.groups(of_deployer(worked_on))
    assert group.listed == (worked_on,)
    assert group.undecided == ()


def test_a_role_that_is_not_certain_says_so() -> None:
    [held] = owed.groups(of_deployer(OPEN))
    [open_role] = owed.groups(of_deployer(OPEN, roles=()))
    assert held.heading == "Gebruiksverantwoordelijke: Dienst Uitkeringen"
    assert open_role.heading == "Misschien gebruiksverantwoordelijke: Dienst Uitkeringen"


def test_missing_facts_are_numbered_once_for_the_class_first() -> None:
    facts = owed.open_facts(samples.sample())
    assert [(item.number, item.fact.question) for item in facts] == [
        ("O-01", "Volgt het systeem ook het werk van medewerkers?"),
        ("O-02", "Gaat een gemeente het systeem ook gebruiken?"),
        ("O-03", "Is uw organisatie werkgever?"),
    ]
    assert facts[2].fact.bearing == "Verplichtingen"


def test_a_duty_names_the_first_numbers_it_waits_for() -> None:
    numbers = {letter: f"O-{place:02}" for place, letter in enumerate("abcde", start=1)}
    assert dossier_print.waits_for("ca", numbers) == "O-01, O-03"
    assert dossier_print.waits_for("edcba", numbers) == "O-01, O-02, O-03 en nog 2"


def test_remarks_on_dates_that_come_back_are_numbered_and_others_stay_where_they_are() -> None:
    notes = owed.date_notes(owed.groups(samples.sample()))
    assert notes == {samples.LATER: "N-1"}
    assert dossier_print.remarks(("Alleen hier.", samples.LATER), notes) == ["Zie N-1.", "Alleen hier."]


def test_the_role_is_not_told_again_at_each_duty() -> None:
    duty = samples.DEPLOYER[0]
    assert dossier_print.reasons(duty, ("Uw organisatie is aanbieder.",)) == ("De toepassing is hoog risico.",)
    alone = duty.model_copy(update={"own_why": ()})
    assert dossier_print.reasons(alone, ()) == duty.why


def test_short_columns_get_little_room() -> None:
    table = Table(
        columns=("Risico", "Ernst", "Klaar op"), rows=(("Vaker controle bij wie wisselt", "groot", "26 mei 2027"),)
    )
    assert dossier_print.columns(table) == [("Risico", ""), ("Ernst", "w-tiny"), ("Klaar op", "w-brief")]


def test_columns_share_the_room_when_all_are_short() -> None:
    table = Table(columns=("Een", "Twee"), rows=(("a", "b"),))
    assert dossier_print.columns(table) == [("Een", ""), ("Twee", "")]


@pytest.mark.parametrize(
    ("article", "kept_together"),
    [
        ("art. 53, lid 1, onder c", "art.~53, lid~1, onder~c"),
        ("bijlage VIII, afdeling A", "bijlage~VIII, afdeling~A"),
        ("Rijksbeleid", "Rijksbeleid"),
    ],
)
def test_a_citation_leaves_no_letter_alone(article: str, kept_together: str) -> None:
    assert dossier_print.cite(article).replace("\N{NO-BREAK SPACE}", "~") == kept_together
