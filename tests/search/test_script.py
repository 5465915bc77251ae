"""The search's script as browsers get it: light, without what only its readers need, and still a script."""

import gzip
import subprocess

import pytest
from equipment import NODE
from support import ROOT

from engagement.loading import load_catalogue
from publishing.assets import lightened, theme_files

# What a first query loads, the page's own script apart.
NEEDED = ("analyser", "engine", "index")
TRICKY = """\
/* A module. */
const address = "https://example.org/*";
  // An indented comment with a ` in it.
const literal = `first
    // kept
  /* kept */ ${[1, 2]
    .join("`")}`;
const pattern = /[`'"]/; // kept ` too
export const said = [literal, address, 'it\\'s // kept'].concat(
  pattern.source,
);
"""


@pytest.fixture(scope="module")
def modules():
    files, _ = theme_files(
        ROOT / "theme", load_catalogue(ROOT).playbooks.items(), ROOT / ".cache" / "typefaces"
    )
    return {name: data for name, data in files.items() if name.endswith(".js")}


def test_the_script_is_small(modules):
    sizes = {name.split("/")[-1].split(".")[0]: len(gzip.compress(data, 9)) for name, data in modules.items()}
    assert sum(sizes[name] for name in NEEDED) <= 6_000, sizes


def test_each_module_is_still_one(modules, tmp_path):
    for name, data in modules.items():
        path = tmp_path / name.rsplit("/")[-1].replace(".js", ".mjs")
        path.write_bytes(data)
        ended = subprocess.run([str(NODE), "--check", str(path)], capture_output=True, text=True, check=False)
        assert ended.returncode == 0, (name, ended.stderr)


def test_lightening_changes_no_string_and_no_literal(tmp_path):
    light = lightened(TRICKY)
    assert "A module" not in light
    assert "indented comment" not in light
    assert "    // kept\n  /* kept */" in light
    said = [run(tmp_path, text) for text in (TRICKY, light)]
    assert said[0] == said[1]


def run(folder, module):
    path = folder / "module.mjs"
    path.write_text(module, encoding="utf-8")
    command = f"import({str(path)!r}).then((module) => console.log(JSON.stringify(module.said)))"
    ended = subprocess.run([str(NODE), "-e", command], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
