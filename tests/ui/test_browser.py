"""The style guide in a real browser: accessible, narrow, and scripts that never lose a sentence."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.ui.urls"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def guide(page, live):
    page.goto(f"{live}/ui/")
    return page


def saved(page):
    return page.locator("[data-saved-for=id_d2]")


@pytest.mark.parametrize("width", [1280, 760, 320])
def test_every_component_is_accessible_and_fits(guide, axe, screenshot, width):
    guide.set_viewport_size({"width": width, "height": 900})
    axe(guide)
    screenshot(guide, f"style-guide-{width}")
    assert guide.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/ui/error/404/", "/ui/error/500/"])
def test_the_plain_pages_are_accessible(page, live, axe, watch, path):
    watch.allow(404, "/ui/error/404/")
    watch.allow(500, "/ui/error/500/")
    page.goto(live + path)
    axe(page)


def test_the_error_summary_takes_focus_and_leads_to_the_field(guide):
    summary = guide.locator(".error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="E-mailadres van de eigenaar").click()
    expect(guide.locator("#" + guide.evaluate("document.activeElement.id"))).to_have_attribute("type", "email")


def test_an_answer_is_saved_while_it_is_typed(guide):
    guide.locator("#id_d2").fill("Mensen zonder spaargeld")
    expect(saved(guide)).to_have_text("Opgeslagen om 10:43")
    expect(guide.locator("#id_d2")).to_have_attribute("data-revision", "8")
    expect(guide.locator("[data-progress]")).to_have_text("16 van 30")


def test_without_a_connection_the_text_stays_and_is_saved_later(guide, watch):
    watch.allow(503)
    guide.locator("#id_d2").fill("het is stuk")
    expect(saved(guide)).to_have_text("Niet opgeslagen: geen verbinding. Uw tekst staat nog hier.")
    guide.context.set_offline(True)
    guide.locator("#id_d2").fill("zonder net")
    guide.wait_for_timeout(800)
    guide.context.set_offline(False)
    expect(saved(guide)).to_have_text("Opgeslagen om 10:43")


def test_a_refused_answer_shows_why(guide, watch):
    watch.allow(422)
    guide.locator("#id_d2").fill("fout")
    expect(guide.locator("#id_d2_autosave_error")).to_have_text("Dit is te lang.")
    guide.locator("#id_d2").fill("goed")
    expect(guide.locator("#id_d2_autosave_error")).to_have_count(0)


def test_two_people_at_one_answer_choose_between_the_texts(guide, watch):
    watch.allow(409)
    guide.locator("#id_d2").fill("conflict")
    expect(guide.locator(".conflict")).to_be_focused()
    guide.get_by_role("button", name="Hun tekst").click()
    expect(guide.locator("#id_d2")).to_have_value("hun tekst")
    guide.locator("#id_d2").fill("nog een conflict")
    expect(saved(guide)).to_have_text("Opgeslagen om 10:43")


def test_mine_is_saved_over_the_newer_revision(guide, watch):
    watch.allow(409)
    guide.locator("#id_d2").fill("conflict")
    guide.get_by_role("button", name="Mijn tekst").click()
    expect(saved(guide)).to_have_text("Opgeslagen om 10:43")
    expect(guide.locator("#id_d2")).to_have_value("conflict")


def test_a_lost_session_loses_no_sentence(guide):
    guide.locator("#id_d2").fill("afgemeld halverwege")
    expect(saved(guide)).to_contain_text("uw sessie is verlopen")
    guide.on("dialog", lambda dialog: dialog.accept())
    guide.reload()
    expect(guide.locator("#id_d2")).to_have_value("afgemeld halverwege")


def test_without_a_session_the_server_is_not_asked_again_and_again(guide):
    asked = []
    guide.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    guide.locator("#id_d2").fill("afgemeld halverwege")
    expect(saved(guide)).to_contain_text("uw sessie is verlopen")
    guide.wait_for_timeout(2000)
    assert len(asked) == 1


def test_a_form_that_was_left_is_put_back_and_can_be_thrown_away(guide, live):
    form = guide.locator("form[data-keep]")
    form.get_by_text("Nee", exact=True).click()
    guide.wait_for_timeout(400)
    guide.goto(f"{live}/accounts/login/")
    guide.go_back()
    guide.goto(f"{live}/ui/")
    expect(form.get_by_role("status")).to_contain_text("Wij hebben uw tekst teruggezet")
    expect(form.locator("input[value=no]")).to_be_checked()
    form.get_by_role("button", name="Deze tekst weggooien").click()
    expect(form.locator("input[value=unknown]")).to_be_checked()


def test_a_dangerous_button_asks_first(guide):
    guide.get_by_role("button", name="Intrekken").click()
    dialog = guide.get_by_role("dialog", name="Wilt u dit bewijs intrekken?")
    expect(dialog).to_be_visible()
    guide.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_rows_stay_rows_when_they_look_like_cards(guide):
    guide.set_viewport_size({"width": 360, "height": 800})
    table = guide.get_by_role("table").first
    expect(table.get_by_role("row")).to_have_count(4)
    expect(table.get_by_role("columnheader").first).to_have_text("Toepassing")


def test_slash_goes_to_the_search_box_and_escape_closes_a_menu(enter, page, person):
    enter(page, person, "/help/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.locator(".user-menu summary").click()
    page.keyboard.press("Escape")
    expect(page.locator(".user-menu")).not_to_have_attribute("open", "")


def test_on_a_phone_the_menu_opens_with_a_button(enter, page, axe, person):
    page.set_viewport_size({"width": 320, "height": 800})
    enter(page, person, "/help/")
    expect(page.get_by_role("link", name="Toepassingen")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("link", name="Toepassingen")).to_be_visible()
    axe(page)


@pytest.fixture
def person(transactional_db):
    from tests import make

    return make.person(full_name="Noor Visser", email="noor@proef.nl")
