"""The theme's files: bundled, named after their content, complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import ROOT

from engagement.loading import load_catalogue
from engagement.views.parts import Assets
from publishing.assets import ThemeFiles, bundle, function_colours, page_sizes, theme_files

THEME = ROOT / "theme"


@pytest.fixture(scope="module")
def made() -> tuple[dict[str, bytes], Assets]:
    return theme_files(THEME, load_catalogue(ROOT).playbooks.items(), ROOT / ".cache" / "typefaces")


def test_every_address_that_pages_load_is_a_file(made: tuple[dict[str, bytes], Assets]) -> None:
    files, addresses = made
    wanted = {addresses.stylesheet, addresses.theme_script, addresses.module, addresses.icon}
    assert wanted | set(addresses.preload_fonts) <= files.keys()


def test_every_address_in_the_stylesheet_and_the_modules_is_a_file(
    made: tuple[dict[str, bytes], Assets],
) -> None:
    files, addresses = made
    styles = files[addresses.stylesheet].decode()
    assert set(re.findall(r'url\("(/[^"]+)"\)', styles)) <= files.keys()
    assert "@import" not in styles
    for name, data in files.items():
        if name.endswith(".js"):
            imports = re.findall(r'(?:\bfrom\s+|\bimport\s+|\bimport\()"([^"]+)"', data.decode())
            assert set(imports) <= files.keys()


def test_fonts_hold_french_and_stay_light(made: tuple[dict[str, bytes], Assets]) -> None:
    import io

    from fontTools.ttLib import TTFont

    fonts = {name: data for name, data in made[0].items() if name.endswith(".woff2")}
    assert len(fonts) == 3
    for name, data in fonts.items():
        font = TTFont(io.BytesIO(data))
        assert not set("ÉÀÇŒœ«»’€−×→\u202f\u00a0") - {chr(code) for code in font.getBestCmap()}, name
        assert len(data) < 140_000, name


def test_a_new_function_needs_no_style_of_its_own() -> None:
    catalogue = load_catalogue(ROOT)
    styles = function_colours(catalogue.playbooks.items())
    for slug, playbook in catalogue.playbooks.items():
        assert f'[data-function="{slug}"]' in styles
        assert playbook.accents.light in styles


@pytest.mark.parametrize(("paper", "size"), [("a4", "A4"), ("us-letter", "letter")])
def test_browsers_print_on_the_site_s_paper(paper: str, size: str) -> None:
    playbooks = load_catalogue(ROOT).playbooks.items()
    files, addresses = theme_files(THEME, playbooks, ROOT / ".cache" / "typefaces", paper)
    styles = files[addresses.stylesheet].decode()
    assert page_sizes(paper) in styles
    assert set(re.findall(r"(?<![\w-])size: ([^;]+);", styles)) == {size, f"{size} landscape"}


def test_names_follow_from_content(tmp_path: Path) -> None:
    files = ThemeFiles()
    assert files.add("a.css", b"1") != files.add("a.css", b"2")
    assert files.add("a.css", b"1") == files.add("a.css", b"1")


def test_a_stylesheet_that_names_a_missing_file_is_refused(tmp_path: Path) -> None:
    contents = tmp_path / "site.css"
    contents.write_text('@import url("absent.css") layer(base);\n', encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        bundle(ThemeFiles(), contents, "", "")
