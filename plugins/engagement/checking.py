"""Validation alone, for `invoke check`."""

from __future__ import annotations

from pathlib import Path

from .loading import load_catalogue
from .problems import ContentError, Problem


def check(root: Path) -> tuple[Problem, ...]:
    """Every problem of a source folder, in the order of files and lines; empty when it is sound."""
    try:
        load_catalogue(root)
    except ContentError as error:
        return error.problems
    return ()
