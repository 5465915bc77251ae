"""The pages that gather: method, forms of engagement, glossary, sheets, blank forms, diagnostic."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import french, places
from ..model import Form
from ..model.diagnostic import DiagnosticQuestion, SubScore
from ..model.playbook import GlossaryTerm
from .frame import Frame, Page, joined_title, two_weights
from .parts import Bevel, FunctionLink, Intro, Link, Provenance, Reading, Shell, Step, TwoWeights
from .readings import readings
from .writing import Date


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
class LegalNoteView:
    """A legal caution."""

    id: str
    name: str
    text: Markup
    guard: Markup
    provenance: Provenance


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
    legal_notes: tuple[LegalNoteView, ...]
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


@dataclass(frozen=True, slots=True)
class FunctionSheets:
    """What can be printed for a function."""

    function: FunctionLink
    playbook: Link
    phases: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SheetsView:
    """What the index of printable pages shows."""

    shell: Shell
    intro: Intro
    functions: tuple[FunctionSheets, ...]
    shared: tuple[Link, ...]
    forms: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FormCard:
    """A blank document in the index."""

    title: str
    lead: Markup
    address: str
    pages: str
    phases: str


@dataclass(frozen=True, slots=True)
class FormsView:
    """What the index of blank documents shows."""

    shell: Shell
    intro: Intro
    forms: tuple[FormCard, ...]


@dataclass(frozen=True, slots=True)
class FormFieldView:
    """A blank."""

    label: str
    kind: str
    help: str
    lines: int
    columns: tuple[str, ...]
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormSectionView:
    """Blanks that go together."""

    name: str
    help: Markup
    fields: tuple[FormFieldView, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """What a blank document's page shows."""

    shell: Shell
    title: TwoWeights
    lead: Markup
    version: str
    revised: Date
    phases: tuple[Link, ...]
    orientation: str
    sections: tuple[FormSectionView, ...]
    rules: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class DiagnosticQuestionView:
    """A question of the diagnostic."""

    id: str
    number: int
    question: str
    why: Markup
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BandView:
    """A range of totals."""

    id: str
    lowest: int
    highest: int
    name: str
    advice: Markup
    actions: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class SubScoreView:
    """A reading of the two sub-totals, bounds in words."""

    need: str
    capacity: str
    advice: Markup


@dataclass(frozen=True, slots=True)
class FlagView:
    """A fact that takes precedence."""

    id: str
    fact: Markup
    advice: Markup


@dataclass(frozen=True, slots=True)
class NeverDelegated:
    """What is never delegated in a function."""

    function: FunctionLink
    entries: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class DiagnosticView:
    """What the questionnaire shows, ready for a pen."""

    shell: Shell
    intro: Intro
    needs: tuple[DiagnosticQuestionView, ...]
    capacities: tuple[DiagnosticQuestionView, ...]
    bands: tuple[BandView, ...]
    sub_scores: tuple[SubScoreView, ...]
    flags: tuple[FlagView, ...]
    limits: tuple[Markup, ...]
    never_delegate: tuple[NeverDelegated, ...]
    related: tuple[Reading, ...]


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
        legal_notes=tuple(
            LegalNoteView(
                note.id, note.name, frame.prose(note.text), frame.prose(note.guard), frame.provenance(note)
            )
            for note in common.legal_notes
        ),
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
    letters = tuple(Letter(letter, tuple(terms)) for letter, terms in by_letter.items())
    view = GlossaryView(frame.shell(places.GLOSSARY, words.title, intro.lead), intro, letters)
    return (Page(places.GLOSSARY, "pages/glossary.html", view),)


def sheets_page(frame: Frame) -> tuple[Page, ...]:
    """Everything that prints well, by function and phase."""
    words = frame.catalogue.site.intros.sheets
    intro = frame.intro(words.title, words.lead)
    functions = tuple(
        FunctionSheets(
            frame.function(slug),
            Link(joined_title(playbook.title), places.playbook(slug)),
            tuple(Link(f"{step.number}. {step.name}", step.address) for step in frame.steps(slug)),
        )
        for slug, playbook in frame.catalogue.playbooks.items()
    )
    shared = [Link(step.name, step.address) for step in frame.shared_steps()]
    if frame.catalogue.diagnostic:
        shared.append(Link(frame.catalogue.diagnostic.title, places.DIAGNOSTIC))
    forms = tuple(
        Link(joined_title(form.title), places.form(slug)) for slug, form in frame.catalogue.forms.items()
    )
    view = SheetsView(
        frame.shell(places.SHEETS, words.title, intro.lead), intro, functions, tuple(shared), forms
    )
    return (Page(places.SHEETS, "pages/sheets.html", view),)


def forms_pages(frame: Frame) -> tuple[Page, ...]:
    """The index of blank documents and the page of each; nothing while there is none."""
    if not frame.catalogue.forms:
        return ()
    words = frame.catalogue.site.intros.forms
    intro = frame.intro(words.title, words.lead)
    cards = tuple(
        FormCard(
            joined_title(form.title),
            frame.prose(form.lead),
            places.form(slug),
            french.counted(form.pages, "page"),
            french.joined([frame.catalogue.phase(each).name for each in form.phases]),
        )
        for slug, form in frame.catalogue.forms.items()
    )
    view = FormsView(frame.shell(places.FORMS, words.title, intro.lead), intro, cards)
    index = Page(places.FORMS, "pages/forms.html", view)
    return (index, *(_form_page(frame, slug, form) for slug, form in frame.catalogue.forms.items()))


def diagnostic_pages(frame: Frame) -> tuple[Page, ...]:
    """The questionnaire with its scale; nothing while there is none."""
    diagnostic = frame.catalogue.diagnostic
    if diagnostic is None:
        return ()
    intro = frame.intro(diagnostic.title, diagnostic.lead)
    numbered = list(enumerate(diagnostic.questions, start=1))
    view = DiagnosticView(
        shell=frame.shell(places.DIAGNOSTIC, diagnostic.title, intro.lead),
        intro=intro,
        needs=tuple(_question(frame, number, each) for number, each in numbered if each.axis == "besoin"),
        capacities=tuple(
            _question(frame, number, each) for number, each in numbered if each.axis == "capacité"
        ),
        bands=tuple(
            BandView(
                band.id,
                band.lowest,
                band.highest,
                band.name,
                frame.prose(band.advice),
                frame.proses(band.actions),
            )
            for band in diagnostic.bands
        ),
        sub_scores=tuple(_sub_score(frame, each) for each in diagnostic.sub_scores),
        flags=tuple(
            FlagView(each.id, frame.prose(each.fact), frame.prose(each.advice)) for each in diagnostic.flags
        ),
        limits=frame.proses(diagnostic.limits),
        never_delegate=tuple(
            NeverDelegated(frame.function(slug), frame.proses(playbook.arbitration.never_delegate))
            for slug, playbook in frame.catalogue.playbooks.items()
        ),
        related=readings(frame, diagnostic.related),
    )
    return (Page(places.DIAGNOSTIC, "pages/diagnostic.html", view),)


def _form_page(frame: Frame, slug: str, form: Form) -> Page:
    address = places.form(slug)
    lead = frame.prose(form.lead)
    view = FormView(
        shell=frame.shell(
            address,
            joined_title(form.title),
            lead,
            breadcrumb=(Link("Modèles de documents", places.FORMS),),
        ),
        title=two_weights(form.title),
        lead=lead,
        version=form.version,
        revised=Date(form.revised_on.isoformat(), french.date(form.revised_on)),
        phases=tuple(Link(frame.catalogue.phase(each).name, places.phase(each)) for each in form.phases),
        orientation=form.orientation,
        sections=tuple(
            FormSectionView(
                section.name,
                frame.prose(section.help),
                tuple(
                    FormFieldView(
                        each.label, each.kind, each.help or "", each.lines, each.columns, each.choices
                    )
                    for each in section.fields
                ),
            )
            for section in form.sections
        ),
        rules=frame.proses(form.rules),
    )
    return Page(address, "pages/form.html", view)


def _question(frame: Frame, number: int, question: DiagnosticQuestion) -> DiagnosticQuestionView:
    return DiagnosticQuestionView(
        question.id, number, question.question, frame.prose(question.why), question.answers
    )


def _sub_score(frame: Frame, rule: SubScore) -> SubScoreView:
    return SubScoreView(
        _bounds(rule.need_at_least, rule.need_at_most),
        _bounds(rule.capacity_at_least, rule.capacity_at_most),
        frame.prose(rule.advice),
    )


def _bounds(low: int, high: int) -> str:
    highest = 18
    if low == 0:
        return f"{high} au plus" if high < highest else "tout total"
    return f"{low} au moins" if high == highest else f"de {low} à {high}"
