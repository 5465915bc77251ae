"""The preview follows the files, and keeps the last good site when they are broken."""

import http.client
import json
import os
import re
import signal
import socket

import pytest
from programs import SERVING
from sample_renders import PROBLEM


class Preview:
    """A preview in a process of its own, and a browser's view of it."""

    def __init__(self, python, tmp_path, text):
        self.content = tmp_path / "content"
        self.content.mkdir()
        self.write(text)
        self.process = python(SERVING, self.content, tmp_path / "output", 0)
        lines = iter(self.process.stdout.readline, "")
        self.said = []
        for line in lines:
            self.said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:([0-9]+)/", line):
                self.port = int(found.group(1))
                break

    def write(self, text):
        (self.content / "home.txt").write_text(text, encoding="utf-8")

    def ask(self, address, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, address, headers=headers)
        response = connection.getresponse()
        response.text = response.read().decode()
        connection.close()
        return response

    def events(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", "/.tremplin/events")
        for line in connection.getresponse():
            if line.startswith(b"data:"):
                yield json.loads(line.removeprefix(b"data:"))


@pytest.fixture
def preview(python, tmp_path):
    return lambda text="bonjour": Preview(python, tmp_path, text)


def test_a_page_is_served_with_a_script_that_is_not_on_the_disk(preview, tmp_path):
    seen = preview()
    home = seen.ask("/")
    assert home.status == 200
    assert re.search(
        r'<body>bonjour<script type="module" src="/.tremplin/preview.js\?page=\w+-1"></script>', home.text
    )
    assert "<script" not in (tmp_path / "output" / "index.html").read_text(encoding="utf-8")
    assert "<script" in seen.ask("/page/").text
    assert seen.ask("/.tremplin/preview.js").getheader("Content-Type") == "text/javascript; charset=utf-8"
    assert seen.ask("/style.css").text == "p {}"
    head = seen.ask("/", "HEAD")
    assert (head.status, head.text, head.getheader("Content-Length")) == (200, "", str(len(home.text)))


def test_missing_pages_folders_and_foreign_hosts_are_answered_as_they_should_be(preview):
    seen = preview()
    missing = seen.ask("/nowhere/")
    assert missing.status == 404
    assert "Perdu" in missing.text
    assert seen.ask("/../../../../etc/passwd").status == 404
    moved = seen.ask("/page?q=1")
    assert (moved.status, moved.getheader("Location")) == (302, "/page/?q=1")
    assert seen.ask("/", Host="evil.example").status == 421
    assert seen.ask("/", Host=f"localhost:{seen.port}").status == 200


def test_a_change_is_built_and_told_to_the_browsers(preview):
    seen = preview()
    events = seen.events()
    first = next(events)
    assert first["serial"] == first["shown"]
    assert f"page={first['shown']}" in seen.ask("/").text
    seen.write("bonsoir")
    second = next(events)
    assert second["shown"] == second["serial"] != first["serial"]
    assert "bonsoir" in seen.ask("/").text


def test_a_fault_is_told_while_the_last_good_site_stays_until_it_is_mended(preview):
    seen = preview()
    events = seen.events()
    good = next(events)
    seen.write("une faute")
    broken = next(events)
    assert broken["problems"] == [PROBLEM]
    assert broken["shown"] == good["shown"] != broken["serial"]
    assert "bonjour" in seen.ask("/").text
    seen.write("corrigé")
    mended = next(events)
    assert mended["problems"] == []
    assert mended["shown"] == mended["serial"]
    assert "corrigé" in seen.ask("/").text


def test_a_site_that_was_never_good_is_a_page_of_problems_until_it_is_mended(preview):
    seen = preview("une faute")
    page = seen.ask("/anything/")
    assert page.status == 503
    assert "Le site ne peut pas encore être construit" in page.text
    assert "playbooks/finance.yaml:37:9" in page.text
    assert "rôle &lt;inconnu&gt; « DIRR »" in page.text
    assert "Remède : vouliez-vous dire « DIR » ?" in page.text
    events = seen.events()
    assert f"page={next(events)['serial']}&amp;broken" in page.text
    seen.write("corrigé")
    next(events)
    assert seen.ask("/").status == 200


def test_a_folder_that_is_replaced_by_another_is_still_watched(preview):
    seen = preview()
    events = seen.events()
    next(events)
    seen.content.rename(seen.content.with_name("before"))
    next(events)  # the file is not there, which is a fault
    seen.content.mkdir()
    seen.write("revenu")
    while next(events)["problems"] or "revenu" not in seen.ask("/").text:
        pass
    seen.write("suivi")
    next(events)
    assert "suivi" in seen.ask("/").text


def test_a_port_that_is_taken_is_one_french_sentence(python, tmp_path):
    (tmp_path / "home.txt").write_text("bonjour", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = python(SERVING, tmp_path, tmp_path / "output", port)
        _, errors = process.communicate(timeout=10)
    assert process.returncode == 1
    assert errors.startswith(f"Le port {port} est déjà pris")


def test_an_output_of_somebody_else_is_neither_served_nor_replaced(python, tmp_path):
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "letter.txt").write_text("dear", encoding="utf-8")
    (tmp_path / "home.txt").write_text("bonjour", encoding="utf-8")
    process = python(SERVING, tmp_path, tmp_path / "output", 0)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == 1
    assert "n'a pas produits" in errors


def test_ctrl_c_ends_the_preview_with_one_line(preview):
    seen = preview()
    events = seen.events()
    next(events)
    os.killpg(seen.process.pid, signal.SIGINT)
    said, errors = seen.process.communicate(timeout=10)
    assert said == "Aperçu arrêté.\n"
    assert errors == ""
    assert seen.process.returncode == 0
