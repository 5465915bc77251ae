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
_SATURATION: Final = 3.0
# What words are worth that tell the functions apart, that the whole site says, that say little of anything.
NAMING: Final = 1.5
AMBIENT: Final = 0.5
FAINT: Final = 0.25
# What every record is held to say of what the whole site is about.
HELD: Final = 3
# What the engine ranks with; docs/search.md says where each stands in the formula.
WEIGHTS: Final = {
    "highest": HIGHEST,
    "inherited": 0.5,
    "exact": 0.2,
    "completion": 0.3,
    "guess": 0.8,
    "light": 0.2,
    "beside": 0.1,
    "solid": 3,
    "coverage": 1.5,
    "next": (1, 0.15, 0.1, 0.05),
    "least": 0.5,
    # And where it stops: words of a query, words that complete its last one, hits shown of a page.
    "words": 32,
    "completions": 24,
    "hits": 3,
}


@dataclass(frozen=True, slots=True)
class Field:
    """What a field weighs, how long its texts usually are, how much a longer one dilutes its words."""

    weight: float
    ordinary: int
    dilution: float


TITLE: Final = Field(4, 6, 0.5)
ALIASES: Final = Field(3, 3, 0.8)
BODY: Final = Field(1, 40, 0.5)
CONTEXT: Final = Field(1.5, 3, 0.0)


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
