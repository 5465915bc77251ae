"""The index: entries as the files that theme/static/js/search/ reads. docs/search.md gives their format."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from ..typography import typeset
from .analyser import Word, words
from .concepts import Concepts
from .language import KEPT, LIGHT_WORDS, ROUNDS, STOP_WORDS
from .packing import as_json, cut, front_coded, pack_numbers, pack_postings
from .records import Entry, Record, Scope, lift_of
from .scoring import ALIASES, AMBIENT, BODY, CONTEXT, FAINT, HELD, NAMING, TITLE, WEIGHTS, impacts

FOLDER: Final = "/recherche/"
MANIFEST: Final = "index.json"
_FORMAT: Final = 1
# Bytes of JSON a file holds, about: small files cost little to a query, few files spare requests.
_SHARD: Final = 2_500
_VOCABULARY: Final = 60_000
_TEXTS: Final = 2_000
_SHORTEST: Final = 3
_HASH: Final = 10
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
    entries: Sequence[Entry], concepts: Concepts, facets: Sequence[Facet], about: About = NOTHING
) -> dict[str, bytes]:
    """The files of the index by name; the manifest alone keeps its name when the content changes.

    `about` tells words that say what the whole site is about from those that tell its functions apart.
    """
    records = [record for entry in entries for record in (entry.head, *entry.parts)]
    gathered = _gather(records, concepts)
    shards = _shards(gathered)
    vocabulary = _vocabulary(gathered, concepts)
    texts = _texts(entries)
    scopes = list(dict.fromkeys(record.scope for record in records))
    core = {
        "records": len(records),
        "entries": pack_numbers(len(entry.parts) for entry in entries),
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
        "ambient": dict.fromkeys(sorted(_tokens_of(about.ambient, concepts)), HELD),
        "worths": _worths(about, concepts),
        "unanchored": pack_numbers(_unanchored(entries)),
        "tokens": ["", *(shard[0][0] for shard in shards[1:])],
        "forms": ["", *(run[0][0] for run in vocabulary[1:])],
        "texts": pack_numbers(len(bucket) for bucket in texts),
    }
    files = {
        **{f"t{number}.json": _shard_file(shard) for number, shard in enumerate(shards)},
        **{f"v{number}.json": _vocabulary_file(run) for number, run in enumerate(vocabulary)},
        **{f"x{number}.json": as_json(bucket) for number, bucket in enumerate(texts)},
        "core.json": as_json(core),
    }
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        digest.update(name.encode() + hashlib.sha256(data).digest())
    folder = digest.hexdigest()[:_HASH]
    manifest = as_json({"format": _FORMAT, "folder": folder})
    return {MANIFEST: manifest, **{f"{folder}/{name}": data for name, data in files.items()}}


def _unanchored(entries: Sequence[Entry]) -> Iterator[int]:
    """The places of the records without an address of their own on their page: heads, introductions."""
    number = 0
    for entry in entries:
        for record in (entry.head, *entry.parts):
            if record.address == entry.head.address:
                yield number
            number += 1


def _tokens_of(texts: Iterable[str], concepts: Concepts) -> set[str]:
    return {token for text in texts for token in _tokens(words(text), concepts, set())}


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


def _gather(records: Sequence[Record], concepts: Concepts) -> _Words:
    gathered = _Words()
    analysed = [
        {
            TITLE: [words(record.title)],
            ALIASES: [words(alias) for alias in record.aliases],
            BODY: [words(f"{record.label}. {record.body}")],
            CONTEXT: [words(text) for text in record.context],
        }
        for record in records
    ]
    for fields in analysed:
        for texts in fields.values():
            for text in texts:
                for word in text:
                    gathered.forms[word.folded][word.written] += 1
    told = {form for form, written in gathered.forms.items() if len(written) > 1}
    for number, fields in enumerate(analysed):
        tokens = {
            name: [list(_tokens(text, concepts, told)) for text in texts] for name, texts in fields.items()
        }
        around = impacts({CONTEXT: tokens.pop(CONTEXT)})
        own = impacts(tokens)
        for token, impact in own.items():
            gathered.own[token].append((number, impact))
        for token, impact in around.items():
            if token not in own:
                gathered.around[token].append((number, impact))
    return gathered


def _tokens(text: list[Word], concepts: Concepts, told: set[str]) -> Iterator[str]:
    """The tokens of a text: concepts, stems, and forms as accented where accents tell words apart."""
    for unit in concepts.units(text):
        if unit.concept:
            yield unit.concept
            yield from dict.fromkeys(concepts.inside(unit))
        for word in unit.words:
            if word.stops:
                continue
            yield word.stem
            if word.written != word.folded and word.folded in told:
                yield word.written


def _shards(gathered: _Words) -> list[list[tuple[str, str]]]:
    """The tokens in order with their packed postings, in runs."""
    tokens = sorted({*gathered.own, *gathered.around})
    packed = [
        (token, pack_postings(gathered.own[token]) + _after_blank(pack_postings(gathered.around[token])))
        for token in tokens
    ]
    return cut(packed, lambda pair: len(pair[0]) + len(pair[1]), _SHARD)


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
    return cut(known, lambda pair: len(pair[1]), _VOCABULARY)


def _usual(written: Counter[str]) -> str:
    return min(written, key=lambda form: (-written[form], form))


def _vocabulary_file(run: list[tuple[str, str]]) -> bytes:
    return as_json(["".join(rank[0] for _, rank in run), front_coded(written[1:] for _, written in run)])


def _texts(entries: Sequence[Entry]) -> list[list[list[str]]]:
    """What results show, in buckets: label, title, body, and the address, of a part its anchor."""
    shown = [
        [record.label, record.title, record.body, address]
        for entry in entries
        for record, address in (
            (entry.head, entry.head.address),
            *((part, part.address.partition("#")[2]) for part in entry.parts),
        )
    ]
    typeset_ = [[*map(typeset, texts), address] for *texts, address in shown]
    return cut(typeset_, lambda texts: sum(map(len, texts)), _TEXTS)


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
