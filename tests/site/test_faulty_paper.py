"""A print template at fault is told in French by both commands, and the site in place stays."""

import shutil

import pytest
from pages import files_of
from support import ROOT, copy_site

from building import Refused, folder
from printing import PressError
from publishing import rendering


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the program whose one-pager names what does not exist."""
    copy = tmp_path_factory.mktemp("project")
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pelicanconf.py", "tasks.py"):
        shutil.copyfile(ROOT / name, copy / name)
    (copy / ".cache").symlink_to(ROOT / ".cache")
    template = copy / "theme" / "print" / "sheets" / "playbook.typ"
    template.write_text(f"{template.read_text(encoding='utf-8')}\n#nulle-part\n", encoding="utf-8")
    return copy


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_faulty_print_template_is_told_and_the_site_in_place_stays(project, tmp_path, invoke, command):
    source, output = copy_site(tmp_path), tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("le site précédent", encoding="utf-8")
    folder.mark(output)
    before = files_of(output)
    ended = invoke(
        *(command, "--source", source),
        *(["--output", output] if command == "build" else []),
        root=project,
        PYTHONPATH=str(project / "plugins"),
    )
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert "theme/print: gabarit d'impression en défaut : unknown variable: nulle-part" in ended.stderr
    assert "    remède : corrigez ce gabarit du thème." in ended.stderr
    assert "Le site précédent reste en place." in ended.stderr
    assert files_of(output) == before


def test_a_fault_of_the_press_is_a_refusal_with_a_problem_for_programs(tmp_path, monkeypatch):
    def faulty(*_arguments):
        raise PressError("unknown variable: nulle-part\n  and more")

    monkeypatch.setattr(rendering, "make_desk", faulty)
    with pytest.raises(Refused) as refused:
        rendering.render_site(copy_site(tmp_path), tmp_path / "staging")
    (problem,) = refused.value.problems
    assert problem["path"] == "theme/print"
    assert problem["message"] == "gabarit d'impression en défaut : unknown variable: nulle-part and more"
