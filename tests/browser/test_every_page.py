"""What holds on a page of every kind, whatever it shows."""

import pytest
from pages import KINDS

from browser.conftest import DESK, PHONE

WIDTHS = (320, 390, 768, 1024, 1440)
_MAIN_KINDS = ["home", "playbook", "playbook-phase", "partners", "article", "diagnostic", "form", "method"]
# Words and drawings that stick out of the window, but for those that no reader sees.
_STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (box.right > width + 1 && box.width && getComputedStyle(element).position !== "fixed") {
      found.push(`${element.tagName.toLowerCase()}.${element.className.baseVal ?? element.className}`);
    }
  }
  const wide = document.documentElement.scrollWidth - width;
  return wide > 0 ? [`${wide} px`, ...found.slice(0, 5)] : [];
}"""
# WCAG 1.4.12, as its test has it.
_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
# Pieces of text cut by a box that hides what overflows, outside the window, or over another text.
_LOST_TEXT = """() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  // Words for those who listen stand in a box of one pixel or less.
  const unseen = (element) => element.clientWidth <= 1 && getComputedStyle(element).overflow === "hidden"
    || getComputedStyle(element).clipPath.startsWith("inset(50%");
  const hidden = (element) => {
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) return true;
    for (let around = element; around; around = around.parentElement) if (unseen(around)) return true;
    return Boolean(element.closest(".skip-link, script, svg"));
  };
  const scrolls = (element) => {
    for (let around = element; around !== document.body; around = around.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(around).overflowX)) return true;
    }
    return false;
  };
  for (let node; (node = walker.nextNode());) {
    if (!node.data.trim() || hidden(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const {left, right, top, bottom, width, height} of range.getClientRects()) {
      // Letters stand well within the box of their line.
      const slack = height / 5;
      const box = {left, right, top: top + slack, bottom: bottom - slack};
      if (width > 1 && height > 1) texts.push({node, box});
    }
  }
  const lost = new Set();
  const width = document.documentElement.clientWidth;
  const say = (why, {node}) => {
    lost.add(`${why}: ${node.parentElement.className} « ${node.data.trim().slice(0, 40)} »`);
  };
  for (const text of texts) {
    const outside = text.box.right > width + 2 || text.box.left < -2;
    if (outside && !scrolls(text.node.parentElement)) say("outside", text);
    for (let around = text.node.parentElement; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
      const frame = around.getBoundingClientRect();
      if (text.box.right > frame.right + 2 || text.box.bottom > frame.bottom || text.box.top < frame.top) {
        say("cut", text);
      }
    }
  }
  texts.sort((one, other) => one.box.top - other.box.top);
  for (const [place, one] of texts.entries()) {
    for (let next = place + 1; next < texts.length; next += 1) {
      const other = texts[next];
      if (other.box.top > one.box.bottom) break;
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const fixed = [one, other].some(({node}) => node.parentElement.closest(".dock"));
      if (across > 4 && down > 4 && one.node !== other.node && !fixed) say("covered", other);
    }
  }
  return [...lost].slice(0, 8);
}"""
# The visible texts of the main part, but for what only scripts can offer.
_READABLE = """() => {
  const offered = (element) => {
    for (let around = element; around; around = around.parentElement) {
      if (around.localName.includes("-")) return true;
    }
    return element.closest(`button, [role=status], .progress, .dock, .checklist__note, .search-field,
      .search-keys, .search-browse__lead, [data-group-count]`);
  };
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    const text = node.data.trim();
    if (text && element.checkVisibility() && !offered(element)) found.push(text);
  }
  return found;
}"""
_MOVING = """() => {
  const moves = (style) => /[1-9]/.test(style.transitionDuration) || style.scrollBehavior === "smooth"
    || (style.animationName !== "none" && /[1-9]/.test(style.animationDuration));
  return [...document.querySelectorAll("*")].flatMap((element) => ["", "::before", "::after"]
    .filter((part) => moves(getComputedStyle(element, part || null)))
    .map((part) => `${element.tagName}.${element.className}${part}`));
}"""


@pytest.fixture(params=KINDS)
def path(request, place):
    return place(request.param)


@pytest.fixture(scope="module")
def plain(browser, address):
    """A page of a browser that runs no script."""
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        yield context.new_page()


def test_the_browser_has_nothing_to_complain_about(watched, path):
    page, wrong = watched
    page.goto("about:blank")
    wrong.clear()
    page.goto(path)
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate("violations") == []
    # A page asked for by a wrong address is the only one that may answer with an error.
    assert wrong == []


def test_fonts_are_the_site_s_own(watched, place):
    page, _ = watched
    page.goto(place("article"))
    used = page.evaluate(
        "async () => { await document.fonts.ready;"
        " return [...document.fonts].filter((each) => each.status === 'loaded').map((each) => each.family) }"
    )
    assert {name.strip('"') for name in used} >= {"Bricolage Grotesque", "Source Serif 4"}


def test_nothing_makes_the_page_scroll_sideways(still, path):
    still.emulate_media(media="screen", color_scheme="light")
    still.goto(path)
    found = {}
    for width in WIDTHS:
        still.set_viewport_size({"width": width, "height": 900})
        if sticking := still.evaluate(_STICKING_OUT):
            found[width] = sticking
    assert found == {}


@pytest.mark.parametrize("kind", _MAIN_KINDS)
def test_no_text_is_lost_when_its_spacing_is_forced(still, place, kind):
    still.emulate_media(media="screen", color_scheme="light")
    still.goto(place(kind))
    for size in (DESK, PHONE):
        still.set_viewport_size(size)
        assert still.evaluate(_LOST_TEXT) == [], "before"
    still.add_style_tag(content=_SPACING)
    for size in (PHONE, DESK):
        still.set_viewport_size(size)
        assert still.evaluate(_LOST_TEXT) == [], size


@pytest.mark.parametrize("kind", _MAIN_KINDS)
def test_no_text_is_lost_when_it_is_twice_as_large(still, place, kind):
    still.emulate_media(media="screen", color_scheme="light")
    still.set_viewport_size(DESK)
    still.goto(place(kind))
    still.add_style_tag(content="html { font-size: 200% !important; }")
    assert still.evaluate(_LOST_TEXT) == []


def test_the_page_reads_the_same_without_scripts(plain, still, path):
    still.emulate_media(media="screen", color_scheme="light")
    still.set_viewport_size(DESK)
    plain.goto(path)
    still.goto(path)
    texts = plain.evaluate(_READABLE)
    assert len(texts) > 3
    assert [text for text in still.evaluate(_READABLE) if text not in set(texts)] == []


@pytest.mark.parametrize("kind", _MAIN_KINDS)
def test_nothing_moves_for_those_who_asked_for_rest(still, place, kind):
    still.emulate_media(media="screen", color_scheme="light")
    still.goto(place(kind))
    assert still.evaluate(_MOVING) == []
