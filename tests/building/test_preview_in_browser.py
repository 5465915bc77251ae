"""What a person sees in a real browser: the new page by itself, or what to mend."""

import re

import pytest
from equipment import chromium
from playwright.sync_api import expect, sync_playwright
from programs import SERVING


@pytest.fixture
def page():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield browser.new_page()
        browser.close()


@pytest.fixture
def home(python, tmp_path):
    (tmp_path / "content").mkdir()
    file = tmp_path / "content" / "home.txt"

    def open_in(page, text):
        file.write_text(text, encoding="utf-8")
        process = python(SERVING, file.parent, tmp_path / "output", 0)
        for line in iter(process.stdout.readline, ""):
            if found := re.search(r"http://\S+/", line):
                page.goto(found.group())
                return file
        raise AssertionError(process.stderr.read())

    return open_in


def test_the_page_follows_the_files_and_shows_what_to_mend_over_the_last_good_site(page, home):
    file = home(page, "bonjour")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    expect(page.locator("body")).to_contain_text("bonjour")
    file.write_text("bonsoir", encoding="utf-8")
    expect(page.locator("body")).to_contain_text("bonsoir")

    file.write_text("une faute", encoding="utf-8")
    dialog = page.get_by_role("dialog", name="Un problème à corriger")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("playbooks/finance.yaml:37:9")
    expect(dialog).to_contain_text("rôle <inconnu> « DIRR »")
    expect(dialog).to_contain_text("Remède : vouliez-vous dire « DIR » ?")
    assert dialog.evaluate("dialog => getComputedStyle(dialog).borderTopWidth") == "8px"
    expect(page.locator("body")).to_contain_text("bonsoir")

    file.write_text("corrigé", encoding="utf-8")
    expect(page.locator("body")).to_contain_text("corrigé")
    expect(dialog).to_be_hidden()
    assert complaints == []


def test_a_site_that_was_never_good_appears_once_it_is_mended(page, home):
    file = home(page, "une faute")
    expect(page.get_by_role("heading", name="Le site ne peut pas encore être construit")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    file.write_text("corrigé", encoding="utf-8")
    expect(page.locator("body")).to_contain_text("corrigé")
