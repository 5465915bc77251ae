"""The indicator sheet of a playbook: what is measured, what to expect, room to write what was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .. import editions, french, places
from ..model.common import Direction, Frequency
from ..views import Frame
from ..views.frame import joined_title
from ..views.parts import TwoWeights
from .prose import taken_apart
from .sheet import Prose, Sheet, Words

_DIRECTIONS: Final[dict[Direction, str]] = {
    "hausse": "doit monter",
    "baisse": "doit baisser",
    "stable": "doit rester stable",
}
_RHYTHMS: Final[dict[Frequency, str]] = {
    "hebdomadaire": "chaque semaine",
    "bimensuelle": "deux fois par mois",
    "mensuelle": "chaque mois",
    "trimestrielle": "chaque trimestre",
    "semestrielle": "chaque semestre",
    "annuelle": "chaque année",
    "par lancement": "à chaque lancement",
}
_WORDS: Final = {
    "name": "Indicateur",
    "definition": "Définition",
    "start": "Départ",
    "six_months": "Six mois",
    "transfer": "Transfert",
}


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its three values; `reading` says its unit, frequency and direction in a few words."""

    name: str
    definition: Prose
    reading: str
    start: str
    six_months: str
    transfer: str


@dataclass(frozen=True, slots=True)
class IndicatorsSheet:
    """What the indicator sheet shows."""

    title: TwoWeights
    indicators: tuple[IndicatorRow, ...]


def indicators_sheet(frame: Frame, slug: str) -> Sheet:
    """The indicator sheet of a playbook: exactly one page."""
    playbook = frame.catalogue.playbooks[slug]
    view = IndicatorsSheet(
        title=TwoWeights("Mesurer", "ce qui reste"),
        indicators=tuple(
            IndicatorRow(
                name=each.name,
                definition=taken_apart(frame.prose(each.definition)),
                reading=f"{each.unit}, {_RHYTHMS[each.frequency]}, {_DIRECTIONS[each.direction]}",
                start=each.start,
                six_months=each.six_months,
                transfer=each.transfer,
            )
            for each in playbook.indicators
        ),
    )
    return Sheet(
        name=f"{slug}/{slug}-indicateurs",
        template="indicators",
        title=f"{joined_title(playbook.title)} : la fiche d'indicateurs",
        kind=f"Fiche d'indicateurs, {french.in_sentence(playbook.name)}",
        page=places.playbook(slug),
        pages=1,
        function=slug,
        edition=editions.current(frame.catalogue, "playbook", slug),
        view=view,
        words=tuple(_words(slug, len(playbook.indicators))),
    )


def _words(slug: str, count: int) -> Iterator[Words]:
    for number in range(count):
        for field, name in _WORDS.items():
            yield Words("playbook", slug, ("indicators", number, field), name)
