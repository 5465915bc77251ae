"""Questions that unfold, and the table of contents."""

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import PHONE


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_question_unfolds_with_the_mouse_and_with_the_keyboard(visitor, place, scripts):
    page = visitor(place("playbook"), java_script_enabled=scripts)
    entry = page.locator(".faq details").nth(1)
    answer = entry.locator(".faq__answer")
    expect(answer).to_be_hidden()
    entry.locator("summary").click()
    expect(answer).to_be_visible()
    entry.locator("summary").press("Enter")
    expect(answer).to_be_hidden()
    entry.locator("summary").press("Space")
    expect(answer).to_be_visible()


def test_a_link_to_a_folded_answer_is_never_lost(visitor, place):
    page = visitor(place("playbook"))
    entry = page.locator(".faq details").nth(2)
    identifier = entry.get_attribute("id")
    page.goto(f"{place('playbook')}#{identifier}")
    expect(entry.locator("summary")).to_be_in_viewport()


def test_the_contents_lead_to_each_part(visitor, place):
    page = visitor(place("playbook"))
    links = page.get_by_role("navigation", name="Sommaire").get_by_role("link")
    expect(links.first).to_be_visible()
    for link in (links.nth(3), links.last):
        link.click()
        target = link.get_attribute("href")
        assert page.url.endswith(target)
        expect(page.locator(target)).to_be_in_viewport()


def test_the_contents_mark_the_part_being_read(visitor, place):
    page = visitor(place("playbook"))
    links = page.get_by_role("navigation", name="Sommaire").get_by_role("link")
    target = links.nth(4)
    target.click()
    expect(target).to_have_attribute("aria-current", re.compile("true|location"))


def test_on_a_phone_the_contents_are_folded_and_fold_again_once_used(visitor, place):
    page = visitor(place("playbook"), viewport=PHONE)
    contents = page.get_by_role("navigation", name="Sommaire")
    link = contents.get_by_role("link").nth(2)
    expect(link).to_be_hidden()
    contents.locator("summary").click()
    expect(link).to_be_visible()
    link.click()
    expect(link).to_be_hidden()
