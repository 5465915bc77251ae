"""Scanning a sheet that was printed some time ago: the page says whether it is still good."""

import re
import shutil

import pytest
from playwright.sync_api import expect
from support import ROOT

from browser.conftest import DESK, PHONE, _served
from browser.test_accessibility import _RUN, TAGS
from engagement import editions, places
from engagement.loading import load_catalogue
from engagement.model.edition import Snapshot
from engagement.snapshots import file_of, text_of
from engagement.snapshotting import snapshot_of

ATTACK = "<img src=x onerror=alert(1)> <script>alert(1)</script> {{ 7*7 }}"


@pytest.fixture(scope="module")
def aged(once, build):
    """The shipped content with an older edition of its first playbook, in `source`, and its site."""

    def make(folder):
        source = folder / "source"
        for name in ("content", "playbooks", "partners"):
            shutil.copytree(ROOT / name, source / name)
        catalogue = load_catalogue(source)
        data = snapshot_of(catalogue, "playbook", _first(catalogue)).model_dump(
            mode="json", exclude_none=True
        )
        phase = next(part for part in data["parts"] if part["id"] == catalogue.phases[0].id)
        one, two = [entry for entry in phase["entries"] if entry.get("id")][:2]
        one["words"]["Preuve"] = f"Une preuve d'avant {ATTACK}"
        phase["entries"].remove(two)
        phase["entries"].append({"id": "essai-retire", "words": {"Énoncé": "Un point d'avant."}})
        older = Snapshot.model_validate({**data, "version": "0.1"})
        path = source / file_of(older)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(older), encoding="utf-8")
        build(source, folder / "site", "hostile:render")

    return once("aged", make)


@pytest.fixture(scope="module")
def after(aged):
    return load_catalogue(aged / "source")


@pytest.fixture(scope="module")
def older(after):
    """The id of the older edition."""
    return next(
        past.edition.id
        for past in editions.past(after, "playbook", _first(after))
        if past.edition.version == "0.1"
    )


@pytest.fixture(scope="module")
def aged_address(aged):
    yield from _served(aged / "site")


@pytest.fixture
def scan(visitor, aged_address, after):
    """Open the page behind a sheet's code: of a phase by its place, else of the playbook."""

    def scan_(edition, phase=None, **options):
        slug = _first(after)
        here = places.playbook(slug)
        if phase is not None:
            here = places.playbook_phase(slug, after.playbooks[slug].phases[phase].phase)
        return visitor(f"{here}?edition={edition}", base_url=aged_address, **options)

    return scan_


def _first(catalogue):
    return next(iter(catalogue.playbooks))


def notice(page):
    return page.locator(".edition-notice")


def said(page):
    return notice(page).get_by_role("status")


def shown(page):
    return notice(page).locator(".edition-changes")


def test_a_page_without_a_scanned_code_says_nothing(visitor, place):
    page = visitor(place("playbook-phase"))
    expect(notice(page)).to_be_hidden()


def test_the_current_edition_is_up_to_date(scan, after):
    edition = editions.current(after, "playbook", _first(after))
    page = scan(edition.id, 0)
    expect(said(page)).to_contain_text(f"Votre fiche est à jour (version {edition.version}, relue le")
    assert shown(page).count() == 0


def test_an_older_edition_says_what_has_changed_point_by_point(scan, older, after):
    page = scan(older, 0)
    expect(said(page)).to_contain_text("Votre fiche n’est plus à jour.")
    expect(said(page)).to_contain_text("version 0.1")
    expect(shown(page)).to_have_count(1)
    phase = after.playbooks[_first(after)].phases[0]
    one, two, *_ = phase.groups[0].points
    changes = {
        nature: shown(page).locator(f"[data-nature={nature}] .edition-changes__head").all_inner_texts()
        for nature in ("added", "reworded", "removed")
    }
    assert f"Reformulé {one.id}" in changes["reworded"]
    assert f"Ajouté {two.id}" in changes["added"]
    assert changes["removed"] == ["Retiré essai-retire"]
    reworded = shown(page).locator("li", has_text=f"Reformulé {one.id}")
    expect(reworded.locator("del").first).to_contain_text("Une preuve d’avant <img src=x")
    expect(reworded.locator("ins").first).to_have_text(re.compile(r".{10}"))
    assert page.locator("img[src=x]").count() == 0


def test_each_changed_point_can_be_gone_to_on_the_page(scan, older, after):
    page = scan(older, 0)
    links = shown(page).locator("li a")
    expect(links.first).to_be_visible()
    before = page.url
    for link in links.all():
        anchor = link.get_attribute("href")
        assert anchor.startswith("#")
        assert page.locator(anchor).count() == 1
    links.first.click()
    # The notice is still there: nothing was loaded again.
    expect(said(page)).to_be_visible()
    assert page.url.partition("#")[0] == before


def test_an_older_edition_whose_phase_has_not_changed_stays_good(scan, older):
    page = scan(older, 1)
    expect(said(page)).to_contain_text("Votre fiche reste valable.")
    assert shown(page).count() == 0


def test_the_page_of_the_playbook_tells_of_every_part(scan, older, after):
    page = scan(older)
    expect(shown(page)).to_have_count(1)
    phase = after.playbooks[_first(after)].phases[0]
    expect(shown(page).get_by_role("heading")).to_have_text(after.phase(phase.phase).name)
    href = shown(page).locator("[data-nature=added] a").first.get_attribute("href")
    assert href == f"{places.playbook_phase(_first(after), phase.phase)}#{phase.groups[0].points[1].id}"


@pytest.mark.parametrize("edition", ["9.9-ffff", "%3Cimg%20src=x%3E", "x%22%5D%5Bdata-edition", "1"])
def test_an_unknown_edition_is_said_to_be_unknown(scan, edition):
    page = scan(edition, 0)
    expect(said(page)).to_contain_text("Nous ne reconnaissons pas l’édition de votre fiche.")
    expect(notice(page).get_by_role("link").first).to_be_visible()
    assert shown(page).count() == 0


def test_a_list_that_cannot_be_read_is_said_to_be_so(scan, visitor, older, aged_address, after):
    page = visitor("/", base_url=aged_address)
    page.route("**/editions/", lambda route: route.abort())
    page.goto(f"{places.playbook(_first(after))}?edition={older}")
    expect(said(page)).to_contain_text("n’a pas pu être lue")
    expect(said(page).get_by_role("link")).to_have_attribute(
        "href", places.editions(places.playbook(_first(after)))
    )


def test_without_scripts_the_page_leads_to_the_list_which_says_it_all(scan, older):
    page = scan(older, 0, java_script_enabled=False)
    expect(notice(page)).to_be_hidden()
    page.get_by_role("link", name=re.compile("votre fiche est-elle à jour")).click()
    edition = page.locator(f'[data-edition="{older}"]')
    expect(edition.get_by_role("heading", level=2)).to_have_text(f"Édition {older}")
    expect(edition.locator(".edition-changes__change").first).to_be_visible()
    expect(edition).to_contain_text("changements depuis")


@pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_a_notice(scan, older, axe, width):
    for edition in (older, "9.9-ffff"):
        for scheme in ("light", "dark"):
            page = scan(
                edition, 0, viewport=width, bypass_csp=True, color_scheme=scheme, reduced_motion="reduce"
            )
            expect(said(page)).not_to_be_empty()
            page.evaluate(f"{axe};0")
            assert page.evaluate(_RUN, TAGS) == [], (edition, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width["width"]


def test_a_notice_is_not_printed(scan, older):
    page = scan(older, 0)
    expect(said(page)).not_to_be_empty()
    page.emulate_media(media="print")
    expect(notice(page)).to_be_hidden()
