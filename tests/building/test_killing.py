"""A build that is killed or interrupted leaves the old site whole and the next build no work."""

import os
import random
import signal
import time

from programs import BUILDING, STARTING, WAITING, gone, wait_for
from sample_renders import PAGES

from building import Later, build


def test_a_build_killed_at_any_moment_leaves_exactly_one_whole_site(output, words, python):
    chance = random.Random(2)
    build(Later("sample_renders:pages", ("start",)), output)
    started = time.monotonic()
    assert python(BUILDING, "start", output).wait() == 0
    usual = time.monotonic() - started
    present, changes = "start", 0
    for number in range(20):
        victim = python(BUILDING, f"site-{number}", output)
        time.sleep(chance.uniform(0.3, 1.05) * usual)
        victim.kill()
        victim.wait()
        count, found = words(output)
        assert count == PAGES
        assert found in ({present}, {f"site-{number}"})
        changes += found != {present}
        (present,) = found
    build(Later("sample_renders:pages", ("end",)), output)
    assert words(output) == (PAGES, {"end"})
    # An orphan may for an instant outlive its parent; what it leaves goes with the next build.
    time.sleep(0.3)
    build(Later("sample_renders:pages", ("end",)), output)
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_the_children_of_a_killed_build_go_with_it(output, tmp_path, python):
    sign = tmp_path / "sign"
    victim = python(STARTING, sign, output)
    wait_for(lambda: sign.exists() and sign.read_text(encoding="utf-8"))
    victim.kill()
    victim.wait()
    wait_for(lambda: gone(int(sign.read_text(encoding="utf-8"))))


def test_ctrl_c_ends_the_build_and_its_children_and_leaves_the_old_site(output, tmp_path, words, python):
    build(Later("sample_renders:pages", ("old",)), output)
    sign = tmp_path / "sign"
    victim = python(STARTING, sign, output)
    wait_for(lambda: sign.exists() and sign.read_text(encoding="utf-8"))
    os.killpg(victim.pid, signal.SIGINT)
    _, errors = victim.communicate(timeout=10)
    # Only the program itself says that it was interrupted: nothing comes from its children.
    assert (errors.count("Traceback"), errors.count("KeyboardInterrupt\n")) == (1, 1), errors
    assert gone(int(sign.read_text(encoding="utf-8")))
    assert words(output) == (PAGES, {"old"})
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_ctrl_c_while_the_child_starts_says_nothing_of_the_child(output, python):
    for moment in (0.25, 0.4, 0.6):
        victim = python(WAITING, output.with_name("sign"), output)
        time.sleep(moment)
        os.killpg(victim.pid, signal.SIGINT)
        _, errors = victim.communicate(timeout=10)
        assert errors.count("Traceback") <= 1
