"""Editions: what the pages that sheets lead to say of them, and the list of editions of each record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .. import editions, french, places
from ..comparing import Change, PartChanges, Rewording
from ..editions import Edition, PastEdition
from ..model.edition import EditionKind
from ..snapshotting import FINGERPRINT, address_of, records
from .frame import Frame, Page, joined_title
from .parts import EditionNotice, Intro, Link, Shell
from .printed import downloads

_NATURES: Final = {"added": "Ajouté", "reworded": "Reformulé", "removed": "Retiré"}
_SUBJECTS: Final[dict[EditionKind, str]] = {
    "playbook": "ce playbook",
    "partner": "ce profil",
    "form": "ce document",
    "diagnostic": "ce questionnaire",
    "white-paper": "ce livre blanc",
}
_LEAD: Final = (
    "Le code d'une fiche imprimée dit de quelle édition elle vient. Cherchez la vôtre : la page dit ce qui a "
    "changé depuis, et ce qui reste valable."
)


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change; `address` leads to what changed, `moved` to where it went; either may be missing.

    `title` is empty when the changed texts already say what it is; `retold` means that the text is too long
    to be shown.
    """

    nature: str
    name: str
    id: str
    address: str
    title: str
    texts: tuple[Rewording, ...]
    retold: bool
    moved: Link | None


@dataclass(frozen=True, slots=True)
class PartChangesView:
    """The changes of a part, with its anchor in the page."""

    id: str
    anchor: str
    part: Link
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class PastEditionView:
    """An older edition and what has changed since."""

    id: str
    anchor: str
    facts: str
    sentence: str
    parts: tuple[PartChangesView, ...]


@dataclass(frozen=True, slots=True)
class EditionsView:
    """What the list of the editions of a record shows."""

    shell: Shell
    intro: Intro
    page: Link
    id: str
    facts: str
    past: tuple[PastEditionView, ...]
    sheets: tuple[Link, ...]


def edition_notice(frame: Frame, kind: EditionKind, slug: str, part: str = "") -> EditionNotice:
    """What the page of a record, or of a part of it that has a page, says to who comes from a sheet."""
    edition = editions.current(frame.catalogue, kind, slug)
    address = address_of(kind, slug)
    page = places.playbook_phase(slug, part) if part else address
    return EditionNotice(
        id=edition.id,
        facts=_facts(edition),
        part=part,
        subject="cette phase" if part else _SUBJECTS[kind],
        address=places.editions(address),
        sheets=_sheets(frame, page),
    )


def editions_pages(frame: Frame) -> tuple[Page, ...]:
    """The list of editions of each record that has sheets."""
    return tuple(_editions_page(frame, kind, slug) for kind, slug in records(frame.catalogue))


def _editions_page(frame: Frame, kind: EditionKind, slug: str) -> Page:
    catalogue = frame.catalogue
    record = address_of(kind, slug)
    address = places.editions(record)
    title, index = _names(frame, kind, slug)
    edition = editions.current(catalogue, kind, slug)
    view = EditionsView(
        shell=frame.shell(
            address,
            f"Éditions : {title}",
            f"L'édition en cours de « {title} », et ce qui a changé depuis les précédentes.",
            breadcrumb=(*index, Link(title, record)),
            crumb="Éditions",
            function=slug if kind == "playbook" else "",
            indexed=False,
        ),
        intro=frame.intro(title, _LEAD),
        page=Link(title, record),
        id=edition.id,
        facts=_facts(edition),
        past=tuple(_past(frame, kind, slug, each) for each in editions.past(catalogue, kind, slug)),
        sheets=_sheets(frame, record),
    )
    return Page(address, "pages/editions.html", view)


def _names(frame: Frame, kind: EditionKind, slug: str) -> tuple[str, tuple[Link, ...]]:
    """The title of a record, and the index that lists it."""
    catalogue = frame.catalogue
    if kind == "playbook":
        return joined_title(catalogue.playbooks[slug].title), (Link("Playbooks", places.PLAYBOOKS),)
    if kind == "partner":
        return catalogue.partners[slug].name, (Link("Partenaires", places.PARTNERS),)
    if kind == "form":
        return joined_title(catalogue.forms[slug].title), (Link("Modèles de documents", places.FORMS),)
    if kind == "white-paper":
        title = joined_title(catalogue.white_papers[slug].meta.title)
        return title, (Link("Livres blancs", places.WHITE_PAPERS),)
    return (catalogue.diagnostic.title if catalogue.diagnostic else ""), ()


def _facts(edition: Edition) -> str:
    return f"version {edition.version}, relue le {edition.reviewed}" if edition.version else ""


def _sheets(frame: Frame, page: str) -> tuple[Link, ...]:
    """The sheets of a page as they are today, or where all of them are."""
    found = tuple(Link(f"{each.label} ({each.facts})", each.address) for each in downloads(frame, page))
    return found or (Link("Toutes les fiches à imprimer", places.SHEETS),)


def _past(frame: Frame, kind: EditionKind, slug: str, past: PastEdition) -> PastEditionView:
    anchor = f"edition-{past.edition.id.replace('.', '-')}"
    count = sum(len(part.changes) for part in past.changes)
    return PastEditionView(
        id=past.edition.id,
        anchor=anchor,
        facts=_facts(past.edition) or f"édition gardée le {french.date(past.edition.day)}",
        sentence=(
            f"{french.counted(count, 'changement')} depuis. Ce qui n'est pas cité ici n'a pas changé."
            if count
            else "Rien n'a changé depuis dans ce que disent les fiches : elles restent valables."
        ),
        parts=tuple(_part(frame, kind, slug, anchor, part) for part in past.changes),
    )


def _part(frame: Frame, kind: EditionKind, slug: str, anchor: str, part: PartChanges) -> PartChangesView:
    return PartChangesView(
        id=part.id,
        anchor=f"{anchor}-{part.id}",
        part=Link(part.name, _part_address(frame, kind, slug, part.id)),
        changes=tuple(_change(frame, kind, slug, part, each) for each in part.changes),
    )


def _change(frame: Frame, kind: EditionKind, slug: str, part: PartChanges, change: Change) -> ChangeView:
    texts = tuple(each for each in change.rewordings if each.name != FINGERPRINT)
    said = change.nature != "reworded" or any(change.title == each.now for each in texts)
    moved = _address(frame, kind, slug, change.moved_to, change.id) if change.moved_to else ""
    return ChangeView(
        nature=change.nature,
        name=_NATURES[change.nature],
        id=change.id,
        address="" if change.nature == "removed" else _address(frame, kind, slug, part.id, change.id),
        title="" if said else change.title,
        texts=texts,
        retold=change.nature == "reworded" and len(texts) < len(change.rewordings),
        moved=Link("Ce point a changé de place", moved) if moved else None,
    )


def _part_address(frame: Frame, kind: EditionKind, slug: str, part: str) -> str:
    """Where a part of a record can be read: a phase has its page, the rest is on the record's own."""
    page = address_of(kind, slug)
    if kind != "playbook":
        return page
    if any(phase.phase == part for phase in frame.catalogue.playbooks[slug].phases):
        return places.playbook_phase(slug, part)
    return f"{page}#{part}" if part in places.PLAYBOOK_SECTIONS else page


def _address(frame: Frame, kind: EditionKind, slug: str, part: str, identifier: str) -> str:
    """Where an entry of a record can be read, as near as its page has an anchor; empty without an id."""
    if not identifier:
        return ""
    address = _part_address(frame, kind, slug, part)
    page = address.partition("#")[0]
    known = {*frame.catalogue.links.anchors.get(page, ()), *_anchors(frame, kind, slug, part)}
    return f"{page}#{identifier}" if identifier in known else address


def _anchors(frame: Frame, kind: EditionKind, slug: str, part: str) -> Iterable[str]:
    """The anchors of a page that content cannot link to."""
    catalogue = frame.catalogue
    if kind == "playbook":
        playbook = catalogue.playbooks[slug]
        for phase in playbook.phases:
            if phase.phase == part:
                yield from (each.id for each in phase.deliverables)
        yield from (each.id for each in playbook.weak_signals if each.phase == part)
    if kind == "diagnostic" and catalogue.diagnostic:
        found = catalogue.diagnostic
        yield from (each.id for each in found.questions)
        yield from (each.id for each in found.bands)
        yield from (each.id for each in found.flags)
