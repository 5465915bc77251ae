"""What a printed sheet is made of, whatever prints it."""

from __future__ import annotations

from dataclasses import dataclass

from ..editions import Edition


class Verbatim(str):
    """Text that is data for the press, such as a drawing or an address: typography leaves it alone."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of prose: what it is (an HTML tag name), where it leads, and what it holds.

    `attribute` is the address of an `a`, the anchor of a heading, the alignment of a cell, the first number
    of an `ol`, or empty.
    """

    tag: str
    attribute: Verbatim
    children: tuple[Node | str, ...]


Prose = tuple[Node | str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Where words of a sheet can be shortened: a record, the path to a field, what readers call it."""

    kind: str
    slug: str
    path: tuple[str | int, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printable document.

    `name` is its file below the folder of sheets, without a suffix. `template` names the Typst template,
    `kind` says what it is in a few words, `page` is the address of the page that its QR code leads to.
    `pages` is the exact count promised, 0 when there is none. `function` is the slug whose colour it wears,
    or empty. `words` says what to shorten when it does not fit, `promise` where the count of pages is
    written, if anywhere but in the code. `sheets` are those that a pack binds; others have none.
    """

    name: str
    template: str
    title: str
    kind: str
    page: str
    pages: int
    function: str
    edition: Edition
    view: object
    landscape: bool = False
    words: tuple[Words, ...] = ()
    promise: Words | None = None
    sheets: tuple[Sheet, ...] = ()
