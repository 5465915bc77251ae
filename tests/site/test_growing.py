"""One YAML file more is one function more, everywhere; a draft is nowhere."""

import re
import shutil

import pytest
import yaml
from pages import kinds_of, read_pages
from support import ROOT

from engagement import places
from engagement.loading import load_catalogue

SLUG, NAME = "achats", "Achats groupés"
TITLE = {"passing": "Acheter à plusieurs", "staying": "sans dépendre d'une personne"}
DRAFT_SLUG, DRAFT_NAME = "brouillon-zq", "Fonction zqbrouillon"
COLOURS = {
    "light": "#0B5F6D",
    "light_ground": "#0A4651",
    "dark": "#8ED6E2",
    "dark_fill": "#2E8291",
    "dark_ground": "#1B5864",
}


def write_function(source, slug, name, **changes):
    """Write the playbook of a function that differs from an existing one by its name, ids and colours."""
    model = min(
        (path for path in (source / "playbooks").glob("*.yaml") if "partners: []" in path.read_text("utf-8")),
        default=None,
    )
    assert model, "no playbook is without partner"
    data = yaml.load(model.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    own = set(_ids(data))
    data = _renamed(data, {identifier: f"{slug}-{number}" for number, identifier in enumerate(sorted(own))})
    data |= {"order": "98", "name": name, "accents": COLOURS, **changes}
    data.pop("short_name", None)
    data["mark"]["path"] = "M2 2h20v20H2zM11 4h2v16h-2z"
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (source / "playbooks" / f"{slug}.yaml").write_text(text, encoding="utf-8")


def _ids(data):
    if isinstance(data, dict):
        yield from [data["id"]] if "id" in data else []
        for value in data.values():
            yield from _ids(value)
    elif isinstance(data, list):
        for value in data:
            yield from _ids(value)


def _renamed(data, names):
    if isinstance(data, dict):
        return {key: _renamed(value, names) for key, value in data.items()}
    if isinstance(data, list):
        return [_renamed(value, names) for value in data]
    return names.get(data, data)


@pytest.fixture(scope="module")
def grown(once, build):
    """The shipped content with one function and one draft more, and its site."""

    def make(folder):
        for name in ("content", "playbooks", "partners"):
            shutil.copytree(ROOT / name, folder / "source" / name)
        write_function(folder / "source", SLUG, NAME, title=TITLE)
        write_function(folder / "source", DRAFT_SLUG, DRAFT_NAME, order="97", status="brouillon")
        build(folder / "source", folder / "site")

    return once("grown", make)


@pytest.fixture(scope="module")
def grown_pages(grown):
    return read_pages(grown / "site")


@pytest.fixture(scope="module")
def names(grown_pages):
    """Whether a part of a page names the new function and leads to its page."""

    def names_(address, tag="main", within=""):
        for part in grown_pages[address].root.all(tag):
            links = [link for link in part.all("a") if link.get("href") == places.playbook(SLUG)]
            if within in part.get("class") and NAME in part.text and links:
                return True
        return False

    return names_


def test_the_new_function_has_a_page_and_one_for_each_phase(grown, grown_pages, pages):
    catalogue = load_catalogue(grown / "source")
    expected = {address for addresses in kinds_of(catalogue).values() for address in addresses}
    assert set(grown_pages) == expected
    own = places.playbook(SLUG)
    new = {own, places.editions(own), *(places.playbook_phase(SLUG, phase.id) for phase in catalogue.phases)}
    assert set(grown_pages) - set(pages) == new
    assert TITLE["passing"] in grown_pages[places.playbook(SLUG)].document_title


@pytest.mark.parametrize(
    "address", [places.HOME, places.PLAYBOOKS, places.ENGAGEMENT_FORMS, places.SHEETS, places.GLOSSARY]
)
def test_the_new_function_is_on_each_page_that_lists_functions(names, address):
    assert names(address)


def test_the_new_function_is_on_the_page_of_each_phase(grown_pages, catalogue):
    for phase in catalogue.phases:
        page = grown_pages[places.phase(phase.id)]
        links = {link.get("href") for link in page.root.first("main").all("a")}
        assert places.playbook_phase(SLUG, phase.id) in links, page
        assert NAME in page.text


def test_the_new_function_is_compared_with_the_others(grown_pages, pages):
    for address in (places.PLAYBOOKS, places.ENGAGEMENT_FORMS, places.DIAGNOSTIC):
        wider = grown_pages[address].root.first("main").text
        assert wider.count(NAME) > pages[address].root.first("main").text.count(NAME), address


def test_every_page_leads_to_the_new_function_from_its_menu_and_from_its_foot(grown_pages, names):
    for address in grown_pages:
        assert names(address, "header"), address
        assert names(address, "footer"), address


def test_the_home_page_counts_the_new_function(grown_pages, pages):
    assert grown_pages[places.HOME].root.first("main").text != pages[places.HOME].root.first("main").text
    assert NAME.lower() in grown_pages[places.HOME].root.first("main").text.lower()


def test_the_site_map_lists_the_new_pages(grown, catalogue):
    text = (grown / "site" / places.file_of(places.SITEMAP)).read_text(encoding="utf-8")
    assert f"<loc>{catalogue.site.address}{places.playbook(SLUG)}</loc>" in text
    for phase in catalogue.phases:
        assert f"<loc>{catalogue.site.address}{places.playbook_phase(SLUG, phase.id)}</loc>" in text


def test_the_stylesheet_has_the_colours_of_the_new_function(grown):
    (stylesheet,) = (grown / "site").rglob("*.css")
    text = stylesheet.read_text(encoding="utf-8")
    (rule,) = re.findall(rf'\[data-function="{SLUG}"\]\s*{{([^}}]*)}}', text)
    assert [colour for colour in COLOURS.values() if colour.lower() not in rule.lower()] == []


def test_pages_of_the_new_function_wear_its_colours(grown_pages):
    assert grown_pages[places.playbook(SLUG)].root.first("body").get("data-function") == SLUG


def test_a_draft_is_nowhere(grown):
    assert (grown / "source" / "playbooks" / f"{DRAFT_SLUG}.yaml").is_file()
    found = [
        path.relative_to(grown).as_posix()
        for path in (grown / "site").rglob("*")
        if DRAFT_SLUG in path.as_posix()
        or (path.is_file() and any(each.encode() in path.read_bytes() for each in (DRAFT_SLUG, DRAFT_NAME)))
    ]
    assert found == []
