"""Where the project keeps what a build works with, whatever content it builds."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
THEME: Final = ROOT / "theme"
CACHE: Final = ROOT / ".cache"
