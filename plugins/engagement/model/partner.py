"""One partner: `partners/<slug>.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import PICTURE, Day, Label, OperationRef, PlaybookRef, Prose, Record, Text, WebAddress, Whole


class WorkingTerms(Record):
    """How the partner works with a company; what is unknown stays absent."""

    presence: Prose | None = Field(default=None, title="Présence", description="Rythme et lieu.")
    reporting: Prose | None = Field(default=None, title="Comptes rendus", description="Forme et fréquence.")
    autonomy: Prose | None = Field(default=None, title="Autonomie", description="Ce qui se décide sans vous.")
    confidentiality: Prose | None = Field(
        default=None, title="Confidentialité", description="Engagements pris."
    )


class Availability(Record):
    """A declared availability and the day after which it says nothing any more."""

    text: Text = Field(title="Disponibilité", description="Par exemple « deux jours par semaine ».")
    until: Day = Field(title="Valable jusqu'au", description="Date d'expiration de la déclaration.")


class Publication(Record):
    """Something the partner publishes or animates."""

    kind: Literal["podcast", "programme", "article", "livre", "conférence"] = Field(
        title="Genre", description="podcast, programme, article, livre ou conférence."
    )
    name: Text = Field(title="Titre", description="Titre exact.")
    description: Prose | None = Field(default=None, title="Description", description="Une phrase.")
    url: WebAddress | None = Field(default=None, title="Adresse", description="Adresse complète.")


class Contact(Record):
    """Where to write to the partner."""

    label: Label = Field(title="Libellé", description="Texte du bouton.")
    url: WebAddress = Field(title="Adresse", description="Page de contact, en https.")


class Photo(Record):
    """A photograph with what its use requires."""

    file: Annotated[str, StringConstraints(pattern=PICTURE)] = Field(
        title="Fichier", description="Nom du fichier dans content/images/."
    )
    alt: Text = Field(title="Description", description="Ce que montre la photo.")
    credit: Text = Field(title="Crédit", description="Auteur de la photo.")
    consent_on: Day = Field(title="Accord du", description="Date de l'accord de la personne.")


class Partner(Record):
    """A named person who guarantees or leads engagements."""

    order: Whole = Field(title="Ordre", description="Place dans l'annuaire.", ge=1, le=99)
    name: Label = Field(title="Nom", description="Nom affiché.")
    role: Label = Field(title="Rôle", description="Par exemple « Partner Technologies ».")
    pole: Label = Field(title="Pôle", description="Un ou deux mots, dans les listes.")
    tagline: Text = Field(title="Phrase", description="Une phrase, dans l'annuaire.")
    lead: Prose = Field(title="Chapeau", description="Une ou deux phrases sous le nom.")
    biography: tuple[Prose, ...] = Field(title="Parcours", description="Paragraphes.", min_length=1)
    convictions: tuple[Prose, ...] = Field(default=(), title="Convictions", description="Une phrase chacune.")
    functions: tuple[PlaybookRef, ...] = Field(
        default=(), title="Fonctions", description="Playbooks qui citent aussi ce partenaire."
    )
    passes_on: tuple[Prose, ...] = Field(
        title="Je peux vous transmettre", description="Ce qui reste après son passage.", min_length=1
    )
    call_me_when: tuple[Prose, ...] = Field(title="Quand m'appeler", description="Situations.", min_length=1)
    not_for: tuple[Prose, ...] = Field(
        title="Je ne suis pas la bonne personne si", description="Cas de refus.", min_length=1
    )
    operations: tuple[OperationRef, ...] = Field(
        default=(), title="Opérations", description="Opérations visées."
    )
    places: tuple[Label, ...] = Field(title="Lieux", description="Villes ou départements.", min_length=1)
    terms: WorkingTerms = Field(
        default_factory=WorkingTerms, title="Manière de travailler", description="Présence, comptes rendus…"
    )
    availability: Availability | None = Field(
        default=None, title="Disponibilité", description="Déclaration datée."
    )
    publications: tuple[Publication, ...] = Field(
        default=(), title="Publications", description="Podcast, programme, articles."
    )
    contact: Contact | None = Field(default=None, title="Contact", description="Page où lui écrire.")
    photo: Photo | None = Field(default=None, title="Photo", description="Photo avec accord daté.")
    to_confirm: tuple[Text, ...] = Field(
        default=(), title="À confirmer", description="Questions ouvertes pour le client."
    )
