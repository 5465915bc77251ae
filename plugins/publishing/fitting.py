"""Whether each sheet keeps its promise of pages and, when it does not, what to shorten and by how much."""

from __future__ import annotations

import re
import typing
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from engagement import problems
from engagement.catalogue import Catalogue
from engagement.library import Library, read_library
from engagement.model import Record
from engagement.problems import Fault, Problem
from engagement.sheets import Sheet, Words, job_of, single_sheets
from engagement.views import Frame
from engagement.walking import field_at
from printing import Fit, Press, Printed
from printing.wordmark import wordmark

from .paper import Paper

# Shortened copies are printed to learn how many words are too many: with more sheets the cause is elsewhere.
_MOST_MEASURED: Final = 4
_MOST_TRIED: Final = 3
_MOST_NAMED: Final = 3
# What counts as a word for a reader: French puts spaces before marks that are none.
_WORD: Final = re.compile(r"\S*\w\S*")


@dataclass(frozen=True)
class Passage:
    """A text that a sheet prints: the field that it belongs to, its own path in the record, what it says."""

    words: Words
    path: tuple[str | int, ...]
    text: str

    @property
    def length(self) -> int:
        """Its length in words."""
        return len(_WORD.findall(self.text))

    def cut(self, length: int) -> str:
        """Its first words."""
        return self.text[: [each.end() for each in _WORD.finditer(self.text)][length - 1]]


@dataclass(frozen=True)
class Misfit:
    """A sheet that does not keep its promise: what to say, and where in the content."""

    words: Words
    path: tuple[str | int, ...]
    fault: Fault


def misfits(catalogue: Catalogue, press: Press, paper: Paper, source: Path) -> tuple[Problem, ...]:
    """Every sheet that does not take exactly the pages that it promises, as faults of the content."""
    wrong = [
        (sheet, printed)
        for sheet, printed in zip(paper.sheets, paper.prints, strict=True)
        if sheet.pages and not keeps_promise(sheet, printed)
    ]
    if not wrong:
        return ()
    library = read_library(source)
    found = press.all(
        lambda case: _misfit(library, catalogue, press, *case[1], measured=case[0] < _MOST_MEASURED),
        enumerate(wrong),
    )
    for each in found:
        if isinstance(each, Misfit):
            library.of(each.words.kind)[each.words.slug].source.add(each.path, each.fault)
        else:
            library.loose_problems.append(each)
    return tuple(library.problems())


def keeps_promise(sheet: Sheet, printed: Printed) -> bool:
    """Whether a sheet takes exactly the pages that it promises."""
    return all(fit.over <= 0 and fit.pages == sheet.pages for fit in printed.fits)


def _misfit(
    library: Library, catalogue: Catalogue, press: Press, sheet: Sheet, printed: Printed, *, measured: bool
) -> Misfit | Problem:
    (fit,) = printed.fits
    promise = sheet.promise
    if promise and fit.over <= 0 and fit.pages < sheet.pages:
        key = str(promise.path[-1])
        return Misfit(promise, promise.path, problems.too_few_pages(sheet.title, sheet.pages, fit.pages, key))
    fields = _fields(_printed_passages(catalogue, sheet))
    if not fields:
        fault = problems.sheet_template_fault(sheet.title, sheet.pages, fit.over)
        return Problem(f"theme/print/sheets/{sheet.template}.typ", 0, 0, "", fault.message, fault.remedy)
    cuts = _cuts(catalogue, press, sheet, fields) if measured else ()
    named = [each for cut in cuts for each in cut.fields] or fields[:_MOST_NAMED]
    first, *others = _longest(passage for field in named for passage in field)
    fault = problems.overflow(
        sheet.title,
        sheet.pages,
        fit.over,
        cuts=[(cut.names, cut.count) for cut in cuts],
        fields=[each.words.name for each in (first, *others)],
        lines=_lines(library, first, others) if cuts or not measured else [],
        longer=_longer(catalogue, sheet, fit),
        measured=measured,
    )
    return Misfit(first.words, first.path, fault)


def _lines(library: Library, first: Passage, others: Iterable[Passage]) -> list[int]:
    """Where the other long texts stand, in the file of the first."""
    places = library.of(first.words.kind)[first.words.slug].source.places
    own = places.get(first.path, (0, 0))[0]
    same_file = [each for each in others if _record_of(each.words) == _record_of(first.words)]
    return sorted({places[each.path][0] for each in same_file if each.path in places} - {own, 0})


def _longer(catalogue: Catalogue, sheet: Sheet, fit: Fit) -> str:
    """The line to write for the sheet to be allowed the pages that it takes; empty when it cannot be."""
    if sheet.promise is None or fit.pages <= sheet.pages:
        return ""
    field = field_at(type(_record(catalogue, sheet.promise)), sheet.promise.path)
    limits = [each.le for each in field.metadata if hasattr(each, "le")] if field else []
    return "" if any(fit.pages > limit for limit in limits) else f"{sheet.promise.path[-1]}: {fit.pages}"


# Cutting -------------------------------------------------------------------------------------------

Field = Sequence[Passage]


@dataclass(frozen=True)
class Cut:
    """Fields that, shortened together by so many words, make a sheet fit; one word fewer does not."""

    fields: tuple[Field, ...]
    count: int

    @property
    def names(self) -> tuple[str, ...]:
        """What readers call these fields."""
        return tuple(field[0].words.name for field in self.fields)


def _cuts(catalogue: Catalogue, press: Press, sheet: Sheet, fields: Sequence[Field]) -> tuple[Cut, ...]:
    """The fields that alone can make the sheet fit; for want of any, the longest ones together."""
    tried = fields[:_MOST_TRIED]
    alone = [(field, _fewest(catalogue, press, sheet, field)) for field in tried]
    cuts = sorted((count, number) for number, (_, count) in enumerate(alone) if count)
    if cuts:
        return tuple(Cut((alone[number][0],), count) for count, number in cuts[:_MOST_NAMED])
    together = tuple(fields[:_MOST_NAMED])
    count = _fewest(catalogue, press, sheet, [passage for field in together for passage in field])
    return (Cut(together, count),) if count else ()


def _fewest(catalogue: Catalogue, press: Press, sheet: Sheet, passages: Sequence[Passage]) -> int:
    """The fewest words to take out of some passages for the sheet to fit; 0 when that is not enough."""
    low, high = 0, sum(each.length - 1 for each in passages)
    if not _fits(_shortened(catalogue, passages, high), press, sheet):
        return 0
    while high - low > 1:
        middle = (low + high) // 2
        if _fits(_shortened(catalogue, passages, middle), press, sheet):
            high = middle
        else:
            low = middle
    return high


def _fits(catalogue: Catalogue, press: Press, sheet: Sheet) -> bool:
    frame, again = _made_again(catalogue, sheet)
    # A trial has no edition of its own: its code would have to be made each time.
    tried = replace(again, edition=sheet.edition)
    return keeps_promise(tried, press.pdf(job_of(frame, tried, wordmark(catalogue.site.name)), keep=False))


def _made_again(catalogue: Catalogue, sheet: Sheet) -> tuple[Frame, Sheet]:
    """The same sheet of another catalogue."""
    frame = Frame(catalogue)
    return frame, next(each for each in single_sheets(frame) if each.name == sheet.name)


def _shortened(catalogue: Catalogue, passages: Sequence[Passage], count: int) -> Catalogue:
    """The catalogue once some words are taken out, each from the passage that is then the longest."""
    lengths = [each.length for each in passages]
    for _ in range(count):
        lengths[lengths.index(max(lengths))] -= 1
    for passage, length in zip(passages, lengths, strict=True):
        if length < passage.length:
            catalogue = _with_text(catalogue, passage, passage.cut(length))
    return catalogue


# Texts ---------------------------------------------------------------------------------------------


def _fields(passages: Iterable[Passage]) -> list[Field]:
    """Passages by field, as readers name fields; the field of the longest passage first."""
    fields: dict[tuple[str, str, str], list[Passage]] = {}
    for each in passages:
        fields.setdefault((*_record_of(each.words), each.words.name), []).append(each)
    return sorted(fields.values(), key=lambda field: -max(each.length for each in field))


def _longest(passages: Iterable[Passage]) -> list[Passage]:
    """The longest passage, then those that are at least half as long; no more than a message can name."""
    ordered = sorted(passages, key=lambda each: -each.length)
    return [each for each in ordered if 2 * each.length >= ordered[0].length][:_MOST_NAMED]


def _printed_passages(catalogue: Catalogue, sheet: Sheet) -> list[Passage]:
    """The passages of a sheet's fields that it prints: a mark put in place of any other does not come out."""
    passages = {(_record_of(each.words), each.path): each for each in _texts(catalogue, sheet.words)}
    marks = {f"repere{number}z": each for number, each in enumerate(passages.values())}
    for mark, passage in marks.items():
        catalogue = _with_text(catalogue, passage, mark)
    frame, marked = _made_again(catalogue, sheet)
    seen = Counter(re.findall(r"repere\d+z", job_of(frame, marked)))
    return [passage for mark, passage in marks.items() if seen[mark]]


_SHELVES: Final = {"playbook": "playbooks", "partner": "partners", "form": "forms"}
_SINGLES: Final = {"common": "common", "diagnostic": "diagnostic", "site": "site"}


def _record_of(words: Words) -> tuple[str, str]:
    return words.kind, words.slug


def _texts(catalogue: Catalogue, listed: Iterable[Words]) -> Iterator[Passage]:
    for words in listed:
        value: Any = _record(catalogue, words)
        for part in words.path:
            value = value[part] if isinstance(part, int) else getattr(value, part)
        for path, text in _sentences(value, words.path):
            yield Passage(words, path, text)


def _record(catalogue: Catalogue, words: Words) -> Any:
    if words.kind in _SINGLES:
        return getattr(catalogue, _SINGLES[words.kind])
    return getattr(catalogue, _SHELVES[words.kind])[words.slug]


def _sentences(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The free texts of more than one word below a value: identifiers and references have but one."""
    if isinstance(value, str):
        if len(_WORD.findall(value)) > 1:
            yield path, value
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _sentences(each, (*path, number))
    elif isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            if typing.get_origin(field.annotation) is not typing.Literal:
                yield from _sentences(getattr(value, name), (*path, name))


def _with_text(catalogue: Catalogue, passage: Passage, text: str) -> Catalogue:
    words = passage.words
    record = _replaced(_record(catalogue, words), passage.path, text)
    if words.kind in _SINGLES:
        return replace(catalogue, **{_SINGLES[words.kind]: record})
    shelf = _SHELVES[words.kind]
    return replace(catalogue, **{shelf: getattr(catalogue, shelf) | {words.slug: record}})


def _replaced(value: Any, path: tuple[str | int, ...], text: str) -> Any:
    if not path:
        return text
    head, *rest = path
    if isinstance(head, int):
        return (*value[:head], _replaced(value[head], tuple(rest), text), *value[head + 1 :])
    return value.model_copy(update={head: _replaced(getattr(value, head), tuple(rest), text)})
