"""Pelican's writer, made to show templates one view and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican import signals
from pelican.contents import Content
from pelican.writers import Writer

from engagement import places
from engagement.views import Page

from .desk import desk_of
from .documents import document_page

_WRITTEN = "TREMPLIN_WRITTEN_PAGES"


def written_pages(settings: dict[str, Any]) -> list[Page]:
    """The pages that the build of these Pelican settings has written so far, in order."""
    pages: list[Page] = settings.setdefault(_WRITTEN, [])
    return pages


class PageWriter(Writer):  # type: ignore[misc]
    """Writes each page from its view; Pelican's own contexts never reach a template."""

    def write_page(self, page: Page, template: Template) -> None:
        """Write the file that answers a page's address."""
        self.write_bytes(places.file_of(page.address), template.render(view=page.view).encode())
        written_pages(self.settings).append(page)

    def write_bytes(self, name: str, data: bytes) -> None:
        """Write a file that nothing else has written in this build.

        Raises ValueError when two things claim the same address.
        """
        path = Path(self.output_path, name)
        if name in self._written_files:
            raise ValueError(f"written twice: {name}")
        self._written_files.add(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        signals.content_written.send(str(path), context={})

    def write_file(
        self,
        name: str,
        template: Template,
        _context: dict[str, Any],
        *_arguments: object,
        article: Content | None = None,
        page: Content | None = None,
        **_more: object,
    ) -> None:
        """Write an article or a page that Pelican read; it asks for nothing else with our settings.

        Raises TypeError for any other kind of file.
        """
        # Pelican asks for the pages of categories and authors too, under the empty name that turns them off.
        if not name:
            return
        content = article or page
        if content is None:
            raise TypeError(f"Pelican asked for a file that has no view: {name}")
        self.write_page(document_page(desk_of(self.settings).frame, content.kind_, content.slug), template)

    def write_feed(self, elements: list[Content], *arguments: Any, **options: Any) -> Any:
        """Write a feed, unless it is empty: Pelican would date it with the clock."""
        return super().write_feed(elements, *arguments, **options) if elements else None
