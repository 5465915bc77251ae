"""Nothing that was written stands alone: each record is linked from the text of two other pages."""

from __future__ import annotations

from collections import defaultdict

import pytest
from pages import read_pages

from engagement import places


@pytest.fixture(scope="module")
def linked_from(site) -> dict[str, set[str]]:
    """The addresses of the pages whose main part links to each address."""
    found = defaultdict(set)
    for address, page in read_pages(site).items():
        for link in page.root.first("main").all("a"):
            target = (link.get("href") or "").partition("#")[0]
            if target and target != address:
                found[target].add(address)
    return found


def test_every_record_is_linked_from_two_pages(catalogue, linked_from) -> None:
    records = [
        *map(places.playbook, catalogue.playbooks),
        *map(places.partner, catalogue.partners),
        *map(places.article, catalogue.articles),
        *map(places.white_paper, catalogue.white_papers),
        *map(places.form, catalogue.forms),
    ]
    assert {record: linked_from[record] for record in records if len(linked_from[record]) < 2} == {}
