"""What readers type when they look for a page: `content/search/<subject>.yaml`."""

from __future__ import annotations

from pydantic import Field

from .base import Label, PlaceRef, Record


class Wording(Record):
    """A place of the site, and the words with which readers look for what it answers."""

    page: PlaceRef = Field(
        title="Page",
        description="La page qui répond, ou un endroit de cette page : playbook:finance#fin-enjeu-01.",
    )
    asked: tuple[Label, ...] = Field(
        title="Demandes",
        description="Ce que les lecteurs tapent et que la page ne dit pas avec ces mots.",
        min_length=1,
    )


class Wordings(Record):
    """The wordings of one subject."""

    wordings: tuple[Wording, ...] = Field(
        title="Mots des lecteurs", description="Une entrée par page ou par endroit.", min_length=1
    )
