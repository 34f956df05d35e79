"""A citation is written as Dutch and as English readers expect it."""

import re

import pytest

from registry.facts import vocabulary
from registry.law import article_in, load

DUTCH = re.compile(r"artikel|bijlage|onder|\blid\b|\ben\b|punt\b|overweging|alinea|\bbis\b|\bter\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("artikel 5, eerste lid, onder a", "Article 5(1)(a)"),
        ("artikel 5, eerste lid, onder b bis, en lid 1 bis en 1 ter", "Article 5(1)(ba) and (1a) and (1b)"),
        ("artikel 5, tweede tot en met zevende lid", "Article 5(2) to (7)"),
        ("artikel 3, onder 3, 9 en 11", "Article 3(3), (9) and (11)"),
        ("bijlage III, punt 6, onder d", "Annex III, point 6(d)"),
        ("artikel 6, derde lid, laatste alinea", "Article 6(3), last subparagraph"),
        ("artikel 2, tweede lid, en bijlage I, afdeling B", "Article 2(2) and Annex I, Section B"),
        ("artikel 4 bis", "Article 4a"),
        ("AVG, artikel 35", "GDPR, Article 35"),
    ],
)
def test_a_dutch_citation_is_written_the_english_way(dutch, english):
    assert article_in(dutch, "en") == english
    assert article_in(dutch, "nl") == dutch


def test_every_citation_in_the_content_can_be_written_in_english():
    law = load("ai-act-2026")
    cited = [f.article for f in vocabulary().values()] + [c.article for c in (*law.criteria, *law.review)]
    cited += [step.article for step in law.explanation.steps]
    assert [article for article in cited if DUTCH.search(article_in(article, "en"))] == []
