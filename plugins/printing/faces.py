"""The fonts that sheets are set in: static instances of the title face, and the text face as it comes.

Typst takes the default instance of a variable font, which for Bricolage Grotesque is the extra bold one made
for 96 points: the few styles that paper needs are cut from it under names of their own.
"""

from __future__ import annotations

import hashlib
import io
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import fontpkg_bricolage_grotesque
import fontpkg_source_serif_4
import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TITLE_SOURCE: Final = fontpkg_bricolage_grotesque.ROOT / "files" / "BricolageGrotesque[opsz,wdth,wght].ttf"
TEXT_FOLDER: Final = fontpkg_source_serif_4.ROOT / "files"
# Latin letters, punctuation and a few signs; the text face, which is whole, stands in for the rest.
_REPERTOIRE: Final = (
    *range(0x20, 0x250),
    *range(0x2000, 0x2070),
    0x20AC,
    0x2122,
    *range(0x2190, 0x2194),
    0x2212,
    0x2248,
    0x2260,
    0x2264,
    0x2265,
)
_REPERTOIRE_SET: Final = frozenset(_REPERTOIRE)
_FEATURES: Final = ("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "pnum")
_LEGAL_NAMES: Final = frozenset({0, 13, 14})  # copyright, licence and its address


@dataclass(frozen=True)
class Cut:
    """A family of static fonts: its name for templates, its place on the source's axes, its weights."""

    family: str
    width: int
    optical_size: int
    weights: tuple[int, ...]

    def file_name(self, weight: int) -> str:
        """The name of the file that holds a weight."""
        return f"{self.family.replace(' ', '')}-{weight}.ttf"


CUTS: Final = (
    Cut("Tremplin Titre", 80, 60, (300, 700)),
    Cut("Tremplin Libelle", 92, 14, (400, 600, 700)),
)


def font_folders(cache: Path) -> tuple[Path, ...]:
    """The folders that hold the fonts of sheets; instances are cut once, then kept in the cache folder."""
    recipe = repr((CUTS, _REPERTOIRE, _FEATURES, sorted(_LEGAL_NAMES), fontTools.version))
    digest = hashlib.sha256(recipe.encode() + TITLE_SOURCE.read_bytes()).hexdigest()
    folder = cache / f"paper-{digest[:16]}"
    names = [cut.file_name(weight) for cut in CUTS for weight in cut.weights]
    if not all((folder / name).is_file() for name in names):
        folder.mkdir(parents=True, exist_ok=True)
        source = _subset()
        for cut in CUTS:
            for weight in cut.weights:
                # Whole under its name at once: a build that is stopped must not leave half a font.
                partial = folder / f".{cut.file_name(weight)}.{os.getpid()}"
                _instance(source, cut, weight).save(partial)
                partial.replace(folder / cut.file_name(weight))
    return folder, TEXT_FOLDER


def undrawn(text: str) -> frozenset[str]:
    """The characters of a text that no font of sheets draws; a PDF for all readers may hold none."""
    rare = {each for each in text if ord(each) not in _REPERTOIRE_SET and not _invisible(each)}
    if not rare:
        return frozenset()
    drawn = [TTFont(path, lazy=True).getBestCmap() for path in sorted(TEXT_FOLDER.glob("*.ttf"))]
    return frozenset(each for each in rare if not any(ord(each) in characters for characters in drawn))


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Zs"} or "VARIATION SELECTOR" in unicodedata.name(
        character, ""
    )


def _subset() -> bytes:
    font = TTFont(TITLE_SOURCE, recalcTimestamp=False)
    options = Options()
    options.layout_features = list(_FEATURES)
    options.notdef_outline = True
    options.hinting = False
    options.name_IDs = sorted(_LEGAL_NAMES)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_REPERTOIRE)
    subsetter.subset(font)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def _instance(source: bytes, cut: Cut, weight: int) -> TTFont:
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    position = {"wdth": cut.width, "opsz": cut.optical_size, "wght": weight}
    instancer.instantiateVariableFont(font, position, inplace=True)
    _rename(font, cut, weight)
    return font


def _rename(font: TTFont, cut: Cut, weight: int) -> None:
    names = font["name"]
    kept = sorted({(each.nameID, each.toUnicode()) for each in names.names if each.nameID in _LEGAL_NAMES})
    names.names = []
    postscript = cut.file_name(weight).removesuffix(".ttf")
    described = (cut.family, "Regular", postscript, f"{cut.family} {weight}", postscript)
    for identifier, text in [*zip((1, 2, 3, 4, 6), described, strict=True), *kept]:
        names.setName(text, identifier, 3, 1, 0x409)
    # The weight is in the class alone: with the style bits Typst would look for a bold of the bold.
    font["OS/2"].usWeightClass, font["OS/2"].usWidthClass, font["OS/2"].fsSelection = weight, 5, 0x40
    font["head"].macStyle = 0
    if "STAT" in font:
        del font["STAT"]
