"""The figure of the way to the class: places, words, and nothing but attributes."""

from xml.etree import ElementTree

import pytest
from django.template import Context, Template

from ui import decision_path

END = {"risk_class": "high_risk_annex3", "lines": ["artikel 6, tweede lid", "geldt vanaf 2-12-2027"]}


def step(**change):
    return {"title": "AI-systeem", "text": "Leert zelf", "answer": "ja", "truth": "yes", "stub": "nee: stop", **change}


def render(steps, end=END, **options):
    source = "{% load ui %}{% decision_path steps end figure_only=figure_only %}"
    return Template(source).render(Context({"steps": steps, "end": end, "figure_only": False, **options}))


def svg_of(html):
    return html[html.index("<svg") : html.index("</svg>") + 6]


@pytest.mark.parametrize("count", [1, 3, 5, 6, 8, 11])
def test_every_box_lies_within_the_figure_and_none_overlap(count):
    drawing = decision_path.draw([step() for _ in range(count)], END)
    boxes = [*drawing.steps, drawing.end]
    assert all(box.right <= drawing.width and box.bottom <= drawing.height for box in boxes)
    places = {(box.x, box.y) for box in boxes}
    assert len(places) == count + 1


def test_more_than_six_boxes_take_a_second_row():
    drawing = decision_path.draw([step() for _ in range(7)], END)
    assert len({box.y for box in [*drawing.steps, drawing.end]}) == 2


def test_a_long_fact_takes_more_lines_and_every_box_in_the_row_grows():
    drawing = decision_path.draw([step(), step(text="Bepaalt het systeem wie het eerst hulp krijgt?")], END)
    first, second = drawing.steps
    assert len(second.text) == 2
    assert first.height == second.height


def test_an_open_step_is_dashed_and_says_so():
    html = render([step(truth="open", answer="", stub="")], {"risk_class": "undetermined", "lines": []})
    assert "nog open" in html
    assert "stroke-dasharray" in html


def test_the_title_says_the_whole_path_in_words():
    html = render([step(), step(title="Reikwijdte", answer="binnen")])
    assert "1. AI-systeem: ja. 2. Reikwijdte: binnen. Hoog risico. artikel 6, tweede lid" in html


def test_the_figure_is_sound_xml_and_needs_no_style_sheet():
    svg = svg_of(render([step(title="Recht & plicht <b>")]))
    root = ElementTree.fromstring(svg)
    assert root.find("{http://www.w3.org/2000/svg}title") is not None
    assert "style=" not in svg


def test_numbers_of_the_figure_hold_no_thousands_point():
    assert 'viewBox="0 0 1158 ' in render([step() for _ in range(5)])


def test_the_list_for_a_phone_can_be_left_out():
    assert "path__list" in render([step()])
    assert "path__list" not in render([step()], figure_only=True)
