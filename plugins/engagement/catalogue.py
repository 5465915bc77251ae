"""The whole content, valid, ordered, published and read-only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .coherence import INTERNAL
from .linking import Links
from .model import Article, Common, Diagnostic, Form, Page, Partner, Playbook, Site, WhitePaper
from .model.common import GenericPoint, Phase
from .model.edition import Snapshot
from .model.playbook import Point, PointGroup, Task

MetaType = TypeVar("MetaType", Article, WhitePaper, Page)
_THOUSAND = 1000


@dataclass(frozen=True)
class Document(Generic[MetaType]):
    """A Markdown file: what its front matter says and its text."""

    slug: str
    meta: MetaType
    body: str


# Without equality, so that what follows from a catalogue can be kept by its identity.
@dataclass(frozen=True, eq=False)
class Catalogue:
    """Every published record by slug, in the order in which readers meet it.

    `editions` holds what is recorded of each record, by kind and slug, oldest first, of unpublished ones too.
    `wordings` holds what readers type when they look for a place, by its address.
    """

    site: Site
    common: Common
    playbooks: dict[str, Playbook]
    partners: dict[str, Partner]
    articles: dict[str, Document[Article]]
    white_papers: dict[str, Document[WhitePaper]]
    pages: dict[str, Document[Page]]
    forms: dict[str, Form]
    diagnostic: Diagnostic | None
    links: Links
    editions: dict[tuple[str, str], tuple[Snapshot, ...]] = field(default_factory=dict)
    wordings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The five phases of an engagement, without the preliminary."""
        return tuple(phase for phase in self.common.phases if phase.number)

    def phase(self, identifier: str) -> Phase:
        """A shared phase."""
        return next(phase for phase in self.common.phases if phase.id == identifier)

    def role_names(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The short names of roles, as lists show them."""
        names = {role.id: role.short_name for role in self.common.roles}
        return tuple(names[code] for code in codes)

    def points(self, group: PointGroup) -> tuple[Point | GenericPoint, ...]:
        """A group's own points, then the shared points that it refers to."""
        shared = {point.id: point for point in self.common.points}
        return (*group.points, *(shared[identifier] for identifier in group.generic))

    def handover(self, task: Task) -> int:
        """The number of the phase in which a task changes hands: 0 when the team has it already."""
        return 0 if task.handed_over == INTERNAL else self.phase(task.handed_over).number

    def bevel(self, tasks: Iterable[Task]) -> tuple[int, ...]:
        """The share that the team holds at the six boundaries of the phases, in thousandths."""
        handovers = [self.handover(task) for task in tasks]
        return tuple(
            round(_THOUSAND * sum(number <= boundary for number in handovers) / len(handovers))
            for boundary in range(len(self.phases) + 1)
        )
