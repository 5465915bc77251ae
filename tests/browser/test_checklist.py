"""The checklist of a phase: ticks, counts, what is kept and where."""

import json
import re

import pytest
from playwright.sync_api import expect

from browser.conftest import PHONE
from engagement import places

NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.fixture
def phase(visitor, place):
    return visitor(place("playbook-phase"))


def boxes(page):
    return page.get_by_role("main").get_by_role("checkbox")


def tick(box):
    box.press("Space")
    expect(box).to_be_checked()


def status(page):
    return page.locator("main").get_by_role("status")


def clear(page):
    return page.get_by_role("button", name="Tout décocher")


def undo(page):
    return page.get_by_role("button", name=re.compile("Annuler"))


def done(page):
    return page.locator(".progress [data-done]")


def test_space_ticks_a_point_and_everything_counts_it(phase):
    total = boxes(phase).count()
    first = boxes(phase).first
    expect(first).not_to_be_checked()
    first.focus()
    phase.keyboard.press("Space")
    expect(first).to_be_checked()
    expect(status(phase)).to_have_text(f"1 sur {total}")
    expect(done(phase)).to_have_text("1")
    group = phase.locator(".checklist__group").first
    points = group.get_by_role("checkbox").count()
    expect(group.locator("[data-group-count]")).to_have_text(f"1 sur {points}")
    phase.keyboard.press("Space")
    expect(first).not_to_be_checked()
    expect(status(phase)).to_have_text(f"0 sur {total}")


def test_a_click_anywhere_on_the_line_ticks_it(phase):
    line = phase.locator(".checklist__point").nth(1)
    box = line.get_by_role("checkbox")
    size = line.bounding_box()
    for number, place in enumerate(
        [(10, 20), (size["width"] / 2, 25), (size["width"] - 6, size["height"] - 6)]
    ):
        line.click(position={"x": place[0], "y": place[1]})
        expect(box).to_be_checked(checked=number % 2 == 0)


def test_the_tick_is_drawn_in_the_pencil_s_red(phase):
    drawing = phase.locator(".checklist__tick").first
    expect(drawing).to_have_css("opacity", "0")
    tick(boxes(phase).first)
    expect(drawing).to_have_css("opacity", "1")
    expect(drawing).to_have_css("stroke", "rgb(184, 52, 16)")


def test_each_box_is_named_by_its_point(phase):
    for box in boxes(phase).all()[:3]:
        assert len(box.evaluate("box => box.labels[0].innerText.trim()")) > 10


def test_ticks_are_still_there_after_a_reload_and_belong_to_their_phase(phase, place, catalogue):
    kept = [boxes(phase).nth(number) for number in (0, 2)]
    for box in kept:
        tick(box)
    phase.reload()
    for box in kept:
        expect(box).to_be_checked()
    expect(done(phase)).to_have_text("2")

    here = place("playbook-phase")
    slug = here.split("/")[2]
    other = next(
        address
        for each in catalogue.playbooks[slug].phases
        if (address := places.playbook_phase(slug, each.phase)) != here
    )
    phase.goto(other)
    expect(done(phase)).to_have_text("0")
    phase.goto(here)
    expect(done(phase)).to_have_text("2")


def test_what_is_kept_names_points_by_their_ids_and_nothing_else(phase):
    ids = [boxes(phase).nth(number).get_attribute("data-point") for number in (0, 2)]
    for number in (0, 2):
        tick(boxes(phase).nth(number))
    kept = phase.evaluate("({...localStorage})")
    assert len(kept) == 1
    assert json.loads(next(iter(kept.values()))) == ids
    expect(phase.locator("[data-note]")).to_have_text(re.compile("Gardé sur cet appareil, nulle part"))
    assert phase.context.cookies() == []


def test_unticking_everything_can_be_undone(phase):
    clear(phase).click()
    expect(status(phase)).to_have_text("Rien n’est coché.")
    for number in (0, 1, 3):
        tick(boxes(phase).nth(number))
    clear(phase).click()
    expect(done(phase)).to_have_text("0")
    expect(status(phase)).to_have_text(re.compile("3 coches retirées.*dix secondes"))
    assert phase.evaluate("localStorage.length") == 0
    expect(undo(phase)).to_be_focused()

    undo(phase).click()
    expect(done(phase)).to_have_text("3")
    expect(boxes(phase).nth(3)).to_be_checked()
    phase.reload()
    expect(done(phase)).to_have_text("3")


def test_the_undoing_is_offered_for_ten_seconds(visitor, place):
    page = visitor()
    page.clock.install()
    page.goto(place("playbook-phase"))
    tick(boxes(page).first)
    clear(page).click()
    page.clock.fast_forward(9_000)
    expect(undo(page)).to_be_visible()
    page.clock.fast_forward(1_500)
    expect(clear(page)).to_be_visible()
    expect(undo(page)).to_have_count(0)
    expect(done(page)).to_have_text("0")


def test_a_new_tick_ends_the_undoing(phase):
    tick(boxes(phase).first)
    clear(phase).click()
    tick(boxes(phase).nth(1))
    expect(undo(phase)).to_have_count(0)
    expect(done(phase)).to_have_text("1")


def test_two_windows_on_the_same_list_stay_in_step(phase):
    other = phase.context.new_page()
    other.goto(phase.url)
    tick(boxes(phase).first)
    expect(boxes(other).first).to_be_checked()
    expect(done(other)).to_have_text("1")


@pytest.mark.parametrize("obstacle", [NO_STORAGE, FULL_STORAGE], ids=["none", "full"])
def test_a_browser_that_keeps_nothing_says_so_and_still_counts(visitor, place, obstacle):
    page = visitor(place("playbook-phase"), before=obstacle)
    expect(page.locator("[data-note]")).to_have_text(re.compile("Ce navigateur ne garde rien"))
    tick(boxes(page).first)
    expect(done(page)).to_have_text("1")


@pytest.mark.parametrize("kept", ["{", "null", '"texte"', "[1, null, {}]", '["inconnu-01"]'])
def test_spoilt_storage_is_no_obstacle(visitor, place, kept):
    page = visitor(place("playbook-phase"))
    tick(boxes(page).first)
    page.evaluate("kept => { for (const key of Object.keys(localStorage)) localStorage[key] = kept }", kept)
    page.reload()
    expect(done(page)).to_have_text("0")
    tick(boxes(page).first)
    expect(done(page)).to_have_text("1")


def test_on_a_phone_the_bar_at_the_bottom_counts(visitor, place):
    page = visitor(place("playbook-phase"), viewport=PHONE, has_touch=True)
    bar = page.locator("[data-dock]")
    total = boxes(page).count()
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text(f"0 sur {total}")
    page.locator(".checklist__label").first.tap()
    expect(bar).to_contain_text(f"1 sur {total}")
    expect(bar.get_by_role("button", name="Imprimer")).to_be_visible()


def test_without_scripts_the_boxes_are_there_and_nothing_is_promised(visitor, place):
    page = visitor(place("playbook-phase"), java_script_enabled=False)
    tick(boxes(page).first)
    expect(boxes(page).first).to_be_checked()
    expect(page.locator("[data-note]")).to_be_hidden()
    expect(page.locator("[data-clear]")).to_be_hidden()
    expect(page.locator("[data-dock]")).to_be_hidden()
    expect(page.locator(".progress__static")).to_be_visible()
