"""A line says what takes longer than a second, and only then."""

import io
import time

import pytest

from building import progress
from building.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(progress, "_PATIENCE", 0.05)


def test_what_is_quick_says_nothing(monkeypatch):
    monkeypatch.setattr(progress, "_PATIENCE", 5)
    stream = io.StringIO()
    with Progress(stream) as told:
        told.step("Construction")
    assert stream.getvalue() == ""


def test_a_file_gets_plain_lines():
    stream = io.StringIO()
    with Progress(stream) as told:
        told.step("Construction")
        time.sleep(0.2)
    assert stream.getvalue() == "Construction… 0 s\n"


def test_a_terminal_gets_one_line_that_is_gone_at_the_end():
    stream = Terminal()
    with Progress(stream) as told:
        told.step("Construction")
        time.sleep(0.2)
    assert stream.getvalue().count("\rConstruction… 0 s\033[K") > 1
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().endswith("\r\033[K")
