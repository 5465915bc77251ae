"""Analyses are kept from one build to the next, and never trusted beyond what they follow from."""

import json

import pytest

from engagement.searching import search_index
from publishing import remembering
from publishing.remembering import remembered_analyses


@pytest.fixture
def kept(frame, tmp_path):
    """The file that a first build leaves."""
    file = tmp_path / "search.json"
    with remembered_analyses(file) as analyst:
        search_index(frame, analyst)
    return file


def made(frame, file):
    with remembered_analyses(file) as analyst:
        known = len(analyst.known)
        return known, search_index(frame, analyst)


def test_a_second_build_knows_every_record_and_makes_the_same(frame, index, records, kept):
    known, files = made(frame, kept)
    said = {(each.label, each.title, each.body, each.aliases, each.asked, each.context) for each in records}
    assert known == len(said)
    assert files == index


def test_the_program_that_has_changed_starts_afresh(frame, index, kept, monkeypatch):
    monkeypatch.setattr(remembering, "_program", lambda: "autre")
    assert made(frame, kept) == (0, index)
    assert made(frame, kept)[0] > 0


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"program": 1}', "\x00"])
def test_a_damaged_file_costs_time_only(frame, index, kept, damage):
    kept.write_text(damage, encoding="utf-8")
    assert made(frame, kept) == (0, index)
    assert json.loads(kept.read_text(encoding="utf-8"))["records"]


@pytest.mark.parametrize("shape", [list, lambda records: {key: [1] for key in records}])
def test_records_of_another_shape_are_not_taken(frame, index, kept, shape):
    held = json.loads(kept.read_text(encoding="utf-8"))
    held["records"] = shape(held["records"])
    kept.write_text(json.dumps(held), encoding="utf-8")
    assert made(frame, kept) == (0, index)


def test_what_is_no_longer_used_is_forgotten(kept, frame):
    before = kept.stat().st_size
    with remembered_analyses(kept) as analyst:
        pass
    assert not analyst.used
    assert kept.stat().st_size < before


def test_a_place_that_cannot_be_written_is_no_failure(frame, index, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert made(frame, tmp_path / "file" / "search.json") == (0, index)
