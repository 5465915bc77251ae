"""A build never erases what it did not make."""

from pathlib import Path

import pytest

from building import Impossible, Later, build

PAGES = Later("sample_renders:pages", ("new",))


@pytest.fixture
def precious(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear", encoding="utf-8")
    return folder


def test_a_folder_with_files_of_somebody_else_is_refused_and_untouched(precious):
    with pytest.raises(Impossible, match="n'a pas produits"):
        build(PAGES, precious)
    assert [path.name for path in precious.iterdir()] == ["letter.txt"]
    assert [path.name for path in precious.parent.iterdir()] == ["home"]


def test_a_file_or_folder_that_merely_has_the_name_of_our_mark_does_not_make_a_folder_ours(precious):
    (precious / ".tremplin").mkdir()
    with pytest.raises(Impossible):
        build(PAGES, precious)
    (precious / ".tremplin").rmdir()
    (precious / ".tremplin").write_text("settings", encoding="utf-8")
    with pytest.raises(Impossible):
        build(PAGES, precious)
    assert (precious / "letter.txt").exists()


def test_the_home_folder_is_refused(precious, monkeypatch):
    monkeypatch.setenv("HOME", str(precious))
    with pytest.raises(Impossible, match="n'a pas produits"):
        build(PAGES, Path("~"))


def test_a_file_as_output_is_refused(precious):
    with pytest.raises(Impossible, match="est un fichier"):
        build(PAGES, precious / "letter.txt")


def test_files_that_arrive_while_we_render_are_kept(output, monkeypatch):
    def meddle(*arguments):
        output.mkdir()
        (output / "letter.txt").write_text("dear", encoding="utf-8")

    monkeypatch.setattr("building.folder.mark", meddle)
    with pytest.raises(Impossible):
        build(PAGES, output)
    assert (output / "letter.txt").exists()


def test_a_git_worktree_kept_in_the_output_is_refused(output):
    build(PAGES, output)
    (output / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    with pytest.raises(Impossible, match="dépôt Git"):
        build(PAGES, output)


def test_the_source_and_every_folder_around_it_are_refused(tmp_path):
    source = tmp_path / "a" / "source"
    source.mkdir(parents=True)
    for output in (source, source.parent, source / ".." / "source"):
        with pytest.raises(Impossible, match="contient les sources"):
            build(PAGES, output, source=source)


def test_a_folder_of_the_source_that_is_not_read_may_be_the_output(tmp_path):
    build(PAGES, tmp_path / "output", source=tmp_path, inputs=[tmp_path / "content"])
    assert (tmp_path / "output" / "0" / "index.html").exists()


def test_an_output_in_or_around_a_folder_that_is_read_is_refused(tmp_path):
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    for output in (content, content / "site", content / "articles" / "site"):
        with pytest.raises(Impossible, match="se recouvrent"):
            build(PAGES, output, source=tmp_path, inputs=[content])


def test_a_link_as_output_stays_and_what_it_leads_to_is_built(output, tmp_path):
    build(PAGES, output)
    link = tmp_path / "link"
    link.symlink_to(output)
    build(Later("sample_renders:site", ("linked",)), link)
    assert link.is_symlink()
    assert "linked" in (output / "index.html").read_text(encoding="utf-8")


def test_a_link_to_a_folder_that_does_not_exist_yet_is_followed(tmp_path):
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "disk" / "output")
    build(PAGES, link)
    assert (tmp_path / "disk" / "output" / "0").is_dir()


def test_a_link_to_the_source_is_refused_like_the_source(tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (tmp_path / "link").symlink_to(source)
    with pytest.raises(Impossible, match="contient les sources"):
        build(PAGES, tmp_path / "link", source=source)


def test_a_link_to_itself_is_refused(tmp_path):
    link = tmp_path / "link"
    link.symlink_to(link)
    with pytest.raises(Impossible, match="ne mène nulle part"):
        build(PAGES, link)


def test_links_in_the_old_tree_are_removed_without_what_they_lead_to(output, precious):
    build(PAGES, output)
    (output / "shortcut").symlink_to(precious)
    build(PAGES, output)
    assert (precious / "letter.txt").exists()


def test_neighbours_with_similar_names_are_kept(output):
    for name in (".output.staging-notes", ".output.staging-0123456789"):
        (output.parent / name).mkdir(parents=True)
    build(PAGES, output)
    assert len(list(output.parent.iterdir())) == 3
