"""The search index of the shipped content, and the engine run by Node."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from equipment import NODE
from support import ROOT

from engagement.searching import FOLDER, search_index
from engagement.searching.collecting import entries_of
from engagement.searching.records import Entry, Record
from engagement.views import Frame
from engagement.views.parts import Assets

HERE = Path(__file__).parent
SCRIPTS = ROOT / "theme" / "static" / "js" / "search"


@pytest.fixture(scope="session")
def frame(catalogue) -> Frame:
    """The frame that records are made with; no record knows of the theme's files."""
    return Frame(catalogue, Assets("", "", "", (), ""))


@pytest.fixture(scope="session")
def entries(frame) -> tuple[Entry, ...]:
    """Every entry of the shipped site."""
    return entries_of(frame)


@pytest.fixture(scope="session")
def records(entries) -> list[Record]:
    """Every record of the shipped site."""
    return [record for entry in entries for record in (entry.head, *entry.parts)]


@pytest.fixture(scope="session")
def index(frame) -> dict[str, bytes]:
    """The files of the index by name."""
    return search_index(frame)


def node(script: str, *arguments: object, given: object) -> Any:
    """What a script of this folder answers, as JSON, to data given as JSON."""
    command = [str(NODE), str(HERE / script), *map(str, arguments)]
    ended = subprocess.run(
        command, input=json.dumps(given), capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.fixture(scope="session")
def analyse(index) -> Callable[[list[str]], Any]:
    """The words and units of texts as the browser's analyser finds them."""
    core = json.loads(next(data for name, data in index.items() if "core-" in name))
    return lambda texts: node("analyser.mjs", SCRIPTS / "analyser.js", given={"core": core, "texts": texts})


@pytest.fixture(scope="session")
def answers_of(tmp_path_factory) -> Callable[..., Any]:
    """The answers of an index, as files by name, to queries or to pairs of a query and its options.

    Each says what was loaded for it. Each is asked of an engine of its own, unless `warm` has one answer all.
    """

    def answers_of_(
        index: dict[str, bytes], *queries: str | tuple[str, dict[str, Any]], warm: bool = False
    ) -> Any:
        served = tmp_path_factory.mktemp("served")
        for name, data in index.items():
            path = served / FOLDER.strip("/") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        asked = [(each, {}) if isinstance(each, str) else each for each in queries]
        given = [{"query": query, "options": options, "cold": not warm} for query, options in asked]
        return node("engine.mjs", SCRIPTS / "engine.js", served, given=given)

    return answers_of_


@pytest.fixture(scope="session")
def search(index, answers_of) -> Callable[..., Any]:
    """The answers of the shipped site's index."""
    return lambda *queries, **options: answers_of(index, *queries, **options)
