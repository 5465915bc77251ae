"""Every entry of the site that a reader can find: no draft, no legal page, no missing page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..views.frame import Frame
from .analyser import words
from .document_records import article_entries, form_entries, white_paper_entries
from .indexing import About, Facet, Option
from .phase_records import phase_entries, shared_phase_entries
from .playbook_records import playbook_entries
from .records import TYPES, Entry, Record
from .reference_records import index_entries, partner_entries, reference_entries, term_entries


def entries_of(frame: Frame) -> tuple[Entry, ...]:
    """The entries, in the order in which readers meet them, each with what readers type for it."""
    waiting = dict(frame.catalogue.wordings)
    entries = [_asked_for(entry, waiting) for entry in _entries(frame)]
    # What leads to a section that is no record of its own is asked of its page.
    left: dict[str, tuple[str, ...]] = {}
    for address, asked in waiting.items():
        page = address.partition("#")[0]
        left[page] = (*left.get(page, ()), *asked)
    return tuple(_asked_for(entry, left) for entry in entries)


def _asked_for(entry: Entry, waiting: dict[str, tuple[str, ...]]) -> Entry:
    """An entry whose records have taken, from what waits by address, what is asked of them."""
    return Entry(_asking(entry.head, waiting), tuple(_asking(part, waiting) for part in entry.parts))


def _asking(record: Record, waiting: dict[str, tuple[str, ...]]) -> Record:
    asked = waiting.pop(record.address, ())
    return replace(record, asked=(*record.asked, *asked)) if asked else record


def _entries(frame: Frame) -> Iterator[Entry]:
    yield from playbook_entries(frame)
    yield from phase_entries(frame)
    yield from shared_phase_entries(frame)
    yield from reference_entries(frame)
    yield from form_entries(frame)
    yield from article_entries(frame)
    yield from white_paper_entries(frame)
    yield from partner_entries(frame)
    yield from term_entries(frame)
    yield from index_entries(frame)


def facets_of(frame: Frame) -> tuple[Facet, ...]:
    """The ways of narrowing results: by type, function and phase."""
    functions = tuple(Option(each.slug, each.short_name) for each in frame.functions())
    phases = tuple(Option(each.id, f"{each.number}. {each.name}") for each in frame.catalogue.common.phases)
    return (
        Facet("type", "Type", tuple(Option(value, label) for value, label in TYPES.items())),
        Facet("function", "Fonction", functions),
        Facet("phase", "Phase", phases),
    )


def about(frame: Frame) -> About:
    """What the whole site is about, its audience and the words that all roles share; the functions' names."""
    playbooks = frame.catalogue.playbooks.values()
    names = (
        name
        for each in playbooks
        for name in (each.short_name or each.name, each.role.acronym or each.role.name)
    )
    return About(_shared(frame), tuple(names))


def _shared(frame: Frame) -> tuple[str, ...]:
    roles = [playbook.role for playbook in frame.catalogue.playbooks.values()]
    stems = [{word.stem for word in words(role.name) if not word.stops} for role in roles]
    shared = set.intersection(*stems) if stems else set()
    titles = (word.written for role in roles[:1] for word in words(role.name) if word.stem in shared)
    return (frame.catalogue.site.home.audience, *titles)
