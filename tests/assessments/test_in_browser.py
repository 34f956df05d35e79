"""Filling in a FRIA in a real browser: saved while typing, nothing lost, two people on one answer."""

import time

import pytest

from tests import make
from tests.assessments import filled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def fria(use_case, team_member):
    return make.assessment(use_case, by=team_member)


def value(fria, question):
    row = fria.answers.filter(question=question).first()
    return row.value if row else None


def comes_to(page, found, expected):
    """Look until `found` gives what is expected: the page saves a moment after the typing."""
    deadline = time.monotonic() + 10
    while (now := found()) != expected and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    assert now == expected


def saved(page, question):
    """Wait until the page says that the answer is saved."""
    page.wait_for_selector(f"[data-saved-for='unit-{question}']:has-text('Opgeslagen om')")


def test_what_is_typed_is_saved_and_counted(enter, page, fria, team_member):
    enter(page, team_member, f"/assessments/{fria.pk}/a/")
    page.fill("#id_a1", "Een burger vraagt een uitkering aan.")
    saved(page, "a1")
    page.wait_for_selector(".rail:has-text('1 van 30 vragen')")
    assert value(fria, "a1") == "Een burger vraagt een uitkering aan."
    page.fill("#id_a1", "Een burger vraagt een uitkering aan. Het systeem geeft een score.")
    page.wait_for_selector("text=Eerdere versies (1)")
    page.click("text=Opslaan en naar B")
    page.wait_for_url("**/b/")
    assert value(fria, "a1").endswith("score.")


def test_help_follows_the_question(enter, page, fria, team_member):
    enter(page, team_member, f"/assessments/{fria.pk}/d/")
    page.focus("#id_d2")
    assert page.is_visible("text=Hulp bij D2 >> visible=true")
    assert page.locator(".help__part:visible").count() == 1


def test_choices_and_rows_are_saved_without_a_button(enter, page, fria, team_member):
    enter(page, team_member, f"/assessments/{fria.pk}/d/")
    page.check("#id_d1_charter_21")
    saved(page, "d1")
    page.fill("#id_d3_0_risk", "Schulden")
    page.select_option("#id_d3_0_severity", "high")
    page.wait_for_selector("#row-d3-0:has-text('groot')")
    page.click("text=Risico toevoegen")
    page.fill("#id_d3_1_risk", "Vertraging")
    page.wait_for_selector("#row-d3-1:has-text('Vertraging')")
    page.locator("#unit-d3 [data-row-remove]").first.click()
    page.wait_for_function("document.querySelectorAll('#unit-d3 [data-row]').length === 1")
    comes_to(page, lambda: [row["risk"] for row in value(fria, "d3") or ()], ["Vertraging"])
    assert value(fria, "d1") == ["charter_21"]


def test_dont_know_is_one_choice_and_typing_takes_it_back(enter, page, fria, team_member):
    enter(page, team_member, f"/assessments/{fria.pk}/c/")
    page.click("#unit-c3 .answer__state summary")
    page.select_option("#state-c3", "unknown")
    saved(page, "c3")
    assert fria.answers.get(question="c3").state == "unknown"
    page.locator("#id_c3").press_sequentially("Kinderen in het gezin.")
    answers = fria.answers.filter(question="c3").values_list("state", "value")
    comes_to(page, answers.get, ("done", "Kinderen in het gezin."))


def test_the_register_s_answer_is_accepted_with_one_click(enter, page, fria, team_member):
    enter(page, team_member, f"/assessments/{fria.pk}/a/")
    page.click("#unit-a2 >> text=Dit klopt")
    page.wait_for_selector(".rail:has-text('1 van 30 vragen')")
    row = fria.answers.get(question="a2")
    assert (row.state, row.origin) == ("done", "register")


@pytest.mark.parametrize(
    ("button", "kept"),
    [
        ("Mijn tekst houden", "Noor schrijft dit."),
        ("De andere tekst nemen", "Sem schrijft dit."),
        ("Beide teksten samenvoegen", "Sem schrijft dit.\n\nNoor schrijft dit."),
    ],
)
def test_two_people_on_one_answer_choose(enter, page, watch, fria, team_member, colleague, button, kept):
    watch.allow(409, "/answers/a1/")
    enter(page, team_member, f"/assessments/{fria.pk}/a/")
    filled.give(fria, "a1", colleague, "Sem schrijft dit.")
    page.fill("#id_a1", "Noor schrijft dit.")
    page.wait_for_selector(".conflict:has-text('Sem Teamlid')")
    assert value(fria, "a1") == "Sem schrijft dit."
    page.click(f"text={button}")
    page.wait_for_timeout(1500)  # long enough for a save that should not come
    assert value(fria, "a1") == kept
    assert page.input_value("#id_a1") == kept
    assert page.locator(".conflict").count() == 0


def test_a_lost_connection_loses_no_text(enter, page, fria, team_member):
    enter(page, team_member, f"/assessments/{fria.pk}/a/")
    page.context.set_offline(True)
    page.fill("#id_a1", "Getypt zonder verbinding.")
    page.wait_for_selector("[data-saved-for='unit-a1']:has-text('Niet opgeslagen')")
    assert page.input_value("#id_a1") == "Getypt zonder verbinding."
    page.context.set_offline(False)
    saved(page, "a1")
    assert value(fria, "a1") == "Getypt zonder verbinding."


def sign_out(page):
    """End the session without the page noticing."""
    page.context.clear_cookies(name="sessionid")


def test_an_ended_session_keeps_text_and_shows_what_a_colleague_wrote(enter, page, watch, fria, team_member, colleague):
    watch.allow(409, "/answers/a1/")
    enter(page, team_member, f"/assessments/{fria.pk}/a/")
    sign_out(page)
    page.fill("#id_a1", "Getypt na het einde van de sessie.")
    page.wait_for_selector("[data-saved-for='unit-a1']:has-text('sessie')")
    filled.give(fria, "a1", colleague, "Sem schrijft intussen.")
    page.on("dialog", lambda dialog: dialog.accept())
    enter(page, team_member, f"/assessments/{fria.pk}/a/")
    page.wait_for_selector(".conflict:has-text('Sem schrijft intussen.')")
    assert page.input_value("#id_a1") == "Getypt na het einde van de sessie."
    assert value(fria, "a1") == "Sem schrijft intussen."


def test_rows_typed_without_a_session_come_back(enter, page, fria, team_member):
    enter(page, team_member, f"/assessments/{fria.pk}/d/")
    sign_out(page)
    page.fill("#id_d3_0_risk", "Schulden")
    page.click("text=Risico toevoegen")
    with page.expect_response(lambda answer: "Vertraging" in (answer.request.post_data or "")):
        page.fill("#id_d3_1_risk", "Vertraging")
    page.wait_for_selector("[data-saved-for='unit-d3']:has-text('sessie')")
    page.on("dialog", lambda dialog: dialog.accept())
    enter(page, team_member, f"/assessments/{fria.pk}/d/")
    saved(page, "d3")
    assert [row["risk"] for row in value(fria, "d3")] == ["Schulden", "Vertraging"]


def test_the_whole_round_from_start_to_signature(enter, page, use_case, team_member, fg, new_context):
    enter(page, team_member, f"/use-cases/{use_case.pk}/assessments/")
    page.click("text=FRIA starten")
    made = use_case.assessments.get()
    filled.answered(made, team_member)
    page.goto(page.url)
    page.click("text=Ter advies sturen")
    page.click("button:has-text('FRIA ter advies sturen')")
    page.wait_for_selector("text=Een adviseur kijkt er nu naar")
    review = enter(new_context().new_page(), fg, f"/assessments/{made.pk}/")
    review.check("input[value=sign]")
    review.click("text=Besluit vastleggen")
    review.wait_for_selector("text=De antwoorden liggen nu vast")
    made.refresh_from_db()
    assert (made.status, made.signed_by) == ("signed", fg)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_are_accessible_and_fit(enter, page, axe, screenshot, use_case, team_member, fg, width):
    made = make.assessment(use_case, by=team_member)
    filled.give(made, "d2", team_member, "Mensen wachten langer op geld.")
    page.set_viewport_size({"width": width, "height": 900})
    for name in ("d/", "b/?check=1", "submit/", "read/", "answers/d2/history/", "withdraw/"):
        enter(page, team_member, f"/assessments/{made.pk}/{name}")
        _fits(page, axe)
        screenshot(page, f"assessment-{name.split('/')[0]}-{width}")
    for path in ("/assessments/", f"/use-cases/{use_case.pk}/assessments/"):
        page.goto(page.url.split("/assessments")[0] + path)
        _fits(page, axe)
    filled.answered(made, team_member)
    enter(page, team_member, f"/assessments/{made.pk}/submit/")
    page.click("button:has-text('FRIA ter advies sturen')")
    enter(page, fg, f"/assessments/{made.pk}/review/")
    _fits(page, axe)


def _fits(page, axe):
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url
    axe(page)
