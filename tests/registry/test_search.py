"""Searching: which words find a use case or a system, and what a new name changes."""

import pytest

from registry import services
from registry.models import AISystem, UseCase
from registry.search import asked, system_text, use_case_text
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def found(unit_a):
    supplier = make.party(name="Bouwhuis B.V.")
    system = make.system(unit=unit_a, name="GPT-NL", description="Genereert tekst.", provider=supplier)
    return make.use_case(unit=unit_a, system=system, name="Coördinatie", purpose="Vat e-mail (van gen-AI) samen.")


@pytest.mark.parametrize(
    "words",
    ["coördinatie", "COORDINATIE", "ordina", "e-mail samen", "gpt-nl", "directie", "ai", "AI gen", "nl", "vat sa", ""],
)
def test_a_use_case_is_found_by_words_of_its_name_purpose_system_and_unit(found, words):
    assert list(UseCase.objects.matching(words)) == [found]


@pytest.mark.parametrize("words", ["nergens", "coordinatie nergens", "il", "%", "_", "bouwhuis"])
def test_other_words_find_nothing(found, words):
    assert not UseCase.objects.matching(words)


@pytest.mark.parametrize("words", ["bouwhuis", "TEKST gpt", "b.v", "ge"])
def test_a_system_is_found_by_its_name_provider_and_what_it_does(found, words):
    assert list(AISystem.objects.matching(words)) == [found.system]


def test_only_words_of_three_letters_are_found_inside_a_word():
    assert asked("AI in Één  keer") == [" ai", " in", "een", "keer"]


@pytest.mark.parametrize("renamed", ["unit", "system"])
def test_a_new_name_of_unit_or_system_finds_its_use_cases(found, renamed):
    row = getattr(found, renamed)
    row.name = "Waterhuishouding"
    row.save()
    assert list(UseCase.objects.matching("waterhuis")) == [found]


def test_a_new_name_of_a_provider_finds_its_systems(found):
    supplier = found.system.provider
    supplier.name = "Anders N.V."
    supplier.save()
    assert list(AISystem.objects.matching("anders")) == [found.system]
    assert not AISystem.objects.matching("bouwhuis")


def test_saving_without_a_new_name_costs_no_search(found, django_assert_num_queries):
    with django_assert_num_queries(1):
        found.unit.save(update_fields=["withdrawn_at"])


def test_a_change_of_the_use_case_finds_it_by_the_new_words(found, team_member):
    services.change_use_case(found, {"purpose": "Beantwoordt burgerbrieven."}, by=team_member)
    assert list(UseCase.objects.matching("burgerbrieven")) == [found]
    assert not UseCase.objects.matching("samen")


def test_what_is_registered_is_found(unit_a, team_member):
    version = services.register_system(name="Nieuwsmaker", unit=unit_a, by=team_member)
    services.register_use_case(version=version, unit=unit_a, by=team_member, name="Persberichten", purpose="Schrijft.")
    assert UseCase.objects.matching("nieuwsmaker pers").exists()
    assert AISystem.objects.matching("nieuws").exists()


def test_the_text_is_kept_as_it_would_be_made_again(found):
    for row, text in ((found, use_case_text), (found.system, system_text)):
        row.refresh_from_db()
        assert row.search_text == text(row)
