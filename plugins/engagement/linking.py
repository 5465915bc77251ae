"""Links as editors write them: `playbook:finance`, `article:slug#ancre`, https addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from . import problems
from .problems import Fault, closest

KINDS: Final = ("playbook", "partner", "phase", "article", "white-paper", "form", "point", "term", "page")
_OUTSIDE: Final = ("http", "https", "mailto", "tel")
_NOT_IN_ADDRESSES: Final = re.compile(r"[\s<>\"'`\\]")
_INCOMPLETE: Final = re.compile(r"|https?:(?!//[^/?#]).*|(?:mailto|tel):", re.IGNORECASE)
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
# Inline links, reference definitions and bare angle brackets, outside code.
_CODE: Final = re.compile(r"(```.*?```|~~~.*?~~~|`[^`\n]*`)", re.DOTALL)
_LINKS: Final = re.compile(r"\]\(\s*<?([^)\s>]*)|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)", re.MULTILINE)


@dataclass(frozen=True)
class Resolved:
    """Where a link leads; an empty address means that the link is to be left out."""

    address: str = ""
    fault: Fault | None = None


@dataclass
class Links:
    """Every address that content can link to.

    `addresses` maps references (`playbook:finance`) to addresses, `drafts` holds references to what is
    written but not on the site, `anchors` maps page addresses to the anchors of their page. `unread` holds
    the kinds and references whose names or anchors nobody can know, because a file could not be read.
    """

    addresses: dict[str, str] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    anchors: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def add(self, kind: str, name: str, address: str, *, draft: bool = False) -> None:
        """Make `kind:name` known as leading to an address, or as a draft."""
        reference = f"{kind}:{name}"
        if draft:
            self.drafts.add(reference)
        else:
            self.addresses.setdefault(reference, address)

    def add_anchors(self, address: str, anchors: Iterable[str]) -> None:
        """Make anchors of a page known."""
        self.anchors.setdefault(address, set()).update(anchors)

    def leads_to_a_draft(self, target: str) -> bool:
        """Whether a target names something that only a draft holds."""
        reference = target.partition("#")[0]
        return reference in self.drafts and reference not in self.addresses

    def names(self, kind: str) -> list[str]:
        """The names known for a kind."""
        prefix = kind + ":"
        return [
            reference.removeprefix(prefix) for reference in self.addresses if reference.startswith(prefix)
        ]

    def resolve(self, target: str, own_anchors: Iterable[str] = ()) -> Resolved:
        """Where a target leads, or what is wrong with it.

        A scheme that is neither ours nor one of the web's (`javascript:`, `data:` …), or an address with
        quotes or angle brackets, resolves to nothing and is no fault: the text stays, the link goes.
        """
        if target.startswith("#"):
            known = set(own_anchors)
            anchor = target[1:]
            return (
                Resolved(target) if anchor in known else Resolved(fault=problems.dead_anchor(anchor, known))
            )
        if _INCOMPLETE.fullmatch(target):
            return Resolved(fault=problems.incomplete_link(target))
        scheme = _SCHEME.fullmatch(target)
        if scheme is None:
            return self._address(target)
        kind, rest = scheme.groups()
        if kind in KINDS:
            return self._reference(kind, rest)
        if kind.lower() in _OUTSIDE:
            return Resolved("" if _NOT_IN_ADDRESSES.search(target) else target)
        near = closest(kind, KINDS)
        return Resolved(fault=problems.unknown_scheme(kind, near) if near else None)

    def _reference(self, kind: str, rest: str) -> Resolved:
        name, _, anchor = rest.partition("#")
        reference = f"{kind}:{name}"
        if self.leads_to_a_draft(reference):
            return Resolved(fault=problems.draft_reference(kind, name))
        address = self.addresses.get(reference)
        if not self.unread.isdisjoint({kind, f"{kind}:{name.partition('/')[0]}"}):
            return Resolved(address or "")
        if address is None:
            return Resolved(fault=problems.unknown_reference(kind, name, self.names(kind)))
        return self._anchored(address, anchor)

    def _address(self, target: str) -> Resolved:
        if not target.startswith("/") or target.startswith("//"):
            return Resolved(fault=problems.relative_link(target))
        address, _, anchor = target.partition("#")
        pages = {known.partition("#")[0] for known in self.addresses.values()}
        if address not in pages:
            return Resolved(fault=problems.dead_address(address, closest(address, pages)))
        return self._anchored(address, anchor)

    def _anchored(self, address: str, anchor: str) -> Resolved:
        if not anchor:
            return Resolved(address)
        known = self.anchors.get(address, set())
        if anchor not in known:
            return Resolved(fault=problems.dead_anchor(anchor, known))
        return Resolved(f"{address}#{anchor}")


def without_code(text: str) -> str:
    """A Markdown text with spaces in the place of its code, every line and offset kept."""
    return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def targets(text: str) -> list[tuple[int, str]]:
    """The link targets of a Markdown text, each with the offset where it stands."""
    found = []
    for link in _LINKS.finditer(without_code(text)):
        group = 2 if link.group(2) else 1
        found.append((link.start(group), link.group(group)))
    return found
