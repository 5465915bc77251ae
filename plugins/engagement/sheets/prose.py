"""Rendered prose taken apart, so that print templates receive data and never markup to interpret."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from markupsafe import Markup

from .sheet import Node, Prose, Verbatim

_VOID: Final = frozenset({"br", "hr"})
_ATTRIBUTES: Final = ("href", "id", "align", "start")


def taken_apart(html: Markup) -> Prose:
    """The nodes of HTML that our sanitising renderer made."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return tuple(parser.stack[0][2])


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, Verbatim, list[Node | str]]] = [("", Verbatim(), [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attribute = next((value for name, value in attrs if name in _ATTRIBUTES and value), "")
        self.stack.append((tag, Verbatim(attribute), []))
        if tag in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - our renderer closes what it opens
        name, attribute, children = self.stack.pop()
        self.stack[-1][2].append(Node(name, attribute, tuple(children)))

    def handle_data(self, data: str) -> None:
        self.stack[-1][2].append(data)
