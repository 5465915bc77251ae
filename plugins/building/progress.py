"""A line on the terminal that says what takes so long."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import TextIO

_PATIENCE = 1.0  # seconds before anything is said
_REMINDER = 10.0  # seconds between lines where a line can't be rewritten


class Progress:
    """What is being done and for how long, on stderr, once it takes more than a second.

    A terminal shows one line that is rewritten in place and gone at the end; a file or a pipe gets a line
    now and then.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._in_place = self._stream.isatty()
        self._step = ""
        self._started = time.monotonic()
        self._over = threading.Event()
        self._teller = threading.Thread(target=self._tell, daemon=True)

    def step(self, name: str) -> None:
        """Say from now on that `name` is what is being done."""
        self._step = name

    def __enter__(self) -> Progress:
        self._teller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._teller.join()

    def _tell(self) -> None:
        pause = _PATIENCE
        while not self._over.wait(pause):
            elapsed = f"{self._step}… {time.monotonic() - self._started:.0f} s"
            # \033[K erases what a longer line left behind it.
            self._stream.write(f"\r{elapsed}\033[K" if self._in_place else f"{elapsed}\n")
            self._stream.flush()
            pause = _PATIENCE if self._in_place else _REMINDER
        if self._in_place:
            self._stream.write("\r\033[K")
            self._stream.flush()
