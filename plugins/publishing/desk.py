"""What one build works with: the frame of its views and the theme's files, made once for all plugins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from engagement.loading import load_catalogue
from engagement.views import Frame

from .assets import theme_files

_KEY: Final = "TREMPLIN_DESK"


@dataclass(frozen=True)
class Desk:
    """The frame that views are made with, and the theme's files by address."""

    frame: Frame
    files: dict[str, bytes]


def desk_of(settings: dict[str, Any]) -> Desk:
    """The desk of the build that these Pelican settings belong to.

    The content folder is Pelican's PATH and its neighbours. Raises ContentError for faulty content.
    """
    if _KEY not in settings:
        catalogue = load_catalogue(Path(settings["PATH"]).parent)
        files, addresses = theme_files(
            Path(settings["THEME"]), catalogue.playbooks.items(), Path(settings["CACHE_PATH"]) / "typefaces"
        )
        settings[_KEY] = Desk(Frame(catalogue, addresses), files)
    desk: Desk = settings[_KEY]
    return desk
