"""The maturity sheet of a playbook: four levels to tick, where one stands today and later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import editions, french, places
from ..model import Playbook
from ..views import Frame
from ..views.frame import joined_title
from ..views.parts import TwoWeights
from .prose import taken_apart
from .sheet import Prose, Sheet, Words


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level with the signs to tick and what leads to the next one."""

    level: int
    name: str
    signs: tuple[str, ...]
    next_step: Prose


@dataclass(frozen=True, slots=True)
class MaturitySheet:
    """What the maturity sheet shows: the levels, and as many of the questions as the page has room for."""

    title: TwoWeights
    levels: tuple[LevelRow, ...]
    questions: tuple[str, ...]


def maturity_sheet(frame: Frame, slug: str) -> Sheet:
    """The maturity sheet of a playbook: exactly one page."""
    playbook = frame.catalogue.playbooks[slug]
    view = MaturitySheet(
        title=TwoWeights("Où vous en êtes,", "où vous allez"),
        levels=tuple(
            LevelRow(each.level, each.name, each.signs, taken_apart(frame.prose(each.next_step)))
            for each in playbook.maturity
        ),
        questions=tuple(each.question for each in playbook.questions),
    )
    return Sheet(
        name=f"{slug}/{slug}-maturite",
        template="maturity",
        title=f"{joined_title(playbook.title)} : la fiche de maturité",
        kind=f"Fiche de maturité, {french.in_sentence(playbook.name)}",
        page=places.playbook(slug),
        pages=1,
        function=slug,
        edition=editions.current(frame.catalogue, "playbook", slug),
        view=view,
        words=tuple(_words(slug, playbook)),
    )


def _words(slug: str, playbook: Playbook) -> Iterator[Words]:
    for number, level in enumerate(playbook.maturity):
        for sign in range(len(level.signs)):
            yield Words("playbook", slug, ("maturity", number, "signs", sign), "Signes")
        yield Words("playbook", slug, ("maturity", number, "next_step"), "Pas suivant")
