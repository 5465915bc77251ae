"""Fixtures for building small trees, in this process or in another that can be killed."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def output(tmp_path):
    return tmp_path / "place" / "output"


@pytest.fixture
def python(monkeypatch):
    """Start Python programs that can import what the tests can; all are gone when the test is over."""
    plugins = HERE.parents[1] / "plugins"
    monkeypatch.setenv("PYTHONPATH", f"{plugins}:{HERE}")
    started = []

    def start(code, *arguments):
        process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def words():
    """Read the set of words in a tree of pages: one word when the tree is whole."""

    def read(output):
        found = [path.read_text(encoding="utf-8") for path in output.glob("*/index.html")]
        return len(found), {
            text.removeprefix("<html><body>").removesuffix("</body></html>") for text in found
        }

    return read
