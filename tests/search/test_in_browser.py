"""The queries of readers in a real browser, on the built site: the page is held to the engine's figures."""

import contextlib
from pathlib import Path

import pytest
import yaml
from browser.conftest import _served
from equipment import chromium
from playwright.sync_api import sync_playwright

from engagement import places

# The first three hundred: the page waits a moment before it shows what is below the screen.
QUERIES = [
    each
    for each in yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text(encoding="utf-8"))
    if each["origin"] != "reader"
]
FIRST, IN_THREE = 0.9, 0.98
# Types a query as a reader would, and says what the page then shows.
_ASK = """async (query) => {
  const field = document.querySelector("[data-search] [data-search-field]");
  const list = document.querySelector(".search-results__list");
  const told = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (list.getAttribute("aria-busy") === "false") (watch.disconnect(), setTimeout(resolve));
    });
    watch.observe(list, {attributes: true, attributeFilter: ["aria-busy"]});
  });
  field.elements.q.value = query;
  field.elements.q.dispatchEvent(new Event("input", {bubbles: true}));
  await told;
  return [...document.querySelectorAll(".search-results__result")].map((result) => ({
    address: result.querySelector(".search-results__link").getAttribute("href"),
    hit: result.querySelector(".search-results__hit-link")?.getAttribute("href") ?? "",
  }));
}"""


@pytest.fixture(scope="module")
def shown(site):
    """Each query with the results that the page shows for it."""
    with contextlib.contextmanager(_served)(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        page = browser.new_page()
        page.goto(f"{address}{places.SEARCH}?q=mission")
        page.wait_for_selector(".search-results__result")
        found = [(each, page.evaluate(_ASK, each["query"])) for each in QUERIES]
        browser.close()
    return found


def figures(shown):
    ranks = []
    for each, results in shown:
        pages = [{result["address"], result["address"].partition("#")[0]} for result in results]
        right = (place for place, page in enumerate(pages, 1) if not page.isdisjoint(each["expect"]))
        ranks.append(min(right, default=0))
    pointed = [(each["point"], results) for each, results in shown if each.get("point")]
    return {
        "queries": len(ranks),
        "mrr": sum(1 / rank for rank in ranks if rank) / len(ranks),
        "first": sum(rank == 1 for rank in ranks) / len(ranks),
        "in three": sum(1 <= rank <= 3 for rank in ranks) / len(ranks),
        "nothing": sum(not results for _, results in shown),
        "points": sum(any(result["hit"] == point for result in results) for point, results in pointed),
        "pointed": len(pointed),
    }


def test_readers_find_their_page_in_a_browser(shown, capsys):
    kept = figures([pair for pair in shown if not pair[0]["aside"]])
    aside = figures([pair for pair in shown if pair[0]["aside"]])
    with capsys.disabled():
        print(f"\nin Chromium: {kept}\nkept aside: {aside}")  # noqa: T201 - the report
    assert kept["first"] >= FIRST
    assert kept["in three"] >= IN_THREE
    assert kept["nothing"] == 0
