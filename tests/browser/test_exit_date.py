"""The reader writes a month of leaving and reads when to begin."""

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import PHONE
from engagement.views.home import exit_plan

NOW = "2026-11-22T10:00:00"


@pytest.fixture
def home(visitor):
    page = visitor("/")
    page.clock.set_fixed_time(NOW)
    return page


@pytest.fixture
def field(home):
    return home.get_by_role("textbox", name="Date de sortie, mois et année", exact=True)


@pytest.fixture
def result(home):
    return home.locator("exit-date output")


def boxes(page):
    return page.locator(".exit-date__box").all_inner_texts()


@pytest.mark.parametrize("typed", ["062040", "06/2040", "6 2040", "62040", "06-2040", "0640", "6/40"])
def test_a_month_is_written_in_many_ways(home, field, typed):
    field.press_sequentially(typed)
    expect(field).to_have_value("06/2040")
    assert boxes(home) == ["0", "6", "2", "0", "4", "0"]


def test_the_calendar_goes_back_from_the_day_of_leaving(home, field, result, catalogue):
    field.press_sequentially("062040")
    expect(result).to_contain_text(
        re.compile(r"Pour finir en juin\s2040, commencez au plus tard en \S+\s20\d\d\.")
    )
    steps = home.locator(".exit-date__step")
    expect(steps).to_have_count(len(exit_plan(catalogue.phases)))
    names = [step.name for step in exit_plan(catalogue.phases)]
    for name, text in zip(names, steps.all_inner_texts(), strict=True):
        assert re.match(rf"{name}\b.*\sdès \S+\s20\d\d$", text, re.DOTALL)
    link = home.locator(".closing__action a")
    assert link.bounding_box()["y"] > steps.last.bounding_box()["y"]


def count(home, days):
    """Give the five phases durations that a test can count with."""
    home.locator(".exit-date__step").evaluate_all(
        "(steps, days) => steps.forEach((step, index) => {"
        " [step.dataset.shortest, step.dataset.longest] = days[index] })",
        days,
    )


def test_each_phase_is_counted_from_the_end_of_the_month(home, field):
    count(home, [(42, 84), (91, 365), (30, 90), (14, 42), (14, 28)])
    field.press_sequentially("062029")
    months = [re.sub(r"\s", " ", text) for text in home.locator(".exit-date__month").all_inner_texts()]
    assert months == [
        "dès avril 2029", "dès avril 2028", "dès janvier 2028", "dès novembre 2027", "dès octobre 2027",
    ]  # fmt: skip


LATE = (
    "Il faudrait avoir commencé en octobre 2025 : visez juillet 2028 au plus tôt, ou une mission plus courte."
)
TOO_LATE = (
    "Il faudrait avoir commencé en mai 2025 : visez juillet 2028 au plus tôt. "
    "Même la mission la plus courte irait jusqu’en mai 2027."
)


@pytest.mark.parametrize(
    ("typed", "sentence", "past"),
    [
        ("072028", "Pour finir en juillet 2028, commencez au plus tard en novembre 2026.", 0),
        ("062027", LATE, 4),
        ("122026", TOO_LATE, 5),
    ],
)
def test_a_date_too_near_is_said_to_be(home, field, typed, sentence, past):
    count(home, [(42, 84), (91, 365), (30, 90), (14, 42), (14, 28)])
    field.press_sequentially(typed)
    expect(home.locator(".exit-date__sentence")).to_have_text(sentence)
    expect(home.locator(".exit-date__step--past")).to_have_count(past)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("132040", "Le mois va de 01 à 12."), ("002040", "Le mois va de 01 à 12."),
     ("102026", "Cette date est passée."), ("06204", "Il faut un mois et une année")],
)  # fmt: skip
def test_a_wrong_date_is_told_with_an_example(home, field, result, typed, sentence):
    field.press_sequentially(typed)
    field.blur()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(rf"^{sentence}.* par exemple \d\d/20\d\d\.$"))
    expect(home.locator(".exit-date__box").first).to_have_css("border-top-width", "3px")
    expect(home.locator(".exit-date__plan")).to_be_hidden()
    field.fill("062040")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(home.locator(".exit-date__error")).to_be_empty()
    expect(result).to_contain_text("Pour finir")


def test_what_is_written_can_be_corrected(home, field):
    field.press_sequentially("062040")
    for _ in range(5):
        field.press("Backspace")
    expect(field).to_have_value("06")
    expect(home.locator(".exit-date__plan")).not_to_be_visible()
    field.press("Backspace")
    field.press_sequentially("72041")
    expect(field).to_have_value("07/2041")
    expect(home.locator(".exit-date__sentence")).to_contain_text("juillet")
    field.press("ControlOrMeta+a")
    expect(home.locator(".exit-date__box--selected")).to_have_count(6)
    field.press("Delete")
    assert boxes(home) == [""] * 6
    expect(home.locator(".exit-date__answer")).to_be_hidden()


def test_the_boxes_do_not_move_under_the_hand(home, field):
    field.scroll_into_view_if_needed()
    before = field.bounding_box()
    field.press_sequentially("062040")
    expect(home.locator(".exit-date__plan")).to_be_visible()
    assert field.bounding_box() == before


def test_nothing_is_kept_or_sent(home, field):
    asked = []
    # Pictures further down come as the field is scrolled to: they say nothing of what is typed.
    home.on("request", lambda request: request.resource_type == "image" or asked.append(request.url))
    field.press_sequentially("062040")
    field.blur()
    kept = home.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]")
    assert kept == [""]
    assert home.evaluate("location.search + location.hash") == ""
    assert asked == []
    home.reload()
    expect(field).to_have_value("")


def test_the_field_is_large_enough_on_the_smallest_phone(visitor):
    page = visitor("/", viewport=PHONE | {"width": 320})
    box = page.get_by_role("textbox", name="Date de sortie").bounding_box()
    assert box["height"] >= 44
    assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize("typed", ["062040", "122026", "132040"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_answer(still, axe, typed, scheme):
    still.emulate_media(media="screen", color_scheme=scheme)
    still.goto("/")
    still.get_by_role("textbox", name="Date de sortie").fill(typed)
    still.evaluate(f"{axe};0")
    found = still.evaluate("async () => (await axe.run('.closing')).violations.map((each) => each.id)")
    assert found == []


def test_without_scripts_only_the_question_and_the_button_remain(visitor):
    page = visitor("/", java_script_enabled=False)
    expect(page.locator("exit-date")).to_be_hidden()
    expect(page.locator(".closing h2")).to_be_visible()
    expect(page.locator(".closing a")).to_be_visible()
