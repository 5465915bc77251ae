"""The directory of partners and its chips."""

import re

import pytest
from playwright.sync_api import expect

from engagement import places


@pytest.fixture
def directory(visitor):
    return visitor(places.PARTNERS)


def chip(page, name):
    return page.get_by_role("button", name=name, exact=True)


def rows(page):
    return page.locator("#annuaire > li")


def shown(page):
    return [row.get_attribute("data-functions").split() for row in rows(page).all() if row.is_visible()]


def test_at_first_everyone_is_shown(directory, catalogue):
    expect(chip(directory, "Toutes les fonctions")).to_have_attribute("aria-pressed", "true")
    assert len(shown(directory)) == rows(directory).count() >= len(catalogue.partners)


def test_each_chip_leaves_only_those_of_its_function(directory, catalogue):
    everything = directory.locator("#compte").inner_text()
    for slug, playbook in catalogue.playbooks.items():
        button = chip(directory, playbook.short_name or playbook.name)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_be_focused()
        found = shown(directory)
        assert found
        assert all(slug in functions for functions in found)
        expect(directory).to_have_url(re.compile(rf"\?fonction={slug}$"))
        assert re.search(r"1\xa0place ouverte|\d+\xa0partenaires?", directory.locator("#compte").inner_text())
        button.click()
        expect(button).to_have_attribute("aria-pressed", "false")
        expect(directory.locator("#compte")).to_have_text(everything)
        expect(directory).to_have_url(re.compile(rf"{places.PARTNERS}$"))


def test_the_count_is_announced(directory, catalogue):
    slug, playbook = next((slug, each) for slug, each in catalogue.playbooks.items() if each.partners)
    chip(directory, playbook.short_name or playbook.name).press("Enter")
    count = directory.get_by_role("status").first
    expect(count).to_have_text(re.compile(rf"^{len(playbook.partners)}\s+partenaire"))
    assert slug in directory.url


def test_an_address_with_a_function_opens_on_it(visitor, catalogue):
    slug = list(catalogue.playbooks)[-1]
    page = visitor(f"{places.PARTNERS}?fonction={slug}")
    assert all(slug in functions for functions in shown(page))
    expect(page.locator("button[aria-pressed=true]")).to_have_attribute("value", slug)


@pytest.mark.parametrize("asked", ["inconnue", "%22%3E%3Cscript%3E", ""])
def test_an_address_with_anything_else_shows_everyone(visitor, asked):
    page = visitor(f"{places.PARTNERS}?fonction={asked}")
    assert len(shown(page)) == rows(page).count()
    expect(page.locator("button[aria-pressed=true]")).to_have_attribute("value", "")


def test_without_scripts_there_are_no_chips_and_everyone_is_shown(visitor):
    page = visitor(places.PARTNERS, java_script_enabled=False)
    expect(page.locator("filter-chips")).to_be_hidden()
    assert len(shown(page)) == rows(page).count()
