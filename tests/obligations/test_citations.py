import pytest

from obligations.citations import article_number, cite
from registry.datafile import ContentError, Text

PLACES = {
    "27": ("artikel 27", "art. 27", "Article 27"),
    "26(11)": ("artikel 26, elfde lid", "art. 26, lid 11", "Article 26(11)"),
    "5(1)(ba)": ("artikel 5, eerste lid, onder b bis", "art. 5, lid 1, onder b bis", "Article 5(1)(ba)"),
    "5(1a)": ("artikel 5, lid 1 bis", "art. 5, lid 1 bis", "Article 5(1a)"),
    "4a": ("artikel 4 bis", "art. 4 bis", "Article 4a"),
    "16(b)": ("artikel 16, onder b", "art. 16, onder b", "Article 16(b)"),
    "3(23)": ("artikel 3, onder 23", "art. 3, onder 23", "Article 3(23)"),
    "3(3)-(8)": ("artikel 3, onder 3 tot en met 8", "art. 3, onder 3 tot en met 8", "Article 3(3)–(8)"),
    "5(2)-(7)": ("artikel 5, tweede tot en met zevende lid", "art. 5, lid 2-7", "Article 5(2)–(7)"),
    "22(1)-(2)": ("artikel 22, eerste en tweede lid", "art. 22, lid 1-2", "Article 22(1)–(2)"),
    "50(4) sub 2": (
        "artikel 50, vierde lid, tweede alinea",
        "art. 50, lid 4, tweede alinea",
        "Article 50(4), second subparagraph",
    ),
    "annex VIII C": ("bijlage VIII, afdeling C", "bijlage VIII, afdeling C", "Annex VIII, Section C"),
    "annex IV": ("bijlage IV", "bijlage IV", "Annex IV"),
}


@pytest.mark.parametrize(("place", "expected"), PLACES.items())
def test_a_place_reads_as_lawyers_write_it(place, expected):
    citation = cite([place], None, "here")
    assert (citation.full.nl, citation.short.nl, citation.full.en) == expected


def test_another_law_is_named():
    assert cite(["35(1)"], Text("AVG", "GDPR"), "here").full == Text(
        "artikel 35, eerste lid, AVG", "Article 35(1) GDPR"
    )


def test_several_places_are_one_citation():
    assert cite(["26(8)", "49(3)"], None, "here").short.nl == "art. 26, lid 8; art. 49, lid 3"


def test_whole_articles_are_named_together():
    citation = cite(["6", "9", "10"], Text("AVG", "GDPR"), "here")
    assert citation.full == Text("artikelen 6, 9 en 10 AVG", "Articles 6, 9 and 10 GDPR")
    assert citation.short.nl == "art. 6, 9 en 10 AVG"


def test_an_address_ends_with_the_article():
    assert [article_number(p) for p in ("26(11)", "5(2)-(7)", "annex VIII C", "4a")] == ["26", "5", "VIII", "4a"]


def test_nonsense_is_refused_with_an_example():
    with pytest.raises(ContentError, match=r"here: 'article 5' is no place in a law; write 26\(11\)"):
        cite(["article 5"], None, "here")
