"""What is derived from the data: the bevel, the counts, the order."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import DATA, ROOT, copy_site

from engagement.catalogue import Catalogue
from engagement.loading import load_catalogue


@pytest.fixture(scope="module")
def small() -> Catalogue:
    return load_catalogue(DATA / "site")


def test_the_bevel_counts_the_tasks_that_the_team_holds(small: Catalogue) -> None:
    # Eight tasks: one internal, then 1, 1, 1, 2 and 2 handed over in the five phases.
    assert small.bevel(small.playbooks["essai"].tasks) == (125, 250, 375, 500, 750, 1000)


def test_a_group_has_its_own_points_then_the_shared_ones(small: Catalogue) -> None:
    group = small.playbooks["essai"].phases[0].groups[0]
    assert [point.id for point in small.points(group)] == ["ess-cad-01", "gen-cad-01"]


def test_a_draft_is_not_in_the_catalogue(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    page = site / "content/pages/mentions.md"
    page.write_text(page.read_text(encoding="utf-8").replace("publié", "brouillon"), encoding="utf-8")
    assert load_catalogue(site).pages == {}


def test_a_draft_may_refer_to_itself(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    playbook = site / "playbooks/essai.yaml"
    text = (
        playbook.read_text(encoding="utf-8")
        .replace("name: Essai\n", "name: Autre\n")
        .replace("order: 1", "order: 2")
    )
    text = text.replace("status: publié", "status: brouillon").replace("ess-", "aut-")
    text = text.replace("answer: Dans le cahier.", 'answer: "Dans le [cahier](term:aut-cahier)."')
    text = text.replace("playbook:essai/cadrage", "playbook:autre/cadrage").replace(
        "partners: [claude-martin]", "partners: []"
    )
    (site / "playbooks/autre.yaml").write_text(text, encoding="utf-8")
    assert list(load_catalogue(site).playbooks) == ["essai"]


def test_what_readers_type_leads_to_a_place_and_waits_for_drafts(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    article = (site / "content/articles/premier-essai.md").read_text(encoding="utf-8")
    draft = site / "content/articles/second-essai.md"
    draft.write_text(article.replace("publié", "brouillon"), encoding="utf-8")
    (site / "content/search").mkdir()
    (site / "content/search/essai.yaml").write_text(
        """wordings:
  - {page: playbook:essai, asked: [tenter sa chance]}
  - {page: point:ess-cad-01, asked: [a, b]}
""",
        encoding="utf-8",
    )
    (site / "content/search/autres.yaml").write_text(
        """wordings:
  - {page: playbook:essai, asked: [au petit bonheur]}
  - {page: article:second-essai, asked: [débuter]}
""",
        encoding="utf-8",
    )
    known = {
        "/playbooks/essai/": ("au petit bonheur", "tenter sa chance"),
        "/playbooks/essai/cadrage/#ess-cad-01": ("a", "b"),
    }
    assert load_catalogue(site).wordings == known
    draft.write_text(article, encoding="utf-8")
    assert load_catalogue(site).wordings == known | {"/articles/second-essai/": ("débuter",)}


def test_every_bevel_of_the_shipped_site_rises_to_the_whole() -> None:
    catalogue = load_catalogue(ROOT)
    for playbook in catalogue.playbooks.values():
        heights = catalogue.bevel(playbook.tasks)
        assert list(heights) == sorted(heights)
        assert heights[0] < heights[3] < heights[-1] == 1000
