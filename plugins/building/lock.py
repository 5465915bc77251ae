"""One build at a time in an output folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from building.refusal import Busy


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file for the length of the block; raises Busy, naming the holder, when it is taken.

    The system's lock on the open file is the truth: it goes when its process does, however that ends. The
    process number inside is for the reader only, so a file left behind by a killed build locks nothing.
    """
    descriptor = _acquire(path)
    try:
        yield
    finally:
        if _is_current(descriptor, path):
            path.unlink()
        os.close(descriptor)


def _acquire(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
            os.close(descriptor)
            process = f" (processus {holder})" if holder else ""
            raise Busy(
                f"Une construction est déjà en cours dans ce dossier{process} : "
                "attendez qu'elle finisse, puis relancez."
            ) from None
        # Between our opening and our locking, its holder may have removed the file: what we then
        # locked is a file without a name, which would keep nobody out.
        if _is_current(descriptor, path):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
            return descriptor
        os.close(descriptor)


def _is_current(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False
