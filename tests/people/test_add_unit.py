"""Adding organisations and units from the command line."""

import pytest
from django.core.management import CommandError, call_command

from people.models import Organisation, Unit

pytestmark = pytest.mark.django_db


def test_an_organisation_comes_with_the_top_of_its_tree():
    call_command("add_unit", "Ministerie van Proef")
    assert Unit.objects.get().organisation == Organisation.objects.get()


def test_a_unit_gets_its_place_in_the_tree():
    call_command("add_unit", "Ministerie van Proef")
    call_command("add_unit", "Ministerie van Proef", "Directie A")
    call_command("add_unit", "Ministerie van Proef", "Team 1", under="Directie A")
    assert Unit.objects.get_parent(Unit.objects.get(name="Team 1")).name == "Directie A"


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["Onbekend", "Directie A"], "Add it first"),
        (["Ministerie van Proef"], "Give the name of a unit"),
        (["Ministerie van Proef", "Team 1", "--under", "Nergens"], "Check the spelling"),
    ],
)
def test_what_cannot_be_added_is_told_with_a_remedy(arguments, remedy):
    call_command("add_unit", "Ministerie van Proef")
    with pytest.raises(CommandError, match=remedy):
        call_command("add_unit", *arguments)
