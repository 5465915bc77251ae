"""The gate review of a phase: the points that it demands, its exit test, the decision, signed."""

from __future__ import annotations

from dataclasses import dataclass

from .. import editions, french, places
from ..model.common import Phase
from ..views import Frame
from ..views.parts import TwoWeights
from .phase import PhaseHead, SheetGroup, phase_head, sheet_point, signatory
from .prose import taken_apart
from .sheet import Prose, Sheet, Words


@dataclass(frozen=True, slots=True)
class GateSheet:
    """What the gate review of a phase shows; `following` is what passing leads to."""

    head: PhaseHead
    points: SheetGroup
    exit_test: Prose
    deliverables: tuple[str, ...]
    decision: str
    following: str
    signatures: tuple[str, ...]


def gate_sheet(frame: Frame, slug: str, position: int) -> Sheet:
    """The gate review of one phase of a playbook: exactly one page."""
    catalogue = frame.catalogue
    playbook = catalogue.playbooks[slug]
    phase = playbook.phases[position]
    shared = catalogue.phase(phase.phase)
    listed = {point.id: point for group in phase.groups for point in catalogue.points(group)}
    points = [listed[identifier] for identifier in phase.gate.criteria]
    path = ("phases", position)
    return Sheet(
        name=f"{slug}/{slug}-{phase.phase}-porte",
        template="gate",
        title=f"{shared.name} : la porte de sortie, {playbook.title.staying}",
        kind=f"Porte de phase, {french.in_sentence(playbook.name)}",
        page=places.playbook_phase(slug, phase.phase),
        pages=1,
        function=slug,
        edition=editions.current(catalogue, "playbook", slug),
        view=GateSheet(
            head=phase_head(frame, slug, position, TwoWeights(shared.name, "La porte de sortie")),
            points=SheetGroup("Points exigés", tuple(sheet_point(frame, point) for point in points)),
            exit_test=taken_apart(frame.prose(phase.gate.exit_test)),
            deliverables=tuple(each.name for each in phase.deliverables),
            decision=shared.decision,
            following=_following(frame, shared),
            signatures=("Le dirigeant", signatory(shared), "Le relais interne"),
        ),
        words=(
            Words("playbook", slug, (*path, "gate", "exit_test"), "L'épreuve"),
            *(
                Words("playbook", slug, (*path, "groups", number), "Points exigés")
                for number, group in enumerate(phase.groups)
                if any(point in points for point in catalogue.points(group))
            ),
            *(
                Words("playbook", slug, (*path, "deliverables", number, "name"), "Livrables à voir")
                for number in range(len(phase.deliverables))
            ),
        ),
    )


def _following(frame: Frame, phase: Phase) -> str:
    following = next((each for each in frame.catalogue.phases if each.number == phase.number + 1), None)
    if following is None:
        return "La mission est close"
    return f"Phase {following.number}, {french.in_sentence(following.name)}"
