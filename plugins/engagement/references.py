"""Checking that whatever content names or links to exists."""

from __future__ import annotations

from . import problems
from .library import Entry, Library
from .linking import KINDS, Links, targets
from .registering import anchors_of, mappings
from .walking import Leaf

# Kinds whose names are listed in common.yaml, with the list that holds them.
_IN_COMMON = {"phase": "phases", "role": "roles", "operation": "operations", "source": "sources"}
_FILES = {"playbook", "partner", "white-paper"}


def check(library: Library, links: Links) -> None:
    """Add a problem for each name and each link that leads nowhere."""
    known = _known(library)
    for entry in library.all():
        own = anchors_of(entry)
        for leaf in entry.leaves:
            if entry.source.hopeless:
                break
            if leaf.refers:
                _check_name(entry, leaf, known, links)
            if leaf.rich:
                _check_links(entry, leaf, links, own)
        _check_body(entry, links, own)


def _known(library: Library) -> dict[str, set[str]]:
    known = {kind: set(library.of(kind)) for kind in _FILES}
    common = library.only("common")
    for kind, key in _IN_COMMON.items():
        # An unreadable common.yaml is one problem already; it must not make every name unknown.
        if common and common.data:
            known[kind] = {str(each.get("id")) for each in mappings(common.data, key)}
    return known


def _check_name(entry: Entry, leaf: Leaf, known: dict[str, set[str]], links: Links) -> None:
    kind = leaf.refers.kind if leaf.refers else ""
    if kind == "any":
        inside = leaf.value.partition(":")[0] in KINDS and "#" not in leaf.value
        fault = links.resolve(leaf.value).fault if inside else problems.relative_link(leaf.value)
        if fault:
            entry.source.add(leaf.path, fault)
    elif kind in known and leaf.value not in known[kind]:
        entry.source.add(leaf.path, problems.unknown_reference(kind, leaf.value, known[kind]))
    elif f"{kind}:{leaf.value}" in links.drafts and not entry.draft:
        entry.source.add(leaf.path, problems.draft_reference(kind, leaf.value))


def _check_links(entry: Entry, leaf: Leaf, links: Links, own: set[str]) -> None:
    for _, target in targets(leaf.value):
        fault = links.resolve(target, own).fault
        if fault:
            entry.source.add_text(leaf.path, target, fault)


def _check_body(entry: Entry, links: Links, own: set[str]) -> None:
    body = entry.source.body
    for offset, target in targets(body):
        fault = links.resolve(target, own).fault
        if fault:
            line = entry.source.body_line + body.count("\n", 0, offset)
            entry.source.add_at(line, offset - body.rfind("\n", 0, offset), fault)
