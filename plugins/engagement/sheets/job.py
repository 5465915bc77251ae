"""A sheet as the press receives it: plain data, typeset, ready for JSON."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, Final

from .. import french, places
from ..typography import typeset
from ..views import Frame
from .sheet import Node, Sheet, Verbatim

# Widths in points, upright and lying.
_WIDTHS: Final = {"a4": (595.28, 841.89), "us-letter": (612.0, 792.0)}


def job_of(frame: Frame, sheet: Sheet, wordmark: str = "") -> str:
    """The whole document as JSON: what the templates of `theme/print/` may see, and nothing else.

    `wordmark` is the site's name as an SVG drawing; without it the name is written. The same sheet gives the
    same text, so that its hash says whether it must be printed again.
    """
    site = frame.catalogue.site
    bound = sheet.sheets or (sheet,)
    job = {
        "paper": site.paper,
        "width": _WIDTHS[site.paper][sheet.landscape],
        "title": sheet.title,
        "author": site.name,
        "wordmark": Verbatim(wordmark),
        "day": sheet.edition.day.isoformat(),
        "description": sheet.kind,
        "pack": _sheet(frame, sheet) if sheet.sheets else None,
        "sheets": [_sheet(frame, each) for each in bound],
    }
    return json.dumps(_plain(job, site.address), ensure_ascii=False, sort_keys=True)


def page_address(frame: Frame, sheet: Sheet) -> str:
    """The address behind a sheet's QR code: its page, and the edition that it was printed from."""
    return f"{frame.catalogue.site.address}{sheet.page}?{places.EDITION}={sheet.edition.id}"


def _sheet(frame: Frame, sheet: Sheet) -> dict[str, Any]:
    playbook = frame.catalogue.playbooks.get(sheet.function)
    address = page_address(frame, sheet)
    edition = sheet.edition
    return {
        "template": Verbatim(sheet.template),
        "title": sheet.title,
        "kind": sheet.kind,
        "pages": sheet.pages,
        "landscape": sheet.landscape,
        "function": playbook
        and {
            "name": playbook.name,
            "short_name": playbook.short_name or playbook.name,
            "colour": Verbatim(playbook.accents.light),
            "mark": Verbatim(playbook.mark.path),
            "even_odd": playbook.mark.even_odd,
        },
        "foot": {
            "url": Verbatim(address),
            "shown": Verbatim(
                f"{frame.catalogue.site.address}{sheet.page}".removeprefix("https://").rstrip("/")
            ),
            "edition": Verbatim(edition.id),
            "version": edition.version,
            "reviewed": edition.reviewed,
            "recorded": edition.recorded,
            "day": french.date(edition.day),
        },
        "view": sheet.view,
    }


def _plain(value: Any, home: str) -> Any:
    """Plain data for JSON, every text typeset but what is verbatim, links within the site led to `home`."""
    if isinstance(value, Verbatim):
        return str(value)
    if isinstance(value, str):
        return typeset(value)
    if isinstance(value, dict):
        return {key: _plain(each, home) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each, home) for each in value]
    if isinstance(value, Node) and value.tag == "a" and value.attribute.startswith("/"):
        value = Node(value.tag, Verbatim(home + value.attribute), value.children)
    if dataclasses.is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name), home) for each in dataclasses.fields(value)}
    return value
