"""The pages that gather: method, forms of engagement, glossary."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import french, places
from ..model.playbook import GlossaryTerm
from .frame import Frame, Page
from .parts import Bevel, FunctionLink, Intro, Provenance, Shell, Step
from .playbook import RiskView, risk


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase in the table of the method."""

    number: int
    name: str
    purpose: Markup
    duration: str
    decision: str
    address: str


@dataclass(frozen=True, slots=True)
class RoleView:
    """Someone who acts."""

    id: str
    name: str
    description: Markup


@dataclass(frozen=True, slots=True)
class MissionIndicatorView:
    """A measure of any engagement."""

    id: str
    name: str
    definition: Markup
    unit: str
    frequency: str
    direction: str
    target: str


@dataclass(frozen=True, slots=True)
class OperationView:
    """A target operation."""

    name: str
    family: str
    description: Markup


@dataclass(frozen=True, slots=True)
class MethodView:
    """What the page of the method shows."""

    shell: Shell
    intro: Intro
    principles: tuple[Markup, ...]
    bevel: Bevel
    steps: tuple[Step, ...]
    phases: tuple[PhaseLine, ...]
    roles: tuple[RoleView, ...]
    indicators: tuple[MissionIndicatorView, ...]
    legal_notes: tuple[RiskView, ...]
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class EngagementFormView:
    """A form of engagement."""

    id: str
    name: str
    rhythm: str
    purpose: Markup
    limit: Markup
    choose_if: Markup
    price_note: Markup
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class FunctionArbitration:
    """Which way to take for one function."""

    function: FunctionLink
    outsource_if: tuple[Markup, ...]
    insource_if: tuple[Markup, ...]
    never_delegate: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class EngagementFormsView:
    """What the comparison of forms of engagement shows."""

    shell: Shell
    intro: Intro
    forms: tuple[EngagementFormView, ...]
    advantages: tuple[Markup, ...]
    limits: tuple[Markup, ...]
    insource_signals: tuple[Markup, ...]
    functions: tuple[FunctionArbitration, ...]


@dataclass(frozen=True, slots=True)
class GlossaryTermView:
    """A term with the functions that use it."""

    id: str
    term: str
    definition: Markup
    aliases: str
    functions: tuple[FunctionLink, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that begin with a letter."""

    letter: str
    terms: tuple[GlossaryTermView, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """What the glossary shows."""

    shell: Shell
    intro: Intro
    letters: tuple[Letter, ...]


def method_page(frame: Frame) -> tuple[Page, ...]:
    """The method: principles, phases, roles, measures, cautions."""
    common = frame.catalogue.common
    intro = frame.intro(common.title, common.lead)
    view = MethodView(
        shell=frame.shell(places.METHOD, common.title, intro.lead),
        intro=intro,
        principles=frame.proses(common.principles),
        bevel=frame.whole_bevel(),
        steps=frame.shared_steps(),
        phases=tuple(
            PhaseLine(
                phase.number,
                phase.name,
                frame.prose(phase.purpose),
                french.duration(phase.duration),
                phase.decision,
                places.phase(phase.id),
            )
            for phase in common.phases
        ),
        roles=tuple(RoleView(role.id, role.name, frame.prose(role.description)) for role in common.roles),
        indicators=tuple(
            MissionIndicatorView(
                each.id,
                each.name,
                frame.prose(each.definition),
                each.unit,
                each.frequency,
                each.direction,
                each.target or "",
            )
            for each in common.indicators
        ),
        legal_notes=tuple(risk(frame, note) for note in common.legal_notes),
        operations=tuple(
            OperationView(each.name, each.family, frame.prose(each.description)) for each in common.operations
        ),
    )
    return (Page(places.METHOD, "pages/method.html", view),)


def engagement_forms_page(frame: Frame) -> tuple[Page, ...]:
    """The forms of engagement compared, for and against."""
    common = frame.catalogue.common
    words = frame.catalogue.site.intros.engagement_forms
    intro = frame.intro(words.title, words.lead)
    view = EngagementFormsView(
        shell=frame.shell(places.ENGAGEMENT_FORMS, words.title, intro.lead),
        intro=intro,
        forms=tuple(
            EngagementFormView(
                id=each.id,
                name=each.name,
                rhythm=each.rhythm,
                purpose=frame.prose(each.purpose),
                limit=frame.prose(each.limit),
                choose_if=frame.prose(each.choose_if),
                price_note=frame.prose(each.price_note),
                provenance=frame.provenance(each),
            )
            for each in common.engagement_forms
        ),
        advantages=frame.proses(each.text for each in common.advantages),
        limits=frame.proses(each.text for each in common.limits),
        insource_signals=frame.proses(common.insource_signals),
        functions=tuple(
            FunctionArbitration(
                frame.function(slug),
                frame.proses(playbook.arbitration.outsource_if),
                frame.proses(playbook.arbitration.insource_if),
                frame.proses(playbook.arbitration.never_delegate),
            )
            for slug, playbook in frame.catalogue.playbooks.items()
        ),
    )
    return (Page(places.ENGAGEMENT_FORMS, "pages/engagement_forms.html", view),)


def glossary_page(frame: Frame) -> tuple[Page, ...]:
    """Every term of every playbook; a term that several define keeps its first definition."""
    words = frame.catalogue.site.intros.glossary
    intro = frame.intro(words.title, words.lead)
    view = GlossaryView(frame.shell(places.GLOSSARY, words.title, intro.lead), intro, glossary_letters(frame))
    return (Page(places.GLOSSARY, "pages/glossary.html", view),)


def glossary_letters(frame: Frame) -> tuple[Letter, ...]:
    """Every term under its letter, in the order of the alphabet."""
    users: dict[str, list[str]] = {}
    first: dict[str, GlossaryTerm] = {}
    for slug, playbook in frame.catalogue.playbooks.items():
        for term in playbook.glossary:
            key = french.sorting_key(term.term)
            first.setdefault(key, term)
            users.setdefault(key, []).append(slug)
    by_letter: dict[str, list[GlossaryTermView]] = {}
    for key in sorted(first):
        term = first[key]
        by_letter.setdefault(key[0].upper(), []).append(
            GlossaryTermView(
                term.id,
                french.sentence_case(term.term),
                frame.prose(term.definition),
                ", ".join(term.aliases),
                frame.functions(users[key]),
            )
        )
    return tuple(Letter(letter, tuple(terms)) for letter, terms in by_letter.items())
