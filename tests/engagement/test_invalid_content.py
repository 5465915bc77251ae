"""Each mistake that a partner can make has its folder, with the exact message that they read."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import DATA, copy_site, spoil

from engagement.problems import report
from publishing.checking import check

CASES = sorted(path for path in (DATA / "invalid").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_mistake_gives_its_message(case: Path, tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    spoil(site, case)
    assert report(check(site)) + "\n" == (case / "expected.txt").read_text(encoding="utf-8")


def test_the_small_site_is_sound() -> None:
    assert check(DATA / "site") == ()


def test_messages_never_show_python_or_a_library_to_a_partner() -> None:
    words = ("Traceback", "pydantic", "NoneType", "{'", "Error", "dict", "str_type", "Input should")
    texts = [(case / "expected.txt").read_text(encoding="utf-8") for case in CASES]
    assert [(word, text) for text in texts for word in words if word in text] == []


def test_every_message_says_what_to_do() -> None:
    for case in CASES:
        text = (case / "expected.txt").read_text(encoding="utf-8")
        blocks = text.strip().split("\n\n")[:-1]
        assert blocks
        assert all("    remède : " in block for block in blocks), case.name


def test_a_folder_or_a_picture_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = copy_site(tmp_path)
    images = site / "content/images"
    images.mkdir()
    (images / "portrait.jpg").touch()
    # Not by their rights, which root, who runs the tests in many places, does not heed.
    for closed, place in ((site, "."), (site / "content/articles", "content/articles")):
        monkeypatch.setattr("os.access", lambda path, _mode, closed=closed: Path(path) != closed)
        assert [(each.path, each.message) for each in check(site)] == [
            (place, "dossier illisible (accès refusé)")
        ]
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path).suffix != ".jpg")
    assert [each.path for each in check(site)] == ["content/images/portrait.jpg"]


def test_no_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    (site / "content/images").mkdir()
    names = ["content/articles/tour", "content/images/ailleurs", "content/images/tour"]
    for name in names:
        (site / name).symlink_to("/etc" if name.endswith("ailleurs") else ".")
    assert [each.path for each in check(site)] == names
