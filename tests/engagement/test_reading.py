"""Reading files: text as typed or an error, never another value, never a crash, never a long wait."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import copy_site

from engagement.problems import Problem
from engagement.reading import dotted, read_markdown, read_yaml
from publishing.checking import check

PLAYBOOK = "playbooks/essai.yaml"


def read(tmp_path: Path, text: str | bytes) -> object:
    path = tmp_path / "fichier.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_yaml(tmp_path, path)


@pytest.mark.parametrize(
    "typed",
    ["NO", "yes", "01000", "12:30", "1.10", "~", "null", "0x1F", "1e3", "2026-11-21", "=", "true", "+33 6"],
)
def test_a_plain_value_stays_the_text_that_was_typed(tmp_path: Path, typed: str) -> None:
    assert read(tmp_path, f"clé: {typed}\n").data == {"clé": typed}


def test_a_folded_text_keeps_its_hash_signs(tmp_path: Path) -> None:
    assert read(tmp_path, "clé: |\n  n° 1 # pas un commentaire\n").data == {
        "clé": "n° 1 # pas un commentaire\n"
    }


def test_every_node_has_its_place(tmp_path: Path) -> None:
    source = read(tmp_path, "a:\n  - b: été\n    c: [x, y]\n")
    assert source.places[("a", 0, "c", 1)] == (3, 12)
    assert source.key_places[("a", 0, "b")] == (2, 5)
    assert dotted(("a", 0, "c", 1)) == "a[0].c[1]"


def test_the_body_of_a_document_knows_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "texte.md"
    path.write_text("---\na: b\n---\nPremière ligne.\n", encoding="utf-8")
    source = read_markdown(tmp_path, path)
    assert (source.data, source.body, source.body_line) == ({"a": "b"}, "Première ligne.\n", 4)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_bytes_make_reading_crash(tmp_path: Path, data: bytes) -> None:
    source = read(tmp_path, data)
    assert source.data is None or isinstance(source.data, dict)
    assert source.data is not None or source.problems


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("ab: -\n\t'\"[]{}&*!|>#%@`?,é\\"), max_size=60))
def test_no_text_makes_reading_crash(tmp_path: Path, text: str) -> None:
    source = read(tmp_path, text)
    assert source.data is not None or source.problems


def only_problem(site: Path) -> Problem:
    started = time.monotonic()
    found = [problem for problem in check(site) if problem.path.startswith("partners/autre")]
    assert time.monotonic() - started < 5
    assert len(found) == 1
    return found[0]


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    with (site / "partners/autre.yaml").open("wb") as file:
        file.truncate(50_000_000)
    assert only_problem(site).message == "fichier de 50,0 Mo, trop grand"


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    (site / "partners/autre.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert only_problem(site).message == "ce n'est pas du texte"


def test_another_encoding_is_refused_where_it_begins(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    (site / "partners/autre.yaml").write_bytes("order: 2\nname: Hélène\n".encode("latin-1"))
    problem = only_problem(site)
    assert (problem.line, problem.column) == (2, 8)
    assert problem.message == "octet qui n'est pas de l'UTF-8"


def test_a_fifo_is_refused_at_once(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    os.mkfifo(site / "partners/autre.yaml")
    assert only_problem(site).message == "ce n'est pas un fichier ordinaire"


def test_a_folder_named_like_a_file_is_refused(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    (site / "partners/autre.yaml").mkdir()
    assert only_problem(site).message == "ce n'est pas un fichier ordinaire"


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    (tmp_path / "secret.yaml").write_text("order: 2\n", encoding="utf-8")
    (site / "partners/autre.yaml").symlink_to(tmp_path / "secret.yaml")
    assert only_problem(site).message == "ce lien mène hors du dossier du site"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    (site / "partners/autre.yaml").symlink_to("autre.yaml")
    assert only_problem(site).remedy


def test_a_bomb_of_aliases_is_refused(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{this}: &{this} [{', '.join(['*' + last] * 9)}]\n"
        for last, this in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (site / "partners/autre.yaml").write_text(bomb, encoding="utf-8")
    started = time.monotonic()
    assert {problem.message for problem in check(site) if problem.path == "partners/autre.yaml"} >= {
        "renvoi YAML (& ou *) refusé"
    }
    assert time.monotonic() - started < 5


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    (site / "partners/autre.yaml").write_text("a: " + "[" * 5000 + "]" * 5000, encoding="utf-8")
    assert "emboîtées" in only_problem(site).message


def test_a_source_that_is_no_folder_is_one_problem(tmp_path: Path) -> None:
    absent = tmp_path / "absent"
    assert [problem.path for problem in check(absent)] == [absent.as_posix()]


def test_problems_come_in_a_stable_order(tmp_path: Path) -> None:
    site = copy_site(tmp_path)
    path = site / PLAYBOOK
    path.write_text(path.read_text(encoding="utf-8").replace("who: [DIR]", "who: [XYZ]"), encoding="utf-8")
    found = check(site)
    assert len(found) > 2
    assert list(found) == sorted(found)
