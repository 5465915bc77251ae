"""The ways in which a build says no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Refused(Exception):  # noqa: N818 - it is not a failure of the program
    """A build that changed nothing, with the report to show and the located problems behind it.

    `report` is French text, ready to print. Each problem is a plain mapping with `message` and, where
    known, `path`, `line`, `column`, `where`, `excerpt` and `remedy`; a refusal that is not about content has
    no problems.
    """

    def __init__(self, report: str, problems: Sequence[dict[str, Any]] = ()) -> None:
        # The base class keeps both arguments, so that the refusal survives the way out of a child process.
        super().__init__(report, list(problems))
        self.report = report
        self.problems = list(problems)

    def __str__(self) -> str:
        return self.report


class Impossible(Refused):
    """A refusal that no change of content can mend: the output folder, the disk, the port."""


class Busy(Impossible):
    """Another build holds the output folder at the moment."""
