"""Snapshots as editions and as files: what they are called, in what order they came, how they are written."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from typing import Final

from .model.edition import Snapshot

PLACE: Final = "content/editions"
SUFFIX: Final = ".json"

_NAME: Final = re.compile(r"(?:\d+\.\d+-[0-9a-f]{4}|[0-9a-f]{6})")
_DIGITS: Final = 4
_DIGITS_ALONE: Final = 6


def edition_id(snapshot: Snapshot) -> str:
    """The edition's name: the version, then digits that follow from the text itself, whatever its order."""
    said = sorted(
        (part.id, entry.id or "", sorted(entry.words.items()))
        for part in snapshot.parts
        for entry in part.entries
    )
    text = json.dumps(said, ensure_ascii=False)
    if snapshot.version:
        return f"{snapshot.version}-{digest(text, _DIGITS)}"
    return digest(text, _DIGITS_ALONE)


def digest(text: str, digits: int) -> str:
    """The first digits of a text's digest."""
    # Half a pair cannot come from our own files, but a recorded one may have been tampered with.
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:digits]


def is_edition_id(name: str) -> bool:
    """Whether a name could be that of an edition."""
    return bool(_NAME.fullmatch(name))


def age(snapshot: Snapshot) -> tuple[tuple[int, ...], date, str]:
    """What sorts the editions of a record, oldest first: their versions count before their days."""
    return version_key(snapshot.version), snapshot.on, edition_id(snapshot)


def version_key(version: str | None) -> tuple[int, ...]:
    """A version as numbers: 1.10 comes after 1.9."""
    return tuple(int(number) for number in version.split(".")) if version else ()


def file_of(snapshot: Snapshot) -> str:
    """The file that keeps a snapshot, relative to the source folder."""
    return f"{PLACE}/{snapshot.kind}/{snapshot.slug}/{edition_id(snapshot)}{SUFFIX}"


def text_of(snapshot: Snapshot) -> str:
    """The snapshot as the JSON file that keeps it, one text a line."""
    data = snapshot.model_dump(mode="json", exclude_none=True)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
