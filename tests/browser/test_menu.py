"""The menu on a phone."""

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import PHONE
from engagement import places


@pytest.fixture
def phone(visitor):
    return visitor("/", viewport=PHONE, has_touch=True)


def test_the_menu_is_folded_until_it_is_asked_for(phone, catalogue):
    button = phone.get_by_role("button", name="Menu")
    menu = phone.get_by_role("navigation", name="Menu principal")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()

    button.tap()
    button = phone.get_by_role("button", name="Fermer")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu).to_be_visible()
    assert button.get_attribute("aria-controls") == menu.get_attribute("id")
    expect(menu.get_by_role("link")).to_have_count(5 + len(catalogue.playbooks))
    expect(menu.get_by_role("group", name="Thème")).to_be_visible()

    button.tap()
    expect(menu).to_be_hidden()


def test_escape_folds_the_menu_and_gives_the_focus_back(phone):
    phone.get_by_role("button", name="Menu").press("Enter")
    menu = phone.get_by_role("navigation", name="Menu principal")
    phone.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    phone.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    button = phone.get_by_role("button", name="Menu")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_links_of_the_menu_lead_to_their_pages(phone, catalogue):
    slug, playbook = next(iter(catalogue.playbooks.items()))
    phone.get_by_role("button", name="Menu").tap()
    phone.get_by_role("navigation", name="Menu principal").get_by_role("link", name=playbook.name).tap()
    expect(phone).to_have_url(re.compile(re.escape(places.playbook(slug)) + "$"))
    # The page that opens has its menu folded.
    expect(phone.get_by_role("navigation", name="Menu principal")).to_be_hidden()


def test_the_menu_names_the_part_of_the_site_where_the_reader_is(visitor, place):
    page = visitor(place("article"))
    current = page.get_by_role("navigation", name="Menu principal").locator("[aria-current]")
    expect(current).to_have_text(["Articles"])


def test_a_wider_window_shows_the_menu_and_folds_it_again(phone):
    phone.get_by_role("button", name="Menu").tap()
    phone.set_viewport_size({"width": 1280, "height": 800})
    expect(phone.get_by_role("navigation", name="Menu principal")).to_be_visible()
    expect(phone.get_by_role("button", name=re.compile("Menu|Fermer"))).to_be_hidden()
    phone.set_viewport_size(PHONE)
    expect(phone.get_by_role("navigation", name="Menu principal")).to_be_hidden()


def test_without_scripts_the_menu_is_the_one_of_the_foot(visitor, catalogue):
    page = visitor("/", viewport=PHONE, java_script_enabled=False)
    link = page.get_by_role("link", name="Menu", exact=True)
    expect(link).to_be_visible()
    link.click()
    assert page.url.endswith("#menu-du-pied")
    foot = page.get_by_role("navigation", name="Pied de page")
    expect(foot).to_be_in_viewport()
    entries = page.locator("header nav > ul > li > a, header nav ul ul a").all()
    wanted = {entry.get_attribute("href") for entry in entries}
    assert len(wanted) == 5 + len(catalogue.playbooks)
    assert wanted <= {link.get_attribute("href") for link in foot.get_by_role("link").all()}
