"""The directory of partners and the page of each."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import french, places
from ..model import Partner
from .editions import edition_notice
from .frame import Frame, Page
from .parts import FunctionLink, Intro, Link, OpenPlace, PartnerCard, Reading, Shell
from .printed import Download, downloads
from .readings import article_reading, playbook_reading, white_paper_reading


@dataclass(frozen=True, slots=True)
class PartnersView:
    """What the directory shows."""

    shell: Shell
    intro: Intro
    functions: tuple[FunctionLink, ...]
    partners: tuple[PartnerCard, ...]
    open_places: tuple[OpenPlace, ...]
    count_sentence: str


@dataclass(frozen=True, slots=True)
class WorkingTerm:
    """One way in which the partner works."""

    name: str
    text: Markup


@dataclass(frozen=True, slots=True)
class PublicationView:
    """Something that the partner publishes; `url` may be empty."""

    kind: str
    name: str
    description: Markup
    url: str


@dataclass(frozen=True, slots=True)
class PartnerView:
    """What a partner's page shows."""

    shell: Shell
    card: PartnerCard
    role: str
    lead: Markup
    biography: tuple[Markup, ...]
    convictions: tuple[Markup, ...]
    passes_on: tuple[Markup, ...]
    call_me_when: tuple[Markup, ...]
    not_for: tuple[Markup, ...]
    operations: tuple[str, ...]
    terms: tuple[WorkingTerm, ...]
    availability: str
    publications: tuple[PublicationView, ...]
    written: tuple[Reading, ...]
    contact: Link
    sheets: tuple[Download, ...]
    photo_credit: str


def partners_page(frame: Frame) -> tuple[Page, ...]:
    """The directory, with an open place for each function that has no partner."""
    words = frame.catalogue.site.intros.partners
    intro = frame.intro(words.title, words.lead)
    partners = frame.partner_cards()
    open_places = tuple(
        place for slug in frame.catalogue.playbooks if (place := frame.open_place(slug)) is not None
    )
    counts = [french.counted(len(partners), "partenaire")]
    if open_places:
        counts.append(french.counted(len(open_places), "place ouverte", "places ouvertes"))
    view = PartnersView(
        frame.shell(places.PARTNERS, words.title, intro.lead),
        intro,
        frame.functions(),
        partners,
        open_places,
        ", ".join(counts),
    )
    return (Page(places.PARTNERS, "pages/partners.html", view),)


def partner_pages(frame: Frame) -> tuple[Page, ...]:
    """The page of each partner."""
    return tuple(_partner_page(frame, slug, partner) for slug, partner in frame.catalogue.partners.items())


def _partner_page(frame: Frame, slug: str, partner: Partner) -> Page:
    catalogue = frame.catalogue
    address = places.partner(slug)
    lead = frame.prose(partner.lead)
    operations = {operation.id: operation.name for operation in catalogue.common.operations}
    declared = partner.availability
    contact = partner.contact or catalogue.site.contact
    function = frame.functions(partner.functions)
    view = PartnerView(
        shell=frame.shell(
            address,
            partner.name,
            lead,
            breadcrumb=(Link("Partenaires", places.PARTNERS),),
            function=function[0].slug if function else "",
            edition=edition_notice(frame, "partner", slug),
        ),
        card=frame.partner_card(slug),
        role=partner.role,
        lead=lead,
        biography=frame.proses(partner.biography),
        convictions=frame.proses(partner.convictions),
        passes_on=frame.proses(partner.passes_on),
        call_me_when=frame.proses(partner.call_me_when),
        not_for=frame.proses(partner.not_for),
        operations=tuple(operations[code] for code in partner.operations),
        terms=_terms(frame, partner),
        availability=(
            f"{declared.text} (déclaré valable jusqu'au {french.date(declared.until)})" if declared else ""
        ),
        publications=tuple(
            PublicationView(each.kind, each.name, frame.prose(each.description), each.url or "")
            for each in partner.publications
        ),
        written=_written(frame, slug, partner),
        contact=Link(contact.label, contact.url),
        sheets=downloads(frame, address),
        photo_credit=partner.photo.credit if partner.photo else "",
    )
    return Page(address, "pages/partner.html", view)


def _terms(frame: Frame, partner: Partner) -> tuple[WorkingTerm, ...]:
    fields = type(partner.terms).model_fields
    return tuple(
        WorkingTerm(field.title or "", frame.prose(text))
        for name, field in fields.items()
        if (text := getattr(partner.terms, name))
    )


def _written(frame: Frame, slug: str, partner: Partner) -> tuple[Reading, ...]:
    catalogue = frame.catalogue
    return (
        *(playbook_reading(frame, name) for name in partner.functions),
        *(
            article_reading(frame, document)
            for document in catalogue.articles.values()
            if slug in document.meta.authors
        ),
        *(
            white_paper_reading(frame, document)
            for document in catalogue.white_papers.values()
            if slug in document.meta.authors
        ),
    )
