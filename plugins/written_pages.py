"""Articles, white papers and plain pages, which Pelican itself lists and writes, with the article feed."""

from __future__ import annotations

from pelican import signals
from pelican.readers import Readers

from engagement.views.writing import articles_page, white_papers_page
from publishing.documents import DocumentReader
from publishing.generating import CataloguePages, generator
from publishing.writer import PageWriter

Pages = generator("WritingIndexes", articles_page, white_papers_page)


def get_generators(_pelican: object) -> type[CataloguePages]:
    """The generator of the indexes."""
    return Pages


def get_writer(_pelican: object) -> type[PageWriter]:
    """The writer that shows templates a view and nothing else."""
    return PageWriter


def add_reader(readers: Readers) -> None:
    """Have Markdown read by the core."""
    readers.reader_classes["md"] = DocumentReader


def register() -> None:
    """Make Pelican call this plugin."""
    signals.get_generators.connect(get_generators)
    signals.get_writer.connect(get_writer)
    signals.readers_init.connect(add_reader)
