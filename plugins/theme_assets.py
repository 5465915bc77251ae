"""The theme's stylesheet, scripts, fonts and pictures, under names that follow from their content."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from publishing.desk import desk_of
from publishing.writer import PageWriter


class ThemeAssets(Generator):  # type: ignore[misc]
    """Writes the theme's files."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write each file at its hashed address."""
        for address, data in desk_of(self.settings).files.items():
            writer.write_bytes(address.lstrip("/"), data)


def get_generators(_pelican: object) -> type[ThemeAssets]:
    """The generator of the theme's files."""
    return ThemeAssets


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
