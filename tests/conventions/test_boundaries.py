"""The rules of the house that a person can forget."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest
from support import ROOT

PLUGINS = ROOT / "plugins"
THEME = ROOT / "theme"
FUNCTIONS = sorted(path.stem for path in (ROOT / "playbooks").glob("*.yaml") if path.stem != "common")


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize(
    ("package", "refused"),
    [
        ("engagement", {"pelican", "jinja2", "building", "publishing", "invoke"}),
        ("building", {"engagement", "publishing", "pelican", "jinja2", "invoke"}),
        ("publishing", {"invoke"}),
    ],
)
def test_packages_import_only_what_stands_above_them(package: str, refused: set[str]) -> None:
    wrong = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in (PLUGINS / package).rglob("*.py")
        for name in imports(path) & refused
    ]
    assert wrong == []


def test_pydantic_is_imported_by_the_core_only() -> None:
    users = {
        path.relative_to(PLUGINS).parts[0] for path in PLUGINS.rglob("*.py") if "pydantic" in imports(path)
    }
    assert users == {"engagement"}


def test_nothing_but_content_names_a_function() -> None:
    word = re.compile(rf"""["'/](?:{"|".join(map(re.escape, FUNCTIONS))})["'/]|\b(?:finance|marketing)\b""")
    files = [
        *PLUGINS.rglob("*.py"),
        *(path for path in THEME.rglob("*") if path.suffix in {".html", ".css", ".js"}),
    ]
    named = [
        path.relative_to(ROOT).as_posix() for path in files if word.search(path.read_text(encoding="utf-8"))
    ]
    # French examples in the model's descriptions and messages are content, not decisions.
    assert [name for name in named if not name.startswith("plugins/engagement/")] == []


def test_no_module_shadows_a_data_folder_or_a_library() -> None:
    names = {path.stem for path in PLUGINS.iterdir() if not path.name.startswith((".", "_"))}
    assert names.isdisjoint(
        {"content", "playbooks", "partners", "theme", "tests", "pelican", "markdown", "yaml"}
    )
    assert not (PLUGINS / "__init__.py").exists()


def test_styles_never_shout_and_never_name_ids() -> None:
    for path in THEME.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert "!important" not in text, path
        assert not re.search(r"(?m)^\s*#[a-z][\w-]*[\s,{:.]", text), path


def test_colours_come_from_the_tokens() -> None:
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")
    for path in (THEME / "components").rglob("*.css"):
        text = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not colour.search(text), path


def test_templates_trust_no_text_and_hold_no_inline_code() -> None:
    for path in THEME.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b", text), path
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
        assert not re.search(r"\sstyle=|\son[a-z]+=", text), path


def test_the_project_speaks_of_itself_alone() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    word = re.compile(r"\.\./sha" + r"red|\B/(work|tmp/site)/|\bregistry\.npmjs|pypi\.org/simple")
    wrong = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if (
            path.suffix in {".py", ".md", ".toml", ".json", ".yaml", ".html", ".css", ".js", ".txt"}
            and path.is_file()
        ):
            wrong += [name for line in path.read_text(encoding="utf-8").splitlines() if word.search(line)]
    assert wrong == []


def test_nothing_is_left_for_later() -> None:
    word = re.compile(r"\bTO" + r"DO\b|\bFIX" + r"ME\b|\bXX" + r"X\b|NotImplemented")
    files = [*PLUGINS.rglob("*.py"), *THEME.rglob("*.html"), *THEME.rglob("*.css"), *THEME.rglob("*.js")]
    assert [path.name for path in files if word.search(path.read_text(encoding="utf-8"))] == []
