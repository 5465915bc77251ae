"""What every folder of tests may use: the shipped content, and sites built once for the whole run."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import hostile
import pytest
from support import ROOT

import building
from engagement.catalogue import Catalogue
from engagement.loading import load_catalogue


@pytest.fixture(scope="session")
def once(tmp_path_factory) -> Callable[[str, Callable[[Path], None]], Path]:
    """A maker of folders that all processes of this run share: the first that asks makes it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def folder(name: str, make: Callable[[Path], None]) -> Path:
        made, failure = shared / name, shared / f"{name}.failure"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists() and not failure.exists():
                made.mkdir()
                try:
                    make(made)
                except Exception as error:
                    # The other processes must not take half a folder for a whole one.
                    failure.write_text(str(error), encoding="utf-8")
                    raise
        if failure.exists():
            pytest.fail(failure.read_text(encoding="utf-8"), pytrace=False)
        return made

    return folder


@pytest.fixture(scope="session")
def build() -> Callable[..., None]:
    """A builder of a source folder's site, by the function that `invoke build` calls or by another."""

    def build_(source: Path, output: Path, render: str = "publishing.rendering:render_site") -> None:
        inputs = [source / name for name in ("content", "playbooks", "partners")]
        building.build(building.Later(render, (source,)), output, source=source, inputs=inputs)

    return build_


@pytest.fixture(scope="session")
def site(once, build) -> Path:
    """The site of the shipped content; nothing may write into it."""
    return once("shipped", lambda folder: build(ROOT, folder / "site")) / "site"


@pytest.fixture(scope="session")
def hostile_site(once, build) -> Path:
    """The site of content whose every text is an attack; beside it, in `source`, that content."""

    def make(folder: Path) -> None:
        hostile.write_source(folder / "source")
        build(folder / "source", folder / "site", "hostile:render")

    return once("hostile", make) / "site"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped content."""
    return load_catalogue(ROOT)
