"""What one build works with: the frame of its views and the theme's files, made once for all plugins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from engagement.loading import load_catalogue
from engagement.views import Frame

from .assets import theme_files

DESK: Final = "TREMPLIN_DESK"


@dataclass(frozen=True)
class Desk:
    """The frame that views are made with, and the theme's files by address."""

    frame: Frame
    files: dict[str, bytes]


def make_desk(source: Path, theme: Path, cache: Path) -> Desk:
    """The desk of a source folder. Raises ContentError for faulty content."""
    catalogue = load_catalogue(source)
    files, addresses = theme_files(theme, catalogue.playbooks.items(), cache / "typefaces")
    return Desk(Frame(catalogue, addresses), files)


def desk_of(settings: dict[str, Any]) -> Desk:
    """The desk of the build that these Pelican settings belong to, made when first asked for.

    The source folder is the one that holds Pelican's PATH. Raises ContentError for faulty content.
    """
    if DESK not in settings:
        settings[DESK] = make_desk(
            Path(settings["PATH"]).parent, Path(settings["THEME"]), Path(settings["CACHE_PATH"])
        )
    desk: Desk = settings[DESK]
    return desk
