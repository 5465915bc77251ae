"""Markdown documents: read by the core, handed to Pelican as its articles and pages."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Final

from pelican.readers import BaseReader

from engagement import places
from engagement.catalogue import Document
from engagement.model import Article, WhitePaper
from engagement.model import Page as PlainPage
from engagement.typography import typeset
from engagement.views import Frame, Page
from engagement.views.frame import joined_title
from engagement.views.writing import article_page, plain_page, white_paper_page

from .desk import desk_of

_KINDS: Final = {"articles": "article", "white-papers": "white-paper", "pages": "page"}
_TEMPLATES: Final = {
    "article": "pages/article",
    "white-paper": "pages/white_paper",
    "page": "pages/page",
}
_ADDRESSES: Final = {
    "article": places.article,
    "white-paper": places.white_paper,
    "page": places.page,
}


class DocumentReader(BaseReader):  # type: ignore[misc]
    """Gives Pelican what the core has read, validated and rendered already."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """A document's HTML and metadata; drafts are skipped."""
        path = Path(source_path)
        kind = _KINDS.get(path.parent.name, "")
        frame = desk_of(self.settings).frame
        document = _document(frame, kind, path.stem)
        if document is None:
            return "", {"title": path.stem, "status": "skip"}
        meta = document.meta
        address = _ADDRESSES[kind](path.stem)
        metadata: dict[str, Any] = {
            "title": typeset(joined_title(meta.title)),
            "slug": path.stem,
            "kind_": kind,
            "status": "published",
            "template": _TEMPLATES[kind],
            "date": _noon(meta.published_on),
            "modified": _noon(meta.revised_on or meta.published_on),
            "summary": str(frame.prose(meta.lead)),
            "category": kind,
            "url": address.lstrip("/"),
            "save_as": places.file_of(address),
        }
        names = [frame.catalogue.partners[slug].name for slug in getattr(meta, "authors", ())]
        metadata["authors"] = names or [frame.catalogue.site.name]
        # Feeds are read elsewhere: their links must be whole.
        html = str(frame.renderer.document(document.body).html)
        html = html.replace('href="/', f'href="{frame.catalogue.site.address}/')
        return html, {name: self.process_metadata(name, value) for name, value in metadata.items()}


def document_page(frame: Frame, kind: str, slug: str) -> Page:
    """The page of a Markdown document."""
    catalogue = frame.catalogue
    if kind == "article":
        return article_page(frame, catalogue.articles[slug])
    if kind == "white-paper":
        return white_paper_page(frame, catalogue.white_papers[slug])
    return plain_page(frame, catalogue.pages[slug])


def _document(
    frame: Frame, kind: str, slug: str
) -> Document[Article] | Document[WhitePaper] | Document[PlainPage] | None:
    catalogue = frame.catalogue
    if kind == "article":
        return catalogue.articles.get(slug)
    if kind == "white-paper":
        return catalogue.white_papers.get(slug)
    return catalogue.pages.get(slug) if kind == "page" else None


def _noon(day: datetime.date) -> str:
    # Noon, so that no time zone moves the day.
    return f"{day.isoformat()}T12:00:00+00:00"
