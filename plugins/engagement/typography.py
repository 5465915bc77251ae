"""French typography, set when text is rendered: sources keep plain spaces and straight apostrophes.

Spaces are only ever replaced, never inserted, so addresses, times (14:30), ratios and identifiers pass
through untouched. U+202F stands before ; ! ? % and euro, U+00A0 before a colon, inside French quotes and
between a number and the word that it counts. Practice of the French Imprimerie nationale, with U+00A0 kept
for the wider spaces because a thin space looks glued in the text face.
"""

from __future__ import annotations

import re
from typing import Final

NARROW: Final = "\u202f"
WIDE: Final = "\u00a0"
APOSTROPHE: Final = "’"

_UNITS = (
    "jours?|mois|semaines?|ans?|années?|heures?|h|min|minutes?|points?|phases?|tâches?|personnes?|salariés|"
    "pages?|documents?|questions?|euros?|km|kg|mm|cm|ko|Mo|janvier|février|mars|avril|mai|juin|juillet|"
    "août|septembre|octobre|novembre|décembre"
)
_RULES: Final = (
    (re.compile(r"(?<=\w)'(?=[\w«“])"), APOSTROPHE),
    (re.compile(r"(?<=\w)'(?=\s|$|[.,;:!?)])"), APOSTROPHE),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r" +(?=[;!?](?:\s|$|[)»\]….,]))"), NARROW),
    (re.compile(r"(?<=\d) +(?=(?:[%€]|[kM]€))"), NARROW),
    (re.compile(r" +(?=:(?:\s|$))"), WIDE),
    (re.compile(rf"«[ {WIDE}{NARROW}]*"), "«" + WIDE),
    (re.compile(rf"[ {WIDE}{NARROW}]*»"), WIDE + "»"),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NARROW),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b)"), WIDE),
    (re.compile(r"(?<=\b[Nn]°) "), WIDE),
    (re.compile(r"(?<=\bM\.) |(?<=\bMme) (?=[A-ZÀ-Ý])"), WIDE),
)


def typeset(text: str) -> str:
    """The same text with French spaces and apostrophes; applying it twice changes nothing."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
