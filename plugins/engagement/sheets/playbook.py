"""The one-pager of a playbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .. import editions, french, places
from ..model.playbook import Playbook, PlaybookPhase
from ..views import Frame
from ..views.frame import joined_title, two_weights
from ..views.parts import TwoWeights
from .phase import most_severe_first
from .prose import taken_apart
from .sheet import Prose, Sheet, Words

_FEW_LETTERS: Final = 20


@dataclass(frozen=True, slots=True)
class PhaseEnd:
    """A phase under the bevel, and what must be true to tick it."""

    number: int
    name: str
    duration: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoredCriterion:
    """A criterion to score out of its weight."""

    name: str
    weight: int
    eliminating: bool


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator and its value at the transfer."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class PlaybookSheet:
    """What the one-pager of a playbook shows.

    Where the page is short, it shows the first of `signals`, `outsource_if`, `insource_if` and `targets`.
    """

    title: TwoWeights
    tagline: str
    heights: tuple[int, ...]
    bevel: str
    phases: tuple[PhaseEnd, ...]
    criteria: tuple[ScoredCriterion, ...]
    total: int
    signals: tuple[Prose, ...]
    outsource_if: tuple[Prose, ...]
    insource_if: tuple[Prose, ...]
    targets: tuple[Target, ...]
    tasks_name: str
    tasks: tuple[str, ...]


def playbook_sheet(frame: Frame, slug: str) -> Sheet:
    """The one-pager of a playbook: exactly one page."""
    catalogue = frame.catalogue
    playbook = catalogue.playbooks[slug]
    bevel = frame.bevel(playbook.tasks)
    signals = most_severe_first(playbook.weak_signals)
    handed_over = sorted(
        (task for task in playbook.tasks if catalogue.handover(task)), key=catalogue.handover
    )
    return Sheet(
        name=f"{slug}/{slug}-fiche",
        template="playbook",
        title=f"{joined_title(playbook.title)} : la fiche",
        kind=f"Fiche playbook, {french.in_sentence(playbook.name)}",
        page=places.playbook(slug),
        pages=1,
        function=slug,
        edition=editions.current(catalogue, "playbook", slug),
        view=PlaybookSheet(
            title=two_weights(playbook.title),
            tagline=playbook.tagline,
            heights=bevel.heights,
            bevel=bevel.sentence,
            phases=tuple(_phase_end(frame, slug, phase) for phase in playbook.phases),
            criteria=tuple(
                ScoredCriterion(each.name, each.weight, each.eliminating) for each in playbook.criteria
            ),
            total=sum(each.weight for each in playbook.criteria),
            signals=tuple(taken_apart(frame.prose(each.text)) for each in signals),
            outsource_if=tuple(taken_apart(each) for each in frame.proses(playbook.arbitration.outsource_if)),
            insource_if=tuple(taken_apart(each) for each in frame.proses(playbook.arbitration.insource_if)),
            targets=_targets(playbook),
            tasks_name=(
                f"{french.sentence_case(french.number(len(handed_over)))} "
                f"{'tâches' if len(handed_over) > 1 else 'tâche'} à transmettre"
            ),
            tasks=tuple(task.name for task in handed_over),
        ),
        words=tuple(_words(slug, playbook)),
    )


def _words(slug: str, playbook: Playbook) -> Iterator[Words]:
    yield Words("playbook", slug, ("title",), "Titre")
    yield Words("playbook", slug, ("tagline",), "Accroche")
    for number in range(len(playbook.criteria)):
        yield Words("playbook", slug, ("criteria", number, "name"), "Choisir la personne")
    for number in range(len(playbook.weak_signals)):
        yield Words("playbook", slug, ("weak_signals", number, "text"), "Se méfier si")
    yield Words("playbook", slug, ("arbitration", "outsource_if"), "Externaliser tient si")
    yield Words("playbook", slug, ("arbitration", "insource_if"), "Recruter vaut mieux si")
    for number in range(len(playbook.indicators)):
        yield Words("playbook", slug, ("indicators", number, "name"), "Viser, au transfert")
        yield Words("playbook", slug, ("indicators", number, "transfer"), "Viser, au transfert")
    for number in range(len(playbook.tasks)):
        yield Words("playbook", slug, ("tasks", number, "name"), "Tâches à transmettre")


def _phase_end(frame: Frame, slug: str, phase: PlaybookPhase) -> PhaseEnd:
    """The end of a phase as something to tick: its gate, and the tasks that have changed hands in it."""
    catalogue = frame.catalogue
    tasks = catalogue.playbooks[slug].tasks
    shared = catalogue.phase(phase.phase)
    passed = sum(catalogue.handover(task) == shared.number for task in tasks)
    proved = french.counted(len(phase.gate.criteria), "point prouvé", "points prouvés")
    return PhaseEnd(
        shared.number,
        shared.name,
        french.duration(phase.duration),
        (proved, *((french.counted(passed, "tâche transmise", "tâches transmises"),) if passed else ())),
    )


def _targets(playbook: Playbook) -> tuple[Target, ...]:
    """Indicators and their targets, those that are said in a few words first."""
    targets = [Target(each.name, each.transfer) for each in playbook.indicators]
    return tuple(sorted(targets, key=lambda each: len(each.value) > _FEW_LETTERS))
