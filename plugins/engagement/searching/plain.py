"""Markdown as the words that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ..markup import Heading

_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_BLOCK_MARKS: Final = re.compile(
    r"^(?:\s*(?:[-+*>]|#{2,4}|\d+[.)])\s+|\s*\|?[\s:|-]+\|?\s*$|(?:```|~~~).*$)|\s*\{[:#.][^{}]*\}\s*$",
    re.MULTILINE,
)
_INLINE_MARKS: Final = re.compile(
    r"\\([\\`*_{}\[\]()#+.!|-])|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|\*{1,3}|`|\|"
)
_HEADING: Final = re.compile(r"^#{2,3}[ \t]+\S.*$|^.+\n-{3,}[ \t]*$", re.MULTILINE)
_SENTENCE: Final = re.compile(r"(?<=[.?!…])\s+(?=[A-ZÀ-Ý«])")


def plain(*texts: str | None) -> str:
    """Fields' Markdown as one plain text, a full stop after each but the last; what is absent is left out."""
    shown = [_shown(text) for text in texts if text]
    return " ".join([*(_closed(text) for text in shown[:-1]), *shown[-1:]])


def _shown(text: str) -> str:
    without_blocks = _BLOCK_MARKS.sub("", _LINK.sub(r"\1", text))
    return " ".join(_INLINE_MARKS.sub(lambda found: found.group(1) or "", without_blocks).split())


def _closed(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…", ":", ";")) else text + "."


def first_sentence(text: str) -> tuple[str, str]:
    """A plain text as its first sentence, without its full stop, and the rest."""
    first, *rest = _SENTENCE.split(text, maxsplit=1)
    return first.removesuffix("."), "".join(rest)


def sections(body: str, headings: Iterable[Heading]) -> Iterator[tuple[Heading | None, str]]:
    """A document's text by heading, what comes before the first under none.

    `headings` are those of the same text, in order, with the anchors that their page has.
    """
    starts = [(found.start(), found.end()) for found in _HEADING.finditer(_without_fences(body))]
    named = list(headings)[: len(starts)]
    first = starts[0][0] if starts else len(body)
    yield None, plain(body[:first])
    for place, heading in enumerate(named):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(body)
        yield heading, plain(body[starts[place][1] : end])


def _without_fences(body: str) -> str:
    return re.sub(
        r"(```|~~~).*?\1", lambda found: re.sub(r"[^\n]", " ", found.group()), body, flags=re.DOTALL
    )
