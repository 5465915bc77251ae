"""The checklist of a phase: ticks, counts, notes, what is kept and where."""

import json
import re

import pytest
from playwright.sync_api import expect

from browser.conftest import PHONE
from engagement import places

NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
HOSTILE = '<img src=x onerror="window.struck = true"><script>window.struck = true</script>\n\'"&{{ 7 * 7 }}'
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.fixture
def phase(visitor, place):
    return visitor(place("playbook-phase"))


def boxes(page):
    return page.locator(".checklist").get_by_role("checkbox")


def point(page, number):
    return page.locator(".checklist__point").nth(number)


def field(page, number):
    return point(page, number).locator(".checklist__field")


def write(page, number, text):
    if not field(page, number).is_visible():
        point(page, number).get_by_text("Ajouter une note").click()
    field(page, number).fill(text)


def kept_notes(page):
    text = page.evaluate(
        "localStorage.getItem(document.querySelector('.checklist').dataset.checklist + ':notes')"
    )
    return None if text is None else json.loads(text)


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


def test_a_note_is_written_by_keyboard_and_kept_by_its_point_s_id(phase):
    add = point(phase, 1).locator("summary", has_text="Ajouter une note")
    add.focus()
    phase.keyboard.press("Enter")
    expect(field(phase, 1)).to_be_focused()
    expect(field(phase, 1)).to_have_accessible_name(re.compile("Votre note"))
    expect(field(phase, 1)).to_have_accessible_description(
        point(phase, 1).locator(".checklist__text").inner_text()
    )
    phase.keyboard.type("Relevé reçu.")
    assert kept_notes(phase) == {boxes(phase).nth(1).get_attribute("data-point"): "Relevé reçu."}
    phase.keyboard.press("Tab")
    expect(status(phase)).to_have_text("Note gardée sur cet appareil.")
    expect(boxes(phase).nth(1)).not_to_be_checked()
    expect(done(phase)).to_have_text("0")


def test_notes_are_still_there_after_a_reload_and_outlive_the_ticks(phase):
    tick(boxes(phase).nth(2))
    write(phase, 2, "Deux lignes\nen tout.")
    clear(phase).click()
    phase.reload()
    expect(boxes(phase).nth(2)).not_to_be_checked()
    expect(field(phase, 2)).to_be_visible()
    expect(field(phase, 2)).to_have_value("Deux lignes\nen tout.")
    expect(point(phase, 2).get_by_text("Note écrite")).to_be_visible()
    expect(field(phase, 0)).to_be_hidden()


def test_an_emptied_note_leaves_nothing_behind(phase):
    write(phase, 0, "À effacer")
    assert kept_notes(phase)
    field(phase, 0).fill("   ")
    assert kept_notes(phase) is None
    field(phase, 0).press("Tab")
    expect(status(phase)).to_have_text("Note effacée.")


def test_a_note_is_short(phase):
    write(phase, 0, "")
    field(phase, 0).focus()
    phase.keyboard.insert_text("a" * 600)
    assert len(field(phase, 0).input_value()) == 500


def test_what_a_note_says_is_never_markup(phase):
    write(phase, 0, HOSTILE)
    phase.reload()
    expect(field(phase, 0)).to_have_value(HOSTILE)
    assert point(phase, 0).locator(".checklist__written").evaluate("note => note.children.length") == 0
    assert point(phase, 0).locator("img, script").count() == 0
    assert phase.evaluate("window.struck") is None


def test_two_windows_share_notes_and_the_one_being_written_wins(phase):
    other = phase.context.new_page()
    other.goto(phase.url)
    write(other, 1, "Ici")
    write(phase, 0, "Là")
    expect(field(other, 0)).to_have_value("Là")
    expect(field(other, 1)).to_have_value("Ici")
    assert sorted(kept_notes(phase).values()) == ["Ici", "Là"]


def test_the_note_of_a_point_that_is_gone_is_not_thrown_away(phase):
    write(phase, 0, "Présente")
    key = phase.locator(".checklist").get_attribute("data-checklist") + ":notes"
    phase.evaluate("key => localStorage.setItem(key, JSON.stringify({'ancien-01': 'Gardée'}))", key)
    phase.reload()
    write(phase, 0, "Nouvelle")
    assert kept_notes(phase)["ancien-01"] == "Gardée"


@pytest.mark.parametrize("obstacle", [NO_STORAGE, FULL_STORAGE], ids=["none", "full"])
def test_a_browser_that_keeps_nothing_says_so_and_still_counts(visitor, place, obstacle):
    page = visitor(place("playbook-phase"), before=obstacle)
    expect(page.locator("[data-note]")).to_have_text(re.compile("Ce navigateur ne garde rien"))
    tick(boxes(page).first)
    expect(done(page)).to_have_text("1")
    write(page, 0, "Pour cette page")
    expect(field(page, 0)).to_have_value("Pour cette page")
    expect(page.locator("[data-note]")).to_have_text(re.compile("vos notes disparaîtront avec la page"))


@pytest.mark.parametrize("kept", ["{", "null", '"texte"', "[1, null, {}]", '["inconnu-01"]'])
def test_spoilt_storage_is_no_obstacle(visitor, place, kept):
    page = visitor(place("playbook-phase"))
    tick(boxes(page).first)
    write(page, 0, "Note")
    page.evaluate("kept => { for (const key of Object.keys(localStorage)) localStorage[key] = kept }", kept)
    page.reload()
    expect(done(page)).to_have_text("0")
    expect(field(page, 0)).to_have_value("")
    write(page, 0, "De nouveau")
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
    expect(bar.get_by_role("checkbox", name="avec mes coches et mes notes")).to_be_visible()


def test_without_scripts_the_boxes_are_there_and_nothing_is_promised(visitor, place):
    page = visitor(place("playbook-phase"), java_script_enabled=False)
    tick(boxes(page).first)
    expect(boxes(page).first).to_be_checked()
    expect(page.locator("[data-note]")).to_be_hidden()
    expect(page.locator("[data-clear]")).to_be_hidden()
    expect(page.locator("[data-dock]")).to_be_hidden()
    expect(page.locator("[data-print-filled]").first).to_be_hidden()
    expect(page.locator(".checklist__note, textarea")).to_have_count(0)
    expect(page.locator(".progress__static")).to_be_visible()
