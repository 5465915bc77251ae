"""Dates, counts and lists in French words, without a locale."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Sequence
from typing import Final

from .model.base import Duration

_MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_NUMBERS: Final = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize",
)  # fmt: skip
_SINGULAR: Final = {"jours": "jour", "semaines": "semaine", "mois": "mois"}


def date(day: datetime.date) -> str:
    """A date as in a sentence: 1er mars 2026."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[day.month - 1]} {day.year}"


def duration(value: Duration) -> str:
    """A duration as readers see it: 2 à 4 semaines, 1 mois."""
    low, high = value.shortest, value.longest
    unit = value.unit if high > 1 else _SINGULAR[value.unit]
    return f"{high} {unit}" if low in {high, 0} else f"{low} à {high} {unit}"


def counted(count: int, singular: str, plural: str = "") -> str:
    """A count with its noun: 1 point, 12 points."""
    return f"{count} {(plural or singular + 's') if count > 1 else singular}"


def number(count: int) -> str:
    """A small number in words, a larger one in figures; feminine and masculine agree but for one."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def joined(words: Sequence[str], last: str = "et") -> str:
    """Words as a list in a sentence: a, b et c."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def sentence_case(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: lower case first letter, acronyms kept."""
    return name if name[1:2].isupper() or not name[1:2].isalpha() else name[:1].lower() + name[1:]


def sorting_key(text: str) -> str:
    """The text folded so that accents and case do not disturb the alphabet."""
    folded = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(each for each in folded if not unicodedata.combining(each)).casefold()
