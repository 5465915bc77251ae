"""Waiting for a change in the folders that a site is made from."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import watchfiles

from building.refusal import Impossible

_TICK = 500  # milliseconds between looks at what notifications do not tell
_GATHERING = 400  # milliseconds at most in which changes count as one
_QUIET = 25  # milliseconds without a change that end the gathering


class Watcher:
    """Remembers from its creation on whether anything has changed in the folders, and waits for it."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._changed = threading.Event()
        self._failure: Exception | None = None
        threading.Thread(target=self._watch, daemon=True).start()

    def wait(self, patience: float | None = None) -> None:
        """Return after a change since the last call, or after `patience` seconds.

        Raises Impossible when the system can't watch the folders.
        """
        self._changed.wait(patience)
        self._changed.clear()
        if self._failure is not None:
            raise Impossible(
                f"Les fichiers ne peuvent pas être surveillés : le système répond « {self._failure} »."
            ) from self._failure

    def _watch(self) -> None:
        try:
            self._watch_until_moved()
            while True:
                self._watch_until_moved(moved=True)
        except (OSError, RuntimeError) as error:
            self._failure = error
            self._changed.set()

    def _watch_until_moved(self, *, moved: bool = False) -> None:
        """Note changes until a folder comes, goes or is replaced by another, which no notification says.

        After such a move the first look counts as a change, since nobody was watching in between.
        """
        present = self._present()
        for seen in watchfiles.watch(
            *present, debounce=_GATHERING, step=_QUIET, rust_timeout=_TICK, yield_on_timeout=True
        ):
            if seen or moved:
                self._changed.set()
            moved = False
            if self._present() != present:
                return

    def _present(self) -> dict[Path, int]:
        return {folder: folder.stat().st_ino for folder in self._folders if folder.exists()}
