"""The records of the pages that gather, of the partners and of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from .. import french, places
from ..model import Diagnostic, Partner
from ..model.playbook import GlossaryTerm
from ..model.site import Intro
from ..views.frame import Frame, joined_title
from .plain import first_sentence, plain
from .records import ARTICLE, FORM, METHOD, PARTNER, PLAYBOOK, TERM, WHITE_PAPER, Entry, Record, Scope


def reference_entries(frame: Frame) -> Iterator[Entry]:
    """The method, the forms of engagement compared, the diagnostic."""
    yield _method(frame)
    yield _engagement_forms(frame)
    if frame.catalogue.diagnostic:
        yield _diagnostic(frame.catalogue.diagnostic)


def partner_entries(frame: Frame) -> Iterator[Entry]:
    """Each partner."""
    for slug, partner in frame.catalogue.partners.items():
        page, scope = places.partner(slug), Scope(PARTNER, partner.functions)
        operations = {each.id: each.name for each in frame.catalogue.common.operations}
        head = Record(
            address=page,
            label="Partenaire",
            title=partner.name,
            scope=scope,
            body=plain(partner.lead, *partner.biography, *partner.convictions),
            aliases=(partner.role, partner.pole, partner.tagline, *partner.places),
            context=("accompagner", "expert", *(operations[code] for code in partner.operations)),
        )
        yield Entry(head, tuple(_partner_parts(partner, page, scope)))


def term_entries(frame: Frame) -> Iterator[Entry]:
    """Each term, once, with every function that uses it."""
    kept: dict[str, GlossaryTerm] = {}
    users: dict[str, list[str]] = {}
    for slug, playbook in frame.catalogue.playbooks.items():
        for term in playbook.glossary:
            key = french.sorting_key(term.term)
            kept.setdefault(key, term)
            users.setdefault(key, []).append(slug)
    for key in sorted(kept):
        term = kept[key]
        yield Entry(
            Record(
                address=places.term(term.id),
                label="Lexique",
                title=french.sentence_case(term.term),
                scope=Scope(TERM, tuple(users[key])),
                body=plain(term.definition),
                aliases=term.aliases,
                context=("définition",),
            )
        )


def index_entries(frame: Frame) -> Iterator[Entry]:
    """The pages that list others, and the home page."""
    catalogue = frame.catalogue
    site, intros = catalogue.site, catalogue.site.intros
    yield _index(places.PLAYBOOKS, "Playbooks", intros.playbooks, PLAYBOOK)
    yield _index(places.PARTNERS, "Partenaires", intros.partners, PARTNER)
    yield _index(places.ARTICLES, "Articles", intros.articles, ARTICLE)
    yield _index(places.WHITE_PAPERS, "Livres blancs", intros.white_papers, WHITE_PAPER)
    yield _index(places.GLOSSARY, "Glossaire", intros.glossary, TERM)
    yield _index(places.SHEETS, "Fiches à imprimer", intros.sheets, FORM)
    if catalogue.forms:
        yield _index(places.FORMS, "Modèles de documents", intros.forms, FORM)
    home = Record(
        address=places.HOME,
        label="Accueil",
        title=site.name,
        scope=Scope(METHOD),
        body=plain(joined_title(site.home.title), site.home.promise, site.description),
    )
    yield Entry(home)


def _index(address: str, name: str, intro: Intro, type_: str) -> Entry:
    return Entry(Record(address, name, intro.title, Scope(type_), plain(intro.lead), aliases=(name,)))


def _method(frame: Frame) -> Entry:
    common, page, scope = frame.catalogue.common, places.METHOD, Scope(METHOD)
    principles = (
        Record(f"{page}#principes", "Principe", *_titled(plain(text), scope)) for text in common.principles
    )
    roles = (
        Record(f"{page}#role-{role.id.lower()}", "Rôle", role.name, scope, plain(role.description))
        for role in common.roles
    )
    indicators = (
        Record(
            f"{page}#{each.id}",
            "Indicateur de mission",
            each.name,
            scope,
            plain(each.definition, each.target),
        )
        for each in common.indicators
    )
    operations = (
        Record(f"{page}#operations", "Opération visée", each.name, scope, plain(each.description))
        for each in common.operations
    )
    notes = (
        Record(f"{page}#{each.id}", "Point juridique", each.name, scope, plain(each.text, each.guard))
        for each in common.legal_notes
    )
    phases = ", ".join(phase.name for phase in frame.catalogue.phases)
    head = Record(
        page, "Méthode", common.title, scope, plain(common.lead, phases), ("méthode", "étapes", "phases")
    )
    return Entry(head, (*principles, *roles, *indicators, *operations, *notes))


def _engagement_forms(frame: Frame) -> Entry:
    common, page, scope = frame.catalogue.common, places.ENGAGEMENT_FORMS, Scope(METHOD)
    intro = frame.catalogue.site.intros.engagement_forms
    forms = tuple(
        Record(
            f"{page}#{each.id}",
            "Forme d'intervention",
            each.name,
            scope,
            plain(each.rhythm, each.purpose, each.limit, each.choose_if, each.price_note),
        )
        for each in common.engagement_forms
    )
    for_and_against = (
        ("Pour", plain(*(each.text for each in common.advantages)), ("avantage",)),
        ("Contre", plain(*(each.text for each in common.limits)), ("inconvénient",)),
    )
    sides = (
        Record(f"{page}#pour-contre", "Pour et contre", name, scope, text, aliases)
        for name, text, aliases in for_and_against
    )
    back = Record(
        f"{page}#bascule",
        "Signaux de bascule",
        "Quand réinternaliser",
        scope,
        plain(*common.insource_signals),
    )
    names = tuple(each.name for each in common.engagement_forms)
    head = Record(
        page,
        "Comparatif",
        intro.title,
        scope,
        plain(intro.lead),
        ("comparatif", "formes d'intervention"),
        names,
    )
    return Entry(head, (*forms, *sides, back))


def _diagnostic(diagnostic: Diagnostic) -> Entry:
    page, scope = places.DIAGNOSTIC, Scope(METHOD)
    questions = (
        Record(
            f"{page}#{each.id}",
            "Question du diagnostic",
            each.question,
            scope,
            plain(each.why, *each.answers),
        )
        for each in diagnostic.questions
    )
    bands = (
        Record(
            f"{page}#{band.id}", "Résultat du diagnostic", band.name, scope, plain(band.advice, *band.actions)
        )
        for band in diagnostic.bands
    )
    flags = (
        Record(f"{page}#{flag.id}", "À régler d'abord", plain(flag.fact), scope, plain(flag.advice))
        for flag in diagnostic.flags
    )
    limits = Record(
        f"{page}#a-discuter", "À discuter", "Ce que ce résultat ne dit pas", scope, plain(*diagnostic.limits)
    )
    head = Record(
        page,
        "Diagnostic",
        diagnostic.title,
        scope,
        plain(diagnostic.lead),
        ("diagnostic", "arbitrage", "questionnaire", "externaliser ou recruter"),
    )
    return Entry(head, (*questions, *bands, *flags, limits))


def _partner_parts(partner: Partner, page: str, scope: Scope) -> Iterator[Record]:
    yield Record(
        f"{page}#quand-m-appeler", "Quand m'appeler", "Quand m'appeler", scope, plain(*partner.call_me_when)
    )
    yield Record(
        f"{page}#avant-d-appeler",
        "Avant d'appeler",
        "Je peux vous transmettre",
        scope,
        plain(*partner.passes_on),
    )
    yield Record(
        f"{page}#avant-d-appeler",
        "Avant d'appeler",
        "Je ne suis pas la bonne personne si",
        scope,
        plain(*partner.not_for),
    )
    for each in partner.publications:
        label = french.sentence_case(each.kind)
        yield Record(f"{page}#publications", label, each.name, scope, plain(each.description))


def _titled(text: str, scope: Scope) -> tuple[str, Scope, str]:
    title, rest = first_sentence(text)
    return title, scope, rest
