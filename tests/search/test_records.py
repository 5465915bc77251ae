"""Everything that a reader can be led to has a record, and every record leads somewhere."""

import re
from html.parser import HTMLParser

from support import copy_site

from engagement import places
from engagement.loading import load_catalogue
from engagement.searching.collecting import entries_of
from engagement.searching.plain import first_sentence, plain, sections
from engagement.searching.records import TYPES
from engagement.views import Frame
from engagement.views.parts import Assets


class _Ids(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {value for name, value in attrs if name == "id"}


def test_every_address_and_anchor_exists_in_the_site(site, records):
    anchors = {}
    for record in records:
        page, _, anchor = record.address.partition("#")
        if page not in anchors:
            parser = _Ids()
            parser.feed((site / places.file_of(page)).read_text(encoding="utf-8"))
            anchors[page] = parser.found
        assert not anchor or anchor in anchors[page], record.address


def test_every_page_has_an_entry_but_the_legal_ones(catalogue, entries):
    linked = {address.partition("#")[0] for address in catalogue.links.addresses.values()}
    legal = {places.page(slug) for slug in catalogue.pages}
    heads = [entry.head.address for entry in entries]
    assert {address for address in heads if "#" not in address} == linked - legal - {places.SEARCH}
    assert len(heads) == len(set(heads))


def test_every_thing_with_an_id_has_a_record(catalogue, entries, records):
    addresses = {record.address for record in records}
    for page, anchors in catalogue.links.anchors.items():
        # A shared point is one record, on the page of its phase, however many lists repeat it.
        missing = {
            anchor
            for anchor in anchors - set(places.PLAYBOOK_SECTIONS)
            if f"{page}#{anchor}" not in addresses and not anchor.startswith("gen-")
        }
        assert page in {places.page(slug) for slug in catalogue.pages} or missing == set()
    assert {catalogue.links.addresses[f"point:{point.id}"] for point in catalogue.common.points} <= addresses


def test_a_record_says_what_it_is_in_plain_words(catalogue, records):
    functions, phases = set(catalogue.playbooks), {phase.id for phase in catalogue.common.phases}
    for record in records:
        assert record.label
        assert record.title
        assert record.scope.type in TYPES
        assert set(record.scope.functions) <= functions
        assert set(record.scope.phases) <= phases
        for text in (record.title, record.body):
            assert not re.search(r"\*\*|\]\(|`|^#|\s\s|\.\.(?!\.)", text), text
            assert text == text.strip()


def test_drafts_are_not_found(tmp_path):
    site = copy_site(tmp_path)
    article = site / "content" / "articles" / "premier-essai.md"
    draft = article.read_text(encoding="utf-8").replace("status: publié", "status: brouillon")
    article.with_stem("second-essai").write_text(draft, encoding="utf-8")
    entries = entries_of(Frame(load_catalogue(site), Assets("", "", "", (), "")))
    found = [entry.head.address for entry in entries if entry.head.address.startswith("/articles/")]
    assert found == ["/articles/premier-essai/", "/articles/"]


def test_plain_text_is_what_readers_see():
    assert (
        plain("**Gras** et *maigre*, `code`, [un lien](playbook:finance).")
        == "Gras et maigre, code, un lien."
    )
    assert plain("Une phrase", None, "", "Une autre.") == "Une phrase. Une autre."
    assert plain("snake_case_kept and 2 * 3") == "snake_case_kept and 2 3"
    assert (
        plain("- un\n- deux\n\n1. trois\n\n> dit\n\n| a | b |\n|---|---|\n| c | d |")
        == "un deux trois dit a b c d"
    )
    assert first_sentence("Il arrive. Elle part. Fin") == ("Il arrive", "Elle part. Fin")
    assert first_sentence("Où ? Ici.") == ("Où ?", "Ici.")
    assert list(sections("Avant\n", ())) == [(None, "Avant")]


def test_what_readers_type_finds_its_place_or_its_page(tmp_path):
    site = copy_site(tmp_path)
    (site / "content/search").mkdir()
    (site / "content/search/essai.yaml").write_text(
        """wordings:
  - page: playbook:essai
    asked: [tenter sa chance]
  - page: playbook:essai#ess-cri-01
    asked: [perle rare]
  - page: playbook:essai#se-mefier
    asked: [tourner au vinaigre]
""",
        encoding="utf-8",
    )
    entries = entries_of(Frame(load_catalogue(site), Assets("", "", "", (), "")))
    asked = {
        record.address: record.asked
        for entry in entries
        for record in (entry.head, *entry.parts)
        if record.asked
    }
    page = places.playbook("essai")
    assert asked == {
        page: ("tenter sa chance", "tourner au vinaigre"),
        f"{page}#ess-cri-01": ("perle rare",),
    }
