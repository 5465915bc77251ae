"""The checklist of a phase, to tick with a pen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .. import editions, french, places
from ..model.common import GenericPoint, Phase
from ..model.playbook import Point, WeakSignal
from ..views import Frame
from ..views.parts import TwoWeights
from .prose import taken_apart
from .sheet import Prose, Sheet, Verbatim, Words

_SEVERITIES: Final = ("critique", "sérieux", "à surveiller")
# The first phase that the director works in; before it the firm signs.
_ARRIVAL: Final = 3


@dataclass(frozen=True, slots=True)
class PhaseHead:
    """What opens a sheet about a phase."""

    number: int
    title: TwoWeights
    heights: tuple[int, ...]
    bevel: str


@dataclass(frozen=True, slots=True)
class SheetPoint:
    """A point to tick: `who` are codes of roles, which the sheet explains."""

    id: Verbatim
    text: Prose
    who: tuple[str, ...]
    proof: Prose
    essential: bool


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Points that stay together on a page."""

    name: str
    points: tuple[SheetPoint, ...]


@dataclass(frozen=True, slots=True)
class SheetRole:
    """A code of a role and the name it stands for."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PhaseSheet:
    """What the checklist of a phase shows.

    `signals` are the weak signals of the function, or the warnings of the shared phase when it has none.
    """

    head: PhaseHead
    summary: str
    groups: tuple[SheetGroup, ...]
    point_count: int
    roles: tuple[SheetRole, ...]
    signals_name: str
    signals: tuple[Prose, ...]
    signatures: tuple[str, ...]


def phase_sheet(frame: Frame, slug: str, position: int) -> Sheet:
    """The checklist of one phase of a playbook: exactly the pages that the phase declares."""
    catalogue = frame.catalogue
    playbook = catalogue.playbooks[slug]
    phase = playbook.phases[position]
    shared = catalogue.phase(phase.phase)
    groups = [(group.name, catalogue.points(group)) for group in phase.groups]
    points = {point.id: point for _, listed in groups for point in listed}
    signals = most_severe_first(playbook.weak_signals, phase.phase)
    path = ("phases", position)
    return Sheet(
        name=f"{slug}/{slug}-{phase.phase}-liste",
        template="phase",
        title=f"{shared.name} : la liste à cocher, {playbook.title.staying}",
        kind=f"Liste à cocher, {french.in_sentence(playbook.name)}",
        page=places.playbook_phase(slug, phase.phase),
        pages=phase.sheet_pages,
        function=slug,
        edition=editions.current(catalogue, "playbook", slug),
        view=PhaseSheet(
            head=phase_head(frame, slug, position, TwoWeights("", shared.name)),
            summary=phase.summary,
            groups=tuple(
                SheetGroup(name, tuple(sheet_point(frame, point) for point in listed))
                for name, listed in groups
            ),
            point_count=len(points),
            roles=roles_of(frame, points.values()),
            signals_name="Signaux faibles" if signals else "Se méfier si",
            signals=tuple(taken_apart(frame.prose(each.text)) for each in signals)
            or tuple((text,) for text in shared.warnings),
            signatures=(signatory(shared), "Le relais interne"),
        ),
        words=(
            Words("playbook", slug, (*path, "summary"), "Chapeau de la liste"),
            *(
                Words("playbook", slug, (*path, "groups", number), group.name)
                for number, group in enumerate(phase.groups)
            ),
            *(
                Words("playbook", slug, ("weak_signals", number, "text"), "Signaux faibles")
                for number, each in enumerate(playbook.weak_signals)
                if each in signals
            ),
        ),
        promise=Words("playbook", slug, (*path, "sheet_pages"), "Pages de la liste"),
    )


def phase_head(frame: Frame, slug: str, position: int, title: TwoWeights) -> PhaseHead:
    """The opening of a sheet about one phase of a playbook."""
    playbook = frame.catalogue.playbooks[slug]
    bevel = frame.bevel(playbook.tasks)
    number = frame.catalogue.phase(playbook.phases[position].phase).number
    return PhaseHead(number, title, bevel.heights, bevel.sentence)


def sheet_point(frame: Frame, point: Point | GenericPoint) -> SheetPoint:
    """A point as sheets show it."""
    return SheetPoint(
        id=Verbatim(point.id),
        text=taken_apart(frame.prose(point.text)),
        who=point.who,
        proof=taken_apart(frame.prose(point.proof)),
        essential=isinstance(point, Point) and point.importance == "essentiel",
    )


def roles_of(frame: Frame, points: Iterable[Point | GenericPoint]) -> tuple[SheetRole, ...]:
    """The roles that points name, in the order of the shared model."""
    named = {code for point in points for code in point.who}
    return tuple(
        SheetRole(role.id, role.short_name) for role in frame.catalogue.common.roles if role.id in named
    )


def most_severe_first(signals: tuple[WeakSignal, ...], phase: str = "") -> list[WeakSignal]:
    """The weak signals of a phase, or all of them, the most severe first."""
    return sorted(
        (each for each in signals if phase in ("", each.phase)),
        key=lambda each: _SEVERITIES.index(each.severity),
    )


def signatory(phase: Phase) -> str:
    """Who signs a sheet of a phase beside the company's own people."""
    return "Le directeur externe" if phase.number >= _ARRIVAL else "Le cabinet"
