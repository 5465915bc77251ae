"""The diagnostic to fill with a pen: twelve questions, then the scale that reads the total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .. import editions, french, places
from ..model import Diagnostic
from ..model.diagnostic import DiagnosticQuestion, Flag, SubScore
from ..views import Frame
from .prose import taken_apart
from .sheet import Prose, Sheet, Words

SLUG: Final = "diagnostic"
_MOST: Final = 3  # points of the best answer
_PARTS: Final = (
    ("besoin", "Le besoin", "Ce qui rend une mission utile."),
    ("capacité", "La capacité", "Ce qui la fait réussir, puis durer sans elle."),
)


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A question and its answers, worth 0 points for the first and one more for each next."""

    number: int
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of an axis; `highest` is the most that its sub-total can be."""

    name: str
    note: str
    questions: tuple[QuestionBlock, ...]
    highest: int


@dataclass(frozen=True, slots=True)
class BandRow:
    """A range of totals and its advice."""

    lowest: int
    highest: int
    name: str
    advice: Prose


@dataclass(frozen=True, slots=True)
class SubScoreRow:
    """A reading of the two sub-totals, its condition in words."""

    condition: str
    advice: Prose


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A fact to tick; `raised_by` says in a sentence which answer raises it, or is empty."""

    fact: Prose
    advice: Prose
    raised_by: str


@dataclass(frozen=True, slots=True)
class DiagnosticSheet:
    """What the questionnaire on paper shows."""

    title: str
    lead: Prose
    parts: tuple[Part, ...]
    highest: int
    bands: tuple[BandRow, ...]
    sub_scores: tuple[SubScoreRow, ...]
    flags: tuple[FlagRow, ...]
    limits: tuple[Prose, ...]


def diagnostic_sheets(frame: Frame) -> tuple[Sheet, ...]:
    """The questionnaire, exactly two pages; nothing while there is none."""
    diagnostic = frame.catalogue.diagnostic
    if diagnostic is None:
        return ()
    numbers = {each.id: number for number, each in enumerate(diagnostic.questions, start=1)}
    parts = tuple(_part(diagnostic, numbers, *each) for each in _PARTS)
    view = DiagnosticSheet(
        title=diagnostic.title,
        lead=taken_apart(frame.prose(diagnostic.lead)),
        parts=parts,
        highest=sum(part.highest for part in parts),
        bands=tuple(
            BandRow(each.lowest, each.highest, each.name, taken_apart(frame.prose(each.advice)))
            for each in diagnostic.bands
        ),
        sub_scores=tuple(_sub_score(frame, each, parts) for each in diagnostic.sub_scores),
        flags=tuple(_flag(frame, each, numbers) for each in diagnostic.flags),
        limits=tuple(taken_apart(frame.prose(each)) for each in diagnostic.limits),
    )
    sheet = Sheet(
        name="diagnostic",
        template="diagnostic",
        title=diagnostic.title,
        kind="Diagnostic, à remplir au stylo",
        page=places.DIAGNOSTIC,
        pages=2,
        function="",
        edition=editions.current(frame.catalogue, "diagnostic", SLUG),
        view=view,
        words=tuple(_words(diagnostic)),
    )
    return (sheet,)


def _part(diagnostic: Diagnostic, numbers: dict[str, int], axis: str, name: str, note: str) -> Part:
    questions = [each for each in diagnostic.questions if each.axis == axis]
    return Part(
        name, note, tuple(_question(each, numbers[each.id]) for each in questions), _MOST * len(questions)
    )


def _question(question: DiagnosticQuestion, number: int) -> QuestionBlock:
    return QuestionBlock(number, question.question, question.answers)


def _sub_score(frame: Frame, rule: SubScore, parts: tuple[Part, ...]) -> SubScoreRow:
    need, capacity = parts
    bounds = (
        _bounds("Besoin", rule.need_at_least, rule.need_at_most, need.highest),
        _bounds("capacité", rule.capacity_at_least, rule.capacity_at_most, capacity.highest),
    )
    condition = ", ".join(each for each in bounds if each)
    return SubScoreRow(french.sentence_case(condition), taken_apart(frame.prose(rule.advice)))


def _bounds(name: str, low: int, high: int, highest: int) -> str:
    """The bounds of a sub-total in words; nothing when any total will do."""
    if low == 0:
        return f"{name} {high} au plus" if high < highest else ""
    return f"{name} {low} au moins" if high >= highest else f"{name} de {low} à {high}"


def _flag(frame: Frame, flag: Flag, numbers: dict[str, int]) -> FlagRow:
    trip = flag.raised_by
    return FlagRow(
        taken_apart(frame.prose(flag.fact)),
        taken_apart(frame.prose(flag.advice)),
        f"C'est le cas si vous avez coché {trip.answer} à la question {numbers[trip.question]}."
        if trip
        else "",
    )


def _words(diagnostic: Diagnostic) -> Iterator[Words]:
    for number, question in enumerate(diagnostic.questions):
        yield Words("diagnostic", SLUG, ("questions", number, "question"), "Questions")
        for answer in range(len(question.answers)):
            yield Words("diagnostic", SLUG, ("questions", number, "answers", answer), "Réponses")
    for number in range(len(diagnostic.bands)):
        yield Words("diagnostic", SLUG, ("bands", number, "advice"), "Ce que dit le total")
    for number in range(len(diagnostic.sub_scores)):
        yield Words("diagnostic", SLUG, ("sub_scores", number, "advice"), "Ce que dit l'écart")
    for number in range(len(diagnostic.flags)):
        yield Words("diagnostic", SLUG, ("flags", number, "fact"), "Ce qui prime sur le total")
        yield Words("diagnostic", SLUG, ("flags", number, "advice"), "Ce qui prime sur le total")
    for number in range(len(diagnostic.limits)):
        yield Words("diagnostic", SLUG, ("limits", number), "Ce que ce résultat ne dit pas")
