"""What the README says is what the project does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from support import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.+)\n```", README)


def test_the_readme_gives_two_commands_to_paste() -> None:
    build, test = COMMANDS
    assert build.endswith(".venv/bin/pip install -q -e . && .venv/bin/invoke build")
    assert test.endswith(".venv/bin/pip install -q -e '.[test]' && .venv/bin/invoke test")


def test_continuous_integration_runs_the_test_command_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines == ["#!/usr/bin/env bash", 'cd "$(dirname "$0")/.." || exit 1', COMMANDS[1]]


def test_every_command_of_the_table_exists(tmp_path: Path) -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "--list"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    names = set(re.findall(r"`invoke ([a-z]+)", README))
    assert names == set(re.findall(r"(?m)^  ([a-z]+)  ", listed))


def test_files_that_the_documents_link_to_exist() -> None:
    for document in ("README.md", "CONTRIBUER.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|[a-z-]+:)([^)#]+)\)", text):
            assert (ROOT / target).exists(), (document, target)
