"""What is printed: the index of sheets, the blank documents, the questionnaire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from .. import french, places
from ..model import Form
from ..model.diagnostic import DiagnosticQuestion, SubScore
from ..model.document import FormField
from .editions import edition_notice
from .frame import Frame, Page, joined_title, two_weights
from .parts import FunctionLink, Intro, Link, Reading, Shell, TwoWeights
from .printed import Download, SheetCard, archive_downloads, downloads, paper_name, sheet_card, sheet_cards
from .readings import readings
from .writing import Date, dated

# The sheets of each phase, in rows.
_PHASE_ROWS: Final = {"phase": "Listes à cocher, par phase", "gate": "Portes de sortie, par phase"}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Sheets of one kind; the name is empty where the group's own says it."""

    name: str
    sheets: tuple[SheetCard, ...]


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """The sheets of a function, or of what concerns every function.

    `id` is the anchor, `page` where all this can be read, `archives` the same sheets in one file.
    """

    id: str
    name: str
    function: FunctionLink | None
    page: Link
    archives: tuple[Download, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class SheetsView:
    """What the index of sheets shows; `phases` lead to the lists of a phase, function by function."""

    shell: Shell
    intro: Intro
    functions: tuple[SheetGroup, ...]
    phases: tuple[Link, ...]
    shared: tuple[SheetGroup, ...]


@dataclass(frozen=True, slots=True)
class FormCard:
    """A blank document in the index."""

    title: str
    lead: Markup
    address: str
    pages: str
    phases: str
    sheets: tuple[Download, ...]


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
    paper: str
    orientation: str
    sheets: tuple[Download, ...]
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
    sheets: tuple[Download, ...]
    needs: tuple[DiagnosticQuestionView, ...]
    capacities: tuple[DiagnosticQuestionView, ...]
    bands: tuple[BandView, ...]
    sub_scores: tuple[SubScoreView, ...]
    flags: tuple[FlagView, ...]
    limits: tuple[Markup, ...]
    never_delegate: tuple[NeverDelegated, ...]
    related: tuple[Reading, ...]


def sheets_page(frame: Frame) -> tuple[Page, ...]:
    """Every sheet with its picture, by function and phase, then what concerns every function."""
    words = frame.catalogue.site.intros.sheets
    intro = frame.intro(words.title, words.lead)
    view = SheetsView(
        shell=frame.shell(places.SHEETS, words.title, intro.lead),
        intro=intro,
        functions=tuple(_function_group(frame, slug) for slug in frame.catalogue.playbooks),
        phases=tuple(Link(f"{step.number}. {step.name}", step.address) for step in frame.shared_steps()),
        shared=tuple(group for group in _shared_groups(frame) if group.rows),
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
            f"{french.counted(form.pages, 'page')} {paper_name(frame)}",
            french.joined([frame.catalogue.phase(each).name for each in form.phases]),
            downloads(frame, places.form(slug)),
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
        shell=frame.shell(
            places.DIAGNOSTIC,
            diagnostic.title,
            intro.lead,
            edition=edition_notice(frame, "diagnostic", "diagnostic"),
        ),
        intro=intro,
        sheets=downloads(frame, places.DIAGNOSTIC),
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


def form_field(field: FormField) -> FormFieldView:
    """A blank, on the page and on the sheet alike."""
    return FormFieldView(field.label, field.kind, field.help or "", field.lines, field.columns, field.choices)


def _function_group(frame: Frame, slug: str) -> SheetGroup:
    function, steps = frame.function(slug), frame.steps(slug)
    # The whole pack first: it is what most readers come for.
    whole = sorted(frame.sheets_of(function.address), key=lambda sheet: sheet.template != "pack")
    by_phase = [
        (sheet.template, sheet_card(sheet, f"{step.number}. {step.name}"))
        for step in steps
        for sheet in frame.sheets_of(step.address)
    ]
    return SheetGroup(
        id=slug,
        name=function.name,
        function=function,
        page=Link("Lire le playbook", function.address),
        archives=archive_downloads(frame, slug),
        rows=_rows(
            ("Pour toute la mission", [sheet_card(sheet) for sheet in whole]),
            *(
                (name, [card for kind, card in by_phase if kind == template])
                for template, name in _PHASE_ROWS.items()
            ),
        ),
    )


def _shared_groups(frame: Frame) -> Iterator[SheetGroup]:
    catalogue = frame.catalogue
    diagnostic = [(places.DIAGNOSTIC, catalogue.diagnostic.title)] if catalogue.diagnostic else []
    partners = [(places.partner(slug), partner.name) for slug, partner in catalogue.partners.items()]
    forms = [(places.form(slug), joined_title(form.title)) for slug, form in catalogue.forms.items()]
    papers = [
        (places.white_paper(slug), joined_title(paper.meta.title))
        for slug, paper in catalogue.white_papers.items()
    ]
    for anchor, name, page, named in (
        ("partenaires", "Partenaires", Link("Voir l'annuaire", places.PARTNERS), partners),
        ("diagnostic", "Diagnostic", Link("Lire le questionnaire", places.DIAGNOSTIC), diagnostic),
        ("modeles", "Modèles de documents", Link("Lire les modèles", places.FORMS), forms),
        ("livres-blancs", "Livres blancs", Link("Lire les livres blancs", places.WHITE_PAPERS), papers),
    ):
        # Anchors of functions are their slugs: these must never meet them.
        yield SheetGroup(f"bloc-{anchor}", name, None, page, (), _rows(("", sheet_cards(frame, named))))


def _rows(*named: tuple[str, Iterable[SheetCard]]) -> tuple[SheetRow, ...]:
    rows = (SheetRow(name, tuple(cards)) for name, cards in named)
    return tuple(row for row in rows if row.sheets)


def _form_page(frame: Frame, slug: str, form: Form) -> Page:
    address = places.form(slug)
    lead = frame.prose(form.lead)
    view = FormView(
        shell=frame.shell(
            address,
            joined_title(form.title),
            lead,
            breadcrumb=(Link("Modèles de documents", places.FORMS),),
            edition=edition_notice(frame, "form", slug),
        ),
        title=two_weights(form.title),
        lead=lead,
        version=form.version,
        revised=dated(form.revised_on),
        phases=tuple(Link(frame.catalogue.phase(each).name, places.phase(each)) for each in form.phases),
        paper=paper_name(frame),
        orientation=form.orientation,
        sheets=downloads(frame, address),
        sections=tuple(
            FormSectionView(
                section.name,
                frame.prose(section.help),
                tuple(form_field(each) for each in section.fields),
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
