"""One function led from outside: `playbooks/<function>.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    Colour,
    Day,
    Duration,
    Label,
    OperationRef,
    PartnerRef,
    PhaseRef,
    PointRef,
    Prose,
    Record,
    Reference,
    RoleRef,
    Slug,
    Sourced,
    SvgPath,
    Switch,
    Text,
    Version,
    WhitePaperRef,
    Whole,
)
from .common import Direction, Frequency

Axis = Literal["expérience", "posture", "alignement"]


class TwoPartTitle(Record):
    """A title in two weights: what passes is light, what stays is bold."""

    passing: Label = Field(title="Partie maigre", description="Ce qui passe : première ligne du titre.")
    staying: Label = Field(title="Partie grasse", description="Ce qui reste : seconde ligne du titre.")


class Title(Record):
    """The role that the function is led by, with what prospects call it."""

    name: Label = Field(title="Intitulé", description="Intitulé en toutes lettres.")
    acronym: Label | None = Field(default=None, title="Sigle", description="Sigle courant, par exemple DAF.")
    synonyms: tuple[Label, ...] = Field(
        default=(), title="Synonymes", description="Autres intitulés tapés par les prospects."
    )


class Mark(Record):
    """The function's sign, drawn in a 24 by 24 box in one colour."""

    name: Label = Field(title="Nom", description="Ce que la marque représente.")
    path: SvgPath = Field(title="Tracé", description="Tracé SVG dans une boîte 24 × 24.")
    even_odd: Switch = Field(
        default=False, title="Pair-impair", description="oui si les surfaces emboîtées sont des trous."
    )


class Accents(Record):
    """The function's colours on light and dark grounds."""

    light: Colour = Field(title="Accent clair", description="Accent et aplat sur fond clair.")
    light_ground: Colour = Field(title="Fond-texte clair", description="Fond sous un texte, thème clair.")
    dark: Colour = Field(title="Accent sombre", description="Accent sur fond sombre.")
    dark_fill: Colour = Field(title="Aplat sombre", description="Aplat graphique, thème sombre.")
    dark_ground: Colour = Field(title="Fond-texte sombre", description="Fond sous un texte, thème sombre.")


class Review(Record):
    """Who rereads the playbook, when it was last done, and how often it must be."""

    owner: Text = Field(title="Responsable", description="Qui relit.")
    on: Day = Field(title="Relu le", description="Date de la dernière relecture.")
    within_months: Whole = Field(title="Tous les", description="Délai de relecture, en mois.", ge=1, le=36)


class Trigger(Sourced):
    """A situation that makes a company look for an outside director."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    text: Prose = Field(title="Situation", description="La situation, vue du dirigeant.")
    operations: tuple[OperationRef, ...] = Field(
        default=(), title="Opérations", description="Opérations visées que la situation annonce."
    )


class Stake(Sourced):
    """What the function has to win or lose."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    name: Label = Field(title="Enjeu", description="L'enjeu en quelques mots.")
    text: Prose = Field(title="Explication", description="Ce que cela change, en une ou deux phrases.")


class Objection(Sourced):
    """A legitimate doubt and an honest answer."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    doubt: Prose = Field(title="Doute", description="Le doute, dans les mots du dirigeant.")
    answer: Prose = Field(title="Réponse", description="La réponse, limite comprise.")


class OpeningQuestion(Record):
    """A question to settle before starting."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    question: Text = Field(title="Question", description="La question posée au dirigeant.")
    answers: tuple[Text, ...] = Field(
        title="Réponses", description="Réponses possibles, de la moins à la plus avancée.", min_length=2
    )
    why: Prose | None = Field(default=None, title="Pourquoi", description="Ce que la réponse change.")


class MaturityLevel(Record):
    """One of four stages of the function."""

    level: Whole = Field(title="Niveau", description="1 à 4.", ge=1, le=4)
    name: Label = Field(title="Nom", description="Un ou deux mots.")
    signs: tuple[Text, ...] = Field(title="Signes", description="Ce qu'on constate.", min_length=2)
    next_step: Prose = Field(title="Pas suivant", description="Ce qui fait passer au niveau suivant.")


class Task(Record):
    """A recurring task of the function and the phase in which it changes hands."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    name: Label = Field(title="Tâche", description="La tâche en quelques mots.")
    frequency: Label = Field(title="Rythme", description="Chaque semaine, chaque mois…")
    handed_over: Label = Field(
        title="Passe à l'équipe en",
        description="Phase où la tâche change de mains, ou « interne » si l'équipe la tient déjà.",
    )


class Point(Sourced):
    """A checklist point with who proves what."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié, par exemple fin-cad-01.")
    text: Prose = Field(title="Énoncé", description="Verbe à l'infinitif ou état constatable.")
    who: tuple[RoleRef, ...] = Field(title="Qui", description="Codes des rôles responsables.", min_length=1)
    proof: Prose = Field(title="Preuve", description="La pièce ou le fait qui montre que c'est fait.")
    importance: Literal["essentiel", "utile"] = Field(
        default="utile", title="Importance", description="essentiel ou utile."
    )
    help: Prose | None = Field(
        default=None, title="Aide", description="Comment faire, en une ou deux phrases."
    )


class PointGroup(Record):
    """Checklist points that go together, with the generic points that apply."""

    name: Label = Field(title="Groupe", description="Nom du groupe.")
    points: tuple[Point, ...] = Field(default=(), title="Points", description="Points propres à la fonction.")
    generic: tuple[PointRef, ...] = Field(
        default=(), title="Points communs", description="Identifiants de points de common.yaml."
    )


class Deliverable(Record):
    """Something handed to the company."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    name: Label = Field(title="Livrable", description="Nom du document ou de l'objet remis.")
    description: Prose | None = Field(default=None, title="Contenu", description="Ce qu'il contient.")


class Gate(Record):
    """What closes a phase: points that must be proved and an exit test."""

    criteria: tuple[PointRef, ...] = Field(
        title="Points exigés", description="Identifiants de points de cette phase.", min_length=1
    )
    exit_test: Prose = Field(title="Épreuve de sortie", description="L'essai qui prouve qu'on peut passer.")


class PlaybookPhase(Record):
    """How one shared phase goes for this function."""

    phase: PhaseRef = Field(title="Phase", description="Identifiant d'une phase de common.yaml.")
    purpose: Prose = Field(title="But", description="Le but pour cette fonction, deux phrases au plus.")
    summary: Label = Field(title="En bref", description="Moins de quinze mots, sous le biseau.")
    duration: Duration = Field(title="Durée", description="Durée indicative pour cette fonction.")
    people: tuple[RoleRef, ...] = Field(title="Qui", description="Codes des rôles engagés.", min_length=1)
    director: Prose = Field(title="Le directeur", description="Ce que fait le directeur externe.")
    team: Prose = Field(title="L'équipe", description="Ce que fait l'équipe.")
    groups: tuple[PointGroup, ...] = Field(title="Groupes", description="La liste à cocher.", min_length=1)
    deliverables: tuple[Deliverable, ...] = Field(
        title="Livrables", description="Ce que la phase produit.", min_length=1
    )
    gate: Gate = Field(title="Porte", description="Ce qui ferme la phase.")
    sheet_pages: Whole = Field(
        default=1, title="Pages de la liste", description="Pages A4 de la liste imprimée.", ge=1, le=2
    )


class Criterion(Record):
    """A weighted criterion for choosing the person."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    name: Label = Field(title="Critère", description="Le critère en quelques mots.")
    axis: Axis = Field(title="Axe", description="expérience, posture ou alignement.")
    weight: Whole = Field(title="Poids", description="La somme des poids fait 100.", ge=1, le=100)
    proof: Prose = Field(title="Preuve", description="La preuve à demander.")
    warning: Prose = Field(title="Alerte", description="La réponse qui doit inquiéter.")
    eliminating: Switch = Field(
        default=False, title="Éliminatoire", description="oui si l'échec suffit à écarter."
    )


class Meeting(Record):
    """A regular point of governance."""

    name: Label = Field(title="Rendez-vous", description="Nom du rendez-vous.")
    frequency: Frequency = Field(title="Fréquence", description="Rythme.")
    duration: Label = Field(title="Durée", description="Par exemple 60 min.")
    members: tuple[RoleRef, ...] = Field(title="Membres", description="Codes des rôles.", min_length=1)
    papers: Text = Field(title="Pièce d'entrée", description="Le document envoyé la veille.")


class Governance(Record):
    """How the engagement is steered."""

    internal_lead: Prose = Field(title="Référent interne", description="Qui, avec quel temps.")
    meetings: tuple[Meeting, ...] = Field(title="Rendez-vous", description="Points réguliers.", min_length=1)
    crossings: tuple[Prose, ...] = Field(
        title="Croisements", description="Où directeur, équipe et dirigeant se contredisent utilement."
    )


class Indicator(Sourced):
    """A measure with its start, six-month and transfer values."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    name: Label = Field(title="Indicateur", description="Nom de l'indicateur.")
    definition: Prose = Field(title="Définition", description="Formule en toutes lettres.")
    unit: Label = Field(title="Unité", description="%, jours, nombre par mois…")
    frequency: Frequency = Field(title="Fréquence", description="Rythme de relevé.")
    direction: Direction = Field(title="Sens", description="hausse, baisse ou stable.")
    start: Text = Field(title="Départ", description="Valeur de départ, ou « à mesurer ».")
    six_months: Text = Field(title="Six mois", description="Point de repère à six mois, à régler.")
    transfer: Text = Field(title="Transfert", description="Valeur attendue au transfert, à régler.")


class Pitfall(Sourced):
    """A common error."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    name: Prose = Field(title="Piège", description="L'erreur, en une phrase.")
    consequence: Prose = Field(title="Conséquence", description="Ce qui arrive alors.")
    remedy: Prose = Field(title="Remède", description="Ce qu'il faut faire à la place.")


class WeakSignal(Sourced):
    """Something small that announces a failing engagement."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    text: Prose = Field(title="Signal", description="Ce qu'on remarque.")
    where: Text = Field(title="Où regarder", description="L'endroit où cela se voit.")
    severity: Literal["à surveiller", "sérieux", "critique"] = Field(
        title="Gravité", description="à surveiller, sérieux ou critique."
    )
    remedy: Prose = Field(title="Que faire", description="Le premier geste.")
    phase: PhaseRef = Field(title="Phase", description="Phase où le signal apparaît.")


class Risk(Sourced):
    """A risk of law or of fact, to be reread by counsel."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    name: Label = Field(title="Risque", description="Le risque en quelques mots.")
    text: Prose = Field(title="Explication", description="Ce que dit la source, avec prudence.")
    guard: Prose = Field(title="Parade", description="Ce que l'entreprise peut faire.")


class Transfer(Record):
    """What stays when the director leaves."""

    principle: Prose = Field(title="Principe", description="Le principe, en une ou deux phrases.")
    outcomes: tuple[Prose, ...] = Field(
        title="Issues", description="Issues possibles : relais interne, recrutement, arrêt.", min_length=1
    )
    deliverables: tuple[Deliverable, ...] = Field(
        title="Livrables", description="Ce qui est remis au départ.", min_length=1
    )


class DataRoomDocument(Record):
    """A document that a buyer or investor asks for."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    name: Text = Field(title="Document", description="Nom de la pièce.")
    producer: RoleRef = Field(title="Qui la produit", description="Code de rôle.")


class Arbitration(Record):
    """When to outsource, when not to, and what is never delegated."""

    outsource_if: tuple[Prose, ...] = Field(title="Externaliser si", description="Bons cas.", min_length=2)
    insource_if: tuple[Prose, ...] = Field(
        title="Recruter ou former si", description="Cas où l'interne vaut mieux.", min_length=2
    )
    wait_if: tuple[Prose, ...] = Field(
        title="Attendre si", description="Cas où il faut attendre.", min_length=1
    )
    never_delegate: tuple[Prose, ...] = Field(
        title="Ne jamais déléguer", description="Ce qui reste au dirigeant.", min_length=1
    )


class Term(Sourced):
    """An order of magnitude: volume, duration or price."""

    text: Prose = Field(title="Ordre de grandeur", description="La valeur et ses conditions.")


class Terms(Record):
    """Volume, duration and, only when sourced, price."""

    days: Term = Field(title="Rythme", description="Jours par semaine ou par mois.")
    duration: Term = Field(title="Durée", description="Durée usuelle de la mission.")
    price: Term | None = Field(
        default=None, title="Prix", description="Seulement avec une source et une date de vérification."
    )


class GlossaryTerm(Record):
    """A term of the trade."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    term: Label = Field(title="Terme", description="Le terme, au singulier.")
    definition: Prose = Field(title="Définition", description="Une phrase pour un non-spécialiste.")
    aliases: tuple[Label, ...] = Field(default=(), title="Autres noms", description="Sigles et variantes.")


class Question(Sourced):
    """A frequent question."""

    id: Slug = Field(title="Identifiant", description="Figé une fois publié.")
    question: Text = Field(title="Question", description="La question, dans les mots du dirigeant.")
    answer: Prose = Field(title="Réponse", description="Deux à quatre phrases.")


class Playbook(Record):
    """One function, from the first question to the handover."""

    order: Whole = Field(title="Ordre", description="Place dans les listes.", ge=1, le=99)
    name: Label = Field(title="Nom", description="Nom de la fonction.")
    short_name: Label | None = Field(
        default=None, title="Nom court", description="Nom des puces et menus, si le nom est long."
    )
    title: TwoPartTitle = Field(title="Titre", description="Titre en deux graisses.")
    role: Title = Field(title="Métier", description="L'intitulé du directeur et ses synonymes.")
    tagline: Annotated[Label, StringConstraints(max_length=80)] = Field(
        title="Accroche", description="Une phrase de 80 caractères au plus, dans les listes."
    )
    lead: Prose = Field(title="Chapeau", description="Définition et promesse, trois phrases au plus.")
    takeaways: tuple[Prose, ...] = Field(
        title="À retenir", description="Trois phrases de 25 mots au plus.", min_length=3, max_length=3
    )
    mark: Mark = Field(title="Marque", description="Le signe de la fonction.")
    accents: Accents = Field(title="Couleurs", description="Les couleurs de la fonction.")
    status: Literal["brouillon", "relecture", "publié"] = Field(
        title="État", description="brouillon (absent du site), relecture ou publié."
    )
    version: Version = Field(title="Version", description="Deux nombres, par exemple 1.4.")
    published_on: Day = Field(title="Publié le", description="Date de première publication.")
    review: Review = Field(title="Relecture", description="Qui relit, quand.")
    authors: tuple[PartnerRef, ...] = Field(
        default=(), title="Auteurs", description="Partenaires auteurs, s'ils l'ont confirmé."
    )
    to_confirm: tuple[Text, ...] = Field(
        default=(), title="À confirmer", description="Questions ouvertes pour le client."
    )
    triggers: tuple[Trigger, ...] = Field(title="Déclencheurs", description="Quand y penser.", min_length=3)
    stakes: tuple[Stake, ...] = Field(title="Enjeux", description="Ce qu'il y a à gagner.", min_length=3)
    objections: tuple[Objection, ...] = Field(
        title="Doutes", description="Doutes légitimes et réponses.", min_length=2
    )
    questions: tuple[OpeningQuestion, ...] = Field(
        title="Avant de démarrer", description="Questions à régler avant.", min_length=3
    )
    maturity: tuple[MaturityLevel, ...] = Field(
        title="Maturité", description="Quatre niveaux.", min_length=4, max_length=4
    )
    tasks: tuple[Task, ...] = Field(
        title="Tâches", description="Tâches récurrentes : le biseau en découle.", min_length=8, max_length=16
    )
    phases: tuple[PlaybookPhase, ...] = Field(
        title="Phases", description="Les cinq phases, dans l'ordre.", min_length=5, max_length=5
    )
    criteria: tuple[Criterion, ...] = Field(
        title="Critères", description="Choisir la personne.", min_length=4
    )
    governance: Governance = Field(title="Gouvernance", description="Comment la mission se pilote.")
    indicators: tuple[Indicator, ...] = Field(title="Indicateurs", description="Mesurer.", min_length=3)
    pitfalls: tuple[Pitfall, ...] = Field(title="Pièges", description="Erreurs courantes.", min_length=3)
    weak_signals: tuple[WeakSignal, ...] = Field(
        title="Signaux faibles", description="Ce qui annonce une dérive.", min_length=3
    )
    risks: tuple[Risk, ...] = Field(title="Risques", description="À relire avec un conseil.", min_length=1)
    transfer: Transfer = Field(title="Transfert", description="Ce qui reste après le départ.")
    data_room: tuple[DataRoomDocument, ...] = Field(
        title="Salle de données", description="Pièces de valorisation.", min_length=3
    )
    arbitration: Arbitration = Field(title="Arbitrage", description="Externaliser, recruter ou attendre.")
    terms: Terms = Field(title="Ordres de grandeur", description="Rythme, durée, prix.")
    glossary: tuple[GlossaryTerm, ...] = Field(title="Lexique", description="Mots du métier.", min_length=4)
    faq: tuple[Question, ...] = Field(title="Questions fréquentes", description="Questions.", min_length=3)
    partners: tuple[PartnerRef, ...] = Field(
        default=(), title="Partenaires", description="Partenaires de cette fonction."
    )
    related: tuple[Reference, ...] = Field(
        default=(),
        title="À lire ensuite",
        description="Références, par exemple article:confier-sa-rd ou playbook:finance.",
    )
    white_papers: tuple[WhitePaperRef, ...] = Field(
        default=(), title="Livres blancs", description="Identifiants de livres blancs."
    )
    former_ids: dict[Slug, Slug] = Field(
        default_factory=dict,
        title="Anciens identifiants",
        description="Ancien identifiant : nouvel identifiant, pour garder les coches des lecteurs.",
    )
