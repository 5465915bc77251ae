"""The words of the shipped content, by file, for the tests that read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from support import ROOT

from engagement.library import Library, read_library
from engagement.walking import Leaf


@dataclass(frozen=True)
class Passage:
    """A text of the content and where it stands."""

    file: str
    place: str
    text: str

    @property
    def typed(self) -> bool:
        """Whether these are words that readers type, which the site never says."""
        return self.file.startswith("content/search/") or self.place.startswith("concepts")


@cache
def library() -> Library:
    return read_library(ROOT)


# Fields that hold codes rather than words.
CODES = {
    "id", "path", "url", "phase", "phases", "who", "people", "members", "producer", "source", "axis", "unit",
    "version", "order", "level", "weight", "checked_on", "published_on", "revised_on", "handed_over",
}  # fmt: skip


def _field(leaf: Leaf) -> str:
    """The name of the field that a text stands in, be it alone or in a list."""
    return next((str(part) for part in reversed(leaf.path) if isinstance(part, str)), "")


@cache
def passages() -> tuple[Passage, ...]:
    """Every text that a reader or the client reads, front matter included, Markdown bodies by paragraph."""
    from engagement.reading import dotted

    found = []
    for entry in library().all():
        for leaf in entry.leaves:
            place = dotted(leaf.path)
            if leaf.refers is None and _field(leaf) not in CODES and leaf.path[0] != "former_ids":
                found.append(Passage(entry.source.name, place, leaf.value))
        for number, paragraph in enumerate(re.split(r"\n\s*\n", entry.source.body)):
            if paragraph.strip():
                found.append(Passage(entry.source.name, f"paragraphe {number + 1}", paragraph))
    return tuple(found)


def plain(text: str) -> str:
    """The text without Markdown: links by their label, no emphasis, no anchors, no table rules."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\{:?\s*#[^}]*\}", "", text)
    text = re.sub(r"[*_`#>|]|^\s*[-+]\s|:?-{3,}:?", " ", text, flags=re.MULTILINE)
    return " ".join(text.split())


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [
        each.strip() for each in re.split(r"(?<=[.!?…])\s+(?=[«A-ZÀÉÈÊÎÔÇŒ0-9])", plain(text)) if each.strip()
    ]


def words(text: str) -> list[str]:
    """The words of a text; an elision counts with its noun."""
    return re.findall(r"[\w'’-]+", plain(text))
