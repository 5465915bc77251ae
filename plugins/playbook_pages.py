"""The playbooks: their index, side by side, and the page of each."""

from __future__ import annotations

from pelican import signals

from engagement.views.playbook import playbook_pages, playbooks_page
from publishing.generating import CataloguePages, generator

Pages = generator("PlaybookPages", playbooks_page, playbook_pages)


def get_generators(_pelican: object) -> type[CataloguePages]:
    """The generator of these pages."""
    return Pages


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
