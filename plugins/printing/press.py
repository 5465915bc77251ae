"""The press: documents of data set by Typst, kept by content so that an unchanged one is not set again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, TypeVar

import typst

from .codes import codes_of
from .lightening import lightened

_PDF_STANDARD: Final = "ua-1"
_DIGEST_SIZE: Final = hashlib.sha256().digest_size
_KEPT_SECONDS: Final = 14 * 24 * 3600
_THREADS: Final = os.cpu_count() or 1
Settled = Mapping[str, Any]
_T = TypeVar("_T")
_S = TypeVar("_S")


class PressError(Exception):
    """Raised when a template cannot be set; says what Typst says."""


@dataclass(frozen=True)
class Fit:
    """How a sheet of a document fills its pages.

    `pages` counts what it takes. `over` is how much higher than its promised pages it is, in millimetres; not
    above 0 when it fits. `first` is the document's page where it begins, from 1. `settled` is what the
    template found by measuring, for the same sheet to be printed elsewhere without.
    """

    template: str
    pages: int
    over: float
    first: int
    settled: Settled = field(default_factory=dict)


@dataclass(frozen=True)
class Printed:
    """A document as it left the press."""

    pdf: bytes
    pages: int
    fits: tuple[Fit, ...]


class _Desk:
    """A thread's own copy of the templates, where a job lies beside them; gone with the thread."""

    def __init__(self, templates: Path) -> None:
        # Resolved: Typst looks for files below its root, which may be reached through a link.
        self.folder = Path(tempfile.mkdtemp(prefix="press-")).resolve()
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        shutil.copytree(templates, self.folder, dirs_exist_ok=True)


class Press:
    """Sets documents with the templates of one folder; safe to use from several threads."""

    def __init__(self, templates: Path, fonts: Iterable[Path], cache: Path) -> None:
        self._templates = templates
        self._fonts = [str(folder) for folder in fonts]
        self._cache = cache
        self._local = threading.local()
        self._recipe = _digest(templates, [Path(folder) for folder in self._fonts])

    def pdf(self, job: str, *, settled: Sequence[Settled | None] = (), keep: bool = True) -> Printed:
        """A job as PDF/UA-1, kept for the next build unless it is only a trial.

        `settled` is what was found when each sheet of the job was printed alone, None for those to measure.
        Raises PressError when Typst refuses a template.
        """
        measures = json.dumps(settled)
        key = self._key(job + measures, "pdf")
        kept, report = self._cache / f"{key}.pdf", self._cache / f"{key}.json"
        try:
            return _printed(_kept(kept), json.loads(_kept(report)))
        except (OSError, ValueError):
            data = self._set(job, measures, format="pdf", pdf_standards=[_PDF_STANDARD])
            facts = json.loads(self._compiler.query("<report>", field="value", format="json"))
        if keep:
            _keep(kept, data)
            _keep(report, json.dumps(facts).encode())
        return _printed(data, facts)

    def picture(self, job: str, width: int) -> bytes:
        """The first page of a job as a PNG picture, `width` pixels wide."""
        key = self._key(job, f"palette-{width}")
        kept = self._cache / f"{key}.png"
        try:
            return _kept(kept)
        except (OSError, ValueError):
            data = self._picture(job, width)
        _keep(kept, data)
        return data

    def all(self, work: Callable[[_S], _T], subjects: Iterable[_S]) -> list[_T]:
        """What `work` makes of each subject, in order, on every core."""
        with ThreadPoolExecutor(_THREADS) as threads:
            return list(threads.map(work, subjects))

    def forget(self) -> None:
        """Remove from the cache what no build has asked for in two weeks."""
        limit = time.time() - _KEPT_SECONDS
        for path in self._cache.glob("*"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < limit:
                    path.unlink()

    @property
    def _compiler(self) -> typst.Compiler:
        # A compiler holds one world at a time: one for each thread.
        if not hasattr(self._local, "compiler"):
            fonts = typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=self._fonts
            )
            self._local.compiler = typst.Compiler(root=str(self._folder), font_paths=fonts)
        compiler: typst.Compiler = self._local.compiler
        return compiler

    @property
    def _folder(self) -> Path:
        if not hasattr(self._local, "desk"):
            self._local.desk = _Desk(self._templates)
        desk: _Desk = self._local.desk
        return desk.folder

    def _set(self, job: str, settled: str = "[]", **options: Any) -> Any:
        # As files, not as inputs of Typst: it would make again, for every value of these, the layouts that
        # documents share.
        for name, data in (("job", job), ("codes", codes_of(job)), ("settled", settled)):
            (self._folder / f"{name}.json").write_text(data, encoding="utf-8")
        try:
            return self._compiler.compile(input=str(self._folder / "main.typ"), **options)
        # Most are TypstError; what fails outside of a document is its parent.
        except RuntimeError as error:
            raise PressError(str(error)) from error

    def _picture(self, job: str, width: int) -> bytes:
        document = json.loads(job)
        if document["pack"]:
            # Its cover is all that is seen.
            job = json.dumps(document | {"sheets": []})
        # Pages are measured in points, 72 to the inch; a sheet is asked for by its width in pixels.
        made = self._set(job, format="png", ppi=72 * width / float(document["width"]))
        return lightened(made[0] if isinstance(made, list) else made)

    def _key(self, job: str, form: str) -> str:
        return hashlib.sha256(f"{self._recipe}\n{form}\n{job}".encode()).hexdigest()[:32]


def _printed(data: bytes, facts: Any) -> Printed:
    (report,) = facts
    fits = tuple(Fit(**each) for each in report["sheets"])
    return Printed(data, report["pages"], fits)


def _digest(templates: Path, fonts: Iterable[Path]) -> str:
    """A hash of all that makes a document beside its job: templates, fonts, Typst."""
    digest = hashlib.sha256(f"{version('typst')} {version('segno')} {_PDF_STANDARD}".encode())
    for folder in (templates, *fonts):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in {".typ", ".ttf", ".svg"}:
                digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _kept(path: Path) -> bytes:
    """What was kept. Raises OSError when there is nothing, ValueError when it is damaged."""
    kept = path.read_bytes()
    digest, data = kept[:_DIGEST_SIZE], kept[_DIGEST_SIZE:]
    if hashlib.sha256(data).digest() != digest:
        raise ValueError(f"damaged: {path}")
    with contextlib.suppress(OSError):
        os.utime(path)  # asked for: not to be forgotten
    return data


def _keep(path: Path, data: bytes) -> None:
    # The cache only saves time: a folder that cannot be written must not stop a build.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
        # A disk that fails may leave half a file: what is read is compared with what was written.
        partial.write_bytes(hashlib.sha256(data).digest() + data)
        partial.replace(path)
    except OSError:
        return
