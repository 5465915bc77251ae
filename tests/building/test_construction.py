"""A build gives the whole new site, or a French sentence and the whole old one."""

from pathlib import Path

import pytest
from sample_renders import PAGES, PROBLEM

from building import Impossible, Later, Refused, build


def render(name, *arguments):
    return Later(f"sample_renders:{name}", arguments)


def neighbours(output):
    return sorted(path.name for path in output.parent.iterdir())


def test_a_build_makes_the_output_and_leaves_nothing_beside_it(output, words):
    build(render("pages", "new"), output)
    assert words(output) == (PAGES, {"new"})
    assert neighbours(output) == ["output"]


def test_a_second_build_replaces_the_whole_tree(output, words):
    build(render("site", "old"), output)
    build(render("pages", "new"), output)
    assert words(output) == (PAGES, {"new"})
    assert not (output / "404.html").exists()
    assert neighbours(output) == ["output"]


def test_an_empty_folder_may_be_built_into(output, words):
    output.mkdir(parents=True)
    build(render("pages", "new"), output)
    assert words(output) == (PAGES, {"new"})


def test_a_refusal_arrives_whole_and_leaves_the_old_site(output, words):
    build(render("pages", "old"), output)
    with pytest.raises(Refused) as caught:
        build(render("refuses"), output)
    assert caught.value.report == str(caught.value) == "Un problème à corriger."
    assert caught.value.problems == [PROBLEM]
    assert words(output) == (PAGES, {"old"})
    assert neighbours(output) == ["output"]


def test_a_refused_first_build_leaves_no_output(output):
    with pytest.raises(Refused):
        build(render("refuses"), output)
    assert neighbours(output) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("breaks", "Erreur interne (ZeroDivisionError dans sample_renders.py"),
        ("leaves", "Erreur interne (SystemExit dans sample_renders.py"),
        ("unknown", "Erreur interne (AttributeError"),
        ("dies", "le système l'a arrêtée (signal SIGKILL, souvent faute de mémoire)"),
        ("nothing", "aucun fichier n'a été produit"),
        ("fills_the_disk", "le disque est plein («"),
        ("fills_the_disk_inside_a_library", "le disque est plein («"),
    ],
)
def test_whatever_goes_wrong_in_rendering_is_one_french_sentence(output, words, name, sentence):
    build(render("pages", "old"), output)
    with pytest.raises(Refused) as caught:
        build(render(name), output)
    assert sentence in caught.value.report
    assert "\n" not in caught.value.report
    assert "staging" not in caught.value.report
    assert words(output) == (PAGES, {"old"})
    assert neighbours(output) == ["output"]


def test_the_traceback_of_an_internal_error_is_there_for_who_asks(output, monkeypatch):
    monkeypatch.setenv("TREMPLIN_DEBUG", "1")
    with pytest.raises(Refused) as caught:
        build(render("breaks"), output)
    assert "Traceback (most recent call last)" in caught.value.report
    assert "secret" in caught.value.report


def test_a_disk_that_refuses_the_first_folder_is_one_french_sentence(output, monkeypatch):
    monkeypatch.setattr("pathlib.Path.mkdir", refusing_to_write)
    with pytest.raises(Impossible) as caught:
        build(render("pages", "new"), output)
    assert caught.value.report.startswith("Construction impossible : cet emplacement est en lecture seule («")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="there is no place where even root can't write")
def test_a_place_where_nobody_can_write_is_one_french_sentence():
    with pytest.raises(Impossible, match="Construction impossible"):
        build(render("pages", "new"), Path("/proc/self/output"))


def test_a_full_disk_at_the_last_step_leaves_the_old_site(output, words, monkeypatch):
    build(render("pages", "old"), output)
    monkeypatch.setattr("pathlib.Path.write_text", refusing_to_write)
    with pytest.raises(Impossible, match="lecture seule"):
        build(render("pages", "new"), output)
    assert words(output) == (PAGES, {"old"})


def test_a_child_has_the_environment_of_its_own_build(output, monkeypatch):
    for zone, name in (("UTC", "UTC"), ("EST5", "EST")):
        monkeypatch.setenv("TZ", zone)
        build(render("environment"), output)
        assert (output / "zone").read_text(encoding="utf-8") == f"{zone} {name}"


def refusing_to_write(path, *arguments, **options):
    raise OSError(30, "Read-only file system", str(path))
