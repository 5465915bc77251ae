"""Every sheet of the site, in the order in which readers meet them."""

from __future__ import annotations

from collections.abc import Iterator

from ..views import Frame
from .diagnostic import diagnostic_sheets
from .form import form_sheet
from .gate import gate_sheet
from .indicators import indicators_sheet
from .maturity import maturity_sheet
from .pack import pack_sheet
from .partner import partner_sheet
from .phase import phase_sheet
from .playbook import playbook_sheet
from .selection import selection_sheet
from .sheet import Sheet
from .white_paper import white_paper_sheet


def all_sheets(frame: Frame) -> tuple[Sheet, ...]:
    """Every printable document: each sheet, then the pack that binds those of a playbook."""
    sheets = tuple(single_sheets(frame))
    return (*sheets, *(pack_sheet(frame, slug, sheets) for slug in frame.catalogue.playbooks))


def single_sheets(frame: Frame) -> Iterator[Sheet]:
    """Every sheet, packs left out, made as it is asked for."""
    catalogue = frame.catalogue
    for slug, playbook in catalogue.playbooks.items():
        yield playbook_sheet(frame, slug)
        for position in range(len(playbook.phases)):
            yield phase_sheet(frame, slug, position)
            yield gate_sheet(frame, slug, position)
        yield selection_sheet(frame, slug)
        yield indicators_sheet(frame, slug)
        yield maturity_sheet(frame, slug)
    for slug in catalogue.partners:
        yield partner_sheet(frame, slug)
    yield from diagnostic_sheets(frame)
    for slug in catalogue.forms:
        yield form_sheet(frame, slug)
    for slug in catalogue.white_papers:
        yield white_paper_sheet(frame, slug)
