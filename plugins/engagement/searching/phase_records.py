"""The records of the phases: of each playbook, and across functions."""

from __future__ import annotations

from collections.abc import Iterator

from .. import french, places
from ..model import Playbook
from ..model.common import GenericPoint, Phase
from ..model.playbook import PlaybookPhase, Point
from ..views.frame import Frame
from .plain import plain
from .playbook_records import names_of
from .records import PHASE, Entry, Record, Scope

_LIST: tuple[str, ...] = ("liste à cocher",)


def phase_entries(frame: Frame) -> Iterator[Entry]:
    """Each phase of each playbook, with its checklist."""
    for slug, playbook in frame.catalogue.playbooks.items():
        for phase in playbook.phases:
            yield _phase_entry(frame, slug, playbook, phase)


def shared_phase_entries(frame: Frame) -> Iterator[Entry]:
    """Each phase across functions, the preliminary included."""
    for phase in frame.catalogue.common.phases:
        yield _shared_entry(frame, phase)


def _phase_entry(frame: Frame, slug: str, playbook: Playbook, phase: PlaybookPhase) -> Entry:
    shared = frame.catalogue.phase(phase.phase)
    page = places.playbook_phase(slug, phase.phase)
    scope = Scope(PHASE, (slug,), (phase.phase,))
    points = [point for group in phase.groups for point in frame.catalogue.points(group)]
    head = Record(
        address=page,
        label=f"Phase {shared.number}, liste de {french.counted(len(points), 'point')}",
        title=f"{shared.name} : {playbook.title.staying}",
        scope=scope,
        body=plain(phase.purpose, phase.summary, phase.director, phase.team),
        aliases=(*(group.name for group in phase.groups), *_LIST),
        context=names_of(playbook),
    )
    gate = Record(
        f"{page}#porte",
        "Épreuve de sortie",
        f"Sortir de la phase {shared.name}",
        scope,
        plain(phase.gate.exit_test),
    )
    deliverables = (
        Record(f"{page}#{each.id}", "Livrable", each.name, scope, plain(each.description))
        for each in phase.deliverables
    )
    own = (_point(page, scope, point) for point in points if isinstance(point, Point))
    return Entry(head, (*own, gate, *deliverables))


def _point(page: str, scope: Scope, point: Point | GenericPoint) -> Record:
    explained = plain(point.help) if isinstance(point, Point) else ""
    body = plain(f"Preuve : {point.proof}", explained)
    return Record(f"{page}#{point.id}", "Point à vérifier", plain(point.text), scope, body)


def _shared_entry(frame: Frame, phase: Phase) -> Entry:
    page, scope = places.phase(phase.id), Scope(PHASE, (), (phase.id,))
    listed = tuple(
        _point(page, scope, point) for point in frame.catalogue.common.points if point.phase == phase.id
    )
    count = f", {french.counted(len(listed), 'point')} à vérifier" if listed else ""
    head = Record(
        address=page,
        label=f"Phase {phase.number}, toutes fonctions{count}"
        if phase.number
        else f"Avant la mission{count}",
        title=phase.name,
        scope=scope,
        body=plain(phase.purpose, phase.summary, phase.roles_note),
        aliases=(*_LIST, "étape"),
        context=("méthode",),
    )
    parts = (
        ("roles", "Qui fait quoi", "Les rôles", phase.roles_note),
        ("entree", "Entrée", "Pour commencer", plain(*phase.entry)),
        ("sortie", "Sortie", "Pour finir", plain(*phase.leave, phase.decision)),
        ("livrables", "Livrables", "Ce que la phase produit", plain(*phase.deliverables)),
        ("rythme", "Cadence", "Les rendez-vous", plain(*phase.cadence)),
        ("alertes", "Alertes", "Ce qui doit inquiéter", plain(*phase.warnings)),
    )
    sections = (
        Record(f"{page}#{anchor}", label, f"{name}, phase {phase.name}", scope, plain(text))
        for anchor, label, name, text in parts
        if text
    )
    return Entry(head, (*listed, *sections))
