"""The press: the same bytes for the same job, nothing set twice, faults told."""

import io
import json
import os
import subprocess
import sys

import pikepdf
import pypdfium2
import pytest
from support import DATA, ROOT

from engagement.loading import load_catalogue
from engagement.sheets import all_sheets, job_of
from engagement.views import Frame
from printing import Fit, Press, PressError
from printing import press as press_module
from publishing.folders import THEME

_PROGRAM = """
import sys
from pathlib import Path
from printing import Press
templates, cache, job, *fonts = sys.argv[1:]
press = Press(Path(templates), [Path(each) for each in fonts], Path(cache))
sys.stdout.buffer.write(press.pdf(Path(job).read_text(encoding="utf-8")).pdf)
"""


@pytest.fixture(scope="module")
def shipped_job():
    """The first sheet of the shipped content, as the press receives it."""
    frame = Frame(load_catalogue(ROOT))
    return job_of(frame, all_sheets(frame)[0])


def words_of(printed):
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed.pdf))


def fonts_of(document):
    with pikepdf.open(io.BytesIO(document)) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each]
        return [str(each.BaseFont) for each in fonts]


def test_a_document_comes_with_its_pages_and_with_how_they_are_filled(press, job):
    printed = press().pdf(job())
    assert printed.pdf.startswith(b"%PDF-")
    assert printed.pages == 1
    assert printed.fits == (Fit("essai", 1, -3.5, 1),)
    assert "Des mots." in words_of(printed)


def test_two_presses_that_share_nothing_print_the_same_bytes(shipped_job, fonts, tmp_path):
    one, other = (Press(THEME / "print", fonts, tmp_path / name) for name in ("un", "deux"))
    assert one.pdf(shipped_job) == other.pdf(shipped_job)
    assert one.picture(shipped_job, 200) == other.picture(shipped_job, 200)


def test_another_process_elsewhere_and_in_another_time_zone_prints_the_same_bytes(
    shipped_job, fonts, tmp_path
):
    job = tmp_path / "job.json"
    job.write_text(shipped_job, encoding="utf-8")
    printed = subprocess.run(
        [sys.executable, "-c", _PROGRAM, THEME / "print", tmp_path / "là", job, *fonts],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "plugins"),
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "SOURCE_DATE_EPOCH": "0",
        },
        check=True,
        capture_output=True,
    ).stdout
    assert printed == Press(THEME / "print", fonts, tmp_path / "ici").pdf(shipped_job).pdf


def test_templates_in_another_folder_print_the_same_bytes(press, job, templates, fonts, tmp_path):
    copy = tmp_path / "Modèles, copie 2"
    copy.mkdir()
    (copy / "main.typ").write_bytes((templates / "main.typ").read_bytes())
    assert Press(copy, fonts, tmp_path / "autre").pdf(job()) == press().pdf(job())


def test_a_job_that_has_not_changed_is_not_set_again(press, job, idle):
    document, picture = press().pdf(job()), press().picture(job(), 150)
    idle()
    assert press().pdf(job()) == document
    assert press().picture(job(), 150) == picture


def test_what_is_only_tried_is_not_kept(press, job, idle):
    press().pdf(job(), keep=False)
    idle()
    with pytest.raises(AssertionError, match="set again"):
        press().pdf(job())


def test_a_job_that_has_changed_is_set_again(press, job):
    assert "Des mots." in words_of(press().pdf(job()))
    assert "Deux mots." in words_of(press().pdf(job("Deux mots.")))
    assert "Des mots." in words_of(press().pdf(job()))


@pytest.mark.parametrize("name", ["main.typ", "components/part.typ", "drawing.svg"])
def test_a_change_in_any_file_of_the_templates_sets_everything_again(press, job, templates, idle, name):
    press().pdf(job())
    path = templates / name
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n// autre\n")
    idle()
    with pytest.raises(AssertionError, match="set again"):
        press().pdf(job())


def test_the_same_content_under_another_name_sets_everything_again(press, job, templates, idle):
    (templates / "one.svg").write_text("<svg/>", encoding="utf-8")
    (templates / "two.svg").write_text("<svg></svg>", encoding="utf-8")
    press().pdf(job())
    (templates / "one.svg").rename(templates / "x.svg")
    (templates / "two.svg").rename(templates / "one.svg")
    (templates / "x.svg").rename(templates / "two.svg")
    idle()
    with pytest.raises(AssertionError, match="set again"):
        press().pdf(job())


def test_another_typst_sets_everything_again(press, job, idle, monkeypatch):
    press().pdf(job())
    monkeypatch.setattr(press_module, "version", lambda _name: "99.0")
    idle()
    with pytest.raises(AssertionError, match="set again"):
        press().pdf(job())


@pytest.mark.parametrize(
    ("suffix", "damage"),
    [
        (".pdf", b""),
        (".json", b""),
        (".json", b"{]"),
        (".json", b"[]"),
        (".json", b"[null]"),
        (".json", b"[1, 2]"),
        (".json", b'[{"pages": 1}]'),
        (".json", b'[{"pages": 1, "sheets": [{"other": 1}]}]'),
        (".json", b"\xff\xfe"),
    ],
)
def test_a_damaged_cache_only_costs_time(press, job, tmp_path, suffix, damage):
    expected = press().pdf(job())
    (kept,) = (tmp_path / "cache").glob(f"*{suffix}")
    kept.write_bytes(damage)
    assert press().pdf(job()) == expected


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7", b"\x89PNG"])
def test_half_a_document_in_the_cache_is_never_given_out(press, job, tmp_path, damage):
    expected, picture = press().pdf(job()), press().picture(job(), 100)
    for kept in (tmp_path / "cache").iterdir():
        kept.write_bytes(damage)
    assert press().pdf(job()) == expected
    assert press().picture(job(), 100) == picture


def test_a_cache_that_cannot_be_written_only_costs_time(press, job, tmp_path):
    (tmp_path / "taken").write_text("not a folder", encoding="utf-8")
    printed = press("taken").pdf(job())
    assert printed == press().pdf(job())
    assert press("taken").picture(job(), 100) == press().picture(job(), 100)
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "not a folder"


def test_nothing_is_left_in_the_cache_under_a_passing_name(press, job, tmp_path):
    press().pdf(job())
    press().picture(job(), 100)
    assert sorted(path.suffix for path in (tmp_path / "cache").iterdir()) == [".json", ".pdf", ".png"]
    assert [path.name for path in (tmp_path / "cache").iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("width", [100, 333, 1200])
def test_a_picture_is_as_wide_as_it_is_asked_for(press, job, width):
    picture = press().picture(job(), width)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(picture[16:20], "big") == width


def test_pictures_of_several_widths_are_kept_apart(press, job):
    sizes = {width: press().picture(job(), width)[16:20] for width in (100, 200, 100)}
    assert {width: int.from_bytes(size, "big") for width, size in sizes.items()} == {100: 100, 200: 200}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("#nowhere", "unknown variable: nowhere"),
        ("#if", "expected expression"),
        ("#job.nowhere", "nowhere"),
        ('#include "absent.typ"', "absent.typ"),
        ('#read("/etc/passwd")', "passwd"),
        ('#read("../../secret.txt")', "secret.txt"),
    ],
    ids=["name", "syntax", "field", "no-such-file", "absolute-path", "path-that-climbs"],
)
def test_a_faulty_template_is_refused_with_what_typst_says(press, job, templates, fault, said):
    (templates.parent / "secret.txt").write_text("secret", encoding="utf-8")
    with (templates / "main.typ").open("a", encoding="utf-8") as file:
        file.write(fault)
    for work in (lambda: press().pdf(job()), lambda: press().picture(job(), 100)):
        with pytest.raises(PressError, match=said):
            work()


def test_a_press_prints_again_after_a_fault(press, job):
    one = press()
    with pytest.raises(PressError):
        one.pdf(json.dumps({"title": "Sans mots", "width": 300, "pack": None, "sheets": []}))
    assert "Des mots." in words_of(one.pdf(job()))


def test_many_threads_print_what_one_prints(press, job):
    jobs = [job(f"Le document numéro {number}.") for number in range(24)]
    together = press("ensemble").all(press("ensemble").pdf, jobs)
    one = press("seul")
    assert [printed.pdf for printed in together] == [one.pdf(each).pdf for each in jobs]


def test_documents_are_tagged_whatever_the_template_asks(press, job):
    with pikepdf.open(io.BytesIO(press().pdf(job()).pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.open_metadata()["pdfuaid:part"]) == "1"


def test_a_font_of_the_machine_is_never_used(templates, fonts, job, tmp_path):
    """The machine has the very family that the template asks for, installed for this user."""
    installed = tmp_path / "home" / ".local" / "share" / "fonts"
    installed.mkdir(parents=True)
    for path in fonts[0].glob("TremplinTitre*.ttf"):
        (installed / path.name).write_bytes(path.read_bytes())
    text = (templates / "main.typ").read_text(encoding="utf-8")
    (templates / "main.typ").write_text(
        text.replace('"Source Serif 4"', '("Tremplin Titre", "DejaVu Sans", "Source Serif 4")'),
        encoding="utf-8",
    )
    data = tmp_path / "job.json"
    data.write_text(job(), encoding="utf-8")
    printed = subprocess.run(
        [sys.executable, "-c", _PROGRAM, templates, tmp_path / "c", data, fonts[1]],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "plugins"),
            "HOME": str(tmp_path / "home"),
            "TYPST_FONT_PATHS": str(installed),
        },
        check=True,
        capture_output=True,
    ).stdout
    names = fonts_of(printed)
    assert names
    assert [name for name in names if "SourceSerif4" not in name] == []


def test_a_letter_that_our_fonts_lack_is_refused_not_borrowed(press, job):
    """Typst carries fonts of its own, with Hebrew letters in one of them."""
    with pytest.raises(PressError, match="could not be displayed"):
        press().pdf(job("\u05e9\u05dc\u05d5\u05dd"))


def test_a_pack_is_the_same_whether_its_sheets_are_measured_again_or_not(fonts, tmp_path):
    frame = Frame(load_catalogue(DATA / "site"))
    *_, pack = all_sheets(frame)
    press = Press(THEME / "print", fonts, tmp_path)
    settled = [press.pdf(job_of(frame, sheet)).fits[0].settled for sheet in pack.sheets]
    assert any(settled)
    measured, spared = (press.pdf(job_of(frame, pack), settled=each) for each in ((), settled))
    assert spared.pdf == measured.pdf
