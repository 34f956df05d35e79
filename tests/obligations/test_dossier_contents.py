"""Contents: complete, frozen, and the same in JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pydantic import ValidationError

from obligations.dossier.chapters import chapters
from obligations.dossier.contents import Contents, in_groups, seal
from obligations.dossier.legible import legible
from obligations.dossier.summary import figures, signed, still_open
from tests.obligations import sample_contents as samples


def test_contents_survive_the_way_to_json_and_back() -> None:
    for contents in (samples.sample(), samples.thick(), samples.bare()):
        assert Contents.from_json(contents.to_json()) == contents


def test_json_is_written_in_one_way_only() -> None:
    text = samples.sample().to_json()
    assert text == Contents.from_json(text).to_json()
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_contents_do_not_change() -> None:
    with pytest.raises(ValidationError):
        samples.sample().number = "2026-0001"


@pytest.mark.parametrize(
    "change", [{"unknown": 1}, {"version": 0}, {"made_at": "2026-01-01T00:00:00"}, {"format": "x/9"}]
)
def test_other_data_are_refused(change: dict[str, object]) -> None:
    data = json.loads(samples.sample().to_json())
    with pytest.raises(ValidationError):
        Contents.from_json(json.dumps({**data, **change}))


def test_one_changed_character_changes_the_code() -> None:
    text = samples.sample().to_json()
    assert seal(text) != seal(text.replace("2026-0147", "2026-0148"))


def test_a_code_is_cut_into_groups_that_people_can_compare() -> None:
    groups = in_groups(seal("x"))
    assert len(groups) == 16
    assert {len(group) for group in groups} == {4}


def test_each_form_and_each_role_is_in_the_table_of_contents() -> None:
    found = {chapter.title: [part.title for part in chapter.parts] for chapter in chapters(samples.sample())}
    assert "Aanbieder: Directie Handhaving" in found["Verplichtingen"]
    assert "D. Risico's voor grondrechten" in found["FRIA: antwoorden"]


def test_figures_count_every_duty_once() -> None:
    assert sum(figure.count for figure in figures(samples.sample())) == len(samples.sample().all_duties())


def test_what_is_not_finished_is_said() -> None:
    sentences = still_open(samples.sample())
    assert "FRIA is nog niet vastgesteld: 13 van 17 vragen beantwoord." in sentences
    assert "1 verplichting is te laat: V-09." in sentences
    assert still_open(samples.bare()) == ["Nog niemand heeft de klasse vastgesteld."]


def test_duties_without_owner_and_without_proof_are_counted() -> None:
    bare = samples.DEPLOYER[0].model_copy(update={"owner": "", "evidence": (), "moment": "now"})
    said = bare.model_copy(update={"moment": "fulfilled", "fulfilled_by": samples.PROJECT.name})
    formed = said.model_copy(update={"fulfilled_by": "FRIA 1.0"})
    group = samples.DUTIES[0].model_copy(update={"duties": (bare, said, formed)})
    sentences = still_open(samples.sample(duties=(group,)))
    assert "1 verplichting die nu geldt, heeft geen eigenaar." in sentences
    assert "1 voldane verplichting heeft geen bewijs." in sentences


def test_who_signed_what_is_listed_for_the_class_and_for_final_forms() -> None:
    assert [what for what, _signature in signed(samples.sample())] == [
        "Voorgesteld",
        "Advies",
        "Vastgesteld",
        "AI-geletterdheid: vastgesteld",
    ]
    assert signed(samples.bare()) == []


def test_a_role_of_several_parties_says_who_holds_it_over_what() -> None:
    ours = samples.ROLES[0]
    other = ours.model_copy(update={"party": "Groeispiegel B.V.", "scope": "Het hele systeem"})
    held = samples.sample(roles=(ours, ours, other)).who_is_what()
    assert held == (
        (
            "Gebruiksverantwoordelijke",
            "Dienst Uitkeringen, Ministerie van Voorbeeld (deze toepassing); Groeispiegel B.V. (het hele systeem)",
        ),
    )


def test_a_list_shows_the_day_that_tells_most() -> None:
    later, done = samples.DEPLOYER[2], samples.DEPLOYER[7]
    assert done.shown_day == ("fulfilled", date(2026, 10, 6))
    assert later.shown_day == ("agreed", date(2028, 2, 1))
    assert later.model_copy(update={"due_on": None}).shown_day == ("law", date(2027, 12, 2))
    none = later.model_copy(update={"due_on": None, "applies_from": None})
    assert none.shown_day == ("law", None)
    assert none.model_copy(update={"day": date(2026, 1, 1), "day_kind": "first_use"}).shown_day[0] == "first_use"
    said = none.model_copy(update={"moment": "not_applicable", "status_at": samples.at(2026, 1, 2)})
    assert said.shown_day == ("said", samples.at(2026, 1, 2))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("é ß → ✓ שלום", "é ß → ✓ שלום"),
        ("regel\neen\ttwee", "regel\neen\ttwee"),
        ("zacht\u00adstreepje\u200b", "zachtstreepje"),
        ("🦄", "�"),
        ("\u202eomgekeerd", "�omgekeerd"),
        ("\x07\x1b", "��"),
    ],
)
def test_print_shows_a_sign_or_says_that_it_cannot(text: str, shown: str) -> None:
    assert legible(text) == shown
