"""Every page that the catalogue implies is there, whole, and says what it is."""

import itertools
import re
from collections import Counter

import yaml
from pages import KINDS, collapsed, kinds_of, read_pages
from support import ROOT

from engagement import places
from engagement.typography import typeset

_LANDMARKS = {"main": 1, "header": 1, "footer": 1}
_FOREIGN_TO_READERS = re.compile(
    r"\bNone\b|\bTrue\b|\bFalse\b|\{\{|\}\}|\{%|Markup\(|\bTODO\b|\bFIXME\b|to_confirm|\bundefined\b|\bNaN\b"
    r"|\[object |<function|<generator|(?i:\blorem\b|\bipsum\b)"
)


def wrong(pages, check):
    """What a check finds in each page, by address, pages without fault left out."""
    return {address: found for address, page in pages.items() if (found := check(page))}


def test_the_site_holds_exactly_the_pages_that_the_catalogue_implies(pages, catalogue):
    expected = [address for addresses in kinds_of(catalogue).values() for address in addresses]
    assert sorted(pages) == sorted(expected)


def test_the_shipped_content_has_a_page_of_every_kind(catalogue):
    kinds = kinds_of(catalogue)
    assert tuple(kinds) == KINDS
    assert [kind for kind, addresses in kinds.items() if not addresses] == []


def test_each_page_is_in_french_and_its_canonical_address_is_its_own(pages, catalogue):
    def check(page):
        canonical = [link.get("href") for link in page.root.all("link") if link.get("rel") == "canonical"]
        return (page.root.first("html").get("lang"), canonical) != (
            "fr",
            [catalogue.site.address + page.address],
        )

    assert wrong(pages, check) == {}


def test_each_page_has_one_title_and_its_headings_go_down_one_step_at_a_time(pages):
    def check(page):
        levels = [int(each.tag[1]) for each in page.root.all("h1", "h2", "h3", "h4", "h5", "h6")]
        empty = [str(each) for each in page.root.all("h1", "h2", "h3", "h4") if not each.text]
        jumps = [(one, two) for one, two in itertools.pairwise(levels) if two > one + 1]
        return (levels[:1] != [1] or levels.count(1) != 1) or jumps or empty

    assert wrong(pages, check) == {}


def test_each_page_has_one_main_part_one_header_and_one_footer(pages):
    def check(page):
        body = page.root.first("body")
        found = Counter(each.tag for each in body.children if not isinstance(each, str))
        return {tag: found[tag] for tag, count in _LANDMARKS.items() if found[tag] != count}

    assert wrong(pages, check) == {}


def test_no_id_stands_twice_on_a_page(pages):
    assert wrong(pages, lambda page: [name for name, count in Counter(page.ids).items() if count > 1]) == {}


def test_the_first_link_of_each_page_leads_to_its_content(pages):
    def check(page):
        link = page.root.first("body").first("a")
        main = page.root.first("main")
        return (link.text, link.get("href")) != ("Aller au contenu", f"#{main.get('id')}")

    assert wrong(pages, check) == {}


def test_no_two_pages_have_the_same_title_or_the_same_description(pages):
    for say in (lambda page: page.document_title, lambda page: page.meta("description")):
        said = Counter(map(say, pages.values()))
        assert [(text, count) for text, count in said.items() if count > 1 or not text] == []


def test_each_document_title_holds_the_title_of_the_page_and_the_name_of_the_site(pages, catalogue):
    def check(page):
        # A title on two lines is one line in the window's bar.
        heading = page.root.first("h1").text
        return heading not in page.document_title or catalogue.site.name not in page.document_title

    assert wrong(pages, check) == {}


def test_each_description_is_a_sentence_or_more(pages):
    assert wrong(pages, lambda page: not re.search(r"\w.{18,}[.!?…]$", page.meta("description"))) == {}


def test_nothing_that_only_programmers_know_reaches_a_reader(pages):
    def check(page):
        attributes = [value for each in page.root.all() for value in each.attributes.values()]
        return _FOREIGN_TO_READERS.findall("\n".join([page.text, page.document_title, *attributes]))

    assert wrong(pages, check) == {}


def test_what_the_client_has_not_confirmed_stays_out_of_the_site(site, pages):
    open_questions = {collapsed(each) for data in _all_data() for each in _to_confirm(data)}
    assert open_questions
    everything = _plain("\n".join([page.text for page in pages.values()]))
    everything += _plain((site / places.file_of(places.FEED)).read_text(encoding="utf-8"))
    assert [question for question in open_questions if _plain(question) in everything] == []


def test_the_page_for_missing_addresses_is_not_indexed_and_works_from_any_folder(site):
    page = read_pages(site)[places.NOT_FOUND]
    assert page.meta("robots") == "noindex"
    leading = [each.get(name) for each in page.root.all() for name in ("href", "src") if each.get(name)]
    assert [address for address in leading if not re.match(r"/|#|https://", address)] == []
    assert len(page.root.first("main").text) > 100


def test_only_lists_of_editions_and_missing_addresses_ask_not_to_be_indexed(pages, catalogue):
    asking = list(wrong(pages, lambda page: page.meta("robots")))
    assert sorted(asking) == sorted([*kinds_of(catalogue)["editions"], places.NOT_FOUND])


def _all_data():
    for folder in ("content", "playbooks", "partners"):
        for path in sorted((ROOT / folder).rglob("*")):
            text = path.read_text(encoding="utf-8") if path.suffix in {".yaml", ".md"} else ""
            if path.suffix == ".md":
                text = text.split("\n---", maxsplit=1)[0]
            if text:
                yield yaml.load(text, Loader=yaml.CBaseLoader)


def _to_confirm(data):
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "to_confirm":
                yield from [value] if isinstance(value, str) else value
            else:
                yield from _to_confirm(value)
    elif isinstance(data, list):
        for value in data:
            yield from _to_confirm(value)


def _plain(text):
    """Letters and figures only: how a text is set does not matter here."""
    return re.sub(r"\W+", " ", typeset(text)).casefold()
