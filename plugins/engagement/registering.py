"""What content can refer to: every name, address and anchor of a library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from . import places
from .library import Entry, Library
from .linking import Links
from .markup import anchor_of

_HEADING: Final = re.compile(r"^#{2,3}\s+(.*?)\s*(?:\{:?\s*#([A-Za-z0-9_-]+)\s*\})?\s*#*\s*$", re.MULTILINE)
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
    for name, address in places.NAMED_PAGES.items():
        if address != places.DIAGNOSTIC or library.only("diagnostic"):
            links.add("page", name, address)
    _add_common(library, links)
    for slug, entry in library.of("playbook").items():
        if not entry.draft:
            _add_playbook(slug, entry, links)
    return links


def anchors_of(entry: Entry) -> set[str]:
    """The anchors on the page of an entry: its ids, or the headings of its text."""
    if entry.source.body:
        return {given or anchor_of(text) for text, given in _HEADING.findall(entry.source.body)}
    ids = {leaf.value for leaf in entry.leaves if leaf.path[-1] == "id"}
    return ids | set(places.PLAYBOOK_SECTIONS) if entry.kind == "playbook" else ids


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


def _add_playbook(slug: str, entry: Entry, links: Links) -> None:
    for phase in mappings(entry.data, "phases"):
        identifier = str(phase.get("phase"))
        address = places.playbook_phase(slug, identifier)
        links.add("playbook", f"{slug}/{identifier}", address)
        for point in own_points(phase):
            links.add("point", point, f"{address}#{point}")
        links.add_anchors(address, [*own_points(phase), *generic_points(phase)])
    for term in mappings(entry.data, "glossary"):
        identifier = str(term.get("id"))
        links.add("term", identifier, places.term(identifier))
        links.add_anchors(places.GLOSSARY, [identifier])
