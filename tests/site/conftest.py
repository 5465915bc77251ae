"""The shipped site as pages, and the commands that people type."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from pages import Page, read_pages
from support import ROOT


@pytest.fixture(scope="session")
def pages(site) -> dict[str, Page]:
    """Every page of the shipped site by address."""
    return read_pages(site)


@pytest.fixture
def run(tmp_path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Run a Python module as a command, far from the project, with nothing of the machine's own settings."""

    def run_(module, *arguments, timeout=60, cwd=tmp_path, **environment):
        kept = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
        return subprocess.run(
            [sys.executable, "-m", module, *map(str, arguments)],
            cwd=cwd,
            env={**kept, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
        )

    return run_


@pytest.fixture
def invoke(run) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Run one of the project's commands from another folder."""
    return lambda *arguments, root=ROOT, **options: run(
        "invoke", "--search-root", root, *arguments, **options
    )
