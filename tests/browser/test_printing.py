"""What the browser prints: the page's matter, light, whole, with empty boxes."""

import pytest
from playwright.sync_api import expect

_FOLDED = """() => [...document.querySelectorAll("main details")].filter((details) => {
  const inside = [...details.children].find((child) => child.localName !== "summary");
  return details.checkVisibility() && inside && !inside.checkVisibility();
}).length"""
# Colours of words darker than their paper, as a printer sees them.
_LIGHT_WORDS = """() => {
  const bright = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const grounds = (element) => {
    for (let around = element; around; around = around.parentElement) {
      const ground = getComputedStyle(around).backgroundColor;
      if (!/, 0\\)$/.test(ground)) return ground;
    }
    return "rgb(255, 255, 255)";
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest("svg, .visually-hidden")) continue;
    const style = getComputedStyle(element);
    // Grounds are not printed unless a rule insists.
    const ground = style.printColorAdjust === "exact" ? grounds(element) : "rgb(255, 255, 255)";
    const words = node.data.trim().slice(0, 40);
    if (bright(ground) - bright(style.color) < 90) found.add(`${element.className}: ${words}`);
  }
  return [...found];
}"""


@pytest.fixture
def sheet(visitor, place):
    """A phase ticked and put in the dark by its reader, then shown as the printer gets it."""
    page = visitor(place("playbook-phase"), color_scheme="dark")
    page.get_by_role("contentinfo").get_by_label("sombre").check(force=True)
    for number in range(3):
        page.get_by_role("checkbox").nth(number).press("Space")
    page.emulate_media(media="print")
    return page


def test_navigation_controls_and_foot_are_not_printed(sheet):
    for hidden in ("header nav", ".skip-link", "footer nav", ".theme-switch", ".progress", ".dock", "button"):
        assert [each for each in sheet.locator(hidden).all() if each.is_visible()] == [], hidden
    expect(sheet.locator("main h1")).to_be_visible()
    expect(sheet.locator(".site-header__title")).to_be_visible()


def test_boxes_are_printed_empty_even_if_ticked_on_the_screen(sheet):
    box = sheet.get_by_role("checkbox").first
    expect(box).to_be_checked()
    expect(box).to_be_visible()
    expect(box).to_have_css("background-image", "none")
    expect(sheet.locator(".checklist__tick").first).to_be_hidden()
    ticked, empty = (
        sheet.locator(".checklist__text").nth(number).evaluate("text => getComputedStyle(text).color")
        for number in (0, -1)
    )
    assert ticked == empty
    size = box.bounding_box()
    assert size["width"] == pytest.approx(4 / 25.4 * 96, abs=0.5)
    expect(sheet.locator(".checklist__proof").first).to_be_visible()


@pytest.mark.parametrize(
    "kind", ["playbook", "playbook-phase", "article", "partner", "form", "diagnostic", "home"]
)
def test_paper_is_always_light(visitor, place, kind):
    page = visitor(place(kind), color_scheme="dark", reduced_motion="reduce")
    page.get_by_role("contentinfo").get_by_label("sombre").check(force=True)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert page.evaluate(_LIGHT_WORDS) == []


def test_answers_that_are_folded_on_the_screen_are_printed(visitor, place):
    page = visitor(place("playbook"))
    assert page.evaluate(_FOLDED) > 0
    page.emulate_media(media="print")
    assert page.evaluate(_FOLDED) == 0


def test_older_browsers_unfold_for_the_printer_and_fold_again(visitor, place):
    page = visitor(place("playbook"))
    count = "document.querySelectorAll('main details[open]').length"
    before = page.evaluate(count)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(count) == page.locator("main details").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(count) == before


def test_the_print_button_prints(visitor, place):
    page = visitor(place("playbook-phase"), before="window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Imprimer la liste").click()
    assert page.evaluate("window.printed") is True


@pytest.mark.parametrize("kind", ["playbook-phase", "playbook", "form", "diagnostic"])
def test_nothing_is_wider_than_the_paper(visitor, place, kind):
    page = visitor(place(kind), viewport={"width": 680, "height": 1000})
    page.emulate_media(media="print")
    # 180 mm between the margins of an A4 sheet.
    assert page.evaluate("document.documentElement.scrollWidth") <= 681
