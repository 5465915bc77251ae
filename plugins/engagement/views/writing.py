"""Articles, white papers and plain pages: what is written in Markdown."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from markupsafe import Markup

from .. import french, places
from ..catalogue import Document
from ..markup import Body, minutes_of
from ..model import Article, WhitePaper
from ..model import Page as PlainPage
from .editions import edition_notice
from .frame import Frame, Page, joined_title, two_weights
from .parts import Bevel, FunctionLink, Intro, Link, PartnerCard, Reading, Shell, TwoWeights
from .printed import Download, downloads
from .readings import readings, white_paper_reading

_CONTENTS_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Date:
    """A day for machines and for readers."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class MarginNoteView:
    """A note in the margin."""

    term: str
    text: Markup


@dataclass(frozen=True, slots=True)
class RatingView:
    """Votes imported from elsewhere."""

    mean: str
    votes: int
    on: str
    origin: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What an article's page shows."""

    shell: Shell
    title: TwoWeights
    lead: Markup
    authors: tuple[PartnerCard, ...]
    published: Date
    revised: Date | None
    minutes: int
    function: FunctionLink | None
    functions: tuple[FunctionLink, ...]
    bevel: Bevel
    phases: tuple[Link, ...]
    contents: tuple[Link, ...]
    body: Markup
    notes: tuple[MarginNoteView, ...]
    takeaways: tuple[Markup, ...]
    ask_yourself: tuple[str, ...]
    rating: RatingView | None
    contact: Link
    related: tuple[Reading, ...]
    white_papers: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in the index."""

    title: str
    lead: Markup
    address: str
    date: str
    iso_date: str
    minutes: int
    authors: str
    function: FunctionLink | None


@dataclass(frozen=True, slots=True)
class ArticlesView:
    """What the index of articles shows."""

    shell: Shell
    intro: Intro
    articles: tuple[ArticleCard, ...]


@dataclass(frozen=True, slots=True)
class WhitePaperCard:
    """A white paper in the index."""

    title: str
    lead: Markup
    address: str
    version: str
    date: str
    minutes: int
    functions: tuple[FunctionLink, ...]
    sheets: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class WhitePapersView:
    """What the index of white papers shows."""

    shell: Shell
    intro: Intro
    papers: tuple[WhitePaperCard, ...]


@dataclass(frozen=True, slots=True)
class WhitePaperView:
    """What a white paper's page shows."""

    shell: Shell
    title: TwoWeights
    lead: Markup
    version: str
    sheets: tuple[Download, ...]
    authors: tuple[PartnerCard, ...]
    published: Date
    revised: Date | None
    minutes: int
    functions: tuple[FunctionLink, ...]
    phases: tuple[Link, ...]
    contents: tuple[Link, ...]
    body: Markup
    takeaways: tuple[Markup, ...]
    related: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class PlainView:
    """What a plain page shows."""

    shell: Shell
    title: TwoWeights
    lead: Markup
    published: Date
    revised: Date | None
    body: Markup


def articles_page(frame: Frame) -> tuple[Page, ...]:
    """The index of articles, latest first."""
    words = frame.catalogue.site.intros.articles
    intro = frame.intro(words.title, words.lead)
    cards = tuple(_article_card(frame, document) for document in frame.catalogue.articles.values())
    view = ArticlesView(frame.shell(places.ARTICLES, words.title, intro.lead), intro, cards)
    return (Page(places.ARTICLES, "pages/articles.html", view),)


def article_page(frame: Frame, document: Document[Article]) -> Page:
    """The page of an article."""
    catalogue, meta = frame.catalogue, document.meta
    address = places.article(document.slug)
    body = frame.renderer.document(document.body)
    lead = frame.prose(meta.lead)
    function = frame.first_function(meta.playbooks)
    tasks = [task for slug in meta.playbooks for task in catalogue.playbooks[slug].tasks]
    rating = meta.rating
    view = ArticleView(
        shell=frame.shell(
            address,
            joined_title(meta.title),
            lead,
            breadcrumb=(Link("Articles", places.ARTICLES),),
            function=function.slug if function else "",
        ),
        title=two_weights(meta.title),
        lead=lead,
        authors=frame.partner_cards(meta.authors),
        published=dated(meta.published_on),
        revised=dated(meta.revised_on) if meta.revised_on else None,
        minutes=body.minutes,
        function=function,
        functions=frame.functions(meta.playbooks),
        bevel=frame.bevel(tasks) if tasks else frame.whole_bevel(),
        phases=_phases(frame, meta.phases, meta.playbooks),
        contents=_contents(body),
        body=body.html,
        notes=tuple(MarginNoteView(note.term, frame.prose(note.text)) for note in meta.notes),
        takeaways=frame.proses(meta.takeaways),
        ask_yourself=meta.ask_yourself,
        rating=(
            RatingView(rating.mean, rating.votes, french.date(rating.on), rating.origin, rating.url)
            if rating
            else None
        ),
        contact=Link(catalogue.site.contact.label, catalogue.site.contact.url),
        related=readings(frame, meta.related),
        white_papers=tuple(
            white_paper_reading(frame, catalogue.white_papers[slug]) for slug in meta.white_papers
        ),
    )
    return Page(address, "pages/article.html", view)


def white_papers_page(frame: Frame) -> tuple[Page, ...]:
    """The index of white papers, latest first."""
    words = frame.catalogue.site.intros.white_papers
    intro = frame.intro(words.title, words.lead)
    papers = tuple(
        WhitePaperCard(
            title=joined_title(document.meta.title),
            lead=frame.prose(document.meta.lead),
            address=places.white_paper(document.slug),
            version=document.meta.version,
            date=french.date(document.meta.revised_on or document.meta.published_on),
            minutes=minutes_of(document.body),
            functions=frame.functions(document.meta.playbooks),
            sheets=downloads(frame, places.white_paper(document.slug)),
        )
        for document in frame.catalogue.white_papers.values()
    )
    view = WhitePapersView(frame.shell(places.WHITE_PAPERS, words.title, intro.lead), intro, papers)
    return (Page(places.WHITE_PAPERS, "pages/white_papers.html", view),)


def white_paper_page(frame: Frame, document: Document[WhitePaper]) -> Page:
    """The page of a white paper."""
    meta = document.meta
    address = places.white_paper(document.slug)
    body = frame.renderer.document(document.body)
    lead = frame.prose(meta.lead)
    function = frame.first_function(meta.playbooks)
    view = WhitePaperView(
        shell=frame.shell(
            address,
            joined_title(meta.title),
            lead,
            breadcrumb=(Link("Livres blancs", places.WHITE_PAPERS),),
            function=function.slug if function else "",
            edition=edition_notice(frame, "white-paper", document.slug),
        ),
        title=two_weights(meta.title),
        lead=lead,
        version=meta.version,
        sheets=downloads(frame, address),
        authors=frame.partner_cards(meta.authors),
        published=dated(meta.published_on),
        revised=dated(meta.revised_on) if meta.revised_on else None,
        minutes=body.minutes,
        functions=frame.functions(meta.playbooks),
        phases=_phases(frame, meta.phases, meta.playbooks),
        contents=_contents(body),
        body=body.html,
        takeaways=frame.proses(meta.takeaways),
        related=readings(frame, meta.related),
    )
    return Page(address, "pages/white_paper.html", view)


def plain_page(frame: Frame, document: Document[PlainPage]) -> Page:
    """A plain page, such as the legal ones."""
    meta = document.meta
    address = places.page(document.slug)
    lead = frame.prose(meta.lead)
    view = PlainView(
        shell=frame.shell(
            address, joined_title(meta.title), lead, breadcrumb=(Link("Accueil", places.HOME),)
        ),
        title=two_weights(meta.title),
        lead=lead,
        published=dated(meta.published_on),
        revised=dated(meta.revised_on) if meta.revised_on else None,
        body=frame.renderer.document(document.body).html,
    )
    return Page(address, "pages/page.html", view)


def dated(day: datetime.date) -> Date:
    """A day as pages show it."""
    return Date(day.isoformat(), french.date(day))


def _contents(body: Body) -> tuple[Link, ...]:
    return tuple(
        Link(each.text, f"#{each.anchor}") for each in body.headings if each.level == _CONTENTS_LEVEL
    )


def _article_card(frame: Frame, document: Document[Article]) -> ArticleCard:
    meta = document.meta
    return ArticleCard(
        title=joined_title(meta.title),
        lead=frame.prose(meta.lead),
        address=places.article(document.slug),
        date=french.date(meta.published_on),
        iso_date=meta.published_on.isoformat(),
        minutes=minutes_of(document.body),
        authors=french.joined([frame.catalogue.partners[slug].name for slug in meta.authors]),
        function=frame.first_function(meta.playbooks),
    )


def _phases(frame: Frame, phases: tuple[str, ...], playbooks: tuple[str, ...]) -> tuple[Link, ...]:
    """Links to the phases: of the playbook when the text is about one only, else across functions."""
    only = frame.first_function(playbooks)
    links = []
    for identifier in phases:
        phase = frame.catalogue.phase(identifier)
        address = frame.phase_link(only.slug, identifier).address if only else places.phase(identifier)
        links.append(Link(f"{phase.number}. {phase.name}", address))
    return tuple(links)
