"""A press with a small template, quick to set and easy to spoil."""

import json
from pathlib import Path

import pytest

from printing import Press, font_folders
from publishing.folders import CACHE

TEMPLATE = """
#let job = json("job.json")
#set document(title: job.title, date: none)
#set page(width: job.width * 1pt, height: 200pt, margin: 20pt)
#set text(lang: "fr", font: "Source Serif 4")
#text(job.words)
#context [#metadata((
  pages: counter(page).final().first(),
  sheets: ((template: "essai", pages: 1, over: -3.5, first: 1),),
))<report>]
"""


@pytest.fixture(scope="session")
def fonts() -> tuple[Path, ...]:
    """The folders of fonts that sheets are set in."""
    return font_folders(CACHE / "typefaces")


@pytest.fixture
def templates(tmp_path):
    """A folder with one template."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "main.typ").write_text(TEMPLATE, encoding="utf-8")
    return folder


@pytest.fixture
def press(templates, fonts, tmp_path):
    """A maker of presses with that template, each reading it as it is by then."""
    return lambda cache="cache": Press(templates, fonts, tmp_path / cache)


@pytest.fixture
def job():
    """A maker of jobs for that template."""
    return lambda words="Des mots.": json.dumps(
        {"title": "Essai", "width": 300, "pack": None, "sheets": [], "words": words}
    )


@pytest.fixture
def idle(monkeypatch):
    """Make Typst fail from now on: what is printed after that was kept."""

    def idle_():
        def refuse(*_arguments, **_options):
            raise AssertionError("set again")

        monkeypatch.setattr("printing.press.typst.Compiler", refuse)

    return idle_
