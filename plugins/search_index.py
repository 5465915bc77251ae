"""The search index: what browsers load to search the site without a server."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from engagement.searching import FOLDER, search_index
from publishing.desk import desk_of
from publishing.remembering import remembered_analyses
from publishing.writer import PageWriter


class SearchIndex(Generator):  # type: ignore[misc]
    """Writes the index."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write each file of the index of everything that the catalogue publishes."""
        with remembered_analyses() as analyst:
            files = search_index(desk_of(self.settings).frame, analyst)
        for name, data in files.items():
            writer.write_bytes(f"{FOLDER}{name}".lstrip("/"), data)


def get_generators(_pelican: object) -> type[SearchIndex]:
    """The generator of the index."""
    return SearchIndex


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
