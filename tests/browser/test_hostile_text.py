"""Text that editors might paste runs nowhere, even without the content policy."""

import pytest
from pages import fullest, kinds_of

_ALARM = "window.alert = window.confirm = window.prompt = (word) => { window.alarm = String(word) };"


@pytest.fixture(scope="module")
def unguarded(browser, hostile_address):
    """A page that would run anything, and what it asks other machines for."""
    asked = []
    with browser.new_context(base_url=hostile_address, bypass_csp=True) as context:
        context.add_init_script(_ALARM)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        yield page, asked


def test_no_attack_runs_or_fetches_anything(unguarded, hostile_address, hostile_site, catalogue):
    page, asked = unguarded
    for kind, addresses in kinds_of(catalogue).items():
        asked.clear()
        page.goto(fullest(hostile_site, addresses), wait_until="load")
        for opening in ("onmouseover", "onfocus", "onclick", "onload", "onerror", "ontoggle"):
            assert page.locator(f"[{opening}]").count() == 0, kind
        assert page.evaluate("window.alarm ?? null") is None, kind
        assert [url for url in asked if not url.startswith((hostile_address, "data:"))] == [], kind
        assert page.locator("body").is_visible(), kind


def test_links_of_an_attacked_article_lead_only_where_links_may(unguarded, hostile_site, catalogue):
    page, _ = unguarded
    page.goto(fullest(hostile_site, kinds_of(catalogue)["article"]))
    schemes = set(page.evaluate("[...document.links].map((link) => link.protocol)"))
    assert schemes <= {"http:", "https:", "mailto:", "tel:"}
