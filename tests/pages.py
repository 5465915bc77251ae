"""A built site as tests read it: every page as a tree of elements, and the kinds of page it must hold."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from engagement import places
from engagement.catalogue import Catalogue
from engagement.snapshotting import address_of, records

# Each kind of page that the shipped content has; `kinds_of` says which addresses are of a kind.
KINDS = (
    "home",
    "playbooks",
    "playbook",
    "playbook-phase",
    "preliminary",
    "phase",
    "method",
    "engagement-forms",
    "diagnostic",
    "partners",
    "partner",
    "articles",
    "article",
    "white-papers",
    "white-paper",
    "forms",
    "form",
    "editions",
    "sheets",
    "glossary",
    "search",
    "page",
    "not-found",
)

# What a stylesheet fetches.
CSS_URL = re.compile(r'url\(\s*["\']?(?!data:)([^"\')]+)')

_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
}  # fmt: skip
_UNSEEN = {"head", "script", "style", "svg", "template"}
_CODE = {"code", "kbd", "pre", "samp"}


def kinds_of(catalogue: Catalogue) -> dict[str, list[str]]:
    """Every address of the site by kind, as the catalogue and the list of addresses imply it."""
    playbooks, common = catalogue.playbooks, catalogue.common
    return {
        "home": [places.HOME],
        "playbooks": [places.PLAYBOOKS],
        "playbook": [places.playbook(slug) for slug in playbooks],
        "playbook-phase": [
            places.playbook_phase(slug, phase.phase) for slug in playbooks for phase in playbooks[slug].phases
        ],
        "preliminary": [places.phase(phase.id) for phase in common.phases if not phase.number],
        "phase": [places.phase(phase.id) for phase in common.phases if phase.number],
        "method": [places.METHOD],
        "engagement-forms": [places.ENGAGEMENT_FORMS],
        "diagnostic": [places.DIAGNOSTIC] if catalogue.diagnostic else [],
        "partners": [places.PARTNERS],
        "partner": [places.partner(slug) for slug in catalogue.partners],
        "articles": [places.ARTICLES],
        "article": [places.article(slug) for slug in catalogue.articles],
        "white-papers": [places.WHITE_PAPERS],
        "white-paper": [places.white_paper(slug) for slug in catalogue.white_papers],
        "forms": [places.FORMS] if catalogue.forms else [],
        "form": [places.form(slug) for slug in catalogue.forms],
        "editions": [places.editions(address_of(kind, slug)) for kind, slug in records(catalogue)],
        "sheets": [places.SHEETS],
        "glossary": [places.GLOSSARY],
        "search": [places.SEARCH],
        "page": [places.page(slug) for slug in catalogue.pages],
        "not-found": [places.NOT_FOUND],
    }


def fullest(site: Path, addresses: list[str]) -> str:
    """The address whose page holds most, which shows a kind of page at its fullest."""
    return max(addresses, key=lambda address: ((site / places.file_of(address)).stat().st_size, address))


@dataclass(eq=False)
class Element:
    """An element of a page, with its place in the source."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    line: int = 0
    children: list[Element | str] = field(default_factory=list)

    def __str__(self) -> str:
        name = self.get("id") or self.get("class")
        return f"<{self.tag} {name}> line {self.line}" if name else f"<{self.tag}> line {self.line}"

    def get(self, name: str) -> str:
        """An attribute's value; nothing for an attribute that is not there."""
        return self.attributes.get(name, "")

    def all(self, *tags: str) -> Iterator[Element]:
        """This element and everything in it, in the order of the source, or only some tags."""
        if not tags or self.tag in tags:
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all(*tags)

    def first(self, tag: str) -> Element:
        """The first element of a tag."""
        return next(self.all(tag))

    @property
    def ancestors(self) -> Iterator[Element]:
        """The elements around this one, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    @property
    def text(self) -> str:
        """All text in it, spaces collapsed as browsers do."""
        return collapsed("".join(self._texts()))

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()


@dataclass(frozen=True, repr=False)
class Page:
    """A page by its address."""

    address: str
    root: Element

    def __repr__(self) -> str:
        return f"Page({self.address})"

    @cached_property
    def ids(self) -> list[str]:
        """Every id, repeated ones too."""
        return [element.get("id") for element in self.root.all() if "id" in element.attributes]

    @property
    def document_title(self) -> str:
        """The text of the title element."""
        return self.root.first("title").text

    @property
    def text(self) -> str:
        """All the text that a reader meets, one line a block."""
        return "\n".join(self.blocks(code=""))

    def meta(self, name: str) -> str:
        """The content of a meta element, by its name or property."""
        return next(
            (each.get("content") for each in self.root.all("meta") if name in each.attributes.values()), ""
        )

    def blocks(self, code: str | None = None) -> list[str]:
        """The text of each block of the page, spaces collapsed; `code` stands for what is code, if given."""
        return [text for text in map(collapsed, _blocks(self.root, code)) if text]


def collapsed(text: str) -> str:
    """The text as browsers show it: runs of plain spaces and line ends are one space."""
    return " ".join(part for part in text.replace("\t", " ").replace("\n", " ").split(" ") if part)


def read_pages(folder: Path) -> dict[str, Page]:
    """Every page of a built site by address."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        address = "/" + (name.removesuffix("index.html") if name.endswith("index.html") else name)
        found[address] = Page(address, read_tree(path.read_text(encoding="utf-8")))
    return found


def read_tree(text: str) -> Element:
    """A page's tree. The HTML must close what it opens: html-validate makes sure of that elsewhere."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name, but for the mark that a build leaves."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".tremplin"
    }


def _blocks(element: Element, code: str | None) -> Iterator[str]:
    running = ""
    for child in element.children:
        if isinstance(child, str):
            running += child
        elif child.tag in _UNSEEN:
            continue
        elif code is not None and code != "" and child.tag in _CODE:
            running += code
        elif child.tag in _INLINE:
            inner = list(_blocks(child, code))
            # Blocks inside inline elements (a link around a card) end the running text too.
            running += inner[0] if inner else ""
            if child.tag == "br":
                running += " "
            if len(inner) > 1:
                yield running
                yield from inner[1:-1]
                running = inner[-1]
        else:
            yield running
            running = ""
            yield from _blocks(child, code)
    yield running


class _Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("#document")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")
        element = Element(tag, attributes, self.at, self.getpos()[0])
        self.at.children.append(element)
        if tag not in _VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for open_element in (self.at, *self.at.ancestors):
            if open_element.tag == tag:
                self.at = open_element.parent or self.root
                return

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)
