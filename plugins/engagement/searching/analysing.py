"""What one record says: all of the index that depends on nothing but the record and the concepts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from ..typography import typeset
from .analyser import Word, words
from .concepts import Concepts, Unit
from .records import Record
from .scoring import ALIASES, ASKED, BODY, CONTEXT, HIGHEST, TITLE, impacts

# What tells the token of a whole text from those of its words.
SAME: Final = "~"


class Analysis(NamedTuple):
    """A record as the index needs it.

    `own` and `around` give the impacts, 1 to 31, of the tokens of its own texts and of its context, `forms`
    how often each word stands in it as written, `shown` its label, title and body as readers see them.
    """

    own: dict[str, int]
    around: dict[str, int]
    forms: dict[str, int]
    shown: tuple[str, str, str]


class Analyst:
    """Analyses records; what is `known` already, by key, is not analysed again.

    `used` gathers what has been asked for, to be known next time. A key follows from the record's texts and
    from the concepts, so what is kept under it holds as long as the program is the same.
    """

    def __init__(self, known: Mapping[str, Analysis] | None = None) -> None:
        self.known = known or {}
        self.used: dict[str, Analysis] = {}

    def analyses(self, records: list[Record], concepts: Concepts) -> Iterator[Analysis]:
        """The analysis of each record."""
        about = hashlib.sha256(repr(list(concepts.taken.items())).encode())
        for record in records:
            digest = about.copy()
            said = (record.label, record.title, record.body, record.aliases, record.asked, record.context)
            digest.update(repr(said).encode())
            key = digest.hexdigest()
            found = self.used.get(key) or self.known.get(key) or analysed(record, concepts)
            self.used[key] = found
            yield found


def analysed(record: Record, concepts: Concepts) -> Analysis:
    """What a record says."""
    fields = {
        TITLE: [words(record.title)],
        ALIASES: [words(alias) for alias in record.aliases],
        ASKED: [words(text) for text in record.asked],
        BODY: [words(f"{record.label}. {record.body}")],
        CONTEXT: [words(text) for text in record.context],
    }
    forms = Counter(word.written for texts in fields.values() for text in texts for word in text)
    units = {field: [list(concepts.units(text)) for text in texts] for field, texts in fields.items()}
    tokens = {field: [list(_tokens(text, concepts)) for text in texts] for field, texts in units.items()}
    around = impacts({CONTEXT: tokens.pop(CONTEXT)})
    own = impacts(tokens)
    for field in (TITLE, ALIASES, ASKED):
        own |= {whole: HIGHEST for text in units[field] if (whole := _whole(text))}
    return Analysis(
        own,
        {token: impact for token, impact in around.items() if token not in own},
        dict(forms),
        (typeset(record.label), typeset(record.title), typeset(record.body)),
    )


def tokens_of(text: list[Word], concepts: Concepts) -> Iterator[str]:
    """The tokens of a text: concepts, stems, and the words that have accents as they are written."""
    return _tokens(concepts.units(text), concepts)


def _tokens(units: Iterable[Unit], concepts: Concepts) -> Iterator[str]:
    for unit in units:
        if unit.concept:
            yield unit.concept
            yield from dict.fromkeys(concepts.inside(unit))
        for word in unit.words:
            if not word.stops:
                yield word.stem
                if word.written != word.folded:
                    yield word.written


def _whole(units: Iterable[Unit]) -> str:
    """The token of all that a text says, in whatever order and inflection; none for a single word."""
    keys = sorted({unit.concept or unit.words[0].stem for unit in units})
    return SAME + " ".join(keys) if len(keys) > 1 else ""
