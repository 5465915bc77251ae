"""What the browser prints: the page's matter, light, whole, with empty boxes unless the reader asks."""

import base64
import re

import pypdfium2
import pytest
from pages import KINDS
from playwright.sync_api import expect

from browser.conftest import PHONE
from publishing.assets import page_sizes

MILLIMETRE = 72 / 25.4
MARGIN = 15 * MILLIMETRE
SIZES = {"a4": (595, 842), "us-letter": (612, 792)}
NOTE = "Relevé reçu, manque la ligne de découvert.\n<b>Vu</b> le 3 & signé"

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


def printed(page):
    """What comes out of the printer with the browser's "background graphics" off."""
    made = page.context.new_cdp_session(page).send(
        "Page.printToPDF", {"printBackground": False, "preferCSSPageSize": True}
    )
    return pypdfium2.PdfDocument(base64.b64decode(made["data"]))


def words(document):
    return [re.sub(r"\s+", " ", sheet.get_textpage().get_text_bounded()).strip() for sheet in document]


def pictures(document):
    """Each sheet as a black and white printer sees it: rows of greys, at 4 dots a millimetre."""
    scale = 4 / MILLIMETRE
    found = []
    for sheet in document:
        made = sheet.render(scale=scale, grayscale=True)
        dots = bytes(made.buffer)
        rows = range(0, made.height * made.stride, made.stride)
        found.append([dots[row : row + made.width] for row in rows])
    return found


def ink(document):
    """How many dots are black in the column of the boxes, on all sheets."""
    column = slice(14 * 4, 23 * 4)
    return sum(dot < 100 for sheet in pictures(document) for row in sheet for dot in row[column])


def use_paper(page, paper):
    """Serve the stylesheet as the build makes it for another paper."""

    def changed(route):
        styles = route.fetch().text()
        for made in SIZES:
            styles = styles.replace(page_sizes(made), page_sizes(paper))
        route.fulfill(body=styles, content_type="text/css")

    page.route("**/assets/site.*.css", changed)


def fill(page):
    """Ticks and a note of the reader's own."""
    for number in (0, 2):
        page.locator(".checklist__input").nth(number).press("Space")
    page.locator(".checklist__note summary").first.click()
    page.locator(".checklist__field").first.fill(NOTE)


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


def test_a_list_prints_alike_whatever_is_ticked_and_noted(visitor, place):
    page = visitor(place("playbook-phase"))
    blank = pictures(printed(page))
    fill(page)
    assert pictures(printed(page)) == blank
    page.reload()
    assert pictures(printed(page)) == blank


def test_with_my_ticks_and_notes_paper_shows_them_without_grounds(visitor, place):
    page = visitor(place("playbook-phase"), color_scheme="dark")
    blank = ink(printed(page))
    fill(page)
    page.get_by_role("checkbox", name="avec mes coches et mes notes").check()
    filled = printed(page)
    # Two ticks, each of at least 3 mm of a stroke half a millimetre wide.
    assert ink(filled) - blank > 2 * 3 * 0.5 * 16
    shown = " ".join(words(filled))
    assert "Relevé reçu, manque la ligne de découvert. <b>Vu</b> le 3 & signé" in shown
    assert "Ajouter une note" not in shown
    assert "500 caractères" not in shown
    # The choice is for this visit.
    page.reload()
    expect(page.get_by_role("checkbox", name="avec mes coches et mes notes")).not_to_be_checked()
    assert "Relevé reçu" not in " ".join(words(printed(page)))


def test_a_long_note_is_printed_whole(visitor, place):
    page = visitor(place("playbook-phase"))
    page.locator(".checklist__note summary").nth(1).click()
    page.locator(".checklist__field").nth(1).fill("m" * 500)
    page.get_by_role("checkbox", name="avec mes coches et mes notes").check()
    assert "m" * 500 in "".join(words(printed(page))).replace(" ", "")


def test_the_choice_in_the_bar_of_a_phone_is_the_same_choice(visitor, place):
    page = visitor(place("playbook-phase"), viewport=PHONE)
    page.locator("[data-dock]").get_by_label("avec mes coches et mes notes").check()
    assert page.locator("[data-print-filled]:checked").count() == 2
    expect(page.locator("html")).to_have_attribute("data-filled", "")
    page.locator("[data-dock]").get_by_label("avec mes coches et mes notes").uncheck()
    expect(page.locator("html")).not_to_have_attribute("data-filled", "")


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_page_stays_between_the_margins_and_no_title_is_left_at_the_foot(visitor, place, kind, paper):
    page = visitor("/robots.txt")
    use_paper(page, paper)
    page.goto(place(kind))
    document = printed(page)
    titles = {
        re.sub(r"\s+", " ", title.inner_text()) for title in page.locator("main :is(h2, h3, thead)").all()
    }
    sizes = {tuple(round(length) for length in each.get_size()) for each in document}
    assert sizes in ({SIZES[paper]}, {SIZES[paper][::-1]})
    for number, (sheet, text) in enumerate(zip(document, words(document), strict=True), 1):
        width, _ = sheet.get_size()
        reader = sheet.get_textpage()
        for index in range(reader.count_rects()):
            left, _, right, _ = reader.get_rect(index)
            assert left > MARGIN - 2, (number, reader.get_text_bounded(left, 0, right, 900))
            assert right < width - MARGIN + 2, (number, left, right)
        matter = text.removesuffix(f"{number}/{len(document)}").strip()
        assert not any(matter.endswith(title) for title in titles if len(title) > 3), (number, matter[-80:])


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
