"""A recorded edition: `content/editions/<kind>/<slug>/<edition>.json`, which the program writes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Day, Label, Record, Slug, Version

EditionKind = Literal["playbook", "partner", "form", "diagnostic", "white-paper"]
# An id of the content or the anchor of a heading, which editors word as they like.
Named = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=3000)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class EditionEntry(Record):
    """Something that a sheet says: a point, a criterion, a question."""

    id: Named | None = Field(
        default=None, title="Identifiant", description="Celui du contenu ; aucun pour une simple phrase."
    )
    words: dict[Label, Words] = Field(title="Textes", description="Chaque texte, sous son nom.", min_length=1)


class EditionPart(Record):
    """Entries that go together."""

    id: Slug = Field(title="Identifiant", description="Nom court de la partie, par exemple cadrage.")
    name: Label = Field(title="Nom", description="Nom de la partie.")
    entries: tuple[EditionEntry, ...] = Field(title="Entrées", description="Ce qu'on y lit.")


class Snapshot(Record):
    """What the sheets of a record say, flat, as it was on a day.

    `version` is absent for what has none. The order of parts and entries carries no meaning.
    """

    kind: EditionKind = Field(title="Genre", description="Genre du contenu.")
    slug: Slug = Field(title="Nom", description="Nom du fichier du contenu.")
    version: Version | None = Field(default=None, title="Version", description="Version du contenu.")
    on: Day = Field(title="Relu le", description="Date de relecture du contenu, au format 2026-11-21.")
    parts: tuple[EditionPart, ...] = Field(
        title="Parties", description="Ce que disent les fiches, partie par partie."
    )
