"""The index is small, quick to make, and the same bytes for the same content."""

import gzip
import hashlib
import json
import re
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from support import ROOT

from engagement.searching import Analyst, analysing
from engagement.searching.collecting import about, facets_of
from engagement.searching.concepts import concepts_of
from engagement.searching.indexing import build_index
from engagement.searching.packing import cut, front_coded, pack_numbers, separators
from engagement.searching.records import Entry

PRINT_HASH = """
import hashlib, sys
from pathlib import Path
from engagement.loading import load_catalogue
from engagement.searching import search_index
from engagement.views import Frame
from engagement.views.parts import Assets
files = search_index(Frame(load_catalogue(Path(sys.argv[1])), Assets("", "", "", (), "")))
print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())
"""


def test_the_same_content_gives_the_same_bytes_in_any_process(index):
    expected = hashlib.sha256(repr(sorted(index.items())).encode()).hexdigest()
    for seed in ("1", "2"):
        ended = subprocess.run(
            [sys.executable, "-c", PRINT_HASH, str(ROOT)],
            env={
                "PYTHONPATH": str(ROOT / "plugins"),
                "PYTHONHASHSEED": seed,
                "LC_ALL": "C",
                "TZ": "Asia/Tokyo",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.stdout.strip() == expected, ended.stderr


def test_every_name_but_the_manifests_says_what_the_file_holds(index):
    assert f"index/core-{json.loads(index['index.json'])['core']}.json" in index
    assert len(index["index.json"]) < 100
    named = re.compile(r"index/(core-[0-9a-f]{8}|[tvx]-[0-9a-f]{8}-[0-9]+)\.json")
    assert all(named.fullmatch(name) for name in index if name != "index.json")


def edited(entries, change):
    """The entries with one change to the body of a point in the middle of them."""
    place = len(entries) // 3
    entry = entries[place]
    part = replace(entry.parts[0], body=change(entry.parts[0].body))
    return [*entries[:place], Entry(entry.head, (part, *entry.parts[1:])), *entries[place + 1 :]]


@pytest.mark.parametrize("change", [str.upper, "{} Une phrase de plus, sur le zéphyr.".format])
def test_an_edit_leaves_most_files_their_names(index, entries, frame, change):
    concepts = concepts_of(frame.catalogue)
    after = build_index(edited(entries, change), concepts, facets_of(frame), about(frame))
    for name, data in after.items():
        assert index.get(name, data) == data or "/" not in name
    assert len(after.keys() - index.keys()) < len(index) / 5


def test_what_is_known_is_not_analysed_again(index, entries, frame, monkeypatch):
    concepts, first = concepts_of(frame.catalogue), Analyst()
    others = (concepts, facets_of(frame), about(frame))
    assert build_index(entries, *others, first) == index
    seen = []
    analysed = analysing.analysed
    monkeypatch.setattr(analysing, "analysed", lambda *given: seen.append(given) or analysed(*given))
    known = Analyst(first.used)
    assert build_index(entries, *others, known) == index
    assert not seen
    after = edited(entries, "{} Une phrase de plus.".format)
    assert build_index(after, *others, Analyst(known.used)) == build_index(after, *others)
    assert len([each for each in seen if "Une phrase de plus." in each[0].body]) == 2
    concepts.add(["zéphyr", "brise"])
    seen.clear()
    build_index(entries, *others, Analyst(known.used))
    assert len(seen) == len(set(first.used))


def test_the_index_takes_little_work_and_less_after_an_edit(entries, frame):
    others = (concepts_of(frame.catalogue), facets_of(frame), about(frame))

    def best(entries, known):
        # The best of a few: the first fills caches, and other work on the machine slows some.
        taken = []
        for _ in range(3):
            started = time.process_time()
            build_index(entries, *others, Analyst(known))
            taken.append(time.process_time() - started)
        return min(taken)

    first = Analyst()
    build_index(entries, *others, first)
    assert best(edited(entries, "{} Une phrase de plus.".format), first.used) < 1
    assert best(entries, {}) < 2


def test_no_file_is_large(index):
    sizes = {name: len(gzip.compress(data)) for name, data in index.items()}
    by_kind = {}
    for name, size in sizes.items():
        by_kind.setdefault(name.rpartition("/")[2][0], []).append(size)
    assert max(by_kind["c"]) < 15_000
    assert max(by_kind["t"]) < 6_000
    assert max(by_kind["v"]) < 20_000
    assert max(by_kind["x"]) < 4_000


@pytest.mark.parametrize("numbers", [[], [0], [31, 32, 33], [1023, 1024, 1025, 2**31], list(range(100))])
def test_numbers_survive_their_packing(numbers):
    digits = "".join(map(chr, range(48, 112)))
    read, number, shift = [], 0, 0
    for digit in pack_numbers(numbers):
        value = digits.index(digit)
        number |= (value & 31) << shift
        shift += 5
        if value < 32:
            read.append(number)
            number = shift = 0
    assert read == numbers


def test_words_share_their_beginnings():
    assert front_coded(["pilot", "pilotis", "plan"]) == ["0pilot", "5is", "1lan"]


def test_runs_hold_at_least_one_thing_and_no_more_than_fits():
    assert cut([9, 9], int, 6, str) == [[9], [9]]
    assert cut([], int, 6, str) == []
    runs = cut(range(1, 200), int, 300, str)
    assert [number for run in runs for number in run] == list(range(1, 200))
    assert all(sum(run) <= 300 for run in runs)


def test_runs_are_told_apart_by_as_little_as_possible():
    runs = [["bar", "barre"], ["barrer", "bas"], ["été"], ["étés", "~a b"]]
    assert separators(runs) == ["", "barrer", "é", "étés"]
    assert separators([["seul"]]) == separators([]) == [""]
    for before, run, separator in zip(runs, runs[1:], separators(runs)[1:], strict=False):
        assert before[-1] < separator <= run[0]


def test_what_stands_before_moves_few_ends():
    words = [f"mot{number}" for number in range(2_000)]
    runs, after = (cut(each, len, 300, str) for each in (words, ["neuf", *words]))
    assert len([run for run in after if run not in runs]) < len(runs) / 10
