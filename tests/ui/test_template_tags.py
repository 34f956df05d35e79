"""What each tag gives, as HTML."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils import translation

from registry.vocabulary import RiskClass, Role
from ui import days, icons, words

TODAY = date(2026, 11, 23)


def render(source, **context):
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize("risk_class", list(RiskClass))
def test_every_class_of_the_act_has_its_own_badge(risk_class):
    assert str(risk_class) in words.CLASSES


@pytest.mark.parametrize("role", list(Role))
def test_every_role_of_the_act_has_a_word(role):
    assert str(role) in words.ROLES


def test_a_class_badge_has_a_shape_and_a_word():
    badge = render("{% class_badge 'prohibited' %}")
    assert "class-badge--prohibited" in badge
    assert "#class-prohibited" in badge
    assert "Verboden" in badge


@pytest.mark.parametrize("missing", ["", None, "something_else"])
def test_an_unknown_class_is_visibly_undetermined(missing):
    assert "Nog onbepaald" in render("{% class_badge missing %}", missing=missing)


def test_a_badge_for_paper_holds_its_shape_itself():
    badge = render("{% class_badge 'limited' inline=True %}")
    assert "<circle" in badge
    assert "<use" not in badge


def test_the_text_of_a_badge_is_text():
    assert "&lt;b&gt;" in render("{% class_badge 'limited' text=text %}", text="<b>")


@pytest.mark.parametrize(
    ("name", "word"),
    [("now", "Nu"), ("later", "Straks"), ("open", "Nog te bepalen"), ("fulfilled", "Voldaan"), ("late", "Te laat")],
)
def test_a_state_has_a_word_and_an_icon(name, word):
    state = render("{% state name %}", name=name)
    assert word in state
    assert "<svg" in state


def test_a_late_state_counts_the_days():
    assert "659 dagen te laat" in render("{% state 'late' days=659 %}")
    assert "1 dag te laat" in render("{% state 'late' days=1 %}")


def test_a_deployer_is_never_called_a_user():
    assert "Gebruiksverantwoordelijke" in render("{% role_label 'deployer' %}")


def test_words_follow_the_language():
    with translation.override("en"):
        assert "Deployer" in render("{% role_label 'deployer' %}")
        assert "High risk" in render("{% class_badge 'high_risk_annex3' %}")


@pytest.mark.parametrize(
    ("day", "words_"),
    [
        (TODAY, "vandaag"),
        (date(2026, 11, 24), "morgen"),
        (date(2026, 12, 2), "over 9 dagen"),
        (date(2026, 11, 22), "1 dag te laat"),
        (date(2026, 11, 20), "3 dagen te laat"),
        (date(2028, 11, 22), "over 730 dagen"),
        (date(2028, 11, 23), ""),
        (date(2022, 11, 23), "1.461 dagen te laat"),
        (None, ""),
    ],
)
def test_how_far_away_a_day_is(day, words_):
    assert days.distance(day, TODAY) == words_


def test_dates_are_written_out_and_short():
    assert (
        render("{{ day|nl_date }} / {{ day|nl_date_short }}", day=date(2027, 12, 2)) == "2 december 2027 / 2 dec 2027"
    )
    assert render("{{ day|nl_date }}", day=None) == ""


def test_a_moment_late_in_the_evening_is_the_next_day_in_amsterdam():
    assert days.long(datetime(2027, 12, 1, 23, 30, tzinfo=UTC)) == "2 december 2027"


def test_progress_shows_bar_and_numbers():
    bar = render("{% progress 11 26 label='Verplichtingen' %}")
    assert 'width="42%"' in bar
    assert "11 van 26" in bar
    assert "style=" not in bar


def test_progress_of_nothing_has_an_empty_bar():
    assert "progress__done" not in render("{% progress 0 0 %}")


def header(query, **options):
    request = RequestFactory().get("/use-cases/", query)
    return render("{% sort_header 'name' 'Naam' %}", request=request, **options)


def test_a_column_sorts_up_then_down_and_starts_at_the_first_page():
    assert 'href="?q=chat&amp;sort=name"' in header({"q": "chat", "page": "3"})
    up = header({"sort": "name"})
    assert 'aria-sort="ascending"' in up
    assert 'href="?sort=-name"' in up
    assert 'aria-sort="descending"' in header({"sort": "-name"})


def test_pages_keep_the_filters():
    page = Paginator(range(412), 10).page(3)
    request = RequestFactory().get("/", {"role": "deployer"})
    request.user = AnonymousUser()
    source = "{% load ui %}{% include 'components/_pagination.html' with page_obj=page request=request only %}"
    html = Template(source).render(RequestContext(request, {"page": page}))
    assert "21 tot en met 30 van 412" in html
    assert "role=deployer&amp;page=4" in html
    assert html.count("aria-current") == 1


def test_an_unknown_icon_names_the_known_ones():
    with pytest.raises(icons.UnknownIcon, match=r"'chek' is not in icons\.svg; known are .*check"):
        icons.icon("chek", inline=True)
