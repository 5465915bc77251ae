"""The picture that shows where the address of a page is shared, for every page that may be found."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from engagement import places
from engagement.sheets.card import WIDTH, card_job, shell_of
from printing.wordmark import wordmark
from publishing.desk import desk_of
from publishing.writer import written_pages


def write_cards(pelican: Pelican) -> None:
    """Write the card that each page written names."""
    desk = desk_of(pelican.settings)
    drawing = wordmark(desk.frame.catalogue.site.name)
    pages = [page for page in written_pages(pelican.settings) if shell_of(page).card]
    jobs = [card_job(desk.frame, page, drawing) for page in pages]
    pictures = desk.press.all(lambda job: desk.press.picture(job, WIDTH), jobs)
    for page, picture in zip(pages, pictures, strict=True):
        path = Path(pelican.output_path, places.file_of(places.card(page.address)))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture)


def register() -> None:
    """Make Pelican call this plugin."""
    signals.finalized.connect(write_cards)
