"""The opportunity questionnaire: `content/diagnostic.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Label, Prose, Record, Reference, Slug, Text, Whole


class DiagnosticQuestion(Record):
    """A question whose four answers score 0 to 3."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié, par exemple arb-01.")
    axis: Literal["besoin", "capacité"] = Field(title="Axe", description="besoin ou capacité.")
    question: Text = Field(title="Question", description="La question posée.")
    why: Prose = Field(title="Pourquoi", description="Ce que la réponse change.")
    answers: tuple[Text, ...] = Field(
        title="Réponses", description="Quatre réponses, de 0 à 3 points.", min_length=4, max_length=4
    )


class Band(Record):
    """A range of totals and the advice that goes with it."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    lowest: Whole = Field(title="De", description="Total le plus bas.", ge=0)
    highest: Whole = Field(title="À", description="Total le plus haut.", ge=0)
    name: Label = Field(title="Titre", description="Le verdict.")
    advice: Prose = Field(title="Conseil", description="Ce que cela veut dire.")
    actions: tuple[Prose, ...] = Field(
        title="Actions", description="Trois actions, dans l'ordre.", min_length=1
    )


class SubScore(Record):
    """A reading of the two sub-totals; bounds are inclusive."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    need_at_least: Whole = Field(default=0, title="Besoin au moins", description="0 à 18.", ge=0, le=18)
    need_at_most: Whole = Field(default=18, title="Besoin au plus", description="0 à 18.", ge=0, le=18)
    capacity_at_least: Whole = Field(default=0, title="Capacité au moins", description="0 à 18.", ge=0, le=18)
    capacity_at_most: Whole = Field(default=18, title="Capacité au plus", description="0 à 18.", ge=0, le=18)
    advice: Prose = Field(title="Conseil", description="Ce que la combinaison veut dire.")


class Trip(Record):
    """The answer that raises a flag."""

    question: Slug = Field(title="Question", description="Identifiant d'une question du diagnostic.")
    answer: Whole = Field(title="Réponse", description="Points de la réponse, 0 à 3.", ge=0, le=3)


class Flag(Record):
    """A fact that takes precedence over the score."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    fact: Prose = Field(title="Fait", description="Le fait constaté.")
    advice: Prose = Field(title="Conseil", description="Ce qu'il faut faire.")
    raised_by: Trip | None = Field(
        default=None, title="Levé par", description="Réponse qui lève le drapeau ; sinon, case à cocher."
    )


class Diagnostic(Record):
    """Twelve questions, four bands, sub-scores and flags."""

    title: Label = Field(title="Titre", description="Titre de la page.")
    lead: Prose = Field(title="Chapeau", description="Deux phrases.")
    questions: tuple[DiagnosticQuestion, ...] = Field(
        title="Questions", description="Douze questions.", min_length=12, max_length=12
    )
    bands: tuple[Band, ...] = Field(title="Bandes", description="De 0 à 36, sans trou.", min_length=2)
    sub_scores: tuple[SubScore, ...] = Field(title="Sous-totaux", description="Lecture des deux axes.")
    flags: tuple[Flag, ...] = Field(title="Drapeaux", description="Priment sur le total.")
    limits: tuple[Prose, ...] = Field(
        title="Limites", description="Ce que ce résultat ne dit pas.", min_length=1
    )
    related: tuple[Reference, ...] = Field(default=(), title="Voir aussi", description="Références.")
