"""Reading lists: what a reference such as `article:slug` looks like beside others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from .. import french, places
from ..catalogue import Document
from ..markup import minutes_of
from ..model import Article, WhitePaper
from .frame import Frame, joined_title
from .parts import Reading


def readings(frame: Frame, references: Iterable[str]) -> tuple[Reading, ...]:
    """The entries of some references, in the given order."""
    return tuple(_reading(frame, reference) for reference in references)


def article_reading(frame: Frame, document: Document[Article]) -> Reading:
    """An article."""
    return Reading(
        kind="Article",
        title=joined_title(document.meta.title),
        text=f"{minutes_of(document.body)} min de lecture",
        address=places.article(document.slug),
        function=frame.first_function(document.meta.playbooks),
    )


def white_paper_reading(frame: Frame, document: Document[WhitePaper]) -> Reading:
    """A white paper."""
    return Reading(
        kind="Livre blanc",
        title=joined_title(document.meta.title),
        text=f"{minutes_of(document.body)} min de lecture",
        address=places.white_paper(document.slug),
        function=frame.first_function(document.meta.playbooks),
    )


def playbook_reading(frame: Frame, slug: str) -> Reading:
    """A playbook."""
    playbook = frame.catalogue.playbooks[slug]
    count = french.counted(frame.point_count(playbook), "point")
    return Reading(
        "Playbook", joined_title(playbook.title), count, places.playbook(slug), frame.function(slug)
    )


def _reading(frame: Frame, reference: str) -> Reading:
    kind, _, name = reference.partition(":")
    return _BY_KIND[kind](frame, name)


def _article(frame: Frame, name: str) -> Reading:
    return article_reading(frame, frame.catalogue.articles[name])


def _white_paper(frame: Frame, name: str) -> Reading:
    return white_paper_reading(frame, frame.catalogue.white_papers[name])


def _playbook(frame: Frame, name: str) -> Reading:
    slug, _, phase_id = name.partition("/")
    if not phase_id:
        return playbook_reading(frame, slug)
    step = next(step for step in frame.steps(slug, phase_id) if step.current)
    return Reading(
        kind="Liste à cocher",
        title=f"{step.name} : {frame.catalogue.playbooks[slug].title.staying}",
        text=french.counted(step.point_count, "point"),
        address=step.address,
        function=frame.function(slug),
    )


def _partner(frame: Frame, name: str) -> Reading:
    partner = frame.catalogue.partners[name]
    return Reading("Partenaire", partner.name, partner.pole, places.partner(name), None)


def _form(frame: Frame, name: str) -> Reading:
    form = frame.catalogue.forms[name]
    pages = french.counted(form.pages, "page")
    return Reading("Modèle", joined_title(form.title), pages, places.form(name), None)


def _phase(frame: Frame, name: str) -> Reading:
    phase = frame.catalogue.phase(name)
    return Reading("Phase", phase.name, phase.summary, places.phase(name), None)


def _point(frame: Frame, name: str) -> Reading:
    catalogue = frame.catalogue
    phases = [phase for playbook in catalogue.playbooks.values() for phase in playbook.phases]
    groups = [group for phase in phases for group in phase.groups]
    texts = {point.id: point.text for point in catalogue.common.points}
    texts |= {point.id: point.text for group in groups for point in group.points}
    address = catalogue.links.addresses[f"point:{name}"]
    return Reading("Point à vérifier", frame.prose(texts[name]).striptags(), "", address, None)


def _term(frame: Frame, name: str) -> Reading:
    terms = [term for playbook in frame.catalogue.playbooks.values() for term in playbook.glossary]
    term = next(term for term in terms if term.id == name)
    return Reading("Lexique", term.term, "", places.term(name), None)


def _page(frame: Frame, name: str) -> Reading:
    catalogue = frame.catalogue
    address = catalogue.links.addresses[f"page:{name}"]
    if name in catalogue.pages:
        return Reading("Page", joined_title(catalogue.pages[name].meta.title), "", address, None)
    intros = catalogue.site.intros
    titles = {
        places.HOME: joined_title(catalogue.site.home.title),
        places.PLAYBOOKS: intros.playbooks.title,
        places.METHOD: catalogue.common.title,
        places.ENGAGEMENT_FORMS: intros.engagement_forms.title,
        places.DIAGNOSTIC: catalogue.diagnostic.title if catalogue.diagnostic else "",
        places.PARTNERS: intros.partners.title,
        places.ARTICLES: intros.articles.title,
        places.WHITE_PAPERS: intros.white_papers.title,
        places.FORMS: intros.forms.title,
        places.SHEETS: intros.sheets.title,
        places.GLOSSARY: intros.glossary.title,
    }
    return Reading("Page", titles[address], "", address, None)


_BY_KIND: Final[dict[str, Callable[[Frame, str], Reading]]] = {
    "article": _article,
    "white-paper": _white_paper,
    "playbook": _playbook,
    "partner": _partner,
    "form": _form,
    "phase": _phase,
    "point": _point,
    "term": _term,
    "page": _page,
}
