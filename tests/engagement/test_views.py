"""A page is a pure function of its view, and a view is plain, immutable data."""

from __future__ import annotations

import dataclasses
import json

import pytest
from markupsafe import Markup
from support import DATA, ROOT

from engagement.loading import load_catalogue
from engagement.views import Frame, Page
from engagement.views.home import home_page, not_found_page
from engagement.views.partner import partner_pages, partners_page
from engagement.views.parts import Assets
from engagement.views.phase import phase_pages, shared_phase_pages
from engagement.views.playbook import playbook_pages, playbooks_page
from engagement.views.printable import diagnostic_pages, forms_pages, sheets_page
from engagement.views.reference import engagement_forms_page, glossary_page, method_page
from engagement.views.search import search_page
from engagement.views.writing import (
    article_page,
    articles_page,
    plain_page,
    white_paper_page,
    white_papers_page,
)

MAKERS = (
    home_page, not_found_page, playbooks_page, playbook_pages, phase_pages, shared_phase_pages, partners_page,
    partner_pages, articles_page, white_papers_page, method_page, engagement_forms_page, glossary_page,
    sheets_page, forms_pages, diagnostic_pages, search_page,
)  # fmt: skip


def all_pages() -> list[Page]:
    frame = Frame(load_catalogue(ROOT), Assets("/s.css", "/t.js", "/m.js", (), "/i.svg"))
    catalogue = frame.catalogue
    return [
        *(page for make in MAKERS for page in make(frame)),
        *(article_page(frame, each) for each in catalogue.articles.values()),
        *(white_paper_page(frame, each) for each in catalogue.white_papers.values()),
        *(plain_page(frame, each) for each in catalogue.pages.values()),
    ]


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return all_pages()


def canonical(page: Page) -> str:
    return json.dumps(dataclasses.asdict(page.view), ensure_ascii=False, sort_keys=True)


def test_the_same_content_gives_the_same_views(pages: list[Page]) -> None:
    assert [canonical(page) for page in pages] == [canonical(page) for page in all_pages()]


def test_addresses_are_unique(pages: list[Page]) -> None:
    addresses = [page.address for page in pages]
    assert len(addresses) == len(set(addresses))


def test_views_hold_nothing_but_plain_immutable_data(pages: list[Page]) -> None:
    def check(value: object, path: str) -> None:
        if dataclasses.is_dataclass(value):
            with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
                value.anything = 1
            for field in dataclasses.fields(value):
                check(getattr(value, field.name), f"{path}.{field.name}")
        elif isinstance(value, tuple):
            for each in value:
                check(each, path)
        else:
            assert value is None or type(value) in {str, int, bool, Markup}, f"{path}: {type(value)}"

    for page in pages:
        check(page.view, page.address)


def test_the_hands_of_a_phase_share_all_tasks() -> None:
    frame = Frame(load_catalogue(DATA / "site"), Assets("", "", "", (), ""))
    views = [page.view for page in phase_pages(frame)]
    assert [(view.director_count, view.team_count) for view in views] == [
        (7, 1),
        (6, 2),
        (5, 3),
        (4, 4),
        (2, 6),
    ]
    assert all(35 <= view.team_share <= 65 for view in views)


def test_a_function_without_a_partner_shows_an_open_place(pages: list[Page]) -> None:
    view = next(page.view for page in pages if page.address == "/playbooks/finance/")
    assert view.partners == ()
    assert view.open_place.function.slug == "finance"
