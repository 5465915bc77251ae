"""How sheets are printed, whatever they say: fonts, the press and its cache, archives."""

from .archive import archive
from .faces import font_folders, undrawn
from .press import Fit, Press, PressError, Printed
from .wordmark import wordmark

__all__ = ["Fit", "Press", "PressError", "Printed", "archive", "font_folders", "undrawn", "wordmark"]
