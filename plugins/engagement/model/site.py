"""The words of the site itself: `content/site.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import SITE_ADDRESS, Label, Prose, Record, Text, WebAddress
from .playbook import TwoPartTitle


class Intro(Record):
    """The head of an index page."""

    title: Label = Field(title="Titre", description="Titre de la page.")
    lead: Prose = Field(title="Chapeau", description="Une à trois phrases.")


class ThreeWays(Record):
    """The honest arbitration of the home page."""

    title: Label = Field(title="Titre", description="Titre de la rubrique.")
    outsource: tuple[Text, ...] = Field(title="Externalisez", description="Bons cas.", min_length=1)
    hire: tuple[Text, ...] = Field(title="Recrutez", description="Cas où l'interne vaut mieux.", min_length=1)
    wait: tuple[Text, ...] = Field(title="Attendez", description="Cas où il faut attendre.", min_length=1)


class Home(Record):
    """The words of the home page; lists and counts come from the playbooks."""

    title: TwoPartTitle = Field(title="Titre", description="Titre en deux graisses.")
    audience: Label = Field(
        title="Pour qui",
        description="Début de la phrase que la liste des fonctions complète, sans ponctuation finale.",
    )
    promise: Prose = Field(title="Promesse", description="Trois phrases courtes.")
    three_ways: ThreeWays = Field(title="Arbitrage", description="Externalisez, recrutez, attendez.")
    paper: Intro = Field(title="Papier", description="La rubrique des fiches imprimables.")
    closing: Intro = Field(title="Appel final", description="La question de la date de sortie.")


class Intros(Record):
    """The heads of the index pages."""

    playbooks: Intro = Field(title="Playbooks", description="Page /playbooks/.")
    partners: Intro = Field(title="Partenaires", description="Page /partenaires/.")
    articles: Intro = Field(title="Articles", description="Page /articles/.")
    white_papers: Intro = Field(title="Livres blancs", description="Page /livres-blancs/.")
    glossary: Intro = Field(title="Glossaire", description="Page /glossaire/.")
    sheets: Intro = Field(title="Fiches", description="Page /fiches/.")
    engagement_forms: Intro = Field(title="Comparatif", description="Page /comparatif/.")
    forms: Intro = Field(title="Modèles", description="Page /modeles/.")
    search: Intro = Field(
        title="Recherche", description="Page /recherche/ ; le titre est le libellé du champ."
    )
    not_found: Intro = Field(title="Page absente", description="Page 404.")


class OpenPlace(Record):
    """What stands where a function has no partner yet."""

    name: Label = Field(title="Nom", description="Par exemple « Place ouverte ».")
    text: Prose = Field(title="Texte", description="Une ou deux phrases.")


class Contact(Record):
    """Where a reader can write."""

    label: Label = Field(title="Libellé", description="Texte du lien.")
    url: WebAddress = Field(title="Adresse", description="Adresse complète.")


class Site(Record):
    """The site's name, address and own words."""

    name: Label = Field(title="Nom", description="Nom du site.")
    address: Annotated[str, StringConstraints(pattern=SITE_ADDRESS, max_length=200)] = Field(
        title="Adresse", description="Adresse publique, sans barre finale."
    )
    description: Annotated[Text, StringConstraints(max_length=200)] = Field(
        title="Description", description="Une phrase, pour les moteurs de recherche."
    )
    paper: Literal["a4", "us-letter"] = Field(
        default="a4", title="Papier", description="Format des fiches et des impressions : a4 ou us-letter."
    )
    footer: Prose = Field(title="Pied", description="Une ou deux phrases en pied de page.")
    privacy: Label = Field(title="Traceurs", description="Phrase sur les traceurs, en pied de page.")
    home: Home = Field(title="Accueil", description="La page d'accueil.")
    intros: Intros = Field(title="Têtes de page", description="Titres et chapeaux des listes.")
    open_place: OpenPlace = Field(title="Place ouverte", description="Fonction sans partenaire.")
    contact: Contact = Field(title="Contact", description="Lien « Nous écrire ».")
    to_confirm: tuple[Text, ...] = Field(
        default=(), title="À confirmer", description="Questions ouvertes pour le client."
    )
