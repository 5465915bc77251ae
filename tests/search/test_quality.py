"""The queries of readers find their page: what the search is held to.

Queries that are kept aside are only reported: nothing may be tuned on them.
"""

import statistics
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import yaml

from engagement.searching import search_index
from engagement.views import Frame
from engagement.views.parts import Assets

QUERIES = yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text(encoding="utf-8"))
FIRST, IN_THREE = 0.9, 0.98


def page_of(address):
    return address.partition("#")[0]


def ranked_by(search, queries):
    """Each query, its answer, and the rank of the first page expected, 0 beyond the first eight."""
    found = []
    for each, answer in zip(queries, search(*(each["query"] for each in queries)), strict=True):
        ranks = [
            place
            for place, page in enumerate(answer["pages"], 1)
            if not {page["address"], page_of(page["address"])}.isdisjoint(each["expect"])
        ]
        found.append((each, answer, min(ranks, default=0)))
    return found


@pytest.fixture(scope="module")
def ranked(search):
    """Every query as the shipped index answers it."""
    return ranked_by(search, QUERIES)


def figures(ranked):
    ranks = [rank for _, _, rank in ranked]
    count = len(ranks)
    pointed = [(each, answer) for each, answer, _ in ranked if each.get("point")]
    hit = sum(
        any(page["hits"] and page["hits"][0]["address"] == each["point"] for page in answer["pages"])
        for each, answer in pointed
    )
    loaded = [sum(size for _, size in answer["loaded"]) for _, answer, _ in ranked]
    return {
        "queries": count,
        "mrr": sum(1 / rank for rank in ranks if rank) / count,
        "first": sum(rank == 1 for rank in ranks) / count,
        "in three": sum(1 <= rank <= 3 for rank in ranks) / count,
        "nothing": sum(not answer["pages"] for _, answer, _ in ranked),
        "points first": f"{hit} of {len(pointed)}",
        "bytes": f"{statistics.median(loaded):.0f}, at most {max(loaded)}",
    }


def test_readers_find_their_page(ranked, capsys):
    kept = [each for each in ranked if not each[0]["aside"]]
    found = figures(kept)
    told = [f"search: {found}"]
    for origin in ("written", "reader"):
        aside = [each for each in ranked if each[0]["aside"] and each[0]["origin"] == origin]
        told.append(f"kept aside, {origin}: {figures(aside)}")
    for each, answer, rank in kept:
        if rank != 1:
            first = [page["address"] for page in answer["pages"][:3]]
            told.append(f"  {rank or 'none'}: {each['query']} → {first}")
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(told) + "\n")
    assert found["first"] >= FIRST
    assert found["in three"] >= IN_THREE
    assert found["nothing"] == 0


def test_the_queries_of_the_brief_find_their_page_first(ranked):
    brief = [(each["query"], rank) for each, _, rank in ranked if each["origin"] == "brief"]
    assert len(brief) == 13
    assert [query for query, rank in brief if rank != 1] == []


def test_wordings_find_pages_for_queries_that_nobody_tuned_for(catalogue, ranked, answers_of, capsys):
    bare = Frame(replace(catalogue, wordings={}), Assets("", "", "", (), ""))
    queries = [each for each in QUERIES if each["aside"]]
    without = figures(ranked_by(partial(answers_of, search_index(bare)), queries))
    found = figures([each for each in ranked if each[0]["aside"]])
    with capsys.disabled():
        sys.stdout.write(f"\nkept aside: {found}\nwithout wordings: {without}\n")
    assert found["first"] > without["first"] + 0.05
    assert found["in three"] > without["in three"] + 0.05


def test_the_places_expected_exist(entries):
    known = {record.address for entry in entries for record in (entry.head, *entry.parts)}
    pages = {page_of(address) for address in known}
    for each in QUERIES:
        assert set(each["expect"]) <= pages | known, each["query"]
        assert each.get("point") is None or each["point"] in known, each["query"]


def test_a_first_query_stays_light(ranked):
    assert max(sum(size for _, size in answer["loaded"]) for _, answer, _ in ranked) <= 80_000
