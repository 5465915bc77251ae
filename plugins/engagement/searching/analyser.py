"""From text to words: the same steps, in the same order, as theme/static/js/search/analyser.js."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from .language import STOP_WORDS
from .stemming import stem

_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘‛ʼʹ＇`´′", "'"))
_LETTERS: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ς": "σ"})
# Two initials that a sign, « et » or a space joins are one word: R&D, R et D, r-d; never a vowel first,
# nor a letter that an apostrophe follows.
_INITIALS: Final = (
    r"(?<![^\W_])([b-df-hj-np-tv-xz])(?: ?(?:&amp;|[&+/-]) ?| (?:et )?)([b-df-hj-np-tv-xz])(?![^\W_]|')"
)
_WORDS: Final = re.compile(rf"{_INITIALS}|[^\W_]+", re.IGNORECASE)
_PUNCTUATION: Final = re.compile("[.,;:!?()«»…]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as written in lower case, without accents, its stem, whether it was in capitals.

    `apart` says that punctuation parts it from the word before.
    """

    written: str
    folded: str
    stem: str
    capitals: bool
    apart: bool = False

    @property
    def stops(self) -> bool:
        """Whether the word says too little to be searched."""
        return self.folded in STOP_WORDS


def words(text: str) -> list[Word]:
    """The words of a text, stop words included."""
    text = _prepared(text)
    found, end = [], 0
    for match in _WORDS.finditer(text):
        first, second = match.group(1, 2)
        apart = bool(_PUNCTUATION.search(text, end, match.start()))
        found.append(_word(first + second if first else match.group(), apart))
        end = match.end()
    return [word for word in found if word.folded]


def _prepared(text: str) -> str:
    """The text with straight apostrophes, without the marks that no letter could absorb."""
    text = text.translate(_APOSTROPHES)
    if text.isascii():
        return text
    return _without_marks(unicodedata.normalize("NFKC", text), "Cf").translate(_APOSTROPHES)


def _without_marks(text: str, other: str = "") -> str:
    categories = {each: unicodedata.category(each) for each in set(text) if not each.isascii()}
    marks = [each for each, category in categories.items() if category[0] == "M" or category == other]
    return text.translate(dict.fromkeys(map(ord, marks))) if marks else text


@cache
def _word(raw: str, apart: bool) -> Word:
    written = raw.lower()
    folded = fold(written)
    return Word(written, folded, stem(folded), len(raw) > 1 and raw == raw.upper() != written, apart)


@cache
def fold(written: str) -> str:
    """A lower-case word without accents or ligatures."""
    if written.isascii():
        return written
    return _without_marks(unicodedata.normalize("NFKD", written)).translate(_LETTERS)
