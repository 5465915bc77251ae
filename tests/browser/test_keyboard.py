"""Everything can be reached, seen and left with the keyboard."""

import pytest
from pages import KINDS
from playwright.sync_api import expect

from browser.conftest import DESK, PHONE

_FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])"
# For each element that takes the focus, what shows that it has it: its own outline, or its neighbour's or
# parent's where the element itself is not drawn.
_UNMARKED = """(selector) => {
  const outlined = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      && !/, 0\\)$|transparent/.test(style.outlineColor);
  };
  const unmarked = [];
  for (const element of document.querySelectorAll(selector)) {
    if (!element.checkVisibility({visibilityProperty: true}) || element.disabled) continue;
    element.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement !== element) unmarked.push(`not focused: ${element.outerHTML.slice(0, 80)}`);
    const places = [element, element.nextElementSibling, element.parentElement, ...element.children];
    if (!places.some((place) => place && outlined(place))) unmarked.push(element.outerHTML.slice(0, 120));
  }
  return unmarked;
}"""
# Where the focus is: a number for the element, and whether the middle of its box can be seen.
_FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  window.numbers ??= new Map();
  if (!numbers.has(element)) numbers.set(element, numbers.size);
  const boxes = [...element.getClientRects()];
  const seen = boxes.some((box) => {
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const label = top?.closest("label");
    return top && (element.contains(top) || top.contains(element) || label?.control === element);
  });
  return {number: numbers.get(element), seen, html: element.outerHTML.slice(0, 100)};
}"""
# How many stops Tab has to make: a group of radio buttons is one.
_STOPS = """(selector) => {
  const groups = new Set();
  return [...document.querySelectorAll(selector)].filter((element) => {
    if (!element.checkVisibility({visibilityProperty: true}) || element.disabled) return false;
    if (element.type !== "radio") return true;
    const first = !groups.has(element.name);
    groups.add(element.name);
    return first;
  }).length;
}"""


def test_the_first_stop_leads_to_the_content(visitor, place):
    page = visitor(place("playbook"))
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Aller au contenu")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_skip_link_shows_only_when_it_has_the_focus(visitor):
    page = visitor("/")
    expect(page.get_by_role("link", name="Aller au contenu")).not_to_be_in_viewport()


@pytest.mark.parametrize("kind", KINDS)
def test_every_element_shows_that_it_has_the_focus(still, place, kind):
    still.emulate_media(media="screen", color_scheme="light")
    still.set_viewport_size(DESK)
    still.goto(place(kind))
    assert still.evaluate(_UNMARKED, _FOCUSABLE) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("kind", ["home", "playbook-phase", "partners"])
def test_tab_goes_through_the_whole_page_and_out_of_it_and_the_focus_is_never_covered(
    still, place, kind, size
):
    still.emulate_media(media="screen", color_scheme="light")
    still.set_viewport_size(size)
    still.goto(place(kind))
    stops = still.evaluate(_STOPS, _FOCUSABLE)
    met, covered = [], []
    while len(met) <= stops + 5:
        still.keyboard.press("Tab")
        focus = still.evaluate(_FOCUS)
        if focus is None or focus["number"] in met:
            break
        met.append(focus["number"])
        if not focus["seen"]:
            covered.append(focus["html"])
    assert covered == []
    assert len(met) == stops


def test_going_back_meets_the_same_stops(still, place):
    still.emulate_media(media="screen", color_scheme="light")
    still.set_viewport_size(PHONE)
    still.goto(place("playbook-phase"))
    last = still.locator("footer").get_by_role("link").last
    last.focus()
    covered = []
    for _ in range(40):
        still.keyboard.press("Shift+Tab")
        focus = still.evaluate(_FOCUS)
        if focus and not focus["seen"]:
            covered.append(focus["html"])
    assert covered == []
