"""The index: entries as the files that theme/static/js/search/ reads. docs/search.md gives their format."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any, Final

from ..typography import typeset
from .analyser import fold, words
from .analysing import Analysis, Analyst, tokens_of
from .concepts import Concepts
from .filing import Files, print_of
from .language import KEPT, LIGHT_WORDS, ROUNDS, STOP_WORDS
from .packing import as_json, cut, front_coded, pack_numbers, pack_postings, separators
from .records import Entry, Scope, lift_of
from .scoring import AMBIENT, FAINT, NAMING, WEIGHTS

FOLDER: Final = "/recherche/"
MANIFEST: Final = "index.json"
_INSIDE: Final = "index/"
# Bytes of JSON a file holds, about: small files cost little to a query, few files spare requests.
_SHARD: Final = 4_000
_VOCABULARY: Final = 60_000
_TEXTS: Final = 2_800
_SHORTEST: Final = 3
_HIGHEST_RANK: Final = 9


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet and its French label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A way of narrowing results: its name, its French label, its options in the order of the site."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the whole site is about, and the names of what it is made of."""

    ambient: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


NOTHING: Final = About()


@dataclass
class _Words:
    """What the index says of words, gathered record by record."""

    own: defaultdict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    around: defaultdict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    forms: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def build_index(
    entries: Sequence[Entry],
    concepts: Concepts,
    facets: Sequence[Facet],
    about: About = NOTHING,
    analyst: Analyst | None = None,
) -> dict[str, bytes]:
    """The files of the index by name; the manifest alone keeps its name when what it holds changes.

    `about` tells words that say what the whole site is about from those that tell its functions apart.
    """
    records = [record for entry in entries for record in (entry.head, *entry.parts)]
    analyses = list((analyst or Analyst()).analyses(records, concepts))
    gathered = _gather(analyses)
    shards = _shards(gathered)
    vocabulary = _vocabulary(gathered, concepts)
    texts = _texts(entries, analyses)
    scopes = list(dict.fromkeys(record.scope for record in records))
    named: dict[str, Files[Any]] = {
        "t": Files("t", shards, lambda shard: shard[0][0], _shard_file),
        "v": Files("v", vocabulary, lambda run: run[0][0], _vocabulary_file),
        "x": Files("x", texts, lambda bucket: bucket[0][1], as_json),
    }
    core = {
        "records": len(records),
        "entries": pack_numbers(len(entry.parts) + 1 for entry in entries),
        "scopes": [_packed_scope(scope, facets) for scope in scopes],
        "scoped": pack_numbers(_runs(scopes.index(record.scope) for record in records)),
        "facets": [
            [facet.name, facet.label, [[option.value, typeset(option.label)] for option in facet.options]]
            for facet in facets
        ],
        "weights": WEIGHTS,
        "stops": " ".join(sorted(STOP_WORDS)),
        "kept": KEPT,
        "rounds": ROUNDS,
        "concepts": _packed_concepts(concepts),
        "worths": _worths(about, concepts),
        "unanchored": pack_numbers(_steps(_unanchored(entries))),
        "tokens": separators([[token for token, _ in shard] for shard in shards]),
        "forms": separators([[form for form, _ in run] for run in vocabulary]),
        "texts": pack_numbers(len(bucket) for bucket in texts),
        "files": {kind: files.listed() for kind, files in named.items()},
    }
    core_file = as_json(core)
    core_print = print_of([core_file])
    return {
        MANIFEST: as_json({"core": core_print}),
        f"{_INSIDE}core-{core_print}.json": core_file,
        **{f"{_INSIDE}{name}": data for files in named.values() for name, data in files.by_name()},
    }


def _unanchored(entries: Sequence[Entry]) -> Iterator[int]:
    """The places of the records without an address of their own on their page: heads, introductions."""
    number = 0
    for entry in entries:
        for record in (entry.head, *entry.parts):
            if record.address == entry.head.address:
                yield number
            number += 1


def _steps(places: Iterable[int]) -> Iterator[int]:
    """How far it is from each place to the next, 1 from the last; the first is 0, the record of a page."""
    known = [*places]
    yield from (
        following - place for place, following in pairwise([*known, *(last + 1 for last in known[-1:])])
    )


def _tokens_of(texts: Iterable[str], concepts: Concepts) -> set[str]:
    return {token for text in texts for token in tokens_of(words(text), concepts) if fold(token) == token}


def _worths(about: About, concepts: Concepts) -> dict[str, float]:
    """What the worth of some tokens is multiplied by."""
    light = {word.stem for text in LIGHT_WORDS for word in words(text)}
    ambient = _tokens_of(about.ambient, concepts)
    named = {
        unit.concept or unit.words[0].stem for text in about.names for unit in concepts.units(words(text))
    }
    factors = (
        dict.fromkeys(sorted(tokens), factor)
        for tokens, factor in ((named, NAMING), (light, FAINT), (ambient, AMBIENT))
    )
    return {token: factor for each in factors for token, factor in each.items()}


def _gather(analyses: Sequence[Analysis]) -> _Words:
    gathered = _Words()
    for analysis in analyses:
        for written, count in analysis.forms.items():
            gathered.forms[fold(written)][written] += count
    told = {form for form, written in gathered.forms.items() if len(written) > 1}
    for number, analysis in enumerate(analyses):
        for postings, impacts in ((gathered.own, analysis.own), (gathered.around, analysis.around)):
            for token, impact in impacts.items():
                # A form with accents says something only where they tell words apart.
                if (form := fold(token)) == token or form in told:
                    postings[token].append((number, impact))
    return gathered


def _shards(gathered: _Words) -> list[list[tuple[str, str]]]:
    """The tokens in order with their packed postings, in runs."""
    tokens = sorted({*gathered.own, *gathered.around})
    packed = [
        (token, pack_postings(gathered.own[token]) + _after_blank(pack_postings(gathered.around[token])))
        for token in tokens
    ]
    return cut(packed, lambda pair: len(pair[0]) + len(pair[1]), _SHARD, lambda pair: pair[0])


def _after_blank(packed: str) -> str:
    return " " + packed if packed else ""


def _shard_file(shard: list[tuple[str, str]]) -> bytes:
    return as_json([front_coded(token for token, _ in shard), [postings for _, postings in shard]])


def _vocabulary(gathered: _Words, concepts: Concepts) -> list[list[tuple[str, str]]]:
    """The words as readers write them, in the order of their folded forms, each after its rank."""
    for word in concepts.words:
        gathered.forms[word.folded][word.written] += 0
    known = [
        (form, str(min(_HIGHEST_RANK, written.total().bit_length())) + _usual(written))
        for form, written in sorted(gathered.forms.items())
        if len(form) >= _SHORTEST and form.isalpha()
    ]
    return cut(known, lambda pair: len(pair[1]), _VOCABULARY, lambda pair: pair[0])


def _usual(written: Counter[str]) -> str:
    return min(written, key=lambda form: (-written[form], form))


def _vocabulary_file(run: list[tuple[str, str]]) -> bytes:
    return as_json(["".join(rank[0] for _, rank in run), front_coded(written[1:] for _, written in run)])


def _texts(entries: Sequence[Entry], analyses: Sequence[Analysis]) -> list[list[list[str]]]:
    """What results show, in buckets: label, title, body, and the address, of a part its anchor."""
    addresses = [
        address
        for entry in entries
        for address in (entry.head.address, *(part.address.partition("#")[2] for part in entry.parts))
    ]
    shown = [[*analysis.shown, address] for analysis, address in zip(analyses, addresses, strict=True)]
    return cut(shown, lambda texts: sum(map(len, texts)), _TEXTS, lambda texts: "".join(texts[1:]))


def _runs(numbers: Iterable[int]) -> Iterator[int]:
    for number, same in groupby(numbers):
        yield from (number, len(list(same)))


def _packed_scope(scope: Scope, facets: Sequence[Facet]) -> list[object]:
    """The scope as places in each facet's options."""
    held = ((scope.type,), scope.functions, scope.phases)
    places = [{option.value: place for place, option in enumerate(facet.options)} for facet in facets]
    return [
        *([places[number][value] for value in held_] for number, held_ in enumerate(held)),
        lift_of(scope),
    ]


def _packed_concepts(concepts: Concepts) -> list[str]:
    """Each concept's expressions, in the order of their ids: stems joined by spaces, `^` before capitals."""
    by_concept: dict[str, list[str]] = {concept: [] for concept in concepts.taken.values()}
    for (stems, capitals), concept in concepts.taken.items():
        by_concept[concept].append(("^" if capitals else "") + " ".join(stems))
    return ["|".join(expressions) for expressions in by_concept.values()]
