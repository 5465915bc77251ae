"""Numbers and sorted words as short ASCII text, which JSON holds and servers compress well."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final, TypeVar

T = TypeVar("T")

DIGITS: Final = "".join(map(chr, range(ord("0"), ord("0") + 64)))
_BITS: Final = 5
_MORE: Final = 1 << _BITS
# One thing in so many may begin a run.
_ENDS: Final = 5


def pack_numbers(numbers: Iterable[int]) -> str:
    """Natural numbers, five bits a character, the lowest first; a higher character says that more follow."""
    packed = []
    for number in numbers:
        rest = number
        while rest >= _MORE:
            packed.append(DIGITS[_MORE | (rest & (_MORE - 1))])
            rest >>= _BITS
        packed.append(DIGITS[rest])
    return "".join(packed)


def pack_postings(postings: Iterable[tuple[int, int]]) -> str:
    """Records with their impacts: the step from the record before, then the impact."""
    packed, previous = [], -1
    for record, impact in postings:
        packed += [record - previous - 1, impact]
        previous = record
    return pack_numbers(packed)


def front_coded(words: Iterable[str]) -> list[str]:
    """Sorted words, each as the length that it shares with the one before and the rest."""
    coded, previous = [], ""
    for word in words:
        shared = 0
        while shared < min(len(word), len(previous), len(DIGITS) - 1) and word[shared] == previous[shared]:
            shared += 1
        coded.append(DIGITS[shared] + word[shared:])
        previous = word
    return coded


def cut(things: Sequence[T], size: Callable[[T], int], limit: int, name: Callable[[T], str]) -> list[list[T]]:
    """The things in runs of at most about a size, at least one thing a run.

    Once half full, a run ends before a thing whose name says so. As the names decide, and not what stands
    before them, a change moves the ends of few runs.
    """
    runs: list[list[T]] = []
    full = 0
    for thing in things:
        taken = size(thing)
        if (
            not runs
            or full + taken > limit
            or (full >= limit / 2 and zlib.crc32(name(thing).encode()) % _ENDS == 0)
        ):
            runs.append([])
            full = 0
        runs[-1].append(thing)
        full += taken
    return runs


def separators(runs: Sequence[Sequence[str]]) -> list[str]:
    """What tells runs of sorted words apart.

    For each the shortest text that is not after its first word and after the last word of the run before;
    nothing for the first.
    """
    found = [""]
    for before, run in pairwise(runs):
        first, last = run[0], before[-1]
        shared = 0
        while shared < len(last) and first[shared] == last[shared]:
            shared += 1
        found.append(first[: shared + 1])
    return found


def as_json(data: object) -> bytes:
    """The same bytes for the same data."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
