"""What the plugins that make pages from the catalogue share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from pelican.generators import Generator

from engagement.views import Frame, Page

from .desk import desk_of
from .writer import PageWriter


class CataloguePages(Generator):  # type: ignore[misc]
    """A Pelican generator of pages that are pure functions of the catalogue."""

    makers: ClassVar[tuple[Callable[[Frame], Iterable[Page]], ...]]

    def generate_context(self) -> None:
        """Make every view before anything is written."""
        frame = desk_of(self.settings).frame
        self.pages = [page for make in self.makers for page in make(frame)]

    def generate_output(self, writer: PageWriter) -> None:
        """Write the pages."""
        for page in self.pages:
            writer.write_page(page, self.get_template(page.template.removesuffix(".html")))


def generator(name: str, *makers: Callable[[Frame], Iterable[Page]]) -> type[CataloguePages]:
    """A generator class for the pages that some functions make."""
    return type(name, (CataloguePages,), {"makers": makers})
