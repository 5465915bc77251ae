"""What is still missing, unconfirmed or overdue, as a work list for the client, by owner."""

from __future__ import annotations

import calendar
import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final, Literal

from . import french
from .catalogue import Catalogue
from .library import Entry, read_library
from .loading import load_catalogue
from .model import Article, Partner, Playbook, WhitePaper
from .reading import dotted
from .recording import Unrecorded, unrecorded

Nature = Literal[
    "à confirmer", "trou", "relecture en retard", "source à revoir", "déclaration expirée", "édition à garder"
]

_SOURCE_MONTHS: Final = 12
_STATUSES: Final = {"brouillon": "brouillon, absent du site", "relecture": "en relecture"}


@dataclass(frozen=True, order=True)
class Job:
    """Something to be done: who owns it, of what nature, in which file and line, and what it is."""

    owner: str
    nature: Nature
    path: str
    line: int
    where: str
    text: str


def work_list(root: Path, on: datetime.date) -> tuple[Job, ...]:
    """Everything to do about a source folder's content on a given day, by owner, nature and place.

    Raises ContentError when the content is not valid: a work list must not be drawn from half of it.
    """
    catalogue = load_catalogue(root)
    library = read_library(root)
    jobs = [(entry, job) for entry in library.all() for find in _FINDERS for job in find(entry, on)]
    jobs += ((each.entry, _unrecorded(each)) for each in unrecorded(catalogue, library))
    return tuple(sorted(replace(job, owner=_owner(entry, catalogue)) for entry, job in jobs))


def as_text(jobs: Iterable[Job], on: datetime.date) -> str:
    """The work list for a terminal."""
    lines = [f"À faire au {french.date(on)}"]
    for owner, theirs in _grouped(jobs, lambda job: job.owner):
        lines += ["", f"{owner} ({french.counted(len(theirs), 'point')})"]
        for nature, each in _grouped(theirs, lambda job: job.nature):
            lines.append(f"  {nature}")
            lines += [f"    {_place(job)}: {job.text}" for job in each]
    return "\n".join(lines) if len(lines) > 1 else f"Rien à faire au {french.date(on)}."


def as_markdown(jobs: Iterable[Job], on: datetime.date) -> str:
    """The work list as a document to send, with boxes to tick."""
    lines = [f"# À faire au {french.date(on)}"]
    for owner, theirs in _grouped(jobs, lambda job: job.owner):
        lines += ["", f"## {owner}"]
        for nature, each in _grouped(theirs, lambda job: job.nature):
            lines += ["", f"### {french.sentence_case(nature)}", ""]
            lines += [f"- [ ] {job.text} (`{_place(job)}`)" for job in each]
    return "\n".join(lines)


def as_json(jobs: Iterable[Job], on: datetime.date) -> str:
    """The work list for programs: an object with the day and a list of jobs."""
    return json.dumps(
        {"on": on.isoformat(), "jobs": [asdict(job) for job in jobs]}, ensure_ascii=False, indent=2
    )


def _to_confirm(entry: Entry, _on: datetime.date) -> Iterator[Job]:
    for leaf in entry.leaves:
        if "to_confirm" in leaf.path:
            yield _job(entry, "à confirmer", leaf.path, leaf.value)


def _holes(entry: Entry, _on: datetime.date) -> Iterator[Job]:
    status = entry.data.get("status")
    if status in _STATUSES:
        yield _job(entry, "trou", ("status",), _STATUSES[status])
    record = entry.record
    if isinstance(record, Playbook):
        if not record.partners:
            yield _job(entry, "trou", (), "aucun partenaire : le site montre une place ouverte")
        if not record.authors:
            yield _job(entry, "trou", (), "aucun auteur confirmé")
        if record.terms.price is None:
            yield _job(entry, "trou", ("terms",), "aucun prix publié, faute de source")
    if isinstance(record, Partner):
        absent = [
            field.title or name
            for name, field in type(record).model_fields.items()
            if name in {"contact", "photo", "availability"} and getattr(record, name) is None
        ]
        absent += [
            field.title or name
            for name, field in type(record.terms).model_fields.items()
            if getattr(record.terms, name) is None
        ]
        if absent:
            yield _job(entry, "trou", (), f"profil à compléter : {french.joined(absent).lower()}")


def _reviews(entry: Entry, on: datetime.date) -> Iterator[Job]:
    if isinstance(entry.record, Playbook):
        review = entry.record.review
        due = _months_later(review.on, review.within_months)
        if due < on:
            yield _job(
                entry, "relecture en retard", ("review", "on"), f"à relire depuis le {french.date(due)}"
            )


def _old_sources(entry: Entry, on: datetime.date) -> Iterator[Job]:
    for leaf in entry.leaves:
        if leaf.path[-1] == "checked_on":
            due = _months_later(_day(leaf.value), _SOURCE_MONTHS)
            if due < on:
                text = f"source vérifiée il y a plus d'un an, le {french.date(_day(leaf.value))}"
                yield _job(entry, "source à revoir", leaf.path, text)


def _expired(entry: Entry, on: datetime.date) -> Iterator[Job]:
    record = entry.record
    if isinstance(record, Partner) and record.availability and record.availability.until < on:
        text = f"disponibilité expirée le {french.date(record.availability.until)}"
        yield _job(entry, "déclaration expirée", ("availability", "until"), text)


def _unrecorded(found: Unrecorded) -> Job:
    """A text that a sheet may be printed from today, and that nobody could compare tomorrow."""
    text = (
        f"{found.fault.message} : {found.fault.remedy}"
        if found.fault
        else "texte d'aujourd'hui sans édition gardée : lancez « invoke edition »"
    )
    return _job(found.entry, "édition à garder", ("version",), text)


_FINDERS: Final[tuple[Callable[[Entry, datetime.date], Iterator[Job]], ...]] = (
    _to_confirm,
    _holes,
    _reviews,
    _old_sources,
    _expired,
)


def _job(entry: Entry, nature: Nature, path: tuple[str | int, ...], text: str) -> Job:
    line = entry.source.places.get(path, (1, 1))[0]
    return Job("", nature, entry.source.name, line, dotted(path), " ".join(text.split()))


def _owner(entry: Entry, catalogue: Catalogue) -> str:
    """The name of the person whom the jobs of an entry wait for."""
    record = entry.record
    if isinstance(record, Playbook):
        return record.review.owner
    if isinstance(record, Partner):
        return record.name
    if isinstance(record, Article | WhitePaper) and record.authors:
        return catalogue.partners[record.authors[0]].name
    return catalogue.site.name


def _grouped(jobs: Iterable[Job], key: Callable[[Job], str]) -> list[tuple[str, list[Job]]]:
    groups: dict[str, list[Job]] = {}
    for job in jobs:
        groups.setdefault(key(job), []).append(job)
    return list(groups.items())


def _place(job: Job) -> str:
    return f"{job.path}:{job.line}"


def _day(value: str) -> datetime.date:
    return datetime.date.fromisoformat(value)


def _months_later(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
