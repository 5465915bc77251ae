"""The search page: its field, and the ways in that need no search."""

from __future__ import annotations

from dataclasses import dataclass

from .. import places
from .frame import Frame, Page
from .parts import FunctionCard, Intro, Link, Shell
from .reference import glossary_letters


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the search page shows before anything is searched, and without scripts.

    `address` answers the form; `diagnostic` is what an empty result advises, absent while there is none.
    """

    shell: Shell
    intro: Intro
    address: str
    functions: tuple[FunctionCard, ...]
    phases: tuple[Link, ...]
    terms: tuple[Link, ...]
    diagnostic: Link | None


def search_page(frame: Frame) -> tuple[Page, ...]:
    """The search page."""
    words = frame.catalogue.site.intros.search
    intro = frame.intro(words.title, words.lead)
    view = SearchView(
        shell=frame.shell(places.SEARCH, words.title, intro.lead),
        intro=intro,
        address=places.SEARCH,
        functions=frame.function_cards(),
        phases=tuple(Link(f"{step.number}. {step.name}", step.address) for step in frame.shared_steps()),
        terms=tuple(
            Link(term.term, places.term(term.id))
            for letter in glossary_letters(frame)
            for term in letter.terms
        ),
        diagnostic=Link("Diagnostic", places.DIAGNOSTIC) if frame.catalogue.diagnostic else None,
    )
    return (Page(places.SEARCH, "pages/search.html", view),)
