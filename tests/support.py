"""What several tests use: a small valid site, and ways of spoiling a copy of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parents[1]


def copy_site(to: Path) -> Path:
    """A fresh copy of the small site."""
    return Path(shutil.copytree(DATA / "site", to / "site"))


def spoil(site: Path, case: Path) -> None:
    """Apply the changes that a case of `tests/data/invalid` describes."""
    for change in yaml.safe_load((case / "change.yaml").read_text(encoding="utf-8")):
        path = site / change["file"]
        if "write" in change:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(change["write"], encoding="utf-8")
        elif "remove" in change:
            path.unlink()
        else:
            text = path.read_text(encoding="utf-8")
            assert text.count(change["replace"]) >= 1, f"{change['replace']!r} is not in {path}"
            path.write_text(text.replace(change["replace"], change["by"], 1), encoding="utf-8")
