"""Putting a finished tree in the place of the old one, so that a reader sees the one or the other."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import time
from pathlib import Path

from building.folder import Folder

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}


def put_in_place(tree: Path, folder: Folder) -> None:
    """Make `tree` the output; afterwards the old tree, if any, is at the path that `tree` had.

    Where the system can't exchange two folders in one step, the old tree is set aside for the instant
    between two renames, and `recover` brings it back if the second fails or the build is killed just then.
    """
    if not folder.path.exists():
        tree.rename(folder.path)
        return
    if not _exchanged(tree, folder.path):
        try:
            folder.path.rename(folder.aside)
            tree.rename(folder.path)
        except BaseException:
            # The old site must not stay away until the next build.
            recover(folder)
            raise
        folder.aside.rename(tree)


def recover(folder: Folder) -> None:
    """Bring back an old site that a killed build left aside, and remove what killed builds left behind."""
    if folder.aside.is_dir():
        if folder.path.exists():
            remove(folder.aside)
        else:
            folder.aside.rename(folder.path)
    for tree in folder.leftovers():
        remove(tree)


def remove(tree: Path) -> None:
    """Delete a tree as far as possible; what can't be deleted is left for the next build to try.

    The orphan of a killed build may add a file while we delete, hence more than one attempt.
    """
    for pause in (0.0, 0.05, 0.2):
        time.sleep(pause)
        shutil.rmtree(tree, ignore_errors=True)
        if not tree.exists():
            return


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system can't."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # not Linux, or a very old C library
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))
