"""The same content gives the same bytes, wherever, whenever and by whatever way it is built."""

import os
import shutil

from pages import files_of
from support import ROOT


def different(one, other):
    """The names of the files that two trees do not share, byte for byte."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_another_machine_makes_the_same_bytes(site, tmp_path, invoke):
    source = tmp_path / "Éléments du site, copie 2"
    for folder in ("content", "playbooks", "partners"):
        # The last file first: a folder's own order follows from that of its files.
        for path in sorted((ROOT / folder).rglob("*"), reverse=True):
            copy = source / path.relative_to(ROOT)
            if path.is_file():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
                os.utime(copy, (0, 999_999_999))
    ended = invoke(
        *("build", "--source", source.name, "--output", "résultat/site"),
        PYTHONHASHSEED="4321",
        TZ="Pacific/Kiritimati",
        LANG="tr_TR.UTF-8",
        LC_ALL="C",
        SOURCE_DATE_EPOCH="0",
        TREMPLIN_TEST="autre machine",
    )
    assert ended.returncode == 0, ended.stderr
    assert different(files_of(site), files_of(tmp_path / "résultat" / "site")) == []


def test_pelican_by_hand_makes_the_same_pages(site, tmp_path, run):
    output = tmp_path / "by-hand"
    ended = run(
        *("pelican", "--settings", ROOT / "pelicanconf.py", "--output", output, "--fatal", "errors"),
        PYTHONHASHSEED="1",
        TZ="America/St_Johns",
    )
    assert ended.returncode == 0, ended.stderr
    assert "WARNING" not in ended.stdout + ended.stderr
    assert different(files_of(site), files_of(output)) == []
