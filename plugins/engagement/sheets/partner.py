"""The one-pager of a partner: what they leave behind, when to call them, when not to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .. import editions, french, places
from ..model import Partner
from ..views import Frame
from .prose import taken_apart
from .sheet import Prose, Sheet, Verbatim, Words

# The page has the whole story; a sheet is read in a meeting, and shows fewer still when room is short.
PARAGRAPHS_SHOWN: Final = 2
_LISTS: Final = ("passes_on", "not_for", "call_me_when", "convictions")


@dataclass(frozen=True, slots=True)
class FunctionMark:
    """A function of the partner: its name and its sign."""

    name: str
    mark: Verbatim
    even_odd: bool


@dataclass(frozen=True, slots=True)
class Term:
    """One way in which the partner works."""

    name: str
    text: Prose


@dataclass(frozen=True, slots=True)
class PublishedWork:
    """Something that the partner publishes; `address` may be empty."""

    name: str
    kind: str
    address: Verbatim


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to write: the words of the link, its address and how it is shown on paper."""

    label: str
    address: Verbatim
    shown: Verbatim


@dataclass(frozen=True, slots=True)
class PartnerSheet:
    """What the one-pager of a partner shows; `slope` is the share of the portrait's height where it ends."""

    name: str
    initials: str
    slope: int
    role: str
    pole: str
    places: str
    lead: Prose
    functions: tuple[FunctionMark, ...]
    passes_on: tuple[Prose, ...]
    not_for: tuple[Prose, ...]
    call_me_when: tuple[Prose, ...]
    convictions: tuple[Prose, ...]
    background: tuple[Prose, ...]
    terms: tuple[Term, ...]
    availability: str
    publications: tuple[PublishedWork, ...]
    contact: Contact


def partner_sheet(frame: Frame, slug: str) -> Sheet:
    """The one-pager of a partner: exactly one page."""
    partner = frame.catalogue.partners[slug]
    card = frame.partner_card(slug)
    contact = partner.contact or frame.catalogue.site.contact
    declared = partner.availability
    view = PartnerSheet(
        name=partner.name,
        initials=card.initials,
        slope=card.slope,
        role=partner.role,
        pole=partner.pole,
        places=card.places,
        lead=taken_apart(frame.prose(partner.lead)),
        functions=tuple(
            FunctionMark(each.name, Verbatim(each.mark.path), each.mark.even_odd) for each in card.functions
        ),
        passes_on=_proses(frame, partner.passes_on),
        not_for=_proses(frame, partner.not_for),
        call_me_when=_proses(frame, partner.call_me_when),
        convictions=_proses(frame, partner.convictions),
        background=_proses(frame, partner.biography[:PARAGRAPHS_SHOWN]),
        terms=tuple(_terms(frame, partner)),
        availability=(
            f"{declared.text}, déclaré valable jusqu'au {french.date(declared.until)}" if declared else ""
        ),
        publications=tuple(
            PublishedWork(each.name, each.kind, Verbatim(each.url or "")) for each in partner.publications
        ),
        contact=Contact(contact.label, Verbatim(contact.url), Verbatim(_shown(contact.url))),
    )
    return Sheet(
        name=f"partenaires/{slug}",
        template="partner",
        title=f"{partner.name}, {partner.role}",
        kind="Fiche partenaire",
        page=places.partner(slug),
        pages=1,
        function=card.functions[0].slug if card.functions else "",
        edition=editions.current(frame.catalogue, "partner", slug),
        view=view,
        words=tuple(_words(slug, partner)),
    )


def _proses(frame: Frame, texts: tuple[str, ...]) -> tuple[Prose, ...]:
    return tuple(taken_apart(frame.prose(each)) for each in texts)


def _terms(frame: Frame, partner: Partner) -> Iterator[Term]:
    for name, field in type(partner.terms).model_fields.items():
        if text := getattr(partner.terms, name):
            yield Term(field.title or "", taken_apart(frame.prose(text)))
    operations = {each.id: each.name for each in frame.catalogue.common.operations}
    if partner.operations:
        names = ", ".join(french.in_sentence(operations[each]) for each in partner.operations)
        yield Term("Opérations", (french.sentence_case(names),))


def _shown(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def _words(slug: str, partner: Partner) -> Iterator[Words]:
    yield Words("partner", slug, ("lead",), "Chapeau")
    for field in _LISTS:
        title = Partner.model_fields[field].title or field
        for number in range(len(getattr(partner, field))):
            yield Words("partner", slug, (field, number), title)
    for name, field_info in type(partner.terms).model_fields.items():
        if getattr(partner.terms, name):
            yield Words("partner", slug, ("terms", name), field_info.title or name)
