"""Articles, white papers and plain pages, which Pelican itself lists and writes, with the article feed."""

from __future__ import annotations

from feedgenerator import SyndicationFeed
from pelican import Pelican, signals
from pelican.readers import Readers

from engagement.typography import typeset
from engagement.views.writing import articles_page, white_papers_page
from publishing.desk import desk_of
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


def name_site(pelican: Pelican) -> None:
    """Give Pelican, for its feed, the name and the address that the content declares."""
    site = desk_of(pelican.settings).frame.catalogue.site
    pelican.settings.update(SITENAME=site.name, SITEURL=site.address, FEED_DOMAIN=site.address)


def set_titles(_context: object, feed: SyndicationFeed) -> None:
    """Set the titles of a feed again: Pelican folds every space of a title, thin ones included."""
    for item in feed.items:
        item["title"] = typeset(item["title"])


def register() -> None:
    """Make Pelican call this plugin."""
    signals.initialized.connect(name_site)
    signals.feed_generated.connect(set_titles)
    signals.get_generators.connect(get_generators)
    signals.get_writer.connect(get_writer)
    signals.readers_init.connect(add_reader)
