"""What the preview answers to an address: a file of the site, a redirection, or nothing."""

from __future__ import annotations

import mimetypes
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

# The tables of the standard library without those of the machine, so that types are the same everywhere.
_TYPES = mimetypes.MimeTypes(filenames=())
_OURS = {
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXTUAL = {"application/json", "application/manifest+json", "application/xml", "image/svg+xml"}


@dataclass(frozen=True)
class Found:
    """A file of the site, read whole."""

    body: bytes
    kind: str


@dataclass(frozen=True)
class Moved:
    """Another address, where the folder of that name has its page."""

    address: str


def find(site: Path, target: str) -> Found | Moved | None:
    """What a request for `target` gets from the site, None where there is nothing to be had.

    Hidden files, folders without a page and everything outside the site count as nothing.
    """
    parts = urlsplit(target if not target.startswith("//") else "/" + target.lstrip("/"))
    path = unquote(parts.path)
    names = [name for name in path.split("/") if name]
    if any(name.startswith(".") or "\0" in name or "\\" in name for name in names):
        return None
    answer = _look(site, names, folder=path.endswith("/"))
    if answer is None:
        # The tree may have been exchanged while we were walking down the old one.
        time.sleep(0.01)
        answer = _look(site, names, folder=path.endswith("/"))
    if isinstance(answer, Moved) and parts.query:
        return Moved(f"{answer.address}?{parts.query}")
    return answer


def content_type(path: Path) -> str:
    """The content type for a file name, the same on every machine."""
    kind = _OURS.get(path.suffix.lower()) or _TYPES.guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in _TEXTUAL else kind


def _look(site: Path, names: list[str], *, folder: bool) -> Found | Moved | None:
    try:
        root = site.resolve()
        path = root.joinpath(*names).resolve()
        if not path.is_relative_to(root):  # a link that leads out of the site
            return None
        if path.is_dir():
            if not (path / "index.html").is_file():
                return None
            if not folder:
                return Moved("/" + "".join(quote(name) + "/" for name in names))
            path = path / "index.html"
        elif folder:
            return None
        return Found(path.read_bytes(), content_type(path)) if path.is_file() else None
    except (OSError, RuntimeError):  # gone meanwhile, a name that is too long, a link to itself
        return None
