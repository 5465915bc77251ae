"""The editions: for each record, what has changed since its sheets were printed."""

from __future__ import annotations

from pelican import signals

from engagement.views.editions import editions_pages
from publishing.generating import CataloguePages, generator

Pages = generator("EditionPages", editions_pages)


def get_generators(_pelican: object) -> type[CataloguePages]:
    """The generator of these pages."""
    return Pages


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
