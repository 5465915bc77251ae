"""The names of the index's files: each says which version one reads, so that all may be kept for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from .packing import cut, pack_numbers

T = TypeVar("T")

# Characters of a print: enough that two versions of a file do not share a name by chance.
_PRINT: Final = 8
# What readers load in any case must not grow with the site: about so many prints, whatever it holds.
_PRINTS: Final = 128


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Some files that follow one another and share a print: when one changes, all have new names."""

    print: str
    data: tuple[bytes, ...]


class Files(Generic[T]):
    """The files of a kind, in sheaves. Where a sheaf ends follows from names, so a change moves few ends."""

    def __init__(
        self, kind: str, things: Sequence[T], name: Callable[[T], str], data: Callable[[T], bytes]
    ) -> None:
        self._kind = kind
        # A power of two, so that one file more does not change it.
        most = 1 << (2 * len(things) // _PRINTS).bit_length()
        runs = cut(things, lambda _: 1, most, name)
        made = (tuple(map(data, run)) for run in runs)
        self._sheaves = [Sheaf(print_of(files), files) for files in made]

    def listed(self) -> tuple[str, str]:
        """What leads to the files by their place: the sizes of the sheaves, packed, and their prints."""
        sizes = pack_numbers(len(sheaf.data) for sheaf in self._sheaves)
        return sizes, "".join(sheaf.print for sheaf in self._sheaves)

    def by_name(self) -> Iterator[tuple[str, bytes]]:
        """Each file with its name."""
        for sheaf in self._sheaves:
            for place, data in enumerate(sheaf.data):
                yield f"{self._kind}-{sheaf.print}-{place}.json", data


def print_of(files: Iterable[bytes]) -> str:
    """What tells some files from others."""
    digest = hashlib.sha256()
    for data in files:
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()[:_PRINT]
