"""Recording editions: what is not kept yet, what may not be, and the files that keep it."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from . import problems
from .catalogue import Catalogue
from .editions import recorded
from .library import Entry, Library, read_library
from .loading import load_catalogue
from .model.edition import EditionKind, Snapshot
from .problems import ContentError, Fault, Problem
from .reading import LARGEST_FILE
from .snapshots import edition_id, file_of, text_of, version_key
from .snapshotting import records, snapshot_of

_REASONS: Final = {
    errno.EACCES: "accès refusé",
    errno.EPERM: "accès refusé",
    errno.EROFS: "emplacement en lecture seule",
    errno.ENOSPC: "disque plein",
    errno.EDQUOT: "quota de disque atteint",
}


@dataclass(frozen=True)
class Unrecorded:
    """A record whose text of today is not kept, and why it may not be, if so."""

    entry: Entry
    snapshot: Snapshot
    fault: Fault | None


def record_editions(root: Path) -> tuple[str, ...]:
    """Keep the current edition of every published record that has none; the names of the files written.

    Nothing is written unless everything may be. Raises ContentError for faulty content, for a text that
    changed without its version, and for a file that cannot be written.
    """
    missing = tuple(unrecorded(load_catalogue(root), read_library(root)))
    for each in missing:
        if each.fault:
            each.entry.source.add(("version",), each.fault)
    found = [problem for each in missing for problem in each.entry.source.problems]
    if found:
        raise ContentError(found)
    for each in missing:
        _write(root, each.snapshot)
    return tuple(file_of(each.snapshot) for each in missing)


def unrecorded(catalogue: Catalogue, library: Library) -> Iterator[Unrecorded]:
    """Every published record whose current text is not recorded."""
    for kind, slug in records(catalogue):
        kept = recorded(catalogue, kind, slug)
        now = snapshot_of(catalogue, kind, slug)
        if all(edition_id(each) != edition_id(now) for each in kept):
            yield Unrecorded(_entry(library, kind, slug), now, _fault(now, kept))


def _entry(library: Library, kind: EditionKind, slug: str) -> Entry:
    return library.of(kind)[slug]


def _fault(now: Snapshot, kept: tuple[Snapshot, ...]) -> Fault | None:
    """Why a text may not be recorded under its version."""
    size = len(text_of(now).encode())
    if size > LARGEST_FILE:
        return problems.edition_too_large(size, LARGEST_FILE)
    if not now.version or not kept:
        return None
    same = next((each for each in kept if each.version == now.version), None)
    last = kept[-1].version or ""
    following = _following(last)
    if same:
        return problems.same_version(now.version, edition_id(same), following)
    if version_key(now.version) < version_key(last):
        return problems.older_version(now.version, last, following)
    return None


def _following(version: str) -> str:
    major, _, minor = version.partition(".")
    return f"{major}.{int(minor) + 1}"


def _write(root: Path, snapshot: Snapshot) -> None:
    """Write a snapshot's file, whole or not at all."""
    try:
        _write_whole(root / file_of(snapshot), text_of(snapshot))
    except OSError as error:
        fault = problems.unwritable(_REASONS.get(error.errno or 0, "erreur du disque"))
        raise ContentError([Problem(file_of(snapshot), 0, 0, "", fault.message, fault.remedy)]) from error


def _write_whole(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # A hidden name, which nothing reads, until the file is whole.
    descriptor, partial = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(partial).chmod(0o644)
        Path(partial).replace(path)
    except OSError:
        Path(partial).unlink(missing_ok=True)
        raise
