"""The home page and the page that stands for a missing one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from .. import french, places
from ..model.base import Duration
from ..model.common import Phase
from .frame import Frame, Page, joined_title, two_weights
from .parts import (
    Bevel,
    FunctionCard,
    Intro,
    Link,
    PartnerCard,
    PlanStep,
    Reading,
    Shell,
    Step,
    TwoWeights,
)
from .printed import SheetCard, sheet_card
from .readings import article_reading

_ARTICLES_SHOWN = 3
_DAYS: Final = {"jours": 1.0, "semaines": 7.0, "mois": 30.44}
# Chosen in the second phase, the director arrives with the third.
_ARRIVAL: Final = 3


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows."""

    shell: Shell
    title: TwoWeights
    audience: str
    promise: Markup
    actions: tuple[Link, ...]
    bevel: Bevel
    steps: tuple[Step, ...]
    functions_title: str
    functions: tuple[FunctionCard, ...]
    ways_title: str
    outsource: tuple[str, ...]
    hire: tuple[str, ...]
    wait: tuple[str, ...]
    paper: Intro
    paper_link: Link
    sheets: tuple[SheetCard, ...]
    partners: tuple[PartnerCard, ...]
    articles: tuple[Reading, ...]
    closing: Intro
    closing_link: Link
    exit_plan: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What a reader sees at an address that leads nowhere."""

    shell: Shell
    intro: Intro
    functions: tuple[FunctionCard, ...]


def home_page(frame: Frame) -> tuple[Page, ...]:
    """The home page; its lists and counts follow from the catalogue."""
    catalogue = frame.catalogue
    home = catalogue.site.home
    names = [french.in_sentence(playbook.name) for playbook in catalogue.playbooks.values()]
    count = french.number(len(names))
    fit = (
        Link("Situer mon besoin", places.DIAGNOSTIC)
        if catalogue.diagnostic
        else Link("Comparer les voies", places.ENGAGEMENT_FORMS)
    )
    functions_title = (
        f"{french.sentence_case(count)} fonctions, {count} modes d'emploi complets."
        if len(names) > 1
        else "Une fonction, un mode d'emploi complet."
    )
    shell = frame.shell(
        places.HOME, f"{catalogue.site.name} · {joined_title(home.title)}", catalogue.site.description
    )
    view = HomeView(
        shell=shell,
        title=two_weights(home.title),
        audience=f"{home.audience} : {french.joined(names)}.",
        promise=frame.prose(home.promise),
        actions=(fit, Link("Lire les playbooks", places.PLAYBOOKS)),
        bevel=frame.whole_bevel(),
        steps=frame.shared_steps(),
        functions_title=functions_title,
        functions=frame.function_cards(),
        ways_title=home.three_ways.title,
        outsource=home.three_ways.outsource,
        hire=home.three_ways.hire,
        wait=home.three_ways.wait,
        paper=frame.intro(home.paper.title, home.paper.lead),
        paper_link=Link("Toutes les fiches à imprimer", places.SHEETS),
        sheets=_shown_sheets(frame),
        partners=frame.partner_cards(),
        articles=tuple(
            article_reading(frame, document)
            for document in list(catalogue.articles.values())[:_ARTICLES_SHOWN]
        ),
        closing=frame.intro(home.closing.title, home.closing.lead),
        closing_link=fit,
        exit_plan=exit_plan(catalogue.phases),
    )
    return (Page(places.HOME, "pages/home.html", view),)


def exit_plan(phases: Iterable[Phase]) -> tuple[PlanStep, ...]:
    """The phases counted backwards from the day of leaving: the last one first."""
    steps = [
        PlanStep(
            name=phase.name,
            note="arrivée du directeur" if phase.number == _ARRIVAL else "",
            shortest_days=_days(phase.duration.shortest, phase.duration),
            longest_days=_days(phase.duration.longest, phase.duration),
        )
        for phase in phases
    ]
    return tuple(reversed(steps))


def not_found_page(frame: Frame) -> tuple[Page, ...]:
    """The page that hosts serve for a missing address."""
    words = frame.catalogue.site.intros.not_found
    intro = frame.intro(words.title, words.lead)
    shell = frame.shell(places.NOT_FOUND, words.title, intro.lead, indexed=False)
    return (
        Page(places.NOT_FOUND, "pages/not_found.html", NotFoundView(shell, intro, frame.function_cards())),
    )


def _shown_sheets(frame: Frame) -> tuple[SheetCard, ...]:
    """The first function's one-pager, and its list of the longest phase: the one that is used most."""
    catalogue = frame.catalogue
    longest = max(catalogue.phases, key=lambda phase: _days(phase.duration.longest, phase.duration))
    cards = []
    for slug in list(catalogue.playbooks)[:1]:
        name = frame.function(slug).short_name
        shown = (
            (places.playbook(slug), "playbook", f"{name} : la fiche"),
            (places.playbook_phase(slug, longest.id), "phase", f"{name} : {longest.name}, la liste"),
        )
        cards += [
            sheet_card(sheet, label)
            for address, template, label in shown
            for sheet in frame.sheets_of(address)
            if sheet.template == template
        ]
    return tuple(cards)


def _days(count: int, duration: Duration) -> int:
    return round(count * _DAYS[duration.unit])
