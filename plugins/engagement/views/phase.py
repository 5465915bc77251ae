"""The pages of a phase: of one playbook, and across functions."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import french, places
from ..model import Playbook
from ..model.common import GenericPoint, Phase
from ..model.playbook import PlaybookPhase, Point
from .editions import edition_notice
from .frame import Frame, Page
from .parts import Bevel, FunctionLink, Link, Provenance, Shell, Step
from .playbook import DeliverableView, SignalView, deliverables, signal
from .printed import Download, downloads

_NARROWEST, _WIDEST, _SHARE_STEP = 35, 65, 5


@dataclass(frozen=True, slots=True)
class PointView:
    """A checklist point."""

    id: str
    text: Markup
    who: tuple[str, ...]
    proof: Markup
    essential: bool
    help: Markup
    provenance: Provenance
    generic: bool


@dataclass(frozen=True, slots=True)
class PointGroupView:
    """Points that go together."""

    name: str
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class PhaseView:
    """What the page of a playbook's phase shows; `team_share` is in hundredths, for the two plates."""

    shell: Shell
    function: FunctionLink
    number: int
    name: str
    purpose: Markup
    duration: str
    people: tuple[str, ...]
    bevel: Bevel
    steps: tuple[Step, ...]
    director_count: int
    team_count: int
    task_count: int
    team_share: int
    director: Markup
    team: Markup
    list_sheets: tuple[Download, ...]
    groups: tuple[PointGroupView, ...]
    point_count: int
    essential_count: int
    storage_key: str
    gate_points: tuple[Link, ...]
    exit_test: Markup
    gate_sheets: tuple[Download, ...]
    deliverables: tuple[DeliverableView, ...]
    signals: tuple[SignalView, ...]
    shared: Link
    sheet: Link
    previous: Step | None
    following: Step | None


@dataclass(frozen=True, slots=True)
class PhaseInFunction:
    """How a shared phase goes in one function."""

    function: FunctionLink
    address: str
    summary: str
    duration: str
    point_count: int
    sheets: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class SharedPhaseView:
    """What the page of a phase across functions shows."""

    shell: Shell
    number: int
    name: str
    purpose: Markup
    duration: str
    starts_in: Link | None
    bevel: Bevel
    steps: tuple[Step, ...]
    people: tuple[str, ...]
    roles_note: Markup
    entry: tuple[str, ...]
    leave: tuple[str, ...]
    decision: str
    deliverables: tuple[str, ...]
    cadence: tuple[str, ...]
    warnings: tuple[str, ...]
    points: tuple[PointView, ...]
    functions: tuple[PhaseInFunction, ...]
    previous: Link | None
    following: Link | None


def phase_pages(frame: Frame) -> tuple[Page, ...]:
    """The page of each phase of each playbook."""
    return tuple(
        _phase_page(frame, slug, playbook, phase)
        for slug, playbook in frame.catalogue.playbooks.items()
        for phase in playbook.phases
    )


def shared_phase_pages(frame: Frame) -> tuple[Page, ...]:
    """The page of each phase across functions, the preliminary included."""
    return tuple(_shared_phase_page(frame, phase) for phase in frame.catalogue.common.phases)


def _point(frame: Frame, point: Point | GenericPoint) -> PointView:
    own = isinstance(point, Point)
    return PointView(
        id=point.id,
        text=frame.prose(point.text),
        who=frame.catalogue.role_names(point.who),
        proof=frame.prose(point.proof),
        essential=isinstance(point, Point) and point.importance == "essentiel",
        help=frame.prose(point.help if isinstance(point, Point) else None),
        provenance=frame.provenance(point),
        generic=not own,
    )


def _phase_page(frame: Frame, slug: str, playbook: Playbook, phase: PlaybookPhase) -> Page:
    catalogue = frame.catalogue
    shared = catalogue.phase(phase.phase)
    address = places.playbook_phase(slug, phase.phase)
    steps = frame.steps(slug, phase.phase)
    position = next(number for number, step in enumerate(steps) if step.current)
    held = sum(catalogue.handover(task) < shared.number for task in playbook.tasks)
    total = len(playbook.tasks)
    groups = tuple(
        PointGroupView(group.name, tuple(_point(frame, point) for point in catalogue.points(group)))
        for group in phase.groups
    )
    points = {point.id: point for group in groups for point in group.points}
    purpose = frame.prose(phase.purpose)
    view = PhaseView(
        shell=frame.shell(
            address,
            f"{shared.name} : {playbook.title.staying}",
            purpose,
            breadcrumb=(Link("Playbooks", places.PLAYBOOKS), Link(playbook.name, places.playbook(slug))),
            crumb=shared.name,
            function=slug,
            edition=edition_notice(frame, "playbook", slug, phase.phase),
        ),
        function=frame.function(slug),
        number=shared.number,
        name=shared.name,
        purpose=purpose,
        duration=french.duration(phase.duration),
        people=catalogue.role_names(phase.people),
        bevel=frame.bevel(playbook.tasks),
        steps=steps,
        director_count=total - held,
        team_count=held,
        task_count=total,
        team_share=_share(held, total),
        director=frame.prose(phase.director),
        team=frame.prose(phase.team),
        list_sheets=downloads(frame, address, "phase"),
        groups=groups,
        point_count=len(points),
        essential_count=sum(point.essential for point in points.values()),
        storage_key=f"tremplin:{slug}:{phase.phase}",
        gate_points=tuple(
            Link(points[identifier].text.striptags(), f"#{identifier}") for identifier in phase.gate.criteria
        ),
        exit_test=frame.prose(phase.gate.exit_test),
        gate_sheets=downloads(frame, address, "gate"),
        deliverables=deliverables(frame, phase.deliverables),
        signals=tuple(
            signal(frame, slug, each) for each in playbook.weak_signals if each.phase == phase.phase
        ),
        shared=Link(f"{shared.name}, toutes fonctions", places.phase(shared.id)),
        sheet=Link("Toutes les fiches", f"{places.SHEETS}#{slug}"),
        previous=steps[position - 1] if position else None,
        following=steps[position + 1] if position + 1 < len(steps) else None,
    )
    return Page(address, "pages/phase.html", view)


def _share(held: int, total: int) -> int:
    rounded = round(100 * held / total / _SHARE_STEP) * _SHARE_STEP
    return min(_WIDEST, max(_NARROWEST, rounded))


def _shared_phase_page(frame: Frame, phase: Phase) -> Page:
    catalogue = frame.catalogue
    address = places.phase(phase.id)
    order = catalogue.common.phases
    position = order.index(phase)
    purpose = frame.prose(phase.purpose)
    starts_in = catalogue.phase(phase.starts_in) if phase.starts_in else None
    view = SharedPhaseView(
        shell=frame.shell(
            address,
            f"{phase.name} : la phase, toutes fonctions",
            purpose,
            breadcrumb=(Link("Méthode", places.METHOD),),
            crumb=phase.name,
        ),
        number=phase.number,
        name=phase.name,
        purpose=purpose,
        duration=french.duration(phase.duration),
        starts_in=Link(starts_in.name, places.phase(starts_in.id)) if starts_in else None,
        bevel=frame.whole_bevel(),
        steps=frame.shared_steps(phase.id),
        people=catalogue.role_names(phase.people),
        roles_note=frame.prose(phase.roles_note),
        entry=phase.entry,
        leave=phase.leave,
        decision=phase.decision,
        deliverables=phase.deliverables,
        cadence=phase.cadence,
        warnings=phase.warnings,
        points=tuple(_point(frame, point) for point in catalogue.common.points if point.phase == phase.id),
        functions=tuple(
            PhaseInFunction(
                frame.function(slug),
                step.address,
                step.summary,
                step.duration,
                step.point_count,
                downloads(frame, step.address, "phase"),
            )
            for slug in catalogue.playbooks
            for step in frame.steps(slug, phase.id)
            if step.current
        ),
        previous=_neighbour(order[position - 1]) if position else None,
        following=_neighbour(order[position + 1]) if position + 1 < len(order) else None,
    )
    return Page(address, "pages/shared_phase.html", view)


def _neighbour(phase: Phase) -> Link:
    return Link(phase.name, places.phase(phase.id))
