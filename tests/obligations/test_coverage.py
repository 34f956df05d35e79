"""Each paragraph of the Act that lays a duty on a role of ours has a rule, or a reason why not (see coverage.yaml)."""

import re
from pathlib import Path

import pytest

from obligations import rulesets
from obligations.citations import article_number
from registry.datafile import read


def first(places):
    return places if isinstance(places, str) else places[0]


ARTICLES = read(Path(__file__).parent / "coverage.yaml")["articles"]
PLACES = {place: found for places in ARTICLES.values() for place, found in places.items()}
# Each rule by the first place it rests on.
RULES = {rule["id"]: first(rule["article"]) for rule in read(rulesets.CONTENT / "ai-act-1.0.yaml")["rules"]}
ASKED = (
    *("4", "4a", "5", *map(str, range(8, 28)), "41", "43", "47", "48", "49", "50", "52", "53", "54", "55"),
    *("60", "61", "72", "73", "74", "79", "80", "82", "83", "86", "111"),
)
# Of these only the paragraphs that bind a role of ours are named; the others are about authorities.
IN_PART = ("74", "79", "80", "82")


def test_every_article_that_lays_duties_is_looked_at():
    assert tuple(ARTICLES) == ASKED


@pytest.mark.parametrize("article", [article for article in ASKED if article not in IN_PART])
def test_no_paragraph_is_skipped(article):
    numbers = [int(found[1]) for place in ARTICLES[article] if (found := re.fullmatch(r"\w+\((\d+)\)", place))]
    points = [found[1] for place in ARTICLES[article] if (found := re.fullmatch(r"\w+\(([a-z])\)", place))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert points == list("abcdefghijkl"[: len(points)])
    assert all(article_number(place) == article for place in ARTICLES[article])


@pytest.mark.parametrize("place", PLACES)
def test_a_place_has_rules_that_exist_or_a_reason(place):
    found = PLACES[place]
    assert len(found) == 1
    assert set(found.get("rules", ())) <= RULES.keys()
    assert found.get("rules") or len(found["left_out"]) > 20


@pytest.mark.parametrize("article", ASKED)
def test_no_rule_of_an_article_is_forgotten(article):
    named = {rule for place in ARTICLES[article].values() for rule in place.get("rules", ())}
    cited = {rule for rule, place in RULES.items() if article_number(place) == article}
    assert cited <= named
