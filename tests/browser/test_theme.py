"""The theme: the system's until the reader chooses, then the reader's, from the first paint on."""

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import PHONE

LIGHT, DARK = "rgb(251, 250, 246)", "rgb(16, 25, 29)"
# Notes when the theme is set: before there is a body, nothing can have been painted.
_NOTING = """
new MutationObserver((_, observer) => {
  if (!document.documentElement?.dataset.theme) return;
  window.setBeforeBody = document.body === null;
  observer.disconnect();
}).observe(document, {attributes: true, subtree: true, childList: true});
"""


def choose(page, name):
    page.get_by_role("contentinfo").get_by_role("group", name="Thème").get_by_label(name).check(force=True)


def expect_ground(page, colour):
    expect(page.locator("html")).to_have_css("background-color", colour)


@pytest.mark.parametrize(("scheme", "ground"), [("light", LIGHT), ("dark", DARK)])
def test_at_first_the_page_follows_the_system(visitor, scheme, ground):
    page = visitor("/", color_scheme=scheme)
    expect_ground(page, ground)
    expect(page.get_by_role("contentinfo").get_by_label("Auto")).to_be_checked()


def test_the_reader_s_choice_wins_and_is_remembered(visitor, place):
    page = visitor("/", color_scheme="light")
    choose(page, "sombre")
    expect_ground(page, DARK)
    page.reload()
    expect_ground(page, DARK)
    page.goto(place("article"))
    expect_ground(page, DARK)
    expect(page.get_by_role("contentinfo").get_by_label("sombre")).to_be_checked()

    choose(page, "clair")
    expect_ground(page, LIGHT)
    page.emulate_media(color_scheme="dark")
    expect_ground(page, LIGHT)

    choose(page, "Auto")
    expect_ground(page, DARK)
    page.reload()
    expect_ground(page, DARK)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_the_choice_is_worn_before_anything_is_painted(visitor):
    page = visitor("/", before=_NOTING, color_scheme="light")
    choose(page, "sombre")
    # Even if the page's other scripts never come.
    page.route(re.compile(r"/assets/site\.[0-9a-f]+\.js"), lambda route: route.abort())
    page.reload()
    expect_ground(page, DARK)
    assert page.evaluate("setBeforeBody") is True


def test_arrow_keys_change_the_theme(visitor):
    page = visitor("/", color_scheme="light")
    page.get_by_role("contentinfo").get_by_label("Auto").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("contentinfo").get_by_label("clair")).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect_ground(page, DARK)


def test_both_switches_say_the_same(visitor):
    page = visitor("/", viewport=PHONE)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("banner").get_by_label("sombre").check(force=True)
    expect(page.get_by_role("contentinfo").get_by_label("sombre")).to_be_checked()
    expect_ground(page, DARK)


def test_without_scripts_no_switch_is_offered_and_the_system_decides(visitor):
    page = visitor("/", java_script_enabled=False, color_scheme="dark")
    expect_ground(page, DARK)
    for switch in page.get_by_role("group", name="Thème").all():
        expect(switch).to_be_hidden()


def test_without_storage_the_choice_lasts_as_long_as_the_page(visitor):
    page = visitor(
        "/",
        color_scheme="light",
        before="Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})",
    )
    choose(page, "sombre")
    expect_ground(page, DARK)
