"""From a folder of files to a catalogue, with every problem of every file at once."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from . import coherence, problems, references
from .catalogue import Catalogue, Document
from .library import Library, closed_folders, read_library
from .linking import Links
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
from .problems import ContentError, Problem
from .registering import links_of
from .snapshots import age

RecordType = TypeVar("RecordType", bound=Record)
MetaType = TypeVar("MetaType", Article, WhitePaper, Page)


def load_catalogue(root: Path) -> Catalogue:
    """The catalogue of a folder that holds `content/`, `playbooks/` and `partners/`.

    Raises ContentError with all problems, sorted by file and line, when there is any.
    """
    closed = closed_folders(root)
    if closed:
        raise ContentError(closed)
    library = read_library(root)
    links = links_of(library)
    references.check(library, links)
    coherence.check(library)
    found = library.problems()
    playbooks = _records(library, "playbook", Playbook)
    if not found and not playbooks:
        fault = problems.no_playbook()
        found.append(Problem("playbooks", 0, 0, "", fault.message, fault.remedy))
    if found:
        raise ContentError(found)
    return Catalogue(
        site=_only(library, "site", Site),
        common=_only(library, "common", Common),
        playbooks=dict(sorted(playbooks.items(), key=lambda each: each[1].order)),
        partners=dict(sorted(_records(library, "partner", Partner).items(), key=lambda each: each[1].order)),
        articles=_latest_first(_documents(library, "article", Article)),
        white_papers=_latest_first(_documents(library, "white-paper", WhitePaper)),
        pages=dict(sorted(_documents(library, "page", Page).items(), key=lambda each: each[1].meta.order)),
        forms=dict(sorted(_records(library, "form", Form).items(), key=lambda each: each[1].order)),
        diagnostic=next(iter(_records(library, "diagnostic", Diagnostic).values()), None),
        links=links,
        editions=_editions(library),
        wordings=_wordings(library, links),
    )


def _records(library: Library, kind: str, model: type[RecordType]) -> dict[str, RecordType]:
    return {
        slug: entry.record
        for slug, entry in library.of(kind).items()
        if isinstance(entry.record, model) and not entry.draft
    }


def _only(library: Library, kind: str, model: type[RecordType]) -> RecordType:
    return next(iter(_records(library, kind, model).values()))


def _documents(library: Library, kind: str, model: type[MetaType]) -> dict[str, Document[MetaType]]:
    return {
        slug: Document(slug, meta, library.of(kind)[slug].source.body)
        for slug, meta in _records(library, kind, model).items()
    }


def _wordings(library: Library, links: Links) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for subject in _records(library, "wordings", Wordings).values():
        for wording in subject.wordings:
            address = links.resolve(wording.page).address
            if address:
                found[address] = (*found.get(address, ()), *wording.asked)
    return found


def _editions(library: Library) -> dict[tuple[str, str], tuple[Snapshot, ...]]:
    found: dict[tuple[str, str], list[Snapshot]] = {}
    for entry in library.editions:
        if isinstance(entry.record, Snapshot):
            found.setdefault((entry.record.kind, entry.record.slug), []).append(entry.record)
    return {record: tuple(sorted(kept, key=age)) for record, kept in found.items()}


def _latest_first(documents: dict[str, Document[MetaType]]) -> dict[str, Document[MetaType]]:
    # Two stable sorts: by slug for a fixed order within a day, then by day, latest first.
    by_slug = sorted(documents.items())
    return dict(sorted(by_slug, key=lambda each: each[1].meta.published_on, reverse=True))
