"""The client's work list: what is missing, unconfirmed or overdue, by owner."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from support import DATA, copy_site

from engagement.problems import ContentError
from engagement.stocktaking import as_json, as_markdown, as_text, work_list

DAY = datetime.date(2026, 11, 21)
PLAYBOOK = "playbooks/essai.yaml"


def with_lines(tmp_path: Path, file: str, *lines: str) -> Path:
    site = copy_site(tmp_path)
    path = site / file
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")
    return site


def test_what_is_to_confirm_waits_for_its_owner(tmp_path: Path) -> None:
    site = with_lines(tmp_path, PLAYBOOK, "to_confirm:", "  - Qui relit ?")
    job = next(job for job in work_list(site, DAY) if job.nature == "à confirmer")
    assert (job.owner, job.path, job.text) == ("Le client", PLAYBOOK, "Qui relit ?")
    assert job.line == len((site / PLAYBOOK).read_text(encoding="utf-8").splitlines())


def test_a_partner_owns_the_holes_of_the_profile() -> None:
    job = next(job for job in work_list(DATA / "site", DAY) if job.owner == "Claude Martin")
    assert job.nature == "trou"
    assert "photo" in job.text


@pytest.mark.parametrize(
    ("day", "late"), [(datetime.date(2027, 5, 2), False), (datetime.date(2027, 5, 3), True)]
)
def test_a_review_is_overdue_once_its_months_are_over(day: datetime.date, late: bool) -> None:
    natures = [job.nature for job in work_list(DATA / "site", day)]
    assert ("relecture en retard" in natures) is late


def test_a_source_is_looked_at_again_after_a_year() -> None:
    jobs = work_list(DATA / "site", datetime.date(2027, 11, 2))
    assert {job.where for job in jobs if job.nature == "source à revoir"} == {
        "risks[0].checked_on",
        "terms.price.checked_on",
    }


def test_a_declared_availability_expires(tmp_path: Path) -> None:
    line = "availability: {text: Un jour, until: 2026-11-20}"
    site = with_lines(tmp_path, "partners/claude-martin.yaml", line)
    assert [job.text for job in work_list(site, DAY) if job.nature == "déclaration expirée"] == [
        "disponibilité expirée le 20 novembre 2026"
    ]


def test_no_work_list_is_drawn_from_faulty_content(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        work_list(with_lines(tmp_path, PLAYBOOK, "inconnu: oui"), DAY)


def test_the_same_list_is_given_as_text_markdown_and_json(tmp_path: Path) -> None:
    jobs = work_list(with_lines(tmp_path, PLAYBOOK, "to_confirm: [Qui relit ?]"), DAY)
    assert as_text(jobs, DAY).startswith("À faire au 21 novembre 2026\n\nClaude Martin (2 points)\n")
    assert "- [ ] Qui relit ? (`playbooks/essai.yaml:" in as_markdown(jobs, DAY)
    read = json.loads(as_json(jobs, DAY))
    assert read["on"] == "2026-11-21"
    assert len(read["jobs"]) == len(jobs)


def test_an_empty_list_says_so() -> None:
    assert as_text((), DAY) == "Rien à faire au 21 novembre 2026."
