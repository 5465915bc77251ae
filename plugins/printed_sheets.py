"""The printed sheets: PDFs, pictures of their first pages, an archive for each function."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from publishing.desk import desk_of
from publishing.writer import PageWriter


class PrintedSheets(Generator):  # type: ignore[misc]
    """Writes what the press made."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write each file at its address."""
        for address, data in desk_of(self.settings).sheets.files.items():
            writer.write_bytes(address.lstrip("/"), data)


def get_generators(_pelican: object) -> type[PrintedSheets]:
    """The generator of the printed sheets."""
    return PrintedSheets


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
