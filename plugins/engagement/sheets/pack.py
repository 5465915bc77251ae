"""The full pack of a playbook: every sheet that an engagement uses, bound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .. import editions, french, places
from ..model import Playbook
from ..views import Frame
from ..views.frame import joined_title, two_weights
from ..views.parts import Bevel, TwoWeights
from .sheet import Sheet


@dataclass(frozen=True, slots=True)
class PackEntry:
    """A line of the contents: a bound sheet, by its place among them, from 0."""

    title: str
    place: int


@dataclass(frozen=True, slots=True)
class PackPart:
    """Lines of the contents that go together."""

    name: str
    entries: tuple[PackEntry, ...]


@dataclass(frozen=True, slots=True)
class PackSheet:
    """What a pack adds to the sheets that it binds: its cover and its contents."""

    title: TwoWeights
    tagline: str
    bevel: Bevel
    parts: tuple[PackPart, ...]


def pack_sheet(frame: Frame, slug: str, sheets: Iterable[Sheet]) -> Sheet:
    """The pack of a playbook, bound from all sheets; those that do not exist are left out."""
    catalogue = frame.catalogue
    playbook = catalogue.playbooks[slug]
    by_name = {sheet.name: sheet for sheet in sheets}
    own = f"{slug}/{slug}"
    wanted = {
        "La fonction": [f"{own}-fiche"],
        "Les phases": [
            f"{own}-{phase.phase}-{part}" for phase in playbook.phases for part in ("liste", "porte")
        ],
        "Choisir et mesurer": [f"{own}-{part}" for part in ("choix", "indicateurs", "maturite")],
        "Les partenaires": [f"partenaires/{partner}" for partner in playbook.partners],
        "Le diagnostic": ["diagnostic"],
        "Les modèles à remplir": [f"modeles/{form}" for form in catalogue.forms],
    }
    bound: list[Sheet] = []
    parts: list[PackPart] = []
    for name, names in wanted.items():
        found = [by_name[each] for each in names if each in by_name]
        entries = tuple(
            PackEntry(_name(sheet, playbook), len(bound) + place) for place, sheet in enumerate(found)
        )
        bound += found
        if entries:
            parts.append(PackPart(name, entries))
    view = PackSheet(two_weights(playbook.title), playbook.tagline, frame.bevel(playbook.tasks), tuple(parts))
    return Sheet(
        name=f"{own}-dossier",
        template="pack",
        title=f"{joined_title(playbook.title)} : le dossier complet",
        kind=f"Dossier complet, {playbook.title.staying}",
        page=places.playbook(slug),
        pages=0,
        function=slug,
        edition=editions.current(catalogue, "playbook", slug),
        view=view,
        sheets=tuple(bound),
    )


def _name(sheet: Sheet, playbook: Playbook) -> str:
    """The title of a sheet without the name of the function, which the cover says."""
    title = sheet.title.removeprefix(f"{joined_title(playbook.title)} : ")
    return french.sentence_case(title.removesuffix(f", {playbook.title.staying}"))
