"""Documents: the front matter of Markdown files and the blank forms."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    MEAN,
    Day,
    Label,
    PartnerRef,
    PhaseRef,
    PlaybookRef,
    Prose,
    Record,
    Reference,
    Text,
    Version,
    WebAddress,
    WhitePaperRef,
    Whole,
)
from .playbook import TwoPartTitle

Status = Literal["brouillon", "relecture", "publié"]


class Rating(Record):
    """Votes imported from another page, never presented as ours."""

    mean: Annotated[str, StringConstraints(pattern=MEAN)] = Field(
        title="Moyenne", description="Sur 5, avec une virgule : 4,7."
    )
    votes: Whole = Field(title="Votes", description="Nombre de votes.", ge=1)
    on: Day = Field(title="Relevée le", description="Date du relevé.")
    origin: Text = Field(title="Origine", description="Qui a recueilli les votes.")
    url: WebAddress = Field(title="Adresse", description="Page où les votes ont été recueillis.")


class MarginNote(Record):
    """A short note printed beside the text."""

    term: Label = Field(title="Terme", description="Le mot expliqué.")
    text: Prose = Field(title="Note", description="Une ou deux phrases.")


class Written(Record):
    """What every Markdown document declares in its front matter."""

    title: TwoPartTitle = Field(title="Titre", description="Titre en deux graisses.")
    lead: Prose = Field(title="Chapeau", description="Une ou deux phrases sous le titre.")
    status: Status = Field(title="État", description="brouillon (absent du site), relecture ou publié.")
    published_on: Day = Field(title="Publié le", description="Date de publication.")
    revised_on: Day | None = Field(default=None, title="Révisé le", description="Date de révision.")
    to_confirm: tuple[Text, ...] = Field(
        default=(), title="À confirmer", description="Questions ouvertes pour le client."
    )


class Article(Written):
    """The front matter of `content/articles/<slug>.md`."""

    authors: tuple[PartnerRef, ...] = Field(default=(), title="Auteurs", description="Partenaires auteurs.")
    playbooks: tuple[PlaybookRef, ...] = Field(
        default=(), title="Fonctions", description="Playbooks concernés ; le premier donne la couleur."
    )
    phases: tuple[PhaseRef, ...] = Field(default=(), title="Phases", description="Phases concernées.")
    takeaways: tuple[Prose, ...] = Field(
        title="À retenir", description="Trois phrases.", min_length=3, max_length=3
    )
    ask_yourself: tuple[Text, ...] = Field(
        title="En pratique, demandez-vous", description="Questions finales.", min_length=2
    )
    notes: tuple[MarginNote, ...] = Field(default=(), title="Notes", description="Notes de marge.")
    related: tuple[Reference, ...] = Field(default=(), title="À lire ensuite", description="Références.")
    white_papers: tuple[WhitePaperRef, ...] = Field(
        default=(), title="Livres blancs", description="Livres blancs liés."
    )
    rating: Rating | None = Field(default=None, title="Avis importés", description="Données importées.")


class WhitePaper(Written):
    """The front matter of `content/white-papers/<slug>.md`."""

    authors: tuple[PartnerRef, ...] = Field(default=(), title="Auteurs", description="Partenaires auteurs.")
    version: Version = Field(title="Version", description="Deux nombres, par exemple 1.0.")
    playbooks: tuple[PlaybookRef, ...] = Field(
        default=(), title="Fonctions", description="Fonctions concernées ; vide : toutes."
    )
    phases: tuple[PhaseRef, ...] = Field(default=(), title="Phases", description="Phases concernées.")
    takeaways: tuple[Prose, ...] = Field(
        title="À retenir", description="Trois phrases.", min_length=3, max_length=3
    )
    related: tuple[Reference, ...] = Field(default=(), title="À lire ensuite", description="Références.")


class Page(Written):
    """The front matter of `content/pages/<slug>.md`."""

    menu_label: Label = Field(title="Nom court", description="Nom dans le pied de page.")
    order: Whole = Field(title="Ordre", description="Place dans le pied de page.", ge=1, le=99)


class FormField(Record):
    """A blank of a form."""

    label: Text = Field(title="Libellé", description="Ce qu'il faut écrire.")
    kind: Literal["ligne", "texte", "date", "montant", "choix", "case", "tableau", "signature"] = Field(
        default="ligne", title="Genre", description="ligne, texte, date, montant, choix, case, tableau…"
    )
    help: Text | None = Field(default=None, title="Aide", description="Un exemple ou une règle.")
    lines: Whole = Field(default=1, title="Lignes", description="Lignes à écrire.", ge=1, le=20)
    columns: tuple[Label, ...] = Field(default=(), title="Colonnes", description="Pour un tableau.")
    choices: tuple[Label, ...] = Field(default=(), title="Choix", description="Pour un choix.")


class FormSection(Record):
    """Blanks that go together."""

    name: Label = Field(title="Rubrique", description="Nom de la rubrique.")
    help: Prose | None = Field(default=None, title="Aide", description="Comment la remplir.")
    fields: tuple[FormField, ...] = Field(title="Champs", description="Les champs.", min_length=1)


class Form(Record):
    """A blank document: `content/forms/<slug>.yaml`."""

    order: Whole = Field(title="Ordre", description="Place dans la liste.", ge=1, le=99)
    title: TwoPartTitle = Field(title="Titre", description="Titre en deux graisses.")
    lead: Prose = Field(title="Chapeau", description="À quoi sert le document.")
    status: Status = Field(title="État", description="brouillon (absent du site), relecture ou publié.")
    version: Version = Field(title="Version", description="Deux nombres, par exemple 1.0.")
    revised_on: Day = Field(title="Révisé le", description="Date de révision.")
    phases: tuple[PhaseRef, ...] = Field(title="Phases", description="Phases où il sert.", min_length=1)
    orientation: Literal["portrait", "paysage"] = Field(
        default="portrait", title="Orientation", description="portrait ou paysage."
    )
    pages: Whole = Field(title="Pages", description="Pages A4 du document vierge.", ge=1, le=3)
    sections: tuple[FormSection, ...] = Field(title="Rubriques", description="Les rubriques.", min_length=1)
    rules: tuple[Prose, ...] = Field(default=(), title="Règles", description="Règles de contrôle.")
    to_confirm: tuple[Text, ...] = Field(
        default=(), title="À confirmer", description="Questions ouvertes pour le client."
    )
