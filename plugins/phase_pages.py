"""The phases: of each playbook, and across functions."""

from __future__ import annotations

from pelican import signals

from engagement.views.phase import phase_pages, shared_phase_pages
from publishing.generating import CataloguePages, generator

Pages = generator("PhasePages", phase_pages, shared_phase_pages)


def get_generators(_pelican: object) -> type[CataloguePages]:
    """The generator of these pages."""
    return Pages


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
