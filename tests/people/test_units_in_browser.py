"""Choosing one of many units in a real browser, with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from people import units
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def listed(page, enter, ministry, registry_manager):
    """The list of use cases, with the choice of a unit open."""
    made = [make.unit(organisation=ministry, name=f"Directie {n:02}") for n in range(units.FEW)]
    for unit in (made[3], made[4]):
        make.use_case(unit=unit, name=f"Van {unit.name}", by=registry_manager)
    enter(page, registry_manager, "/use-cases/")
    page.locator("summary", has_text="Onderdeel").press("Enter")
    return page


def test_a_unit_is_found_while_typing_and_narrows_the_list(listed, axe, screenshot):
    listed.keyboard.press("Tab")
    expect(listed.get_by_label("Naam van het onderdeel")).to_be_focused()
    listed.keyboard.type("directie 0")
    expect(listed.locator("#units-count")).to_have_text("12 onderdelen gevonden")
    axe(listed)
    screenshot(listed, "unit-choice")
    listed.keyboard.type("3")
    expect(listed.get_by_role("radio")).to_have_count(1)
    listed.keyboard.press("Tab")
    listed.keyboard.press("Space")
    listed.keyboard.press("Enter")
    expect(listed.get_by_role("link", name="Onderdeel: Directie 03 (Proef)")).to_be_visible()
    expect(listed.get_by_role("link", name="Van Directie 03")).to_be_visible()
    expect(listed.get_by_role("link", name="Van Directie 04")).to_have_count(0)
    axe(listed)
    listed.locator("summary", has_text="Onderdeel").click()
    expect(listed.get_by_role("radio", name="Directie 03")).to_be_checked()
    screenshot(listed, "unit-chosen")
    axe(listed)


def test_a_name_with_enter_chooses_or_asks(listed):
    field = listed.get_by_label("Naam van het onderdeel")
    field.fill("directie")
    field.press("Enter")
    expect(listed.locator("#units-count")).to_contain_text("De eerste 12 onderdelen")
    listed.get_by_label("Naam van het onderdeel").fill("directie 04")
    listed.get_by_label("Naam van het onderdeel").press("Enter")
    expect(listed.get_by_role("link", name="Onderdeel: Directie 04 (Proef)")).to_be_visible()
    listed.get_by_role("link", name="Onderdeel: Directie 04 (Proef)").click()
    expect(listed.get_by_role("link", name="Van Directie 03")).to_be_visible()


def test_it_fits_on_a_phone(listed, axe):
    listed.set_viewport_size({"width": 360, "height": 800})
    axe(listed)
    assert listed.evaluate("document.documentElement.scrollWidth") == 360
