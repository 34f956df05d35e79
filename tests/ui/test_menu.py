"""Which entry of the main menu is current."""

import pytest

from ui.menu import entries


def current(path, **options):
    return [str(entry["label"]) for entry in entries(path, **options) if entry["current"]]


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/", "Start"),
        ("/use-cases/", "Toepassingen"),
        ("/use-cases/12/duties/", "Toepassingen"),
        ("/systems/", "Systemen"),
        ("/duties/7/", "Verplichtingen"),
        ("/assessments/3/d/", "Beoordelingen"),
        ("/dossiers/3/", "Dossiers"),
    ],
)
def test_the_address_decides_which_entry_is_current(path, label):
    assert current(path) == [label]


def test_a_page_outside_the_menu_has_no_current_entry():
    assert current("/help/") == []


def test_a_view_can_choose_another_entry():
    assert current("/use-cases/12/", chosen="systems") == ["Systemen"]
