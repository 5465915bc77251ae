"""The files of a source folder, read and tried against the model, before anything is concluded."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from . import problems
from .model import (
    Article,
    Common,
    Diagnostic,
    Form,
    Page,
    Partner,
    Playbook,
    Record,
    Site,
    WhitePaper,
    Wordings,
)
from .model.edition import Snapshot
from .problems import Fault, Problem
from .reading import Source, read_json, read_markdown, read_yaml
from .snapshots import PLACE, file_of, is_edition_id
from .validating import validate
from .walking import Leaf, leaves

_FILE_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EDITION_LEVELS: Final = ("kind", "slug", "edition")
_PICTURES: Final = "content/images"
_PICTURE_SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp"})


@dataclass(frozen=True)
class Shelf:
    """A kind of record and where it is kept: one file, or a folder of files with the same suffix."""

    kind: str
    model: type[Record]
    place: str
    suffix: str = ".yaml"
    required: bool = False

    @property
    def single(self) -> bool:
        """Whether the shelf is one file."""
        return self.place.endswith(self.suffix)


SHELVES: Final = (
    Shelf("site", Site, "content/site.yaml", required=True),
    Shelf("common", Common, "playbooks/common.yaml", required=True),
    Shelf("playbook", Playbook, "playbooks"),
    Shelf("partner", Partner, "partners"),
    Shelf("article", Article, "content/articles", ".md"),
    Shelf("white-paper", WhitePaper, "content/white-papers", ".md"),
    Shelf("page", Page, "content/pages", ".md"),
    Shelf("form", Form, "content/forms"),
    Shelf("diagnostic", Diagnostic, "content/diagnostic.yaml"),
    Shelf("wordings", Wordings, "content/search"),
)


@dataclass
class Entry:
    """One file: what was read, and the record that it makes when it follows the model."""

    kind: str
    slug: str
    model: type[Record]
    source: Source
    record: Record | None = None

    @property
    def data(self) -> dict[str, Any]:
        """The data as read, whatever it is worth."""
        return self.source.data if isinstance(self.source.data, dict) else {}

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every text that has a place in the model."""
        return tuple(leaves(self.model, self.data))

    @property
    def draft(self) -> bool:
        """Whether the file says that it is not for the site yet."""
        return self.data.get("status") == "brouillon"


@dataclass
class Library:
    """Every entry by kind and slug, the recorded editions, and the problems that concern no entry."""

    root: Path
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    editions: list[Entry] = field(default_factory=list)
    loose_problems: list[Problem] = field(default_factory=list)

    def of(self, kind: str) -> dict[str, Entry]:
        """The entries of a kind by slug, in the order of their file names."""
        return self.entries.setdefault(kind, {})

    def only(self, kind: str) -> Entry | None:
        """The entry of a kind that is one file."""
        return next(iter(self.of(kind).values()), None)

    def all(self) -> Iterator[Entry]:
        """Every entry, recorded editions apart: they are no content of today."""
        for entries in self.entries.values():
            yield from entries.values()

    def problems(self) -> list[Problem]:
        """Every problem found so far."""
        entries = [*self.all(), *self.editions]
        return self.loose_problems + [each for entry in entries for each in entry.source.problems]


def closed_folders(root: Path) -> list[Problem]:
    """The source folder itself when there is none, or each of its folders that may not be read.

    Nothing sensible can be said of the rest: what they hold would pass for absent.
    """
    # Not Path.is_dir, which raises below a folder that is closed.
    if not os.path.isdir(root):  # noqa: PTH112
        fault = problems.missing_folder("content, playbooks et partners")
        return [Problem(root.as_posix(), 0, 0, "", fault.message, fault.remedy)]
    inputs = sorted({str(root / shelf.place.partition("/")[0]) for shelf in SHELVES})
    folders = [str(root), *filter(os.path.isdir, inputs)]
    for parent, names, _ in (found for folder in inputs for found in os.walk(folder)):
        folders += [str(Path(parent, name)) for name in names if not name.startswith(".")]
    fault = problems.unreadable_folder()
    return [
        Problem(Path(os.path.relpath(folder, root)).as_posix(), 0, 0, "", fault.message, fault.remedy)
        for folder in folders
        if not os.access(folder, os.R_OK | os.X_OK)
    ]


def read_library(root: Path) -> Library:
    """Everything that a source folder holds, each file validated on its own."""
    library = Library(root)
    for shelf in SHELVES:
        for path in _files(library, shelf):
            read = read_markdown if shelf.suffix == ".md" else read_yaml
            source = read(root, path)
            if not _FILE_NAME.fullmatch(path.stem):
                source.add_at(0, 0, problems.bad_file_name(path.stem))
            entry = Entry(shelf.kind, path.stem, shelf.model, source)
            entry.record = validate(source, shelf.model)
            library.of(shelf.kind)[path.stem] = entry
    _read_editions(library)
    for path in _all_files(root / _PICTURES):
        if path.suffix not in _PICTURE_SUFFIXES:
            _loose(library, path, problems.not_a_picture(_PICTURE_SUFFIXES))
        elif not path.resolve().is_relative_to(root.resolve()):
            _loose(library, path, problems.outside())
        elif not path.is_file():
            _loose(library, path, problems.not_a_file())
        elif not os.access(path, os.R_OK):
            # Pelican would leave it out of the site without a word.
            _loose(library, path, problems.unreadable("accès refusé"))
    return library


def _read_editions(library: Library) -> None:
    """Add the recorded editions: `<kind>/<slug>/<edition>.json`, each as the program wrote it."""
    place = library.root / PLACE
    if place.is_file():
        _loose(library, place, problems.not_an_edition())
    for path in _all_files(place):
        inside = path.relative_to(place).parts
        if len(inside) != len(_EDITION_LEVELS) or path.suffix != ".json" or not is_edition_id(path.stem):
            _loose(library, path, problems.not_an_edition())
            continue
        entry = Entry("edition", path.stem, Snapshot, read_json(library.root, path))
        if not _as_written(entry):
            # Again, slowly, to say where it is wrong.
            entry.source = read_yaml(library.root, path)
            if not _as_written(entry) and not entry.source.problems:
                entry.source.add_at(0, 0, problems.altered_edition())
        library.editions.append(entry)


def _as_written(entry: Entry) -> bool:
    """Whether an edition's file holds a snapshot that answers to its name; adds what is wrong with it."""
    record = validate(entry.source, Snapshot)
    entry.record = record
    return record is not None and file_of(record) == entry.source.name


def _loose(library: Library, path: Path, fault: Fault) -> None:
    name = path.relative_to(library.root).as_posix()
    library.loose_problems.append(Problem(name, 0, 0, "", fault.message, fault.remedy))


def _all_files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, hidden ones and editors' back-ups left out, links not followed."""
    for parent, folders, names in os.walk(folder):
        # Pelican follows a link to a folder: it counts as a file here, so that it is refused.
        names += [name for name in folders if Path(parent, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if _counts(name))


def _counts(name: str) -> bool:
    return not name.startswith((".", "#")) and not name.endswith("~")


def _files(library: Library, shelf: Shelf) -> list[Path]:
    place = library.root / shelf.place
    if shelf.single:
        # lexists, so that a broken link is reported by the reader instead of passing for absence.
        if place.is_symlink() or place.exists():
            return [place]
        if shelf.required:
            _loose(library, place, problems.missing_file(shelf.place))
        return []
    singles = {library.root / each.place for each in SHELVES if each.single}
    try:
        paths = sorted(path for path in place.iterdir() if _counts(path.name))
    except FileNotFoundError:
        return []
    except OSError:
        _loose(library, place, problems.missing_folder(shelf.place))
        return []
    read = [path for path in paths if path.suffix == shelf.suffix and path not in singles]
    for path in _all_files(place):
        if path not in read and path not in singles:
            _loose(library, path, problems.never_read(shelf.suffix))
    return read
