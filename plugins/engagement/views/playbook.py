"""The page of a playbook, and the index that compares them all."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import french, places
from ..model import Playbook
from ..model.common import LegalNote
from ..model.playbook import Deliverable, GlossaryTerm, Risk, WeakSignal
from .editions import edition_notice
from .frame import Frame, Page, joined_title, two_weights
from .parts import (
    Bevel,
    FunctionCard,
    FunctionLink,
    Intro,
    Link,
    OpenPlace,
    PartnerCard,
    Provenance,
    Reading,
    Shell,
    Step,
    TwoWeights,
)
from .printed import Download, downloads
from .readings import readings, white_paper_reading


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A recurring task; `team_from` is the first column, from 0, that the team holds."""

    id: str
    name: str
    frequency: str
    team_from: int


@dataclass(frozen=True, slots=True)
class Register:
    """Tasks by phases, last handed over first: the bevel taken apart."""

    columns: tuple[str, ...]
    rows: tuple[RegisterRow, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class TriggerView:
    """A situation that makes one think of it."""

    id: str
    text: Markup
    operations: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class StakeView:
    """What there is to win."""

    id: str
    name: str
    text: Markup
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """A doubt and its answer."""

    id: str
    doubt: Markup
    answer: Markup
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class OpeningQuestionView:
    """A question to settle first."""

    id: str
    question: str
    answers: tuple[str, ...]
    why: Markup


@dataclass(frozen=True, slots=True)
class MaturityView:
    """A stage of the function."""

    level: int
    name: str
    signs: tuple[str, ...]
    next_step: Markup


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion; `share` is its weight against the heaviest, in hundredths."""

    id: str
    name: str
    axis: str
    weight: int
    share: int
    proof: Markup
    warning: Markup
    eliminating: bool


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A regular meeting."""

    name: str
    frequency: str
    duration: str
    members: str
    papers: str


@dataclass(frozen=True, slots=True)
class GovernanceView:
    """How the engagement is steered."""

    internal_lead: Markup
    meetings: tuple[MeetingView, ...]
    crossings: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """A measure and its three values."""

    id: str
    name: str
    definition: Markup
    unit: str
    frequency: str
    direction: str
    start: str
    six_months: str
    transfer: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PitfallView:
    """An error, what it costs and what to do instead."""

    id: str
    name: Markup
    consequence: Markup
    remedy: Markup
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SignalView:
    """A weak signal."""

    id: str
    text: Markup
    where: str
    severity: str
    remedy: Markup
    phase: Link


@dataclass(frozen=True, slots=True)
class RiskView:
    """A risk and its guard."""

    id: str
    name: str
    text: Markup
    guard: Markup
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class DeliverableView:
    """Something handed over."""

    id: str
    name: str
    description: Markup


@dataclass(frozen=True, slots=True)
class TransferView:
    """What stays."""

    principle: Markup
    outcomes: tuple[Markup, ...]
    deliverables: tuple[DeliverableView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A piece of the data room."""

    id: str
    name: str
    producer: str


@dataclass(frozen=True, slots=True)
class ArbitrationView:
    """Which way to take."""

    outsource_if: tuple[Markup, ...]
    insource_if: tuple[Markup, ...]
    wait_if: tuple[Markup, ...]
    never_delegate: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """An order of magnitude."""

    name: str
    text: Markup
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class DefinitionView:
    """A word of the trade."""

    id: str
    term: str
    definition: Markup
    aliases: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A frequent question."""

    id: str
    question: str
    answer: Markup
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PlaybookView:
    """What a playbook's page shows."""

    shell: Shell
    function: FunctionLink
    title: TwoWeights
    role: str
    lead: Markup
    takeaways: tuple[Markup, ...]
    actions: tuple[Link, ...]
    sheets: tuple[Download, ...]
    facts: tuple[str, ...]
    bevel: Bevel
    steps: tuple[Step, ...]
    contents: tuple[Link, ...]
    register: Register
    triggers: tuple[TriggerView, ...]
    stakes: tuple[StakeView, ...]
    objections: tuple[ObjectionView, ...]
    questions: tuple[OpeningQuestionView, ...]
    maturity: tuple[MaturityView, ...]
    maturity_sheets: tuple[Download, ...]
    criteria: tuple[CriterionView, ...]
    selection_sheets: tuple[Download, ...]
    governance: GovernanceView
    indicators: tuple[IndicatorView, ...]
    indicator_sheets: tuple[Download, ...]
    pitfalls: tuple[PitfallView, ...]
    signals: tuple[SignalView, ...]
    risks: tuple[RiskView, ...]
    transfer: TransferView
    data_room: tuple[DocumentView, ...]
    arbitration: ArbitrationView
    terms: tuple[TermView, ...]
    glossary: tuple[DefinitionView, ...]
    faq: tuple[QuestionView, ...]
    partners: tuple[PartnerCard, ...]
    open_place: OpenPlace | None
    related: tuple[Reading, ...]
    white_papers: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A function beside the others."""

    function: FunctionLink
    role: str
    days: Markup
    duration: Markup
    first_proof: Markup
    never_delegate: Markup
    handed_at_start: str


@dataclass(frozen=True, slots=True)
class PlaybooksView:
    """What the index of playbooks shows."""

    shell: Shell
    intro: Intro
    functions: tuple[FunctionCard, ...]
    comparison: tuple[ComparisonRow, ...]


def playbooks_page(frame: Frame) -> tuple[Page, ...]:
    """The index of playbooks, with the functions side by side."""
    words = frame.catalogue.site.intros.playbooks
    intro = frame.intro(words.title, words.lead)
    view = PlaybooksView(
        shell=frame.shell(places.PLAYBOOKS, words.title, intro.lead),
        intro=intro,
        functions=frame.function_cards(),
        comparison=tuple(_comparison_row(frame, slug) for slug in frame.catalogue.playbooks),
    )
    return (Page(places.PLAYBOOKS, "pages/playbooks.html", view),)


def playbook_pages(frame: Frame) -> tuple[Page, ...]:
    """The page of each playbook."""
    return tuple(
        _playbook_page(frame, slug, playbook) for slug, playbook in frame.catalogue.playbooks.items()
    )


def deliverables(frame: Frame, listed: tuple[Deliverable, ...]) -> tuple[DeliverableView, ...]:
    """Deliverables as pages show them."""
    return tuple(DeliverableView(each.id, each.name, frame.prose(each.description)) for each in listed)


def signal(frame: Frame, slug: str, each: WeakSignal) -> SignalView:
    """A weak signal as pages show it."""
    return SignalView(
        each.id,
        frame.prose(each.text),
        each.where,
        each.severity,
        frame.prose(each.remedy),
        frame.phase_link(slug, each.phase),
    )


def risk(frame: Frame, each: Risk | LegalNote) -> RiskView:
    """A risk of a function or of any engagement as pages show it."""
    return RiskView(
        each.id, each.name, frame.prose(each.text), frame.prose(each.guard), frame.provenance(each)
    )


def definition(frame: Frame, term: GlossaryTerm) -> DefinitionView:
    """A glossary term as pages show it."""
    return DefinitionView(term.id, term.term, frame.prose(term.definition), ", ".join(term.aliases))


def _comparison_row(frame: Frame, slug: str) -> ComparisonRow:
    playbook = frame.catalogue.playbooks[slug]
    heaviest = max(playbook.criteria, key=lambda each: each.weight)
    held = sum(frame.catalogue.handover(task) == 0 for task in playbook.tasks)
    return ComparisonRow(
        function=frame.function(slug),
        role=playbook.role.name,
        days=frame.prose(playbook.terms.days.text),
        duration=frame.prose(playbook.terms.duration.text),
        first_proof=frame.prose(heaviest.proof),
        never_delegate=frame.prose(playbook.arbitration.never_delegate[0]),
        handed_at_start=f"{held} sur {len(playbook.tasks)}",
    )


def _playbook_page(frame: Frame, slug: str, playbook: Playbook) -> Page:
    catalogue = frame.catalogue
    address = places.playbook(slug)
    lead = frame.prose(playbook.lead)
    roles = {role.id: role.name for role in catalogue.common.roles}
    steps = frame.steps(slug)
    operations = {operation.id: operation.name for operation in catalogue.common.operations}
    heaviest = max(criterion.weight for criterion in playbook.criteria)
    view = PlaybookView(
        shell=frame.shell(
            address,
            joined_title(playbook.title),
            lead,
            breadcrumb=(Link("Playbooks", places.PLAYBOOKS),),
            function=slug,
            edition=edition_notice(frame, "playbook", slug),
        ),
        function=frame.function(slug),
        title=two_weights(playbook.title),
        role=playbook.role.name,
        lead=lead,
        takeaways=frame.proses(playbook.takeaways),
        actions=(
            Link(f"Commencer : {steps[0].name.lower()}", steps[0].address),
            Link("Fiches à imprimer", f"{places.SHEETS}#{slug}"),
        ),
        sheets=downloads(frame, address, "playbook", "pack"),
        facts=_facts(frame, playbook),
        bevel=frame.bevel(playbook.tasks),
        steps=steps,
        contents=tuple(Link(label, f"#{anchor}") for anchor, label in places.PLAYBOOK_SECTIONS.items()),
        register=_register(frame, playbook),
        triggers=tuple(
            TriggerView(
                each.id,
                frame.prose(each.text),
                tuple(operations[code] for code in each.operations),
                frame.provenance(each),
            )
            for each in playbook.triggers
        ),
        stakes=tuple(
            StakeView(each.id, each.name, frame.prose(each.text), frame.provenance(each))
            for each in playbook.stakes
        ),
        objections=tuple(
            ObjectionView(each.id, frame.prose(each.doubt), frame.prose(each.answer), frame.provenance(each))
            for each in playbook.objections
        ),
        questions=tuple(
            OpeningQuestionView(each.id, each.question, each.answers, frame.prose(each.why))
            for each in playbook.questions
        ),
        maturity=tuple(
            MaturityView(each.level, each.name, each.signs, frame.prose(each.next_step))
            for each in playbook.maturity
        ),
        maturity_sheets=downloads(frame, address, "maturity"),
        criteria=tuple(
            CriterionView(
                id=each.id,
                name=each.name,
                axis=each.axis,
                weight=each.weight,
                share=round(100 * each.weight / heaviest),
                proof=frame.prose(each.proof),
                warning=frame.prose(each.warning),
                eliminating=each.eliminating,
            )
            for each in playbook.criteria
        ),
        selection_sheets=downloads(frame, address, "selection"),
        governance=GovernanceView(
            frame.prose(playbook.governance.internal_lead),
            tuple(
                MeetingView(
                    each.name,
                    each.frequency,
                    each.duration,
                    ", ".join(catalogue.role_names(each.members)),
                    each.papers,
                )
                for each in playbook.governance.meetings
            ),
            frame.proses(playbook.governance.crossings),
        ),
        indicators=tuple(
            IndicatorView(
                id=each.id,
                name=each.name,
                definition=frame.prose(each.definition),
                unit=each.unit,
                frequency=each.frequency,
                direction=each.direction,
                start=each.start,
                six_months=each.six_months,
                transfer=each.transfer,
                provenance=frame.provenance(each),
            )
            for each in playbook.indicators
        ),
        indicator_sheets=downloads(frame, address, "indicators"),
        pitfalls=tuple(
            PitfallView(
                each.id,
                frame.prose(each.name),
                frame.prose(each.consequence),
                frame.prose(each.remedy),
                frame.provenance(each),
            )
            for each in playbook.pitfalls
        ),
        signals=tuple(signal(frame, slug, each) for each in playbook.weak_signals),
        risks=tuple(risk(frame, each) for each in playbook.risks),
        transfer=TransferView(
            frame.prose(playbook.transfer.principle),
            frame.proses(playbook.transfer.outcomes),
            deliverables(frame, playbook.transfer.deliverables),
        ),
        data_room=tuple(
            DocumentView(each.id, each.name, roles[each.producer]) for each in playbook.data_room
        ),
        arbitration=ArbitrationView(
            frame.proses(playbook.arbitration.outsource_if),
            frame.proses(playbook.arbitration.insource_if),
            frame.proses(playbook.arbitration.wait_if),
            frame.proses(playbook.arbitration.never_delegate),
        ),
        terms=_terms(frame, playbook),
        glossary=tuple(definition(frame, term) for term in playbook.glossary),
        faq=tuple(
            QuestionView(each.id, each.question, frame.prose(each.answer), frame.provenance(each))
            for each in playbook.faq
        ),
        partners=frame.partner_cards(playbook.partners),
        open_place=frame.open_place(slug),
        related=readings(frame, playbook.related),
        white_papers=tuple(
            white_paper_reading(frame, catalogue.white_papers[name]) for name in playbook.white_papers
        ),
    )
    return Page(address, "pages/playbook.html", view)


def _facts(frame: Frame, playbook: Playbook) -> tuple[str, ...]:
    authors = [frame.catalogue.partners[slug].name for slug in playbook.authors]
    return (
        f"Version {playbook.version}",
        f"Relu le {french.date(playbook.review.on)}",
        *((f"Par {french.joined(authors)}",) if authors else ()),
        f"{french.counted(frame.point_count(playbook), 'point')} à vérifier",
    )


def _register(frame: Frame, playbook: Playbook) -> Register:
    handover = frame.catalogue.handover
    tasks = sorted(playbook.tasks, key=handover, reverse=True)
    return Register(
        columns=(*(f"{phase.number}. {phase.name}" for phase in frame.catalogue.phases), "Après"),
        rows=tuple(RegisterRow(task.id, task.name, task.frequency, handover(task)) for task in tasks),
        sentence=(
            f"{french.sentence_case(french.number(len(tasks)))} tâches qui reviennent. Hachuré, le directeur "
            "la porte ; plein, votre équipe la tient seule. C'est ce tableau qui dessine le biseau."
        ),
    )


def _terms(frame: Frame, playbook: Playbook) -> tuple[TermView, ...]:
    terms = playbook.terms
    listed = (("Rythme", terms.days), ("Durée", terms.duration), ("Prix", terms.price))
    return tuple(
        TermView(name, frame.prose(term.text), frame.provenance(term)) for name, term in listed if term
    )
