"""The Jinja settings that every template is rendered with."""

from __future__ import annotations

from typing import Any, Final

from jinja2 import StrictUndefined
from markupsafe import Markup

from engagement.typography import typeset


def _finalize(value: Any) -> Any:
    # Markup was typeset when our renderer made it; anything else that is text is set here, once.
    if isinstance(value, str) and not isinstance(value, Markup):
        return typeset(value)
    return value


OPTIONS: Final[dict[str, Any]] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "finalize": _finalize,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}
