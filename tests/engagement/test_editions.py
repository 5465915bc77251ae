"""Editions: what a record is called after its text, what changed since, what is kept and what is refused."""

from __future__ import annotations

import dataclasses
import re
import shutil
from pathlib import Path

import pydantic
import pytest
import yaml
from support import DATA, ROOT, copy_site

from engagement import editions, recording, stocktaking
from engagement.catalogue import Catalogue
from engagement.comparing import Change, compare
from engagement.library import read_library
from engagement.loading import load_catalogue
from engagement.model.edition import Snapshot
from engagement.problems import ContentError
from engagement.recording import record_editions
from engagement.registering import headings_of
from engagement.sheets import all_sheets
from engagement.snapshots import edition_id, file_of, text_of, version_key
from engagement.snapshotting import plain, records, snapshot_of
from engagement.views import Frame
from engagement.walking import leaves

PLAYBOOK = "playbooks/essai.yaml"
# What identifies a sheet is not what it says.
UNSAID = {"id", "mark", "accents", "version", "handed_over"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site(tmp_path)


@pytest.fixture
def recorded(site: Path) -> Path:
    record_editions(site)
    return site


def rewrite(site: Path, *changes: tuple[str, str], file: str = PLAYBOOK) -> None:
    path = site / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def raised(site: Path) -> None:
    """Put the next version on the playbook."""
    rewrite(site, ('version: "1.4"', 'version: "1.5"'))


def essai(site: Path) -> editions.Edition:
    return editions.current(load_catalogue(site), "playbook", "essai")


def changes(site: Path) -> dict[str, list[Change]]:
    """The changes of the playbook since its only older edition, by part."""
    (past,) = editions.past(load_catalogue(site), "playbook", "essai")
    return {part.id: list(part.changes) for part in past.changes}


def test_an_edition_is_named_after_its_version_and_its_text(site: Path) -> None:
    before = essai(site)
    assert re.fullmatch(r"1\.4-[0-9a-f]{4}", before.id)
    assert essai(site).id == before.id
    rewrite(site, ("Ouvrir le cahier", "Rouvrir le cahier"))
    assert essai(site).id != before.id


def test_what_has_no_version_is_named_after_its_text_alone(site: Path) -> None:
    edition = editions.current(load_catalogue(site), "partner", "claude-martin")
    assert re.fullmatch(r"[0-9a-f]{6}", edition.id)
    assert (edition.version, edition.reviewed) == ("", "")


def test_neither_order_nor_emphasis_nor_links_nor_dates_make_an_edition(site: Path) -> None:
    before = essai(site).id
    rewrite(site, ("text: Ouvrir le cahier", 'text: "Ouvrir *le* **cahier**"'), ("on: 2026-", "on: 2025-"))
    path = site / PLAYBOOK
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    data["criteria"].reverse()
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    assert essai(site).id == before


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Un **mot** et *deux*\n  lignes", "Un mot et deux lignes"),
        ("La [lettre](form:lettre-mission 'titre') `code`", "La lettre code"),
        ("5 * 3 * 2, a_b_c et 2*3*4", "5 * 3 * 2, a_b_c et 2*3*4"),
        ("**gras *et* italique**", "gras et italique"),
        ("![image](https://exemple.fr/i.png)", "image"),
    ],
)
def test_inline_markdown_is_recorded_as_it_is_read_aloud(typed: str, read: str) -> None:
    assert plain(typed) == read


def test_every_record_that_has_sheets_has_an_edition() -> None:
    catalogue = load_catalogue(ROOT)
    found = {(kind, slug): editions.current(catalogue, kind, slug) for kind, slug in records(catalogue)}
    assert {kind for kind, _ in found} == {"playbook", "partner", "form", "diagnostic", "white-paper"}
    assert {edition.day.year for edition in found.values()} <= set(range(2020, 2100))


def test_what_is_recorded_reads_as_what_it_was(recorded: Path) -> None:
    catalogue = load_catalogue(recorded)
    for kind, slug in records(catalogue):
        (kept,) = editions.recorded(catalogue, kind, slug)
        assert kept == snapshot_of(catalogue, kind, slug)
        assert editions.current(catalogue, kind, slug).recorded


def test_recording_twice_writes_nothing(recorded: Path) -> None:
    assert record_editions(recorded) == ()


def test_an_unrecorded_text_says_so(recorded: Path) -> None:
    assert essai(recorded).recorded
    raised(recorded)
    assert not essai(recorded).recorded


def test_a_changed_text_under_a_recorded_version_is_refused_where_the_version_stands(recorded: Path) -> None:
    before = essai(recorded).id
    rewrite(recorded, ("Ouvrir le cahier", "Rouvrir le cahier"))
    with pytest.raises(ContentError) as refusal:
        record_editions(recorded)
    (problem,) = refusal.value.problems
    line = (recorded / PLAYBOOK).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert (problem.path, problem.where, line) == (PLAYBOOK, "version", 'version: "1.4"')
    assert before in problem.message
    assert problem.remedy.startswith("passez la version à 1.5")
    assert len(list((recorded / "content/editions/playbook").rglob("*.json"))) == 1
    raised(recorded)
    assert record_editions(recorded) == (f"content/editions/playbook/essai/{essai(recorded).id}.json",)


def test_a_version_never_goes_back(recorded: Path) -> None:
    rewrite(recorded, ('version: "1.4"', 'version: "0.9"'))
    with pytest.raises(ContentError) as refusal:
        record_editions(recorded)
    assert "0.9 vient avant 1.4" in refusal.value.problems[0].message


def test_versions_are_numbers() -> None:
    assert version_key("1.10") > version_key("1.9")


def test_nothing_is_written_from_faulty_content(site: Path) -> None:
    rewrite(site, ("order:", "ordre:"))
    with pytest.raises(ContentError):
        record_editions(site)
    assert not (site / "content/editions").exists()


def test_a_full_disk_leaves_no_half_of_an_edition(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ContentError) as refusal:
        record_editions(site)
    assert "disque plein" in refusal.value.problems[0].message
    assert [path for path in (site / "content/editions").rglob("*") if path.is_file()] == []


def test_what_was_added_reworded_and_removed_is_told_by_id(recorded: Path) -> None:
    path = recorded / PLAYBOOK
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    criteria = data["criteria"]
    old_proof = criteria[0]["proof"]
    criteria[0]["proof"] = "Une autre preuve."
    gone = criteria.pop()
    criteria.append({**gone, "id": "ess-cri-99"})
    data["version"] = "1.5"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    found = changes(recorded)
    assert list(found) == ["choisir"]
    reworded, added, removed = found["choisir"]
    assert [each.nature for each in (reworded, added, removed)] == ["reworded", "added", "removed"]
    assert (reworded.id, added.id, removed.id) == (criteria[0]["id"], "ess-cri-99", gone["id"])
    assert [(each.name, each.before, each.now) for each in reworded.rewordings] == [
        ("Preuve", old_proof, "Une autre preuve.")
    ]


def test_a_renamed_id_is_neither_removed_nor_added(recorded: Path) -> None:
    identifier = "ess-cad-01"
    rewrite(recorded, (identifier, "ess-cad-88"))
    raised(recorded)
    assert [each.nature for each in changes(recorded)["cadrage"]] == ["added", "removed"]
    path = recorded / PLAYBOOK
    names = f"former_ids: {{{identifier}: ess-cad-77, ess-cad-77: ess-cad-88}}\n"
    path.write_text(path.read_text(encoding="utf-8") + names, encoding="utf-8")
    assert changes(recorded) == {}


def test_names_that_go_round_end(recorded: Path) -> None:
    old = snapshot_of(load_catalogue(recorded), "playbook", "essai")
    round_ = {"ess-cad-01": "ess-cad-02", "ess-cad-02": "ess-cad-01"}
    rewrite(recorded, ("ess-cad-01", "ess-cad-88"))
    new = snapshot_of(load_catalogue(recorded), "playbook", "essai")
    assert [part.id for part in compare(old, new, round_)] == ["cadrage"]


def test_a_shared_point_reworded_changes_the_phase_of_each_playbook(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in ("content", "playbooks", "partners"):
        shutil.copytree(ROOT / name, source / name)
    shutil.rmtree(source / "content/editions", ignore_errors=True)
    record_editions(source)
    catalogue = load_catalogue(source)
    used = {
        slug: {each for group in phase.groups for each in group.generic}
        for slug, playbook in catalogue.playbooks.items()
        for phase in playbook.phases
        if phase.phase == catalogue.phases[0].id
    }
    shared = next(point for point in catalogue.common.points if point.id in set.union(*used.values()))
    rewrite(source, (f"id: {shared.id}", f"id: {shared.id}\n    to_confirm: x"), file="playbooks/common.yaml")
    common = source / "playbooks/common.yaml"
    data = yaml.load(common.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    next(each for each in data["points"] if each["id"] == shared.id)["text"] = "Un tout autre énoncé."
    common.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    now = load_catalogue(source)
    for slug, points in used.items():
        past = editions.past(now, "playbook", slug)
        touched = {part.id: [change.id for change in part.changes] for each in past for part in each.changes}
        assert touched == ({shared.phase: [shared.id]} if shared.id in points else {})


def test_a_point_that_changed_phase_is_said_to_have_moved(recorded: Path) -> None:
    old = snapshot_of(load_catalogue(recorded), "playbook", "essai")
    data = old.model_dump(mode="json", exclude_none=True)
    entry = next(each for each in data["parts"][1]["entries"] if each.get("id"))
    data["parts"][1]["entries"].remove(entry)
    data["parts"][2]["entries"].append(entry)
    found = {part.id: part.changes for part in compare(old, Snapshot.model_validate(data), {})}
    (left,), (joined,) = found[data["parts"][1]["id"]], found[data["parts"][2]["id"]]
    assert (left.nature, left.moved_to, joined.nature) == ("removed", data["parts"][2]["id"], "added")


def test_sentences_without_an_id_are_reworded_when_they_are_alike(recorded: Path) -> None:
    path = recorded / PLAYBOOK
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    ways = data["arbitration"]["outsource_if"]
    before = ways[0]
    ways[0] = f"{before} vraiment"
    ways.insert(0, "Une raison sans rien de commun")
    data["version"] = "1.5"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    found = changes(recorded)["arbitrage"]
    assert [(each.nature, each.rewordings[0].before, each.rewordings[0].now) for each in found] == [
        ("reworded", before, ways[1]),
        ("added", "", ways[0]),
    ]


def test_an_edition_without_a_date_keeps_the_day_on_which_it_was_recorded(recorded: Path) -> None:
    day = editions.current(load_catalogue(recorded), "partner", "claude-martin").day
    rewrite(recorded, (f"on: {load_catalogue(recorded).playbooks['essai'].review.on}", "on: 2026-11-22"))
    assert editions.current(load_catalogue(recorded), "partner", "claude-martin").day == day
    assert essai(recorded).day.isoformat() == "2026-11-22"


def test_no_phase_takes_the_address_of_the_list_of_editions(site: Path) -> None:
    for file in ("playbooks/common.yaml", PLAYBOOK):
        rewrite(site, ("cadrage", "editions"), file=file)
    with pytest.raises(ContentError) as refusal:
        load_catalogue(site)
    assert any("est celle d'une autre page" in each.message for each in refusal.value.problems)


def test_a_retouched_edition_is_refused(recorded: Path) -> None:
    (path,) = (recorded / "content/editions/playbook").rglob("*.json")
    path.write_text(path.read_text(encoding="utf-8").replace("Ouvrir", "Fermer"), encoding="utf-8")
    with pytest.raises(ContentError) as refusal:
        load_catalogue(recorded)
    assert ["retouchée" in each.message for each in refusal.value.problems] == [True]


@pytest.mark.parametrize(
    "name",
    [
        "note.json",
        "playbook/essai/1.0-zzzz.json",
        "playbook/essai/1.0-3f9c.yaml",
        "playbook/essai/1.0-3f9c/1.0-3f9c.json",
    ],
)
def test_what_is_no_edition_has_no_place_among_them(site: Path, name: str) -> None:
    path = site / "content/editions" / name
    path.parent.mkdir(parents=True)
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ContentError) as refusal:
        load_catalogue(site)
    assert [each.path for each in refusal.value.problems] == [f"content/editions/{name}"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 300_000,
        "[]",
        '{"kind": "playbook"}',
        '{"on": 1e999999}',
        '{"a": "\\ud800"}',
        "x" * 1_100_000,
    ],
    ids=["empty", "open", "deep", "list", "short", "number", "half-a-pair", "large"],
)
def test_no_text_in_the_place_of_an_edition_gets_through(site: Path, text: str) -> None:
    path = site / "content/editions/playbook/essai/1.0-3f9c.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as refusal:
        load_catalogue(site)
    assert {each.path for each in refusal.value.problems} == {path.relative_to(site).as_posix()}
    assert all(each.message and each.remedy for each in refusal.value.problems)


def test_a_link_out_of_the_folder_is_no_edition(site: Path, tmp_path: Path) -> None:
    path = site / "content/editions/playbook/essai/1.0-3f9c.json"
    path.parent.mkdir(parents=True)
    (tmp_path / "secret.json").write_text("{}", encoding="utf-8")
    path.symlink_to(tmp_path / "secret.json")
    with pytest.raises(ContentError) as refusal:
        load_catalogue(site)
    assert ["hors du dossier" in each.message for each in refusal.value.problems] == [True]


def test_the_file_of_an_edition_is_that_of_its_text(recorded: Path) -> None:
    for path in (recorded / "content/editions").rglob("*.json"):
        snapshot = Snapshot.model_validate_json(path.read_bytes())
        assert path == recorded / file_of(snapshot)
        assert path.stem == edition_id(snapshot)
        assert path.read_text(encoding="utf-8") == text_of(snapshot)


def test_status_lists_what_is_not_recorded(site: Path) -> None:
    day = load_catalogue(site).playbooks["essai"].review.on

    def waiting() -> list[tuple[str, str]]:
        jobs = stocktaking.work_list(site, day)
        return [(job.path, job.text) for job in jobs if job.nature == "édition à garder"]

    assert sorted(path for path, _ in waiting()) == ["partners/claude-martin.yaml", PLAYBOOK]
    record_editions(site)
    assert waiting() == []
    rewrite(site, ("Ouvrir le cahier", "Rouvrir le cahier"))
    ((path, text),) = waiting()
    assert path == PLAYBOOK
    assert "passez la version à 1.5" in text


def test_a_deleted_record_keeps_its_editions_quietly(recorded: Path) -> None:
    catalogue = load_catalogue(recorded)
    path = recorded / "content/editions/form/absent/1.0-3f9c.json"
    kept = catalogue.editions["playbook", "essai"][0]
    gone = kept.model_copy(update={"kind": "form", "slug": "absent"})
    path = recorded / file_of(gone)
    path.parent.mkdir(parents=True)
    path.write_text(text_of(gone), encoding="utf-8")
    assert list(recording.unrecorded(load_catalogue(recorded), read_library(recorded))) == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with a record of each kind that has sheets."""
    site = copy_site(tmp_path_factory.mktemp("whole"))
    (site / "content/forms").mkdir()
    for name in ("content/diagnostic.yaml", "content/forms/lettre-mission.yaml", "content/forms/raci.yaml"):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", (ROOT / name).read_text(encoding="utf-8"))
        data = yaml.load(text, Loader=yaml.CBaseLoader)
        data.pop("related", None)
        (site / name).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return site


@pytest.mark.parametrize(
    ("kind", "slug", "field"),
    [
        ("playbook", "essai", "playbooks"),
        ("partner", "claude-martin", "partners"),
        ("form", "lettre-mission", "forms"),
        ("form", "raci", "forms"),
        ("diagnostic", "diagnostic", "diagnostic"),
    ],
)
def test_no_text_of_a_sheet_changes_without_its_edition(
    whole: Path, kind: str, slug: str, field: str
) -> None:
    """Each text of a record is changed in turn: where a sheet shows it, the edition must follow."""
    catalogue = load_catalogue(whole)
    entry = read_library(whole).of(kind)[slug]
    before = printed(catalogue)
    silent = []
    for leaf in list(leaves(entry.model, entry.data)):
        if leaf.refers is not None or UNSAID & {leaf.path[0], leaf.path[-1]}:
            continue
        holder = entry.data
        for part in leaf.path[:-1]:
            holder = holder[part]
        holder[leaf.path[-1]] = f"{leaf.value} zq"
        try:
            record = entry.model.model_validate(entry.data)
        except pydantic.ValidationError:
            continue
        finally:
            holder[leaf.path[-1]] = leaf.value
        several = getattr(catalogue, field)
        changed = {**several, slug: record} if isinstance(several, dict) else record
        now = printed(dataclasses.replace(catalogue, **{field: changed}))
        silent += [
            (leaf.path, name)
            for name, (edition, words) in now.items()
            if words != before[name][1] and edition == before[name][0]
        ]
    assert silent == []


def printed(catalogue: Catalogue) -> dict[str, tuple[object, ...]]:
    """The edition of each sheet, its title and what it shows."""
    return {
        sheet.name: (sheet.edition.id, (sheet.title, sheet.view))
        for sheet in all_sheets(Frame(catalogue))
        if not sheet.sheets
    }


def test_the_text_of_a_white_paper_is_told_apart_section_by_section(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in ("content", "playbooks", "partners"):
        shutil.copytree(ROOT / name, source / name)
    shutil.rmtree(source / "content/editions", ignore_errors=True)
    record_editions(source)
    catalogue = load_catalogue(source)
    slug, document = next(iter(catalogue.white_papers.items()))
    rewrite(
        source,
        (f'version: "{document.meta.version}"', 'version: "9.0"'),
        (document.body, f"{document.body}\n\nUn paragraphe de plus.\n\n## Une rubrique de plus\n\nFin.\n"),
        file=f"content/white-papers/{slug}.md",
    )
    (past,) = editions.past(load_catalogue(source), "white-paper", slug)
    reworded, added = past.changes[0].changes
    assert [each.name for each in reworded.rewordings] == ["Empreinte du texte"]
    assert reworded.id in {heading.anchor for heading in headings_of(document.body)}
    assert (added.id, added.title) == ("une-rubrique-de-plus", "Une rubrique de plus")


def test_the_small_site_is_without_editions() -> None:
    assert not (DATA / "site/content/editions").exists()
