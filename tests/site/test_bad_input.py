"""Whatever is wrong with the files, the commands say where, in time, and leave the site in place."""

import json
import os
import shutil
import time

import pytest
from pages import files_of
from support import ROOT, copy_site

from building import folder

LONGEST = 5
_NESTED_LISTS = "\n".join("    " * depth + "- x" for depth in range(300))


@pytest.fixture
def source(tmp_path):
    return copy_site(tmp_path)


@pytest.fixture
def in_time(invoke):
    """Run a command that must end soon; a busy machine gets a second chance."""

    def in_time_(*command, **options):
        for _ in range(2):
            started = time.monotonic()
            ended = invoke(*command, timeout=4 * LONGEST, **options)
            seconds = time.monotonic() - started
            if seconds < LONGEST:
                return ended
        raise AssertionError(f"{command[0]}: {seconds:.1f} s")

    return in_time_


@pytest.fixture
def refused(tmp_path, source, in_time):
    """What both commands say of the source, in time and leaving the site in place untouched."""
    output = tmp_path / "output"
    (output / "sous").mkdir(parents=True)
    (output / "index.html").write_text("le site précédent", encoding="utf-8")
    (output / "sous" / "page.bin").write_bytes(bytes(range(256)))
    folder.mark(output)

    def refused_(*, build_only=False, **options):
        before = files_of(output)
        said = []
        for command in [["check"], ["build", "--output", output]][build_only:]:
            ended = in_time(*command, "--source", source, **options)
            words = ended.stdout + ended.stderr
            assert ended.returncode == 1, words
            assert "Traceback" not in words, words
            assert "Erreur interne" not in words, words
            assert "remède : " in words, words
            said.append(ended.stderr)
        assert files_of(output) == before
        assert [path.name for path in tmp_path.iterdir() if "staging" in path.name] == []
        return "\n".join(said)

    return refused_


def _bomb(levels):
    first = 'a: &a0 ["x", "x"]\n'
    return first + "".join(f"b{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, levels))


def test_files_that_cannot_be_read_are_all_named_at_once(source, tmp_path, refused):
    elsewhere = tmp_path / "ailleurs.yaml"
    shutil.copyfile(source / "partners" / "claude-martin.yaml", elsewhere)
    places = {
        "playbooks/geant.yaml": lambda path: path.write_bytes(b"name: texte\n" * 4_500_000),
        "playbooks/bombe.yaml": lambda path: path.write_text(_bomb(40), encoding="utf-8"),
        "playbooks/profond.yaml": lambda path: path.write_text("a: " + "[" * 300_000, encoding="utf-8"),
        "playbooks/dossier.yaml": lambda path: path.mkdir(),
        "partners/binaire.yaml": lambda path: path.write_bytes(bytes(range(256)) * 40),
        "partners/tube.yaml": os.mkfifo,
        "partners/lien.yaml": lambda path: path.symlink_to(elsewhere),
        "partners/vide.yaml": lambda path: path.symlink_to(tmp_path / "nulle-part"),
        "partners/boucle.yaml": lambda path: path.symlink_to(path),
        "partners/latin.yaml": lambda path: path.write_bytes("name: Zoé".encode("latin-1")),
        "content/articles/large.md": lambda path: path.write_bytes("---\ntitle: é\n---\n".encode("utf-16")),
        "content/articles/tube.md": os.mkfifo,
        "content/pages/image.md": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 100),
    }
    for name, spoil in places.items():
        spoil(source / name)
    said = refused()
    assert [name for name in places if said.count(f"{name}:") < 2] == []
    assert "Is a directory" not in said
    assert "No such file" not in said


def test_files_out_of_all_measure_are_all_refused_in_time(source, refused):
    texts = {
        "nombre-immense": "order: " + "9" * 900_000,
        "quatre-vingt-mille-cles": "".join(f"k{number}: v\n" for number in range(80_000)),
        "cent-mille-paragraphes": "biography:\n" + "  - x\n" * 140_000,
        "cent-mille-renvois": "functions:\n" + "  - x\n" * 140_000,
    }
    for name, text in texts.items():
        (source / "partners" / f"{name}.yaml").write_text(text, encoding="utf-8")
    said = refused()
    assert [name for name in texts if f"partners/{name}.yaml:" not in said] == []


@pytest.mark.parametrize(
    "text",
    ["[" * 20_000, "[x][" * 15_000, "- " * 2000 + "x", _NESTED_LISTS],
    ids=["brackets", "references", "lists-on-a-line", "lists-in-lists"],
)
def test_markdown_out_of_all_measure_is_built_or_refused_in_time(source, tmp_path, in_time, text):
    article = source / "content" / "articles" / "premier-essai.md"
    article.write_text(f"{article.read_text(encoding='utf-8')}\n\n{text}\n", encoding="utf-8")
    ended = in_time("build", "--source", source, "--output", tmp_path / "output")
    assert ended.returncode == 0 or "content/articles/premier-essai.md:" in ended.stderr, ended.stderr


@pytest.mark.parametrize("name", ["content", "playbooks", "partners", ""])
def test_a_folder_that_is_missing_is_named(source, refused, name):
    shutil.rmtree(source / name)
    assert name in refused()


def test_a_file_in_the_place_of_a_folder_is_named(source, refused):
    shutil.rmtree(source / "playbooks")
    (source / "playbooks").touch()
    assert "playbooks" in refused()


def test_a_source_that_is_a_file_is_refused(source, refused):
    shutil.rmtree(source)
    source.touch()
    refused()


def test_a_picture_that_leads_out_of_the_tree_is_not_published(source, tmp_path, refused):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    images = source / "content" / "images"
    images.mkdir()
    (images / "portrait.jpg").symlink_to(tmp_path / "secret.txt")
    assert "content/images/portrait.jpg" in refused()


def test_what_is_no_picture_is_not_published_among_them(source, tmp_path, invoke):
    images = source / "content" / "images"
    images.mkdir()
    for name in ("page.html", "dessin.svg", "programme.js"):
        (images / name).write_text("<script>alert(1)</script>", encoding="utf-8")
    invoke("build", "--source", source, "--output", tmp_path / "output")
    assert [path.name for path in (tmp_path / "output").rglob("images/*")] == []


def test_no_document_reaches_pelican_unread_by_the_core(source, refused):
    names = (
        "articles/note.markdown",
        "pages/note.mkd",
        "pages/pages/mentions.md",
        "articles/articles/deux.md",
    )
    for name in names:
        path = source / "content" / name
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(source / "content" / "articles" / "premier-essai.md", path)
    said = refused()
    assert [name for name in names if f"content/{name}" not in said] == []


@pytest.fixture
def project(tmp_path):
    """A copy of the program and its theme, to be spoilt."""
    copy = tmp_path / "project"
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pelicanconf.py", "tasks.py"):
        shutil.copyfile(ROOT / name, copy / name)
    (copy / ".cache").symlink_to(ROOT / ".cache")
    return copy


@pytest.mark.parametrize(
    "fault",
    [
        "{{ nowhere }}",
        "{{ view.nowhere.name }}",
        "{% if %}",
        "{{ view.title | nowhere }}",
        '{% include "no.html" %}',
    ],
    ids=["undefined", "no-such-field", "syntax", "no-such-filter", "no-such-template"],
)
def test_a_fault_in_a_template_is_told_with_its_line(project, refused, fault):
    template = project / "theme" / "templates" / "pages" / "home.html"
    lines = template.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if "{% block content %}" in line) + 1
    lines.insert(place, fault)
    template.write_text("\n".join(lines), encoding="utf-8")
    said = refused(build_only=True, root=project, PYTHONPATH=str(project / "plugins"))
    assert f"theme/templates/pages/home.html:{place + 1}" in said
    assert fault in said


def test_problems_can_be_read_by_programs(source, invoke):
    (source / "partners" / "vide.yaml").write_text("name: Z\n", encoding="utf-8")
    ended = invoke("check", "--source", source, "--format", "json")
    assert ended.returncode == 1
    found = json.loads(ended.stdout)
    assert found
    assert {each["path"] for each in found} == {"partners/vide.yaml"}
    assert all(each["message"] and each["remedy"] for each in found)
