"""Contents: complete, frozen, and the same in JSON."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from obligations.dossier.chapters import chapters, figures, still_open
from obligations.dossier.contents import Contents, in_groups, seal
from obligations.dossier.legible import legible
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
    assert still_open(samples.bare()) == ["Nog niemand heeft de klasse vastgesteld."]


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
