"""The resident preview: the site in a browser of this machine, built anew at each change."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from building import child, folder
from building.construction import build
from building.preview.server import Server
from building.preview.state import State
from building.preview.watching import Watcher
from building.refusal import Busy, Impossible, Refused

_RETRY = 1.0  # seconds before another try when somebody else is building


def serve(
    render: child.Render,
    output: Path,
    watched: Sequence[Path],
    port: int = 8000,
    *,
    source: Path | None = None,
    inputs: Sequence[Path] = (),
) -> None:
    """Build, serve the output on 127.0.0.1, and build again at each change in `watched`, until Ctrl-C.

    Content that is refused shows in the browser over the last good site. Raises Impossible when there is
    nothing to be served: the port is taken, the output is somebody else's, another build is running.
    """
    state = State()
    make = partial(build, render, output, source=source, inputs=inputs)
    with Server(port, folder.find(output, source, inputs).path, state) as server:
        watcher = Watcher(watched)
        patience = _attempt(make, state, first=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _say(f"Aperçu : {server.address} (Ctrl-C pour arrêter)")
        try:
            while True:
                watcher.wait(patience)
                patience = _attempt(make, state)
        except KeyboardInterrupt:
            _say("Aperçu arrêté.")
        finally:
            server.shutdown()


def _attempt(make: Callable[[], None], state: State, *, first: bool = False) -> float | None:
    """Build and record how it went; the seconds after which another try is due without any change."""
    started = time.monotonic()
    try:
        make()
    except Refused as refused:
        if first and isinstance(refused, Impossible):
            raise
        state.broke(refused)
        _say(refused.report)
        return _RETRY if isinstance(refused, Busy) else None
    state.built()
    _say(f"Site construit en {time.monotonic() - started:.1f} s".replace(".", ","))
    return None


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
