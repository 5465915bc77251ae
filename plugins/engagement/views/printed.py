"""The printed sheets as pages lead to them: links that say what they weigh, cards with a picture."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .. import french, places
from .frame import Frame
from .parts import PrintedSheet

# What each template's sheets are called where the page around already says whom or what they are about.
_NAMES: Final = {
    "pack": "Le dossier complet",
    "playbook": "La fiche du playbook",
    "selection": "La grille de sélection",
    "indicators": "La fiche d'indicateurs",
    "maturity": "La fiche de maturité",
    "phase": "La liste à cocher",
    "gate": "La porte de sortie",
    "partner": "La fiche partenaire",
    "diagnostic": "Le questionnaire et son barème",
    "form": "Le document vierge",
    "white-paper": "Le livre blanc",
}
_PAPERS: Final = {"a4": "A4", "us-letter": "US Letter"}
_KILO, _MEGA = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class Download:
    """A file behind a link; `facts` say its type, its pages and its weight."""

    label: str
    address: str
    facts: str


@dataclass(frozen=True, slots=True)
class SheetCard:
    """A sheet with a picture of its first page; `kind` says what it is and about what, apart from others."""

    name: str
    kind: str
    address: str
    facts: str
    picture: str
    width: int
    height: int


def downloads(frame: Frame, address: str, *templates: str) -> tuple[Download, ...]:
    """The sheets that belong to the page at an address, only those of some templates if any is given.

    They come in the order of the templates, else in reading order.
    """
    sheets = frame.sheets_of(address)
    if templates:
        chosen = [sheet for sheet in sheets if sheet.template in templates]
        sheets = tuple(sorted(chosen, key=lambda sheet: templates.index(sheet.template)))
    return tuple(Download(sheet_name(sheet), sheet.address, sheet_facts(sheet)) for sheet in sheets)


def archive_downloads(frame: Frame, slug: str) -> tuple[Download, ...]:
    """The sheets of a function one by one, in one file; the pack binds the same ones."""
    return tuple(
        Download("Les fiches séparées", places.sheet_archive(slug), f"ZIP, {weight(size)}")
        for function, size in frame.archives.items()
        if function == slug
    )


def sheet_card(sheet: PrintedSheet, name: str = "") -> SheetCard:
    """A sheet with its picture; its name is that of its kind by default."""
    return SheetCard(
        name or sheet_name(sheet),
        sheet.kind,
        sheet.address,
        sheet_facts(sheet),
        sheet.picture,
        sheet.picture_width,
        sheet.picture_height,
    )


def sheet_cards(frame: Frame, named: Iterable[tuple[str, str]]) -> tuple[SheetCard, ...]:
    """The sheets of some pages, each under the name that goes with its page's address."""
    return tuple(sheet_card(sheet, name) for address, name in named for sheet in frame.sheets_of(address))


def sheet_name(sheet: PrintedSheet) -> str:
    """What a sheet is called on its own page."""
    return _NAMES.get(sheet.template, sheet.title)


def sheet_facts(sheet: PrintedSheet) -> str:
    """A sheet's type, pages and weight: PDF, 2 pages, 84 ko."""
    return f"PDF, {french.counted(sheet.pages, 'page')}, {weight(sheet.size)}"


def paper_name(frame: Frame) -> str:
    """The format that everything is printed in."""
    return _PAPERS[frame.catalogue.site.paper]


def weight(size: int) -> str:
    """A size in bytes as readers see it, never understated: 84 ko, 1,2 Mo."""
    kilos = math.ceil(size / _KILO)
    if kilos < _KILO:
        return f"{kilos} ko"
    tenths = math.ceil(size / (_MEGA / 10))
    return f"{tenths // 10},{tenths % 10} Mo" if tenths % 10 else f"{tenths // 10} Mo"
