"""The fonts of sheets: every family and weight that templates name, cut the same way each time."""

import os
import re
import subprocess
import sys

import pytest
import typst
from fontTools.ttLib import TTFont
from support import ROOT

from printing import faces
from publishing.folders import THEME

# One font, since to cut them all takes as long as to print the whole site.
_PROGRAM = """
import sys
from printing.faces import CUTS, _instance, _subset
_instance(_subset(), CUTS[0], CUTS[0].weights[0]).save(sys.argv[1])
"""
# What templates write: a letter drawn by another font, or a box, would be a fault on paper.
_FRENCH = "AÀÂÆÇEÉÈÊËÎÏOÔŒUÙÛÜŸaàâæçeéèêëîïoôœuùûüÿ0123456789«»“”‘’—–…€%°•/\u00a0\u202f"


@pytest.fixture(scope="module")
def known(fonts):
    """The weights that our folders alone have, by family and style."""
    found = {}
    for each in typst.Fonts(False, False, [str(folder) for folder in fonts]).fonts():
        found.setdefault((each.family, each.style), set()).add(each.weight)
    return found


def test_the_families_are_those_that_templates_name(known):
    tokens = (THEME / "print" / "components" / "tokens.typ").read_text(encoding="utf-8")
    named = set(re.findall(r'#let \w+-face = "([^"]+)"', tokens))
    assert named == {family for family, _ in known}


def test_templates_name_families_and_weights_in_our_fonts_only(known):
    families = {family for family, _ in known}
    weights = {weight for found in known.values() for weight in found}
    wrong = []
    for path in (THEME / "print").rglob("*.typ"):
        text = path.read_text(encoding="utf-8")
        wrong += [
            (path.name, name) for name in re.findall(r'font:\s*"([^"]+)"', text) if name not in families
        ]
        # A weight in points is that of a line.
        written = re.findall(r'weight: ("\w+"|\d[\w.]*)', text)
        numbers = [each for each in written if not each.endswith("pt")]
        wrong += [(path.name, each) for each in numbers if each not in map(str, weights)]
    assert wrong == []


def test_every_static_weight_is_a_file_of_its_own(known):
    for cut in faces.CUTS:
        assert known[(cut.family, "normal")] == set(cut.weights)


def test_the_text_face_has_a_slanted_companion(known):
    assert ("Source Serif 4", "italic") in known


def test_static_fonts_keep_nothing_variable(fonts):
    for path in fonts[0].glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            assert not {"fvar", "gvar", "STAT", "avar", "HVAR"} & set(font.keys()), path.name


def test_every_font_writes_french(fonts):
    for folder in fonts:
        for path in folder.glob("*.ttf"):
            with TTFont(path, lazy=True) as font:
                missing = [letter for letter in _FRENCH if ord(letter) not in font.getBestCmap()]
            assert missing == [], path.name


def test_static_fonts_keep_their_licence(fonts):
    for path in fonts[0].glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            words = " ".join(name.toUnicode() for name in font["name"].names)
        assert "Open Font License" in words, path.name


def test_fonts_are_cut_once(fonts, monkeypatch):
    def refuse(*_arguments):
        raise AssertionError("cut again")

    monkeypatch.setattr(faces, "_subset", refuse)
    assert faces.font_folders(fonts[0].parent) == fonts


def test_another_recipe_has_another_folder(fonts, tmp_path, monkeypatch):
    class Font:
        def save(self, path):
            path.touch()

    monkeypatch.setattr(faces.fontTools, "version", "99.0")
    monkeypatch.setattr(faces, "_subset", bytes)
    monkeypatch.setattr(faces, "_instance", lambda *_: Font())
    assert faces.font_folders(tmp_path)[0].name != fonts[0].name


def test_another_machine_cuts_the_same_bytes(fonts, tmp_path):
    cut = faces.CUTS[0]
    made = tmp_path / "made.ttf"
    subprocess.run(
        [sys.executable, "-c", _PROGRAM, made],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "plugins"),
            "PYTHONHASHSEED": "4321",
            "TZ": "Pacific/Kiritimati",
            "SOURCE_DATE_EPOCH": "1",
        },
        check=True,
    )
    assert made.read_bytes() == (fonts[0] / cut.file_name(cut.weights[0])).read_bytes()
