"""Several files as one ZIP archive: the same files give the same bytes, wherever and whenever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

# The earliest date that the format can say; any real one would change the bytes.
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE_FILE: Final = 0o100644 << 16


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of files by name, in the order of their names.

    Nothing is compressed: PDFs are already, and a library of another version would compress otherwise.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DATE)
            # Python writes here the system that it runs on.
            entry.create_system = _UNIX
            entry.external_attr = _READABLE_FILE
            packed.writestr(entry, files[name])
    return made.getvalue()
