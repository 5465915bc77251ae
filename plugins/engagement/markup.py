"""Markdown as safe, typeset HTML.

Raw HTML is text here, never markup; images and unknown link schemes are left out; a second, independent
sanitiser (nh3) has the last word.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Final

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from .linking import Links
from .typography import typeset

_PLAIN: Final = re.compile(r"[^*_\[\]`<>\\&]*")
_TAGS: Final = {
    "a", "abbr", "blockquote", "br", "caption", "code", "dd", "div", "dl",
    "dt", "em", "h2", "h3", "h4", "hr", "li",
    "ol", "p", "pre", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES: Final = {
    "a": {"href"},
    "div": {"role", "tabindex", "aria-label"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align", "scope"},
}
_UNSAFE_INLINE: Final = (
    "html", "image_link", "image_reference", "short_image_ref", "autolink", "automail", "linebreak",
)  # fmt: skip
_WORDS_A_MINUTE: Final = 220


@dataclass(frozen=True)
class Heading:
    """A heading of a document: its anchor, its text and its level (2 or 3)."""

    anchor: str
    text: str
    level: int


@dataclass(frozen=True)
class Body:
    """A rendered document: HTML, headings in order, minutes of reading (at least 1)."""

    html: Markup
    headings: tuple[Heading, ...]
    minutes: int


class _Finish(Treeprocessor):
    """Resolves links and sets French typography on text, code excepted."""

    def __init__(self, markdown: Markdown, links: Links) -> None:
        super().__init__(markdown)
        self.links = links

    def run(self, root: ET.Element) -> None:
        anchors = {each.get("id", "") for each in root.iter() if each.get("id")}
        self._finish(root, anchors)
        self._frame_tables(root)

    def _frame_tables(self, root: ET.Element) -> None:
        """Put each table into a group that scrolls and that keyboards reach, so that the page never does."""
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag == "table":
                    frame = ET.Element("div", {"role": "group", "tabindex": "0", "aria-label": "Tableau"})
                    frame.append(child)
                    frame.tail, child.tail = child.tail, None
                    parent[place] = frame

    def _head(self, cell: ET.Element) -> None:
        # The empty corner of a table is no header: it would announce nothing.
        if "".join(cell.itertext()).strip():
            cell.set("scope", "col")
        else:
            cell.tag = "td"

    def _finish(self, element: ET.Element, anchors: set[str]) -> None:
        if element.tag in {"code", "pre"}:
            return
        if element.tag == "a":
            resolved = self.links.resolve(element.get("href", ""), anchors)
            element.attrib.clear()
            if resolved.address:
                element.set("href", resolved.address)
            else:
                element.tag = "span"
        if element.tag == "th":
            self._head(element)
        if element.text:
            element.text = typeset(element.text)
        for child in element:
            self._finish(child, anchors)
            if child.tail:
                child.tail = typeset(child.tail)


class _Safe(Extension):
    """Python-Markdown without raw HTML and images, with our links and typography."""

    def __init__(self, links: Links, *, inline_only: bool) -> None:
        super().__init__()
        self.links = links
        self.inline_only = inline_only

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.deregister("html_block")
        for name in _UNSAFE_INLINE:
            md.inlinePatterns.deregister(name)
        if self.inline_only:
            for name in (
                "indent",
                "code",
                "hashheader",
                "setextheader",
                "hr",
                "olist",
                "ulist",
                "quote",
                "reference",
            ):
                md.parser.blockprocessors.deregister(name)
            md.inlinePatterns.deregister("reference")
            md.inlinePatterns.deregister("short_reference")
        # After inline parsing (20) and attribute lists (8), before `unescape` (0) serialises.
        md.treeprocessors.register(_Finish(md, self.links), "finish", 1)


class Renderer:
    """Renders the inline Markdown of fields and the Markdown of documents with the same rules."""

    def __init__(self, links: Links) -> None:
        self._inline = Markdown(extensions=[_Safe(links, inline_only=True)], output_format="html")
        self._documents = Markdown(
            extensions=[
                "tables",
                "sane_lists",
                "attr_list",
                "fenced_code",
                TocExtension(toc_depth="2-3", slugify=anchor_of),
                _Safe(links, inline_only=False),
            ],
            output_format="html",
        )

    def inline(self, text: str) -> Markup:
        """A field's inline Markdown as HTML without a paragraph."""
        text = " ".join(text.split())
        if _PLAIN.fullmatch(text):
            return escape(typeset(text))
        made = self._inline.reset().convert(text)
        return _clean(made.removeprefix("<p>").removesuffix("</p>"))

    def document(self, text: str) -> Body:
        """A document's Markdown as HTML with its headings."""
        made = self._documents.reset().convert(text)
        tokens = getattr(self._documents, "toc_tokens", [])
        return Body(_clean(made), tuple(_headings(tokens)), minutes_of(text))


def anchor_of(text: str, separator: str = "-") -> str:
    """The stable anchor of a heading: lower case, no accents, words joined by hyphens."""
    plain = text.replace("'", " ").replace("’", " ").replace("œ", "oe").replace("æ", "ae")
    return slugify(plain, separator)


def minutes_of(text: str) -> int:
    """Minutes that reading a text takes, at 220 words a minute, at least one."""
    return max(1, round(len(text.split()) / _WORDS_A_MINUTE))


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        found.append(
            Heading(str(token["id"]), typeset(html.unescape(str(token["name"]))), int(str(token["level"])))
        )
        children = token.get("children")
        if isinstance(children, list):
            found += _headings(children)
    return found


def _clean(unsafe: str) -> Markup:
    # The one place where HTML becomes trusted: after the sanitiser.
    safe = nh3.clean(
        unsafe,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return Markup(safe)  # noqa: S704
