"""The partners: the directory and each profile."""

from __future__ import annotations

from pelican import signals

from engagement.views.partner import partner_pages, partners_page
from publishing.generating import CataloguePages, generator

Pages = generator("PartnerPages", partners_page, partner_pages)


def get_generators(_pelican: object) -> type[CataloguePages]:
    """The generator of these pages."""
    return Pages


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
