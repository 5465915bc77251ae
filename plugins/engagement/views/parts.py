"""The small records that views are made of.

A view is plain and immutable: frozen dataclasses, tuples, numbers and text. `str` is plain text, which
templates escape and typeset; `Markup` is HTML that our own sanitising renderer made and typeset.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A label and where it leads."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A link of the main navigation."""

    label: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A function's sign: an SVG path in a 24 by 24 box."""

    path: str
    even_odd: bool


@dataclass(frozen=True, slots=True)
class FunctionLink:
    """A function wherever it is only named: its slug selects the colours."""

    slug: str
    name: str
    short_name: str
    mark: Mark
    address: str


@dataclass(frozen=True, slots=True)
class TwoWeights:
    """A title whose first line is light (what passes) and whose second is bold (what stays)."""

    passing: str
    staying: str


@dataclass(frozen=True, slots=True)
class Bevel:
    """Who holds what, phase by phase.

    `heights` are the shares held by the team at the six boundaries of the five phases, in
    thousandths; `sentence` says the same in words for readers who do not see the picture.
    """

    heights: tuple[int, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five phases, as a label of the bevel."""

    number: int
    name: str
    duration: str
    summary: str
    address: str
    point_count: int
    current: bool


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A phase as a calendar counts it, in days; `note` says what its beginning means, or is empty."""

    name: str
    note: str
    shortest_days: int
    longest_days: int


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a fact comes from; `url` is empty when the source has no address."""

    name: str
    dated: str
    url: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The sources of a fact and the day they were checked (French date), or empty."""

    sources: tuple[SourceNote, ...]
    checked_on: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry of a reading list: `function` is absent for what concerns no function."""

    kind: str
    title: str
    text: str
    address: str
    function: FunctionLink | None


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """A partner in a list; `slope` is the share of the portrait's height where the bevel ends."""

    name: str
    initials: str
    pole: str
    places: str
    tagline: str
    address: str
    slope: int
    functions: tuple[FunctionLink, ...]
    photo: str
    photo_alt: str


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A function that has no partner yet."""

    name: str
    text: Markup
    function: FunctionLink


@dataclass(frozen=True, slots=True)
class FunctionCard:
    """A function in an index."""

    function: FunctionLink
    tagline: str
    bevel: Bevel
    point_count: int


@dataclass(frozen=True, slots=True)
class Intro:
    """The head of a page."""

    title: str
    lead: Markup


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A PDF as pages link to it.

    `name` is the sheet's name, `page` the address of the page that it belongs to, `size` its weight in bytes;
    `picture` is the address of its first page as a picture, `picture_width` by `picture_height` pixels.
    """

    name: str
    title: str
    kind: str
    page: str
    function: str
    template: str
    address: str
    pages: int
    size: int
    picture: str
    picture_width: int
    picture_height: int


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of every page."""

    sentence: Markup
    privacy: str
    links: tuple[Link, ...]
    legal: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Assets:
    """Hashed addresses of what a page loads."""

    stylesheet: str
    theme_script: str
    module: str
    preload_fonts: tuple[str, ...]
    icon: str


# What is made before the theme's files: sheets, and trials of them.
NO_ASSETS: Final = Assets("", "", "", (), "")


@dataclass(frozen=True, slots=True)
class EditionNotice:
    """What a page can say to somebody who comes from a printed sheet.

    `id` is the current edition, `facts` its version and date in words, or empty. `part` is the part of the
    record that the sheets of this page show, empty for all of them; `subject` calls it by name in a sentence.
    `address` leads to the list of editions, `sheets` to the sheets of today.
    """

    id: str
    facts: str
    part: str
    subject: str
    address: str
    sheets: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything around a page's own content.

    `function` is the slug whose colours the page wears, or empty. `canonical` is absolute, and so is `card`,
    the address of the picture shown where the page is shared, empty for a page that is not to be found.
    `search` is the last entry of the navigation, a field where there is room for one.
    `breadcrumb` holds the ancestors and, last, the page itself with an empty address. `feed` is empty
    while there is no article. `edition` is absent where no sheet leads to.
    """

    site_name: str
    title: str
    document_title: str
    description: str
    canonical: str
    card: str
    indexed: bool
    function: str
    navigation: tuple[NavigationEntry, ...]
    search: NavigationEntry
    functions: tuple[FunctionLink, ...]
    breadcrumb: tuple[Link, ...]
    footer: Footer
    assets: Assets
    feed: str
    edition: EditionNotice | None = None
