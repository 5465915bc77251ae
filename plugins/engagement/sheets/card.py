"""The social picture of a page: what shows when its address is shared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import singledispatch
from typing import Final

from .. import french
from ..typography import typeset
from ..views import Frame, Page
from ..views.home import HomeView
from ..views.partner import PartnersView, PartnerView
from ..views.parts import PartnerCard, Shell, TwoWeights
from ..views.phase import PhaseView, SharedPhaseView
from ..views.playbook import PlaybooksView, PlaybookView
from ..views.printable import DiagnosticView, FormsView, FormView
from ..views.reference import GlossaryView
from ..views.writing import ArticlesView, ArticleView, WhitePapersView, WhitePaperView

WIDTH: Final = 1200
HEIGHT: Final = 630
# Where a title breaks by itself: after a colon, a sentence or, for want of them, a comma.
_BREAKS: Final = (re.compile(r"(?<= :) "), re.compile(r"(?<=[.?!…]) "), re.compile(r"(?<=,) "))
# A first line never ends with one of these: they belong to the word that follows.
_LEANING: Final = frozenset(
    "le la les un une des du de au aux à et ou en sur sous par pour sans avant après avec dans qui que ce "
    "se".split()
)
_SENTENCE: Final = re.compile(r".+?[.!?…](?=\s|$)", re.DOTALL)


def card_job(frame: Frame, page: Page, wordmark: str = "") -> str:
    """The social picture of a page as JSON for the press, WIDTH by HEIGHT pixels.

    `wordmark` is the site's name as an SVG drawing; without it the name is written. The same page gives the
    same text.
    """
    view = page.view
    shell = shell_of(page)
    section = shell.breadcrumb[0].label if shell.breadcrumb else ""
    title = _title(page, shell)
    playbook = frame.catalogue.playbooks.get(shell.function)
    bevel = getattr(view, "bevel", None)
    if bevel is None:
        bevel = frame.bevel(playbook.tasks) if playbook else frame.whole_bevel()
    card = {
        "template": "card",
        "function": playbook
        and {
            "short_name": typeset(playbook.short_name or playbook.name),
            "colour": playbook.accents.light,
            "mark": playbook.mark.path,
            "even_odd": playbook.mark.even_odd,
        },
        "view": {
            "section": typeset(section),
            "title": {"passing": typeset(title.passing), "staying": typeset(title.staying)},
            "facts": typeset(_facts(view) or _first_sentence(shell.description)),
            "heights": bevel.heights,
        },
    }
    job = {
        "paper": frame.catalogue.site.paper,
        "width": WIDTH,
        "title": typeset(shell.title),
        "author": frame.catalogue.site.name,
        "wordmark": wordmark,
        # A picture carries no date, but a document wants one.
        "day": "2000-01-01",
        "description": "",
        "pack": None,
        "sheets": [card],
    }
    return json.dumps(job, ensure_ascii=False, sort_keys=True)


def shell_of(page: Page) -> Shell:
    """What surrounds a page: every view has it. Raises TypeError for one that has not."""
    shell = getattr(page.view, "shell", None)
    if not isinstance(shell, Shell):
        raise TypeError(f"a page without a shell: {page.address}")
    return shell


def split_title(title: str) -> TwoWeights:
    """A title on one line as a title on two, broken where its sense allows."""
    for breaking in _BREAKS:
        passing, *rest = breaking.split(title, maxsplit=1)
        if rest:
            return TwoWeights(passing, rest[0])
    words = title.split(" ")
    places = [place for place in range(1, len(words)) if words[place - 1].lower() not in _LEANING]
    if not places:
        return TwoWeights("", title)
    lines = [(" ".join(words[:place]), " ".join(words[place:])) for place in places]
    return TwoWeights(*min(lines, key=lambda line: abs(len(line[0]) - len(line[1]))))


def _title(page: Page, shell: Shell) -> TwoWeights:
    own = getattr(page.view, "title", None)
    return own if isinstance(own, TwoWeights) else split_title(shell.title)


def _first_sentence(text: str) -> str:
    found = _SENTENCE.match(text)
    return found[0] if found else text


@singledispatch
def _facts(_view: object) -> str:
    """What can be counted on a page, in one line; empty when nothing can."""
    return ""


@_facts.register
def _(view: HomeView) -> str:
    phases = _spelled(len(view.steps), "phase").lower()
    return f"{_spelled(len(view.functions), 'fonction')}, {phases}, une date de sortie."


@_facts.register
def _(view: PlaybookView) -> str:
    points = _points(sum(step.point_count for step in view.steps))
    return f"{_spelled(len(view.steps), 'phase')}, {points} à vérifier, une date de sortie."


@_facts.register
def _(view: PlaybooksView) -> str:
    points = _points(sum(each.point_count for each in view.functions))
    return f"{_spelled(len(view.functions), 'fonction')}, {points} à vérifier."


@_facts.register
def _(view: PhaseView) -> str:
    duration = french.sentence_case(view.duration)
    return f"{duration}, {_points(view.point_count)} à vérifier, une épreuve de sortie."


@_facts.register
def _(view: SharedPhaseView) -> str:
    shared = french.counted(len(view.points), "point commun", "points communs")
    return f"{view.duration}, {shared}." if view.points else f"{view.duration}."


@_facts.register
def _(view: PartnersView) -> str:
    return f"{view.count_sentence}."


@_facts.register
def _(view: PartnerView) -> str:
    return f"{view.role}, {view.card.places}."


@_facts.register
def _(view: ArticlesView) -> str:
    return f"{french.counted(len(view.articles), 'article')}."


@_facts.register
def _(view: ArticleView) -> str:
    return _written("Article", view.authors, view.minutes)


@_facts.register
def _(view: WhitePapersView) -> str:
    return f"{french.counted(len(view.papers), 'livre blanc', 'livres blancs')}."


@_facts.register
def _(view: WhitePaperView) -> str:
    return _written("Livre blanc", view.authors, view.minutes)


@_facts.register
def _(view: FormsView) -> str:
    return f"{french.counted(len(view.forms), 'document')} à imprimer et à remplir à deux."


@_facts.register
def _(view: FormView) -> str:
    return f"Un document vierge, {french.counted(len(view.sections), 'rubrique')}, version {view.version}."


@_facts.register
def _(view: DiagnosticView) -> str:
    questions = french.counted(len(view.needs) + len(view.capacities), "question")
    return f"{questions}, {french.counted(len(view.bands), 'résultat possible', 'résultats possibles')}."


@_facts.register
def _(view: GlossaryView) -> str:
    terms = sum(len(letter.terms) for letter in view.letters)
    return f"{french.counted(terms, 'terme')}, une définition chacun."


def _spelled(count: int, singular: str) -> str:
    """A small count in words with its feminine noun, to begin a sentence."""
    return f"Une {singular}" if count == 1 else f"{french.sentence_case(french.number(count))} {singular}s"


def _points(count: int) -> str:
    return french.counted(count, "point")


def _written(kind: str, authors: Iterable[PartnerCard], minutes: int) -> str:
    names = french.joined([each.name for each in authors])
    by = f" de {names}" if names else ""
    return f"{kind}{by}, {french.counted(minutes, 'minute')} de lecture."
