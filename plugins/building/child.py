"""Rendering in a process of its own, whose end, good or bad, comes back as a result or one sentence.

Pelican keeps its signals and settings for the life of a process, so each rendering gets a fresh one. It
also sees the plugins and the theme as they are on the disk at that moment.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, resource_tracker
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from building import disk
from building.refusal import Impossible, Refused

Render = Callable[[Path], None]

# Heavy libraries, imported once by the server that our children are forked from; the last two are those of
# this package. None of our own modules may be here: the preview would then keep showing what they were.
_PRELOADED = ["pelican", "jinja2", "pydantic", "markdown", "yaml", "watchfiles", "http.server"]


@dataclass(frozen=True)
class Later:
    """A call of a function that only the child imports: `Later("module:function", arguments)`.

    The caller starts at once, and a module that does not even import is a refusal like any other.
    """

    function: str
    arguments: tuple[Any, ...] = ()

    def __call__(self, staging: Path) -> None:
        """Import the function and call it with the arguments, then the staging folder."""
        module, _, name = self.function.partition(":")
        getattr(importlib.import_module(module), name)(*self.arguments, staging)


@dataclass(frozen=True)
class _Answer:
    """What a child has to say at its end: nothing when all went well."""

    refused: Refused | None = None
    trace: str = ""


def run(render: Render, staging: Path, output: Path) -> None:
    """Render into the staging folder in a new process; raises Refused with whatever went wrong there."""
    context = _context()
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(render, staging, output, dict(os.environ), writer))
    answer = None
    try:
        with _interrupts_deferred():
            process.start()
        writer.close()
        connection.wait([reader, process.sentinel])
        answer = _received(reader)
    finally:
        # One that has answered leaves by itself, unless something that it started holds it back.
        _end(process, patience=2.0 if answer else 0.0)
        reader.close()
    if answer is None:
        raise Refused(_sudden_end(process.exitcode))
    if answer.refused is not None:
        if answer.trace and os.environ.get("TREMPLIN_DEBUG") == "1":
            raise Refused(f"{answer.trace}\n{answer.refused.report}")
        raise answer.refused


def _context() -> ForkServerContext | SpawnContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


@contextmanager
def _interrupts_deferred() -> Iterator[None]:
    """Keep Ctrl-C until the end of the block, and for the parent alone.

    Processes started within the block never get it, so none of them prints a traceback: they inherit the
    mask. The mask does not keep it from the parent, whose other threads take it; the handler does. The
    resource tracker comes first because its start lifts the mask.
    """
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    pressed = False

    def remember(*_: object) -> None:
        nonlocal pressed
        pressed = True

    # Only the main thread is ever interrupted, and only it may set handlers.
    main = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, remember) if main else None
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if main:
            signal.signal(signal.SIGINT, handler)
    if pressed:
        signal.raise_signal(signal.SIGINT)


def _received(reader: connection.Connection) -> _Answer | None:
    try:
        if reader.poll():
            answer: _Answer = reader.recv()
            return answer
    except EOFError:
        pass
    return None


def _end(process: BaseProcess, patience: float) -> None:
    """Wait for the child for `patience` seconds, then make sure that it and all it started are gone."""
    if process.pid is None:
        return
    process.join(patience)
    if process.exitcode is None:
        with suppress(ProcessLookupError, PermissionError):  # not yet the leader of a group, or gone
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    process.join()


def _sudden_end(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        memory = ", souvent faute de mémoire" if -code == signal.SIGKILL else ""
        reason = f"le système l'a arrêtée (signal {name}{memory})"
    else:
        reason = f"elle s'est arrêtée sans rien dire (code {code})"
    return f"Construction interrompue : {reason}. Le site en place n'a pas changé."


def _work(
    render: Render, staging: Path, output: Path, environment: dict[str, str], writer: connection.Connection
) -> None:
    """What the child does: render, then tell its parent how it went."""
    # A group of its own: Ctrl-C in the terminal is for the parent, and the child's own children go with it.
    os.setpgid(0, 0)
    _leave_with_parent()
    # The server that we are forked from has the environment of the first build.
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    answer = _answer(render, staging, output)
    try:
        writer.send(answer)
    except Exception as error:  # problems that can't be sent must not look like a crash
        writer.send(_internal(error))


def _answer(render: Render, staging: Path, output: Path) -> _Answer:
    try:
        render(staging)
    except Refused as refused:
        return _Answer(refused)
    except BaseException as error:  # even sys.exit in a library is a broken build
        refusal = disk.behind(error)
        if refusal is not None:
            return _Answer(Impossible(disk.sentence(refusal, output, staging)))
        return _internal(error)
    return _Answer()


def _internal(error: BaseException) -> _Answer:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" dans {Path(frames[-1].filename).name}, ligne {frames[-1].lineno}" if frames else ""
    sentence = (
        f"Erreur interne ({type(error).__name__}{place}) : ce n'est pas votre faute, et le site en place "
        "n'a pas changé. Relancez avec TREMPLIN_DEBUG=1 pour obtenir le détail à transmettre."
    )
    return _Answer(Refused(sentence), "".join(traceback.format_exception(error)))


def _leave_with_parent() -> None:
    """End this process and its children as soon as the parent is gone, even by SIGKILL."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        connection.wait([parent.sentinel])
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=wait, daemon=True).start()
