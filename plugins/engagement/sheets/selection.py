"""The selection grid of a playbook: three candidates side by side, the same criteria for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import editions, french, places
from ..model.playbook import Criterion
from ..views import Frame
from ..views.frame import joined_title
from ..views.parts import TwoWeights
from .prose import taken_apart
from .sheet import Prose, Sheet, Words


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion to score out of its weight."""

    name: str
    weight: int
    proof: Prose
    warning: Prose
    eliminating: bool


@dataclass(frozen=True, slots=True)
class AxisGroup:
    """The criteria of an axis, and the points that they are worth together."""

    name: str
    weight: int
    criteria: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class SelectionSheet:
    """What the selection grid shows; `total` is what the weights add up to."""

    title: TwoWeights
    axes: tuple[AxisGroup, ...]
    total: int
    has_eliminating: bool


def selection_sheet(frame: Frame, slug: str) -> Sheet:
    """The selection grid of a playbook: exactly one page."""
    playbook = frame.catalogue.playbooks[slug]
    criteria = playbook.criteria
    axes = dict.fromkeys(each.axis for each in criteria)
    view = SelectionSheet(
        title=TwoWeights("Choisir", "la personne"),
        axes=tuple(_axis(frame, axis, [each for each in criteria if each.axis == axis]) for axis in axes),
        total=sum(each.weight for each in criteria),
        has_eliminating=any(each.eliminating for each in criteria),
    )
    return Sheet(
        name=f"{slug}/{slug}-choix",
        template="selection",
        title=f"{joined_title(playbook.title)} : la grille de sélection",
        kind=f"Grille de sélection, {french.in_sentence(playbook.name)}",
        page=places.playbook(slug),
        pages=1,
        function=slug,
        edition=editions.current(frame.catalogue, "playbook", slug),
        view=view,
        words=tuple(_words(slug, criteria)),
    )


def _axis(frame: Frame, name: str, criteria: list[Criterion]) -> AxisGroup:
    return AxisGroup(
        french.sentence_case(name),
        sum(each.weight for each in criteria),
        tuple(
            CriterionRow(
                each.name,
                each.weight,
                taken_apart(frame.prose(each.proof)),
                taken_apart(frame.prose(each.warning)),
                each.eliminating,
            )
            for each in criteria
        ),
    )


def _words(slug: str, criteria: tuple[Criterion, ...]) -> Iterator[Words]:
    for number in range(len(criteria)):
        yield Words("playbook", slug, ("criteria", number, "name"), "Critère")
        yield Words("playbook", slug, ("criteria", number, "proof"), "Preuve à demander")
        yield Words("playbook", slug, ("criteria", number, "warning"), "Alerte")
