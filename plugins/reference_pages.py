"""The pages that gather: method, forms of engagement, glossary."""

from __future__ import annotations

from pelican import signals

from engagement.views.reference import engagement_forms_page, glossary_page, method_page
from publishing.generating import CataloguePages, generator

Pages = generator("ReferencePages", method_page, engagement_forms_page, glossary_page)


def get_generators(_pelican: object) -> type[CataloguePages]:
    """The generator of these pages."""
    return Pages


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
