"""How much a word says of a record: BM25F without what only a query can know.

docs/search.md gives the formula. The lengths that count as ordinary are constants, not averages of the
content, so that a new article does not move the scores of all others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

HIGHEST: Final = 31
_SATURATION: Final = 4.6
# What words are worth that tell the functions apart, that the whole site says, that say little of anything.
NAMING: Final = 1.2
AMBIENT: Final = 0.6
FAINT: Final = 0.25
# What the engine ranks with; docs/search.md says where each stands in the formula.
WEIGHTS: Final = {
    "inherited": 0.375,
    "exact": 0.15,
    "whole": 100,
    "completion": 0.3,
    "guess": 0.8,
    "light": 0.2,
    "solid": 2.4,
    "coverage": 0.5,
    "next": (1, 0.1, 0.07, 0.035),
    "least": 0.35,
    # And where it stops: words of a query, words that complete its last one, hits shown of a page.
    "words": 32,
    "completions": 24,
    "hits": 3,
}


# Each its own: two fields that weigh alike stay two.
@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """What a field weighs, how long its texts usually are, how much a longer one dilutes its words."""

    weight: float
    ordinary: int
    dilution: float


TITLE: Final = Field(6.4, 6, 0.4)
ALIASES: Final = Field(2.6, 3, 0.6)
ASKED: Final = Field(1.9, 3, 1)
BODY: Final = Field(1.15, 40, 0.3)
CONTEXT: Final = Field(3.2, 3, 0.0)


def impacts(fields: Mapping[Field, Iterable[list[str]]]) -> dict[str, int]:
    """The impact, 1 to 31, of each token of some fields; a field is a list of texts, a text a list of tokens.

    Within a field, a token counts in the text where it weighs most: one name among many is a name too.
    """
    sums: defaultdict[str, float] = defaultdict(float)
    for field, texts in fields.items():
        highest: dict[str, float] = {}
        for text in texts:
            length = 1 - field.dilution + field.dilution * len(text) / field.ordinary
            for token, count in Counter(text).items():
                highest[token] = max(highest.get(token, 0), field.weight * count / length)
        for token, weight in highest.items():
            sums[token] += weight
    return {token: max(1, round(HIGHEST * weight / (_SATURATION + weight))) for token, weight in sums.items()}
