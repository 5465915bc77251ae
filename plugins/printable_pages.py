"""What is printed: the index of sheets, the blank documents, the questionnaire."""

from __future__ import annotations

from pelican import signals

from engagement.views.printable import diagnostic_pages, forms_pages, sheets_page
from publishing.generating import CataloguePages, generator

Pages = generator("PrintablePages", sheets_page, forms_pages, diagnostic_pages)


def get_generators(_pelican: object) -> type[CataloguePages]:
    """The generator of these pages."""
    return Pages


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
