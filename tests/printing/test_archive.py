"""An archive depends on its files and on nothing else."""

from __future__ import annotations

import hashlib
import io
import os
import time
import zipfile

import pytest

from printing.archive import archive

FILES = {"b/deux.pdf": b"%PDF deux", "a.pdf": b"%PDF un", "été.pdf": b"", "b/un.pdf": bytes(range(256)) * 40}


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_an_archive_gives_back_its_files_in_the_order_of_their_names() -> None:
    with opened(archive(FILES)) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == sorted(FILES)
        assert {name: packed.read(name) for name in packed.namelist()} == FILES


def test_the_order_in_which_files_come_changes_nothing() -> None:
    assert archive(FILES) == archive(dict(reversed(FILES.items())))


def test_the_clock_and_the_time_zone_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = archive(FILES)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Auckland")
    time.tzset()
    try:
        assert archive(FILES) == before
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_bytes_are_known_so_that_every_machine_makes_the_same() -> None:
    assert (
        hashlib.sha256(archive(FILES)).hexdigest()
        == "bf00e3897bd8be8780c97f74841e6330f249cf43a5738e9dbf57bd087e3c7130"
    )


def test_files_are_readable_by_everyone_once_unpacked() -> None:
    with opened(archive(FILES)) as packed:
        assert {entry.external_attr >> 16 for entry in packed.infolist()} == {0o100644}


def test_an_archive_of_nothing_is_an_archive() -> None:
    with opened(archive({})) as packed:
        assert packed.namelist() == []
