"""Links for paper: each gets a number, and its address stands in a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .sheet import Node, Prose, Verbatim

_BLOCKS: Final = frozenset(
    "blockquote dd div dl dt h2 h3 h4 hr li ol p pre table tbody td th thead tr ul".split()
)


@dataclass(frozen=True, slots=True)
class Note:
    """An address: its number, in full, and as readers type it."""

    number: int
    address: Verbatim
    shown: Verbatim


class Noting:
    """Numbers the addresses of one document, in the order in which they are met."""

    def __init__(self, site: str) -> None:
        self._site = site
        self._numbers: dict[str, int] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """The addresses met so far."""
        return tuple(
            Note(number, Verbatim(address), _shown(address)) for address, number in self._numbers.items()
        )

    def noted(self, prose: Prose) -> Prose:
        """The same prose on whole lines, a number after each link; links inside the document stay words."""
        return tuple(each for node in _unbroken(prose) for each in self._noted(node))

    def _noted(self, node: Node | str) -> Prose:
        if isinstance(node, str) or node.tag == "pre":
            return (node,)
        children = self.noted(node.children)
        if node.tag != "a":
            return (Node(node.tag, node.attribute, children),)
        if node.attribute.startswith("#"):
            return children
        address = self._site + node.attribute if node.attribute.startswith("/") else str(node.attribute)
        number = self._numbers.setdefault(address, len(self._numbers) + 1)
        return (
            Node("a", Verbatim(address), children),
            Node("sup", Verbatim(), (Verbatim(number),)),
        )


def _unbroken(prose: Prose) -> Prose:
    """Prose without the ends of lines of its source, which mean nothing but a space, or nothing at all."""
    kept: list[Node | str] = []
    for place, node in enumerate(prose):
        around = [*prose[max(0, place - 1) : place], *prose[place + 1 : place + 2]]
        if not isinstance(node, str):
            kept.append(node)
        elif node.strip() or not any(isinstance(each, Node) and each.tag in _BLOCKS for each in around):
            kept.append(node.replace("\n", " "))
    return tuple(kept)


def _shown(address: str) -> Verbatim:
    for scheme in ("https://", "http://", "mailto:", "tel:"):
        address = address.removeprefix(scheme)
    return Verbatim(address.rstrip("/"))
