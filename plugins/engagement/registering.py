"""What content can refer to: every name, address and anchor of a library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from . import french, places
from .library import Entry, Library
from .linking import Links
from .markup import Heading, Renderer

# Parts of a playbook whose ids its own page does not show.
_WITHOUT_ANCHORS: Final = {"phases"}
# Lists whose ids are anchors of a page that gathers them.
_GATHERED: Final = {
    "common": (
        ("indicators", places.METHOD),
        ("legal_notes", places.METHOD),
        ("engagement_forms", places.ENGAGEMENT_FORMS),
    ),
    "diagnostic": tuple((key, places.DIAGNOSTIC) for key in ("questions", "bands", "flags")),
}
_ADDRESS_OF: Final = {
    "playbook": places.playbook,
    "partner": places.partner,
    "article": places.article,
    "white-paper": places.white_paper,
    "form": places.form,
    "page": places.page,
}


def links_of(library: Library) -> Links:
    """The links that the library's own files make possible, valid or not as they may be."""
    links = Links()
    for kind, address_of in _ADDRESS_OF.items():
        for slug, entry in library.of(kind).items():
            address = address_of(slug)
            links.add(kind, slug, address, draft=entry.draft)
            links.add_anchors(address, anchors_of(entry))
    absent = {places.DIAGNOSTIC: not library.only("diagnostic"), places.FORMS: not links.names("form")}
    for name, address in places.NAMED_PAGES.items():
        if not absent.get(address):
            links.add("page", name, address)
    _add_common(library, links)
    _add_gathered(library, links)
    _add_unread(library, links)
    playbooks = library.of("playbook")
    for slug, entry in playbooks.items():
        _add_phases(slug, entry, links)
    _add_terms(playbooks.values(), links)
    return links


def anchors_of(entry: Entry) -> set[str]:
    """The anchors on the page of an entry: its ids, or the headings of its text."""
    if entry.source.body:
        return {heading.anchor for heading in headings_of(entry.source.body)}
    ids = {
        leaf.value for leaf in entry.leaves if leaf.path[-1] == "id" and leaf.path[0] not in _WITHOUT_ANCHORS
    }
    return ids | set(places.PLAYBOOK_SECTIONS) if entry.kind == "playbook" else ids


@cache
def headings_of(body: str) -> tuple[Heading, ...]:
    """The headings of a document with the very anchors that its page will have."""
    return Renderer(Links()).document(body).headings


def mappings(data: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    """The mappings of a list field, whatever else may stand there."""
    found = data.get(key)
    if isinstance(found, list):
        yield from (each for each in found if isinstance(each, dict))


def own_points(phase: dict[str, Any]) -> Iterator[str]:
    """The ids of a phase's own points."""
    for group in mappings(phase, "groups"):
        for point in mappings(group, "points"):
            if isinstance(point.get("id"), str):
                yield point["id"]


def generic_points(phase: dict[str, Any]) -> Iterator[str]:
    """The ids of the shared points that a phase refers to."""
    for group in mappings(phase, "groups"):
        listed = group.get("generic")
        if isinstance(listed, list):
            yield from (each for each in listed if isinstance(each, str))


def _add_unread(library: Library, links: Links) -> None:
    """A file that could not be read is a problem already: what it may hold is not unknown as well."""
    for kind in _ADDRESS_OF:
        for slug, entry in library.of(kind).items():
            if entry.source.data is None:
                links.unread |= {f"{kind}:{slug}", *({"point", "term"} if kind == "playbook" else ())}
    common = library.only("common")
    if common is None or common.source.data is None:
        links.unread |= {"phase", "point"}


def _add_common(library: Library, links: Links) -> None:
    common = library.only("common")
    if common is None:
        return
    for phase in mappings(common.data, "phases"):
        identifier = str(phase.get("id"))
        links.add("phase", identifier, places.phase(identifier))
    for point in mappings(common.data, "points"):
        address = places.phase(str(point.get("phase")))
        links.add("point", str(point.get("id")), f"{address}#{point.get('id')}")
        links.add_anchors(address, [str(point.get("id"))])


def _add_gathered(library: Library, links: Links) -> None:
    for kind, lists in _GATHERED.items():
        entry = library.only(kind)
        data = entry.data if entry else {}
        for key, address in lists:
            links.add_anchors(address, [str(each.get("id")) for each in mappings(data, key)])


def _add_phases(slug: str, entry: Entry, links: Links) -> None:
    for phase in mappings(entry.data, "phases"):
        identifier = str(phase.get("phase"))
        address = places.playbook_phase(slug, identifier)
        links.add("playbook", f"{slug}/{identifier}", address, draft=entry.draft)
        for point in own_points(phase):
            links.add("point", point, f"{address}#{point}", draft=entry.draft)
        links.add_anchors(address, [*own_points(phase), *generic_points(phase)])


def _add_terms(playbooks: Iterable[Entry], links: Links) -> None:
    """Terms lead to the one definition of their word that the glossary keeps: the first playbook's."""
    kept: dict[str, str] = {}
    for entry in sorted(playbooks, key=lambda each: str(each.data.get("order")).zfill(2)):
        for term in mappings(entry.data, "glossary"):
            identifier = str(term.get("id"))
            if entry.draft:
                links.add("term", identifier, "", draft=True)
                continue
            shown = kept.setdefault(french.sorting_key(str(term.get("term"))), identifier)
            links.add("term", identifier, places.term(shown))
            links.add_anchors(places.GLOSSARY, [shown])
