"""What one build works with, made once for all plugins: what is printed, the frame of views, theme files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from engagement.loading import load_catalogue
from engagement.problems import ContentError
from engagement.sheets import all_sheets
from engagement.views import Frame
from printing import Press

from .assets import theme_files
from .fitting import misfits
from .lettering import undrawn_problems
from .paper import Paper, PaperFiles, UndrawnError, make_press, paper_files, print_sheets

DESK: Final = "TREMPLIN_DESK"


@dataclass(frozen=True)
class Desk:
    """The frame that views are made with, the theme's files by address, the press and what it printed."""

    frame: Frame
    files: dict[str, bytes]
    press: Press
    paper: Paper
    sheets: PaperFiles


def make_desk(source: Path, theme: Path, cache: Path) -> Desk:
    """The desk of a source folder.

    Raises ContentError for faulty content, PressError for a faulty print template.
    """
    catalogue = load_catalogue(source)
    files, addresses = theme_files(
        theme, catalogue.playbooks.items(), cache / "typefaces", catalogue.site.paper
    )
    press = make_press(theme, cache)
    frame = Frame(catalogue)
    try:
        paper = print_sheets(frame, all_sheets(frame), press, pictured=True)
    except UndrawnError as error:
        raise ContentError(undrawn_problems(source, error.characters)) from None
    sheets = paper_files(paper)
    press.forget()
    frame = Frame(catalogue, addresses, sheets.links, sheets.archives)
    return Desk(frame, files, press, paper, sheets)


def refuse_misfits(desk: Desk, source: Path) -> None:
    """Raise ContentError when a sheet does not keep its promise of pages."""
    found = misfits(desk.frame.catalogue, desk.press, desk.paper, source)
    if found:
        raise ContentError(found)


def desk_of(settings: dict[str, Any]) -> Desk:
    """The desk of the build that these Pelican settings belong to, made when first asked for.

    The source folder is the one that holds Pelican's PATH. Raises what `make_desk` raises.
    """
    if DESK not in settings:
        settings[DESK] = make_desk(
            Path(settings["PATH"]).parent, Path(settings["THEME"]), Path(settings["CACHE_PATH"])
        )
    desk: Desk = settings[DESK]
    return desk
