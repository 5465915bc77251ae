"""Editions: the state of a record that a sheet was printed from, and those that are kept.

An edition is named after its text, so that a sheet printed from a text that nobody recorded can never pass
for one that was.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from . import comparing, french
from .catalogue import Catalogue
from .comparing import PartChanges
from .model.edition import EditionKind, Snapshot
from .snapshots import edition_id
from .snapshotting import snapshot_of


@dataclass(frozen=True, slots=True)
class Edition:
    """The state of a record that a sheet was printed from.

    `id` goes into the address behind the QR code; `version` and `reviewed` (a French date) are for readers
    and empty when the record has none; `recorded` says whether its snapshot is kept, so that it can be
    compared.
    """

    id: str
    version: str
    reviewed: str
    day: datetime.date
    recorded: bool


@dataclass(frozen=True, slots=True)
class PastEdition:
    """An edition that is not the current one any more, and what has changed since."""

    edition: Edition
    changes: tuple[PartChanges, ...]


def current(catalogue: Catalogue, kind: EditionKind, slug: str) -> Edition:
    """The edition that a record is in now."""
    now = snapshot_of(catalogue, kind, slug)
    identifier = edition_id(now)
    same = next((each for each in recorded(catalogue, kind, slug) if edition_id(each) == identifier), None)
    # A record without a date of its own keeps the day on which its edition was recorded.
    return _edition(same if same and not now.version else now, recorded=same is not None)


def recorded(catalogue: Catalogue, kind: EditionKind, slug: str) -> tuple[Snapshot, ...]:
    """The editions of a record that are kept, oldest first."""
    return catalogue.editions.get((kind, slug), ())


def past(catalogue: Catalogue, kind: EditionKind, slug: str) -> tuple[PastEdition, ...]:
    """The editions of a record that a sheet in somebody's drawer may come from, latest first."""
    now = snapshot_of(catalogue, kind, slug)
    identifier = edition_id(now)
    renamed = catalogue.playbooks[slug].former_ids if kind == "playbook" else {}
    return tuple(
        PastEdition(_edition(each, recorded=True), comparing.compare(each, now, renamed))
        for each in reversed(recorded(catalogue, kind, slug))
        if edition_id(each) != identifier
    )


def _edition(snapshot: Snapshot, *, recorded: bool) -> Edition:
    reviewed = french.date(snapshot.on) if snapshot.version else ""
    return Edition(edition_id(snapshot), snapshot.version or "", reviewed, snapshot.on, recorded)
