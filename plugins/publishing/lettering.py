"""Where the content holds characters that sheets cannot print."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from engagement import problems
from engagement.library import read_library
from engagement.problems import Problem

# The kinds of records that sheets show; an article may say what it likes.
_PRINTED: Final = ("site", "common", "playbook", "partner", "form", "diagnostic", "white-paper")


def undrawn_problems(source: Path, characters: Iterable[str]) -> tuple[Problem, ...]:
    """Each text of a source folder that holds one of the characters, and the line where it does."""
    library = read_library(source)
    entries = [entry for kind in _PRINTED for entry in library.of(kind).values() if not entry.draft]
    for character in sorted(characters):
        fault = problems.undrawn_character(character)
        for entry in entries:
            for leaf in entry.leaves:
                if character in leaf.value:
                    entry.source.add_text(leaf.path, character, fault)
            for number, line in enumerate(entry.source.body.splitlines()):
                if character in line:
                    entry.source.add_at(entry.source.body_line + number, line.index(character) + 1, fault)
    return tuple(library.problems())
