"""What every view is made with, and the parts that several views share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from .. import french, places
from ..catalogue import Catalogue
from ..markup import Renderer
from ..model import Partner, Playbook, Sourced
from ..model.playbook import Task, TwoPartTitle
from .parts import (
    NO_ASSETS,
    Assets,
    Bevel,
    EditionNotice,
    Footer,
    FunctionCard,
    FunctionLink,
    Intro,
    Link,
    Mark,
    NavigationEntry,
    OpenPlace,
    PartnerCard,
    PrintedSheet,
    Provenance,
    Shell,
    SourceNote,
    Step,
    TwoWeights,
)

_NAVIGATION = (
    ("Playbooks", places.PLAYBOOKS),
    ("Partenaires", places.PARTNERS),
    ("Articles", places.ARTICLES),
    ("Diagnostic", places.DIAGNOSTIC),
)
_STEEPEST, _SLOPE_STEP, _FLATTEST = 40, 6, 10


@dataclass(frozen=True)
class Page:
    """One page of the site: its address, the template that renders it and all that the template sees."""

    address: str
    template: str
    view: object


@dataclass(frozen=True)
class Frame:
    """The catalogue, the renderer of its prose, the hashed addresses of the theme's files, what was printed.

    `printed` holds every sheet by name, in the order in which readers meet them, and `archives` the bytes of
    each function's archive of sheets; both are empty while the sheets themselves are made.
    """

    catalogue: Catalogue
    assets: Assets = NO_ASSETS
    printed: Mapping[str, PrintedSheet] = field(default_factory=dict)
    archives: Mapping[str, int] = field(default_factory=dict)
    renderer: Renderer = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "renderer", Renderer(self.catalogue.links))

    def sheets_of(self, address: str) -> tuple[PrintedSheet, ...]:
        """The sheets that belong to the page at an address."""
        return tuple(sheet for sheet in self.printed.values() if sheet.page == address)

    def prose(self, text: str | None) -> Markup:
        """Inline Markdown as HTML; nothing for nothing."""
        return self.renderer.inline(text) if text else Markup("")

    def proses(self, texts: Iterable[str]) -> tuple[Markup, ...]:
        """Each text as HTML."""
        return tuple(self.prose(text) for text in texts)

    def shell(
        self,
        address: str,
        title: str,
        description: str | Markup,
        *,
        breadcrumb: Sequence[Link] = (),
        crumb: str = "",
        function: str = "",
        indexed: bool = True,
        edition: EditionNotice | None = None,
    ) -> Shell:
        """What surrounds a page.

        `breadcrumb` names the ancestors, `crumb` the page itself where its title would be too long.
        """
        site = self.catalogue.site
        section = breadcrumb[0].address if breadcrumb else address
        plain = description.striptags() if isinstance(description, Markup) else description
        return Shell(
            site_name=site.name,
            title=title,
            document_title=title if title.startswith(site.name) else f"{title} · {site.name}",
            description=plain,
            canonical=site.address + address,
            card=site.address + places.card(address) if indexed else "",
            indexed=indexed,
            function=function,
            navigation=tuple(
                NavigationEntry(label, target, current=target == section)
                for label, target in _NAVIGATION
                if target != places.DIAGNOSTIC or self.catalogue.diagnostic
            ),
            search=NavigationEntry("Rechercher", places.SEARCH, current=section == places.SEARCH),
            functions=self.functions(),
            breadcrumb=(*breadcrumb, Link(crumb or title, "")) if breadcrumb else (),
            footer=self._footer(),
            assets=self.assets,
            feed=places.FEED if self.catalogue.articles else "",
            edition=edition,
        )

    def _footer(self) -> Footer:
        catalogue = self.catalogue
        links = [
            Link("Playbooks", places.PLAYBOOKS),
            Link("Méthode", places.METHOD),
            Link("Formes d'intervention", places.ENGAGEMENT_FORMS),
            Link("Fiches à imprimer", places.SHEETS),
            Link("Partenaires", places.PARTNERS),
            Link("Articles", places.ARTICLES),
            Link("Livres blancs", places.WHITE_PAPERS),
            Link("Glossaire", places.GLOSSARY),
            Link("Rechercher", places.SEARCH),
        ]
        if catalogue.forms:
            links.insert(3, Link("Modèles de documents", places.FORMS))
        if catalogue.diagnostic:
            links.insert(0, Link("Diagnostic", places.DIAGNOSTIC))
        contact = Link(catalogue.site.contact.label, catalogue.site.contact.url)
        legal = (Link(page.meta.menu_label, places.page(slug)) for slug, page in catalogue.pages.items())
        return Footer(
            self.prose(catalogue.site.footer), catalogue.site.privacy, tuple(links), (contact, *legal)
        )

    def function(self, slug: str) -> FunctionLink:
        """A function by its slug."""
        playbook = self.catalogue.playbooks[slug]
        return FunctionLink(
            slug=slug,
            name=playbook.name,
            short_name=playbook.short_name or playbook.name,
            mark=Mark(playbook.mark.path, playbook.mark.even_odd),
            address=places.playbook(slug),
        )

    def functions(self, slugs: Iterable[str] | None = None) -> tuple[FunctionLink, ...]:
        """Functions by slug, all of them by default."""
        return tuple(self.function(slug) for slug in (self.catalogue.playbooks if slugs is None else slugs))

    def first_function(self, slugs: Iterable[str]) -> FunctionLink | None:
        """The function whose colours a page about exactly one function wears."""
        found = self.functions(slugs)
        return found[0] if len(found) == 1 else None

    def phase_link(self, slug: str, identifier: str) -> Link:
        """A phase as it goes in a playbook; across functions for the preliminary, which no playbook has."""
        phase = self.catalogue.phase(identifier)
        address = places.playbook_phase(slug, identifier) if phase.number else places.phase(identifier)
        return Link(phase.name, address)

    def function_card(self, slug: str) -> FunctionCard:
        """A function in an index."""
        playbook = self.catalogue.playbooks[slug]
        return FunctionCard(
            self.function(slug), playbook.tagline, self.bevel(playbook.tasks), self.point_count(playbook)
        )

    def function_cards(self) -> tuple[FunctionCard, ...]:
        """Every function in an index."""
        return tuple(self.function_card(slug) for slug in self.catalogue.playbooks)

    def point_count(self, playbook: Playbook) -> int:
        """The points that a playbook asks to check, shared ones included."""
        return sum(len(self.catalogue.points(group)) for phase in playbook.phases for group in phase.groups)

    def bevel(self, tasks: Sequence[Task]) -> Bevel:
        """The bevel of some tasks, with its equivalent sentence."""
        catalogue = self.catalogue
        handovers = [catalogue.handover(task) for task in tasks]
        counts = [sum(number <= phase.number for number in handovers) for phase in catalogue.phases]
        start = sum(number == 0 for number in handovers)
        stages = ", ".join(
            f"{count} à la fin de la phase {phase.name.lower()}"
            for phase, count in zip(catalogue.phases, counts, strict=True)
        )
        return Bevel(
            catalogue.bevel(tasks),
            f"Sur {french.counted(len(tasks), 'tâche')}, l'équipe en tient {start} au départ, puis {stages}.",
        )

    def whole_bevel(self) -> Bevel:
        """The bevel of all functions together."""
        return self.bevel([task for playbook in self.catalogue.playbooks.values() for task in playbook.tasks])

    def shared_steps(self, current: str = "") -> tuple[Step, ...]:
        """The five phases of the shared model."""
        return tuple(
            Step(
                number=phase.number,
                name=phase.name,
                duration=french.duration(phase.duration),
                summary=phase.summary,
                address=places.phase(phase.id),
                point_count=sum(point.phase == phase.id for point in self.catalogue.common.points),
                current=phase.id == current,
            )
            for phase in self.catalogue.phases
        )

    def steps(self, slug: str, current: str = "") -> tuple[Step, ...]:
        """The five phases of a playbook."""
        return tuple(
            Step(
                number=self.catalogue.phase(phase.phase).number,
                name=self.catalogue.phase(phase.phase).name,
                duration=french.duration(phase.duration),
                summary=phase.summary,
                address=places.playbook_phase(slug, phase.phase),
                point_count=sum(len(self.catalogue.points(group)) for group in phase.groups),
                current=phase.phase == current,
            )
            for phase in self.catalogue.playbooks[slug].phases
        )

    def provenance(self, fact: Sourced) -> Provenance:
        """Where a fact comes from."""
        sources = {source.id: source for source in self.catalogue.common.sources}
        notes = tuple(
            SourceNote(sources[code].name, sources[code].dated, next(iter(sources[code].url), ""))
            for code in fact.source
        )
        return Provenance(notes, french.date(fact.checked_on) if fact.checked_on else "")

    def partner_card(self, slug: str) -> PartnerCard:
        """A partner in a list."""
        partner = self.catalogue.partners[slug]
        photo = partner.photo
        return PartnerCard(
            name=partner.name,
            initials=_initials(partner),
            pole=partner.pole,
            places=", ".join(partner.places),
            tagline=partner.tagline,
            address=places.partner(slug),
            slope=max(_FLATTEST, _STEEPEST - _SLOPE_STEP * partner.order),
            functions=self.functions(partner.functions),
            photo=places.picture(photo.file) if photo else "",
            photo_alt=photo.alt if photo else "",
        )

    def partner_cards(self, slugs: Iterable[str] | None = None) -> tuple[PartnerCard, ...]:
        """Partners by slug, all of them by default."""
        return tuple(
            self.partner_card(slug) for slug in (self.catalogue.partners if slugs is None else slugs)
        )

    def open_place(self, slug: str) -> OpenPlace | None:
        """What stands for the missing partner of a function, or nothing when it has one."""
        if self.catalogue.playbooks[slug].partners:
            return None
        words = self.catalogue.site.open_place
        return OpenPlace(words.name, self.prose(words.text), self.function(slug))

    def intro(self, title: str, lead: str) -> Intro:
        """The head of a page."""
        return Intro(title, self.prose(lead))


def joined_title(title: TwoPartTitle) -> str:
    """A two-part title on one line."""
    return f"{title.passing} {title.staying}"


def two_weights(title: TwoPartTitle) -> TwoWeights:
    """A two-part title on two lines."""
    return TwoWeights(title.passing, title.staying)


def _initials(partner: Partner) -> str:
    words = partner.name.split()
    return words[0][0] + (words[-1][0] if len(words) > 1 else "")
