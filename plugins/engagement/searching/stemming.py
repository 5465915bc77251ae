"""A light stemmer for folded French words: what a reader means as one word becomes one token.

docs/search.md gives the reasons; the rules are in `language`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from .language import KEPT, ROUNDS

_STEMMED: Final = re.compile("[a-z]{4,}")
_ROUNDS: Final = tuple(tuple((re.compile(pattern), ending) for pattern, ending in rules) for rules in ROUNDS)


@cache
def stem(word: str) -> str:
    """The stem of a folded, lower-case word; words with figures and short ones stay as they are."""
    if word in KEPT:
        return KEPT[word]
    if not _STEMMED.fullmatch(word):
        return word
    for rules in _ROUNDS:
        for pattern, ending in rules:
            found = pattern.match(word)
            if found:
                word = found.group(1) + ending
                break
    return word
