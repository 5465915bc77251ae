"""What has changed from one edition to another: added, reworded, removed, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from .model.edition import EditionEntry, Snapshot

Nature = Literal["added", "reworded", "removed"]

# Sentences without an id that share this much of their words are the same one, reworded.
_ALIKE: Final = 0.5
# Comparing every pair of sentences takes too long beyond this many.
_MOST_PAIRS: Final = 10_000
_ORDER: Final[dict[Nature, int]] = {"reworded": 0, "added": 1, "removed": 2}


@dataclass(frozen=True, slots=True)
class Rewording:
    """A text by its name, before and now; either is empty where there is none."""

    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an entry: its id now (or its last one, or none), its first text, each text that changed.

    An entry that is added or removed has all its texts in `rewordings`, before or now. `moved_to` is the part
    where a removed entry now stands, or empty.
    """

    nature: Nature
    id: str
    title: str
    rewordings: tuple[Rewording, ...]
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class PartChanges:
    """The changes of a part, never none."""

    id: str
    name: str
    changes: tuple[Change, ...]


def compare(old: Snapshot, new: Snapshot, former_ids: Mapping[str, str]) -> tuple[PartChanges, ...]:
    """What has changed since an edition, in the order of the newer one; a change of order is none.

    `former_ids` maps old ids to new ones: an entry that was renamed is the same entry.
    """
    before, now = _entries(old), _entries(new)
    names = {part.id: part.name for part in (*old.parts, *new.parts)}
    kept = {entry.id: part for part, entries in now.items() for entry in entries if entry.id}
    found = []
    for part in dict.fromkeys((*now, *before)):
        changes = _changes(part, before.get(part, ()), now.get(part, ()), kept, former_ids)
        if changes:
            found.append(PartChanges(part, names[part], tuple(changes)))
    return tuple(found)


def _entries(snapshot: Snapshot) -> dict[str, tuple[EditionEntry, ...]]:
    found: dict[str, tuple[EditionEntry, ...]] = {}
    for part in snapshot.parts:
        found[part.id] = (*found.get(part.id, ()), *part.entries)
    return found


def _changes(
    part: str,
    before: Sequence[EditionEntry],
    now: Sequence[EditionEntry],
    kept: Mapping[str, str],
    former_ids: Mapping[str, str],
) -> list[Change]:
    waiting = {entry.id: entry for entry in now if entry.id}
    gone: list[tuple[str, EditionEntry]] = []
    found: list[Change] = []
    # Ids that still exist come first, so that a former id never takes the place of an entry of that name.
    for entry in sorted((each for each in before if each.id), key=lambda each: each.id not in waiting):
        identifier = _renamed(str(entry.id), kept, former_ids)
        follower = waiting.pop(identifier, None)
        if follower is None:
            gone.append((identifier, entry))
        elif follower.words != entry.words:
            found.append(_reworded(entry, follower))
    found += [_added(entry) for entry in waiting.values()]
    for identifier, entry in gone:
        elsewhere = kept.get(identifier, "")
        found.append(_removed(entry, identifier, elsewhere if elsewhere != part else ""))
    found += _sentences([entry for entry in before if not entry.id], [entry for entry in now if not entry.id])
    return sorted(found, key=lambda each: _ORDER[each.nature])


def _renamed(identifier: str, kept: Mapping[str, str], former_ids: Mapping[str, str]) -> str:
    """The id that an old one has become, through as many renames as there were."""
    seen: set[str] = set()
    while identifier not in kept and identifier in former_ids and identifier not in seen:
        seen.add(identifier)
        identifier = former_ids[identifier]
    return identifier


def _sentences(before: list[EditionEntry], now: list[EditionEntry]) -> list[Change]:
    """The changes of entries without an id: the same words are the same entry, similar ones are reworded."""
    old = [entry for entry in before if entry not in now]
    new = [entry for entry in now if entry not in before]
    found: list[Change] = []
    if len(old) * len(new) <= _MOST_PAIRS:
        pairs = [
            (_likeness(one, other), one, other) for one in old for other in new if _kind(one) == _kind(other)
        ]
        # A stable sort: among equals, the first in the text.
        for likeness, one, other in sorted(pairs, key=lambda pair: -pair[0]):
            if one in old and other in new and (likeness >= _ALIKE or _alone(one, old, new)):
                old.remove(one)
                new.remove(other)
                found.append(_reworded(one, other))
    found += [_added(entry) for entry in new]
    return found + [_removed(entry, "", "") for entry in old]


def _alone(entry: EditionEntry, old: list[EditionEntry], new: list[EditionEntry]) -> bool:
    """Whether one entry of its kind is left on either side, which must then be the same one."""
    return all(sum(_kind(each) == _kind(entry) for each in side) == 1 for side in (old, new))


def _likeness(one: EditionEntry, other: EditionEntry) -> float:
    """The share of their words that two entries have in common."""
    bags = [Counter(" ".join(entry.words.values()).lower().split()) for entry in (one, other)]
    return 2 * (bags[0] & bags[1]).total() / (bags[0].total() + bags[1].total())


def _kind(entry: EditionEntry) -> str:
    return next(iter(entry.words))


def _title(entry: EditionEntry) -> str:
    return next(iter(entry.words.values()))


def _reworded(old: EditionEntry, new: EditionEntry) -> Change:
    names = dict.fromkeys((*new.words, *old.words))
    rewordings = (Rewording(name, old.words.get(name, ""), new.words.get(name, "")) for name in names)
    return Change(
        "reworded", new.id or "", _title(new), tuple(each for each in rewordings if each.before != each.now)
    )


def _added(entry: EditionEntry) -> Change:
    texts = tuple(Rewording(name, "", text) for name, text in entry.words.items())
    return Change("added", entry.id or "", _title(entry), texts)


def _removed(entry: EditionEntry, identifier: str, moved_to: str) -> Change:
    texts = tuple(Rewording(name, text, "") for name, text in entry.words.items())
    return Change("removed", identifier, _title(entry), texts, moved_to)
