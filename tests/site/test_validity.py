"""Every page is HTML that html-validate finds nothing to say about."""

import json
import subprocess
from pathlib import Path

from equipment import NODE, NODE_MODULES

CONFIG = Path(__file__).parent / ".htmlvalidate.json"
# The recommended rules hold, but for these.
LEFT_OUT = {
    "no-trailing-whitespace": "spaces at the end of a line of source are nothing to a browser or a reader",
    "long-title": "no standard limits a title; those of articles are as long as their authors want them",
}


def test_each_rule_left_out_has_its_reason():
    config = json.loads(CONFIG.read_text(encoding="utf-8"))
    assert config["extends"] == ["html-validate:recommended"]
    assert config["rules"] == dict.fromkeys(LEFT_OUT, "off")


def test_every_page_is_valid_html(site):
    program = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
    assert program.is_file(), "« python tests/equipment.py » installs html-validate"
    command = [NODE, program, "--config", CONFIG, "--formatter", "json", site]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stdout, ended.stderr
    found = [
        (Path(page["filePath"]).relative_to(site).as_posix(), each["line"], each["ruleId"], each["message"])
        for page in json.loads(ended.stdout)
        for each in page["messages"]
    ]
    assert found == []
    assert ended.returncode == 0
