"""Everything that is printed for one build: PDFs, their pictures, an archive a function."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engagement import places, problems
from engagement.problems import Problem
from engagement.sheets import Sheet, job_of
from engagement.views import Frame
from engagement.views.parts import PrintedSheet
from printing import Press, PressError, Printed, archive, font_folders, undrawn, wordmark

PICTURE_WIDTH: Final = 400
_MOST_SAID: Final = 300


class UndrawnError(Exception):
    """Raised when sheets hold characters that no font of theirs draws."""

    def __init__(self, characters: frozenset[str]) -> None:
        self.characters = characters
        super().__init__(", ".join(sorted(characters)))


@dataclass(frozen=True)
class Paper:
    """Sheets in reading order, how each left the press, and pictures of their first pages, if asked for."""

    sheets: tuple[Sheet, ...]
    prints: tuple[Printed, ...]
    pictures: tuple[bytes, ...]


@dataclass(frozen=True)
class PaperFiles:
    """The files that readers get, by address, and what pages say of them.

    `archives` counts the bytes of each function's archive: every sheet of it, not the pack that binds them.
    """

    files: Mapping[str, bytes]
    links: Mapping[str, PrintedSheet]
    archives: Mapping[str, int]


def make_press(theme: Path, cache: Path) -> Press:
    """The press that sets sheets with a theme's templates."""
    return Press(theme / "print", font_folders(cache / "typefaces"), cache / "sheets")


def print_sheets(frame: Frame, sheets: Iterable[Sheet], press: Press, *, pictured: bool) -> Paper:
    """Sheets printed, or taken from the cache when their data has not changed.

    Raises UndrawnError, before anything is printed, for characters that the fonts have not.
    """
    sheets = tuple(sheets)
    name = wordmark(frame.catalogue.site.name)
    jobs = {sheet.name: job_of(frame, sheet, name) for sheet in sheets}
    missing = frozenset[str]().union(*(undrawn(job) for job in jobs.values()))
    if missing:
        raise UndrawnError(missing)

    made: dict[str, tuple[Printed, bytes]] = {}

    def printed(sheet: Sheet) -> tuple[Printed, bytes]:
        job = jobs[sheet.name]
        bound = [made[each.name][0].fits[0].settled if each.name in made else None for each in sheet.sheets]
        # One after the other: the press has the layout at hand still.
        return press.pdf(job, settled=bound), press.picture(job, PICTURE_WIDTH) if pictured else b""

    # Packs last: what was settled for each of their sheets is not measured again.
    for round_ in (
        [sheet for sheet in sheets if not sheet.sheets],
        [sheet for sheet in sheets if sheet.sheets],
    ):
        made |= zip((sheet.name for sheet in round_), press.all(printed, round_), strict=True)
    prints, pictures = zip(*(made[sheet.name] for sheet in sheets), strict=True)
    return Paper(sheets, prints, pictures)


def paper_files(paper: Paper) -> PaperFiles:
    """The PDFs, their pictures, and an archive for each function."""
    links, files = {}, {}
    bound: dict[str, dict[str, bytes]] = {}
    for sheet, printed, picture in zip(paper.sheets, paper.prints, paper.pictures, strict=True):
        link = links[sheet.name] = _link(sheet, printed, picture)
        files[link.address], files[link.picture] = printed.pdf, picture
        # A partner's sheet wears a function's colour and lies elsewhere.
        if sheet.name.startswith(f"{sheet.function}/") and not sheet.sheets:
            bound.setdefault(sheet.function, {})[link.address.rpartition("/")[2]] = printed.pdf
    archives = {slug: archive(documents) for slug, documents in bound.items()}
    files |= {places.sheet_archive(slug): data for slug, data in archives.items()}
    return PaperFiles(files, links, {slug: len(data) for slug, data in archives.items()})


def press_problem(error: PressError) -> Problem:
    """What Typst says of a print template, as a problem: our own words, then the beginning of its own."""
    fault = problems.press_fault(" ".join(str(error).split())[:_MOST_SAID])
    return Problem("theme/print", 0, 0, "", fault.message, fault.remedy)


def _link(sheet: Sheet, printed: Printed, picture: bytes) -> PrintedSheet:
    # The size of a PNG picture stands in its header.
    width, height = struct.unpack(">II", picture[16:24])
    return PrintedSheet(
        name=sheet.name,
        title=sheet.title,
        kind=sheet.kind,
        page=sheet.page,
        function=sheet.function,
        template=sheet.template,
        address=places.sheet(sheet.name),
        pages=printed.pages,
        size=len(printed.pdf),
        picture=places.sheet_picture(sheet.name),
        picture_width=width,
        picture_height=height,
    )
