"""What is printed: the index of sheets, the blank documents, the questionnaire."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import french, places
from ..model import Form
from ..model.diagnostic import DiagnosticQuestion, SubScore
from .frame import Frame, Page, joined_title, two_weights
from .parts import FunctionLink, Intro, Link, Reading, Shell, TwoWeights
from .readings import readings
from .writing import Date, dated


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
        revised=dated(form.revised_on),
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
