"""What every playbook shares: `playbooks/common.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import (
    Day,
    Duration,
    Label,
    PhaseRef,
    Prose,
    Record,
    RoleCode,
    RoleRef,
    Slug,
    SourceCode,
    Sourced,
    Switch,
    Text,
    WebAddress,
    Whole,
)

Frequency = Literal[
    "hebdomadaire", "bimensuelle", "mensuelle", "trimestrielle", "semestrielle", "annuelle", "par lancement"
]
Direction = Literal["hausse", "baisse", "stable"]


class Source(Record):
    """A document that establishes a fact."""

    id: SourceCode = Field(title="Code", description="Code court de la source, par exemple X12.")
    name: Text = Field(title="Nom", description="Auteur ou éditeur, et titre de la page.")
    url: tuple[WebAddress, ...] = Field(
        default=(), title="Adresses", description="Adresses complètes des pages consultées."
    )
    dated: Text = Field(title="Date", description="Date de la source, ou « sans date ».")
    consulted_on: Day = Field(title="Consultée le", description="Date de consultation.")


class Role(Record):
    """Someone who acts in an engagement."""

    id: RoleCode = Field(title="Code", description="Trois capitales, par exemple DIR.")
    name: Label = Field(title="Nom affiché", description="Nom montré aux lecteurs.")
    short_name: Label = Field(title="Nom court", description="Nom de deux mots au plus, pour les listes.")
    description: Prose = Field(title="Rôle", description="Ce que cette personne fait dans la mission.")


class Operation(Record):
    """A target operation of the company: growth, fund-raising, sale."""

    id: Slug = Field(title="Identifiant", description="Nom court, stable, sans accent.")
    name: Label = Field(title="Nom", description="Nom de l'opération.")
    family: Literal["développement", "redressement"] = Field(
        title="Famille", description="développement ou redressement."
    )
    description: Prose = Field(title="Description", description="Ce que l'opération demande à la direction.")


class Phase(Record):
    """A phase of the shared engagement model; number 0 comes before any contract."""

    id: Slug = Field(title="Identifiant", description="Nom court, stable, sans accent : sert d'adresse.")
    number: Whole = Field(title="Numéro", description="0 pour le préalable, puis 1 à 5.", ge=0, le=5)
    name: Label = Field(title="Nom", description="Nom affiché de la phase.")
    purpose: Prose = Field(title="But", description="Le but en une phrase.")
    summary: Label = Field(title="En bref", description="Moins de quinze mots, sous le biseau.")
    duration: Duration = Field(title="Durée", description="Durée indicative.")
    starts_in: PhaseRef | None = Field(
        default=None,
        title="Commence en",
        description="Phase où celle-ci se prépare déjà (le transfert commence au cadrage).",
    )
    people: tuple[RoleRef, ...] = Field(title="Qui", description="Codes des rôles engagés.", min_length=1)
    roles_note: Prose = Field(title="Qui fait quoi", description="Qui décide, qui contribue, qui garantit.")
    entry: tuple[Text, ...] = Field(title="Entrée", description="Ce qui doit être vrai pour commencer.")
    leave: tuple[Text, ...] = Field(title="Sortie", description="Ce qui doit être vrai pour finir.")
    decision: Text = Field(title="Décision de fin", description="La décision qui ferme la phase.")
    deliverables: tuple[Text, ...] = Field(title="Livrables", description="Ce que la phase produit.")
    cadence: tuple[Text, ...] = Field(title="Cadence", description="Rendez-vous et rythme.")
    warnings: tuple[Text, ...] = Field(title="Alertes", description="Ce qui doit inquiéter.")


class GenericPoint(Sourced):
    """A checklist point that applies to any function."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié, par exemple gen-cad-01.")
    phase: PhaseRef = Field(title="Phase", description="Phase à laquelle le point appartient.")
    text: Prose = Field(title="Énoncé", description="Verbe à l'infinitif ou état constatable.")
    who: tuple[RoleRef, ...] = Field(title="Qui", description="Codes des rôles responsables.", min_length=1)
    proof: Prose = Field(title="Preuve", description="La pièce ou le fait qui montre que c'est fait.")


class MissionIndicator(Sourced):
    """An indicator that measures any engagement."""

    id: Slug = Field(title="Identifiant", description="Par exemple gen-kpi-01.")
    name: Label = Field(title="Nom", description="Nom de l'indicateur.")
    definition: Prose = Field(title="Définition", description="Formule en toutes lettres.")
    unit: Label = Field(title="Unité", description="%, jours, heures par semaine…")
    frequency: Frequency = Field(title="Fréquence", description="Rythme de relevé.")
    direction: Direction = Field(title="Sens", description="hausse, baisse ou stable.")
    target: Text | None = Field(default=None, title="Cible", description="Seuil conseillé avant la sortie.")


class LegalNote(Sourced):
    """A legal caution common to all functions."""

    id: Slug = Field(title="Identifiant", description="Nom court, stable.")
    name: Label = Field(title="Titre", description="Le risque en quelques mots.")
    text: Prose = Field(title="Texte", description="Ce que dit la règle, avec prudence.")
    guard: Prose = Field(title="Parade", description="Ce que l'entreprise peut faire.")


class EngagementForm(Sourced):
    """One way of getting a function led: outsourcing, interim, hiring, training."""

    id: Slug = Field(title="Identifiant", description="Nom court, stable.")
    name: Label = Field(title="Nom", description="Nom de la forme d'intervention.")
    rhythm: Text = Field(title="Rythme", description="Présence type.")
    purpose: Prose = Field(title="Pour quoi", description="Le besoin qu'elle sert bien.")
    limit: Prose = Field(title="Limite", description="Ce qu'elle ne fait pas.")
    choose_if: Prose = Field(title="À choisir si", description="Le cas où c'est la bonne réponse.")
    price_note: Prose | None = Field(
        default=None,
        title="Ordre de grandeur",
        description="Prix, seulement avec une source et une date.",
    )


class Concept(Record):
    """Expressions that readers use for one another when they search."""

    expressions: tuple[Label, ...] = Field(
        title="Expressions",
        description="Expressions que la recherche tient pour équivalentes ; accords et accents à part.",
        min_length=1,
    )
    capitals: tuple[Label, ...] = Field(
        default=(),
        title="Sigles en capitales",
        description="Sigles qui sont aussi des mots (SI) : reconnus en capitales seulement.",
    )
    qualifies: Switch = Field(
        default=False,
        title="Qualifie un métier",
        description="oui si l'expression dit comment un métier s'exerce : à temps partagé, de transition.",
    )


class Argument(Record):
    """One side of the balanced comparison."""

    text: Prose = Field(title="Argument", description="Une phrase.")


class Common(Record):
    """The shared engagement model."""

    title: Label = Field(title="Titre", description="Titre de la page méthode.")
    lead: Prose = Field(title="Chapeau", description="Deux phrases d'introduction à la méthode.")
    principles: tuple[Prose, ...] = Field(
        title="Principes", description="Les principes non négociables de la méthode.", min_length=1
    )
    phases: tuple[Phase, ...] = Field(
        title="Phases", description="Préalable (0) et cinq phases.", min_length=6, max_length=6
    )
    roles: tuple[Role, ...] = Field(title="Rôles", description="Codes de rôle des listes.", min_length=1)
    operations: tuple[Operation, ...] = Field(title="Opérations", description="Opérations visées.")
    points: tuple[GenericPoint, ...] = Field(
        title="Points communs", description="Points valables pour toute fonction."
    )
    indicators: tuple[MissionIndicator, ...] = Field(
        title="Indicateurs de mission", description="Mesures valables pour toute mission."
    )
    legal_notes: tuple[LegalNote, ...] = Field(
        title="Points juridiques", description="À faire relire par un conseil."
    )
    engagement_forms: tuple[EngagementForm, ...] = Field(
        title="Formes d'intervention", description="Les voies comparées.", min_length=2
    )
    advantages: tuple[Argument, ...] = Field(title="Pour", description="Arguments pour l'externalisation.")
    limits: tuple[Argument, ...] = Field(title="Contre", description="Arguments contre.")
    insource_signals: tuple[Prose, ...] = Field(
        title="Signaux de bascule", description="Quand réinternaliser.", min_length=1
    )
    concepts: tuple[Concept, ...] = Field(
        default=(),
        title="Synonymes de recherche",
        description="Expressions équivalentes pour la recherche ; métiers et lexiques ajoutent les leurs.",
    )
    sources: tuple[Source, ...] = Field(title="Sources", description="Toutes les sources citées.")
