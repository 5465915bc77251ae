"""How a build happens, whatever it builds: staged, exchanged whole, one at a time, or refused in French."""

from __future__ import annotations

from building.child import Later
from building.construction import build
from building.preview import serve
from building.refusal import Busy, Impossible, Refused

__all__ = ["Busy", "Impossible", "Later", "Refused", "build", "serve"]
