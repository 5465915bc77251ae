"""What the preview knows about the latest builds, and how its browsers hear of a change."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass
from typing import Any

from building.refusal import Refused


@dataclass(frozen=True)
class Moment:
    """The outcome of the latest build: which site is shown, and what keeps a newer one from being shown."""

    serial: str  # names this outcome
    shown: str  # the serial of the latest good build, which is the site that is served
    report: str = ""
    problems: tuple[dict[str, Any], ...] = ()

    def as_event(self) -> dict[str, Any]:
        """The moment as plain data for the browser."""
        return {
            "serial": self.serial,
            "shown": self.shown,
            "report": self.report,
            "problems": list(self.problems),
        }


class State:
    """The latest moment, which any thread may wait for."""

    def __init__(self) -> None:
        # A page that was left open during a restart must notice that the numbers began again.
        self._run = secrets.token_hex(4)
        self._count = 0
        self._changed = threading.Condition()
        self._moment = Moment(f"{self._run}-0", f"{self._run}-0")

    @property
    def moment(self) -> Moment:
        """The latest moment."""
        return self._moment

    def built(self) -> None:
        """Record a good build: the site that is served is new."""
        serial = self._next()
        self._tell(Moment(serial, serial))

    def broke(self, refused: Refused) -> None:
        """Record a refused build: the site that is served stays."""
        self._tell(Moment(self._next(), self._moment.shown, refused.report, tuple(refused.problems)))

    def after(self, known: Moment | None, patience: float) -> Moment:
        """The first moment that is not `known`, or `known` when nothing comes for `patience` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._moment is not known, patience)
            return self._moment

    def _next(self) -> str:
        self._count += 1
        return f"{self._run}-{self._count}"

    def _tell(self, moment: Moment) -> None:
        with self._changed:
            self._moment = moment
            self._changed.notify_all()
