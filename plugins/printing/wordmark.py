"""The site's name as a drawing: outlines whose weight grows letter by letter, over two wedges that overlap.

Typst sets static fonts only, and a weight for each letter would take as many of them: the outlines are drawn
from the variable font instead.
"""

from __future__ import annotations

import functools
from typing import Final

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from .faces import TITLE_SOURCE

_WEIGHTS: Final = (300, 345, 390, 440, 490, 560, 620, 680, 740, 800)
_WIDTH, _OPTICAL_SIZE = 84, 27
# In ems: the space taken from between letters, the gap above the wedges, and their height.
_TIGHTENED, _GAP, _WEDGES = 0.025, 0.1, 0.2


@functools.cache
def wordmark(name: str) -> str:
    """The name as an SVG drawing in `currentColor`, as high as it needs."""
    with TTFont(TITLE_SOURCE, lazy=True) as font:
        em: int = font["head"].unitsPerEm
        characters = font.getBestCmap()
        tallest: int = font["OS/2"].sCapHeight
        lowest = x = 0
        left: float | None = None
        right = 0.0
        paths = []
        for weight, letter in zip(_weights(len(name)), name, strict=True):
            glyphs = font.getGlyphSet(location={"wght": weight, "wdth": _WIDTH, "opsz": _OPTICAL_SIZE})
            glyph = glyphs[characters.get(ord(letter), ".notdef")]
            bounds = BoundsPen(glyphs)
            glyph.draw(bounds)
            if bounds.bounds is not None:
                first, low, last, high = bounds.bounds
                left = x + first if left is None else left
                right, lowest, tallest = x + last, min(lowest, low), max(tallest, high)
                pen = SVGPathPen(glyphs, ntos=_rounded)
                glyph.draw(TransformPen(pen, (1, 0, 0, -1, x, 0)))
                paths.append(pen.getCommands())
            x += glyph.width - _TIGHTENED * em
    left = left or 0.0
    # Wedges in the 120 by 6 box in which the brand draws them.
    across, down = (right - left) / 120, _WEDGES * em / 6
    top = _GAP * em - min(lowest, 0) * (lowest < -0.1 * em)
    wedges = (
        f'<g transform="translate({_rounded(left)} {_rounded(top)}) scale({across:.3f} {down:.3f})">'
        '<path fill-opacity=".5" d="M0 0h78L0 5z"/><path d="M42 6 120 1v5z"/></g>'
    )
    height = tallest + top + _WEDGES * em
    box = " ".join(_rounded(number) for number in (left, -tallest, right - left, height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" fill="currentColor">'
        f'<path d="{"".join(paths)}"/>{wedges}</svg>'
    )


def _weights(count: int) -> list[float]:
    """The brand's weights, spread over a name of any length."""
    last = len(_WEIGHTS) - 1
    places = [position * last / max(count - 1, 1) for position in range(count)]
    return [
        _WEIGHTS[int(place)] + (place % 1) * (_WEIGHTS[min(int(place) + 1, last)] - _WEIGHTS[int(place)])
        for place in places
    ]


def _rounded(number: float) -> str:
    return f"{number:.0f}"
