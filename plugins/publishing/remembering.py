"""What the search index keeps of one build for the next: the analysis of each record that has not changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engagement import searching, typography
from engagement.searching import Analysis, Analyst

from .folders import CACHE

_FILE: Final = CACHE / "search.json"


@contextlib.contextmanager
def remembered_analyses(file: Path = _FILE) -> Iterator[Analyst]:
    """An analyst that knows what the last index of this program needed; what this one needs is kept in turn.

    A file that is missing, damaged, from another version of the program or not writable costs time only.
    """
    program = _program()
    analyst = Analyst(_read(file, program))
    yield analyst
    if analyst.used.keys() != analyst.known.keys():
        with contextlib.suppress(OSError):
            _write(file, program, analyst.used)


def _read(file: Path, program: str) -> dict[str, Analysis]:
    try:
        kept = json.loads(file.read_bytes())
        if kept["program"] == program:
            return {key: Analysis(*found) for key, found in kept["records"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        pass
    return {}


def _write(file: Path, program: str, used: dict[str, Analysis]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(f".{os.getpid()}")
    try:
        beside.write_text(json.dumps({"program": program, "records": used}, ensure_ascii=False), "utf-8")
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _program() -> str:
    """What tells one version of the analysis from another: its source, and the Python that runs it."""
    digest = hashlib.sha256(sys.version.encode())
    for source in [*sorted(Path(searching.__file__).parent.glob("*.py")), Path(typography.__file__)]:
        digest.update(source.read_bytes())
    return digest.hexdigest()
