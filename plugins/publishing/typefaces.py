"""The two type families, subset to French and to the axes that the design uses."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import fontpkg_bricolage_grotesque
import fontpkg_source_serif_4
import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Basic Latin and Latin-1, the French letters beyond them, and our punctuation: what readers load first.
_REPERTOIRE: Final = frozenset(
    [*range(0x20, 0x7F), *range(0xA0, 0x100)]
    + [ord(each) for each in "ŒœŸ–—‘’‚“”„†•…‰‹›⁄€™←↑→↓−≈≠≤≥×÷\u2009\u200a\u202f\u2060"]
)
_FEATURES: Final = ("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "pnum")

# How often each letter comes in French text, per thousand: weights of the average width below.
_FREQUENCIES: Final = {
    " ": 160, "e": 121, "s": 65, "a": 64, "i": 62, "n": 60, "t": 59, "r": 55, "u": 53, "l": 46, "o": 45,
    "d": 31, "c": 27, "m": 25, "p": 25, "é": 16, "v": 13, "q": 11, "f": 9, "b": 8, "g": 8, "h": 7, "j": 5,
    "à": 4, "x": 3, "y": 2, "è": 2, "ê": 2, "z": 1, "ç": 1, "ô": 1, "â": 1, "î": 1, "û": 1, "ù": 1, "ï": 1,
    "ë": 1, "œ": 1, "k": 1, "w": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Face:
    """One font file of the site: where it comes from and what is kept of its axes."""

    name: str
    family: str
    source: Path
    limits: Mapping[str, float | tuple[float, float]]
    weights: str
    style: str = "normal"
    stretch: str = ""


@dataclass(frozen=True)
class Fallback:
    """A font that readers have already, with its measures in thousandths of an em."""

    family: str
    locals: tuple[str, ...]
    average_width: float


@dataclass(frozen=True)
class Built:
    """A subset font: its face, its woff2 bytes and its measures."""

    face: Face
    data: bytes
    ascent: float
    descent: float
    average_width: float

    @property
    def file_name(self) -> str:
        """A name that changes with the bytes."""
        return f"{self.face.name}.{hashlib.sha256(self.data).hexdigest()[:10]}.woff2"


_BRICOLAGE: Final = fontpkg_bricolage_grotesque.ROOT / "files" / "BricolageGrotesque[opsz,wdth,wght].ttf"
_SERIF: Final = fontpkg_source_serif_4.ROOT / "files"

FACES: Final = (
    Face(
        "bricolage-grotesque",
        "Bricolage Grotesque",
        _BRICOLAGE,
        {"wght": (300, 800), "wdth": (80, 94), "opsz": (12, 96)},
        "300 800",
        stretch="80% 94%",
    ),
    Face(
        "source-serif-4",
        "Source Serif 4",
        _SERIF / "SourceSerif4[opsz,wght].ttf",
        {"wght": (400, 700), "opsz": 16},
        "400 700",
    ),
    Face(
        "source-serif-4-italic",
        "Source Serif 4",
        _SERIF / "SourceSerif4-Italic[opsz,wght].ttf",
        {"wght": 400, "opsz": 16},
        "400",
        "italic",
    ),
)
# Average widths of Arial and Georgia over Latin text, in thousandths of an em.
FALLBACKS: Final = {
    "Bricolage Grotesque": Fallback("Bricolage repli", ("Arial Narrow", "Arial", "Liberation Sans"), 441),
    "Source Serif 4": Fallback("Source Serif repli", ("Georgia", "Times New Roman", "Liberation Serif"), 446),
}
PRELOADED: Final = ("bricolage-grotesque", "source-serif-4")


def build_faces(cache: Path) -> tuple[Built, ...]:
    """Every face as woff2; made once, then taken from the cache folder while nothing changes."""
    return tuple(_build(face, cache) for face in FACES)


def stylesheet(faces: tuple[Built, ...], folder: str) -> str:
    """The @font-face rules, metric fallbacks included, for fonts served from a folder."""
    return "\n".join([*(_rule(face, folder) for face in faces), *_fallback_rules(faces)])


def _build(face: Face, cache: Path) -> Built:
    kept = cache / f"{face.name}.{_key(face)}.woff2"
    try:
        data = kept.read_bytes()
    except OSError:
        data = _subset(face)
        _keep(kept, data)
    font = TTFont(io.BytesIO(data), lazy=True)
    units = font["head"].unitsPerEm
    widths, characters = font["hmtx"], font.getBestCmap()
    total = sum(_FREQUENCIES.values())
    average = sum(widths[characters[ord(each)]][0] * often for each, often in _FREQUENCIES.items()) / total
    return Built(
        face, data, font["hhea"].ascent / units, -font["hhea"].descent / units, 1000 * average / units
    )


def _key(face: Face) -> str:
    recipe = repr((sorted(face.limits.items()), sorted(_REPERTOIRE), _FEATURES, fontTools.version))
    return hashlib.sha256(recipe.encode() + face.source.read_bytes()).hexdigest()[:16]


def _subset(face: Face) -> bytes:
    # Subset first: instancing drops the variations of empty glyphs, which the subsetter then misses.
    font = TTFont(face.source, recalcTimestamp=False)
    options = Options()
    options.layout_features = list(_FEATURES)
    options.name_IDs = [0, 1, 2, 13, 14]  # copyright, family, style, licence and its address
    options.notdef_outline = True
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_REPERTOIRE)
    subsetter.subset(font)
    instancer.instantiateVariableFont(font, dict(face.limits), inplace=True)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _keep(path: Path, data: bytes) -> None:
    # The cache only saves time: a folder that cannot be written must not stop a build.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(data)
        partial.replace(path)
    except OSError:
        return


def _rule(built: Built, folder: str) -> str:
    face = built.face
    stretch = f" font-stretch: {face.stretch};" if face.stretch else ""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.weights};'
        f'{stretch} font-display: swap; src: url("{folder}{built.file_name}") format("woff2"); }}'
    )


def _fallback_rules(faces: tuple[Built, ...]) -> Iterator[str]:
    for family, fallback in FALLBACKS.items():
        built = next(each for each in faces if each.face.family == family)
        adjust = built.average_width / fallback.average_width
        sources = ", ".join(f'local("{name}")' for name in fallback.locals)
        yield (
            f'@font-face {{ font-family: "{fallback.family}"; src: {sources}; size-adjust: {adjust:.1%};'
            f" ascent-override: {built.ascent / adjust:.1%}; descent-override: {built.descent / adjust:.1%};"
            " line-gap-override: 0%; }"
        )
