"""White papers, set for paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .. import editions, french, places
from ..views import Frame
from ..views.frame import joined_title, two_weights
from ..views.parts import Bevel, TwoWeights
from .noting import Note, Noting
from .prose import taken_apart
from .sheet import Prose, Sheet, Words

# The level of the headings that contents list.
CHAPTER: Final = 2


@dataclass(frozen=True, slots=True)
class WhitePaperSheet:
    """What a white paper shows; `about` says in short lines who wrote it, when, and what it concerns."""

    title: TwoWeights
    lead: Prose
    bevel: Bevel
    takeaways: tuple[Prose, ...]
    about: tuple[str, ...]
    contents: tuple[str, ...]
    body: Prose
    notes: tuple[Note, ...]


def white_paper_sheet(frame: Frame, slug: str) -> Sheet:
    """A white paper: as many pages as its text takes."""
    catalogue = frame.catalogue
    document = catalogue.white_papers[slug]
    meta = document.meta
    body = frame.renderer.document(document.body)
    function = frame.first_function(meta.playbooks)
    tasks = [task for name in meta.playbooks for task in catalogue.playbooks[name].tasks]
    noting = Noting(catalogue.site.address)
    authors = french.joined([catalogue.partners[author].name for author in meta.authors])
    functions = french.joined([each.name for each in frame.functions(meta.playbooks)])
    phases = french.joined([catalogue.phase(each).name.lower() for each in meta.phases])
    published = f"Version {meta.version}, publiée le {french.date(meta.published_on)}"
    if meta.revised_on:
        published += f", révisée le {french.date(meta.revised_on)}"
    about = (
        f"Par {authors}" if authors else f"Par {catalogue.site.name}",
        published,
        f"Lecture : {french.counted(body.minutes, 'minute')}",
        f"Fonctions : {functions}" if functions else "",
        f"Phases : {phases}" if phases else "",
    )
    view = WhitePaperSheet(
        title=two_weights(meta.title),
        lead=noting.noted(taken_apart(frame.prose(meta.lead))),
        bevel=frame.bevel(tasks) if tasks else frame.whole_bevel(),
        takeaways=tuple(noting.noted(taken_apart(frame.prose(each))) for each in meta.takeaways),
        about=tuple(line for line in about if line),
        contents=tuple(each.text for each in body.headings if each.level == CHAPTER),
        body=noting.noted(taken_apart(body.html)),
        notes=noting.notes,
    )
    return Sheet(
        name=f"livres-blancs/{slug}",
        template="white-paper",
        title=joined_title(meta.title),
        kind=f"Livre blanc. {joined_title(meta.title)}",
        page=places.white_paper(slug),
        pages=0,
        function=function.slug if function else "",
        edition=editions.current(catalogue, "white-paper", slug),
        view=view,
        words=(Words("white-paper", slug, ("title",), "Titre"),),
    )
