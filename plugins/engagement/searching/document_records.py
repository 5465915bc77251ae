"""The records of what is read and filled in: articles, white papers, blank documents."""

from __future__ import annotations

from collections.abc import Iterator

from .. import french, places
from ..catalogue import Document
from ..model import Article, Form, WhitePaper
from ..registering import headings_of
from ..views.frame import Frame, joined_title
from .plain import plain, sections
from .records import ARTICLE, FORM, WHITE_PAPER, Entry, Record, Scope


def article_entries(frame: Frame) -> Iterator[Entry]:
    """Each article, with its sections and its closing questions."""
    for slug, document in frame.catalogue.articles.items():
        meta, page = document.meta, places.article(slug)
        scope = Scope(ARTICLE, meta.playbooks, meta.phases)
        asked = Record(
            f"{page}#bloc-questions",
            "En pratique",
            "En pratique, demandez-vous",
            scope,
            plain(*meta.ask_yourself),
        )
        notes = (
            Record(f"{page}#bloc-notes", "Note", note.term, scope, plain(note.text)) for note in meta.notes
        )
        parts = (*_sections(document, page, scope), asked, *notes)
        yield Entry(_head(frame, document, page, "Article", scope), parts)


def white_paper_entries(frame: Frame) -> Iterator[Entry]:
    """Each white paper, with its sections."""
    for slug, document in frame.catalogue.white_papers.items():
        meta, page = document.meta, places.white_paper(slug)
        scope = Scope(WHITE_PAPER, meta.playbooks, meta.phases)
        yield Entry(
            _head(frame, document, page, "Livre blanc", scope), tuple(_sections(document, page, scope))
        )


def form_entries(frame: Frame) -> Iterator[Entry]:
    """Each blank document, with its sections."""
    for slug, form in frame.catalogue.forms.items():
        page, scope = places.form(slug), Scope(FORM, (), form.phases)
        head = Record(
            address=page,
            label=f"Modèle, {french.counted(form.pages, 'page')}",
            title=joined_title(form.title),
            scope=scope,
            body=plain(form.lead, *form.rules),
            aliases=("modèle de document", slug.replace("-", " ")),
            context=("télécharger", "remplir", "Excel"),
        )
        yield Entry(head, tuple(_rubrics(form, page, scope)))


def _rubrics(form: Form, page: str, scope: Scope) -> Iterator[Record]:
    for number, section in enumerate(form.sections, start=1):
        labels = (field.label for field in section.fields)
        yield Record(
            f"{page}#rubrique-{number}", "Rubrique", section.name, scope, plain(section.help, *labels)
        )


def _head(
    frame: Frame, document: Document[Article] | Document[WhitePaper], page: str, label: str, scope: Scope
) -> Record:
    meta = document.meta
    return Record(
        address=page,
        label=label,
        title=joined_title(meta.title),
        scope=scope,
        body=plain(meta.lead, *meta.takeaways),
        context=(
            label,
            *(frame.catalogue.partners[slug].name for slug in meta.authors),
            *(frame.catalogue.playbooks[slug].name for slug in scope.functions if len(scope.functions) == 1),
        ),
    )


def _sections(
    document: Document[Article] | Document[WhitePaper], page: str, scope: Scope
) -> Iterator[Record]:
    for heading, text in sections(document.body, headings_of(document.body)):
        if heading:
            yield Record(f"{page}#{heading.anchor}", "Section", heading.text, scope, text)
        elif text:
            yield Record(page, "Introduction", joined_title(document.meta.title), scope, text)
