"""Checking that whatever content names or links to exists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from . import places, problems
from .library import Entry, Library
from .linking import KINDS, Links, targets, without_code
from .problems import Fault
from .registering import anchors_of, headings_of, mappings
from .walking import Leaf

# Kinds whose names are listed in common.yaml, with the list that holds them.
_IN_COMMON = {"phase": "phases", "role": "roles", "operation": "operations", "source": "sources"}
# The title of the page is its only first level; the theme has no style below the fourth.
_NO_HEADING: Final = re.compile(r"^(?:#|#{5,6})[ \t]+\S|^(?![ \t]*[-+*>#|]).+\n=+[ \t]*$", re.MULTILINE)
_FILES = {"playbook", "partner", "white-paper"}
# Pages that the search never shows: the legal ones, and its own.
_UNSEARCHED: Final = "unsearched"


def check(library: Library, links: Links) -> None:
    """Add a problem for each name and each link that leads nowhere."""
    known = _known(library)
    for entry in library.all():
        for leaf in entry.leaves:
            if entry.source.hopeless:
                break
            if leaf.refers:
                _check_name(entry, leaf, known, links)
            if leaf.rich:
                _check_links(entry, leaf, links)
        _check_body(entry, links)


def _known(library: Library) -> dict[str, set[str]]:
    known = {kind: set(library.of(kind)) for kind in _FILES}
    known[_UNSEARCHED] = {f"page:{name}" for name in (*library.of("page"), "recherche")}
    common = library.only("common")
    for kind, key in _IN_COMMON.items():
        # An unreadable common.yaml is one problem already; it must not make every name unknown.
        if common and common.data:
            names = {each["id"] for each in mappings(common.data, key) if isinstance(each.get("id"), str)}
            # Nor must a list that is missing or empty by mistake.
            if names or common.record:
                known[kind] = names
    return known


def _check_name(entry: Entry, leaf: Leaf, known: dict[str, set[str]], links: Links) -> None:
    kind = leaf.refers.kind if leaf.refers else ""
    if kind in {"any", "place"}:
        # What readers type may wait for a page that is not on the site yet.
        if kind == "place" and links.leads_to_a_draft(leaf.value):
            return
        anchored = "#" in leaf.value and kind == "any"
        inside = leaf.value.partition(":")[0] in KINDS and not anchored
        fault = _fault_of(entry, leaf.value, links) if inside else problems.relative_link(leaf.value)
        if kind == "place" and not fault and leaf.value.partition("#")[0] in known[_UNSEARCHED]:
            fault = problems.unsearched(leaf.value)
        if fault:
            entry.source.add(leaf.path, fault)
    elif kind in known and leaf.value not in known[kind]:
        entry.source.add(leaf.path, problems.unknown_reference(kind, leaf.value, known[kind]))
    elif f"{kind}:{leaf.value}" in links.drafts and not entry.draft:
        entry.source.add(leaf.path, problems.draft_reference(kind, leaf.value))


def _check_links(entry: Entry, leaf: Leaf, links: Links) -> None:
    for _, target in targets(leaf.value):
        # A field shows on several pages: an anchor alone would lead nowhere on some of them.
        own = target.startswith("#")
        fault = problems.relative_link(target) if own else _fault_of(entry, target, links)
        if fault:
            entry.source.add_text(leaf.path, target, fault)


def _fault_of(entry: Entry, target: str, links: Links, own: Iterable[str] = ()) -> Fault | None:
    """What is wrong with a target; what is not on the site yet may refer to drafts, itself among them."""
    if entry.draft and links.leads_to_a_draft(target):
        return None
    return links.resolve(target, own).fault


def _check_body(entry: Entry, links: Links) -> None:
    body, own = entry.source.body, anchors_of(entry)
    _check_headings(entry, body)
    for offset, target in targets(body):
        fault = _fault_of(entry, target, links, own)
        if fault:
            _add_in_body(entry, offset, fault)


def _check_headings(entry: Entry, body: str) -> None:
    text = without_code(body)
    for found in _NO_HEADING.finditer(text):
        _add_in_body(entry, found.start(), problems.heading_level())
    seen = {"a-retenir", *places.FRAME_ANCHORS}
    for heading in headings_of(body) if body else ():
        if heading.anchor in seen:
            # The last of those that bear the anchor: written out, or made from the title's words.
            offset = max(text.rfind(f"#{heading.anchor}"), text.rfind(heading.text), 0)
            _add_in_body(entry, offset, problems.anchor_taken(heading.anchor))
        seen.add(heading.anchor)


def _add_in_body(entry: Entry, offset: int, fault: Fault) -> None:
    body = entry.source.body
    line = entry.source.body_line + body.count("\n", 0, offset)
    entry.source.add_at(line, offset - body.rfind("\n", 0, offset), fault)
