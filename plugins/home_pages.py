"""The home page and the page for missing addresses."""

from __future__ import annotations

from pelican import signals

from engagement.views.home import home_page, not_found_page
from publishing.generating import CataloguePages, generator

Pages = generator("HomePages", home_page, not_found_page)


def get_generators(_pelican: object) -> type[CataloguePages]:
    """The generator of these pages."""
    return Pages


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
