"""The search page."""

from __future__ import annotations

from pelican import signals

from engagement.views.search import search_page
from publishing.generating import CataloguePages, generator

Pages = generator("SearchPages", search_page)


def get_generators(_pelican: object) -> type[CataloguePages]:
    """The generator of the page."""
    return Pages


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
