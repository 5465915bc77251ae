"""Validation without a site, for `invoke check`: the content, then whether every sheet fits its pages."""

from __future__ import annotations

from pathlib import Path

from engagement.loading import load_catalogue
from engagement.problems import ContentError, Problem
from engagement.sheets import single_sheets
from engagement.views import Frame
from printing import PressError

from .fitting import misfits
from .folders import CACHE, THEME
from .lettering import undrawn_problems
from .paper import UndrawnError, make_press, press_problem, print_sheets


def check(source: Path) -> tuple[Problem, ...]:
    """Every problem of a source folder, in the order of files and lines; empty when it is sound.

    Sheets are tried on sound content only: a fault there would be told twice.
    """
    try:
        catalogue = load_catalogue(source)
        press = make_press(THEME, CACHE)
        # Packs bind sheets that are tried on their own.
        frame = Frame(catalogue)
        paper = print_sheets(frame, single_sheets(frame), press, pictured=False)
        found = misfits(catalogue, press, paper, source)
    except ContentError as error:
        return error.problems
    except UndrawnError as error:
        return undrawn_problems(source, error.characters)
    except PressError as error:
        return (press_problem(error),)
    return tuple(sorted(found))
