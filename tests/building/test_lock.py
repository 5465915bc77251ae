"""Two builds never work in the same output at once."""

import pytest
from programs import WAITING, wait_for

from building import Busy, Later, build

PAGES = Later("sample_renders:pages", ("new",))


def test_a_second_build_is_refused_with_the_process_of_the_first(output, tmp_path, python):
    first = python(WAITING, tmp_path / "sign", output)
    wait_for((tmp_path / "sign").exists)
    with pytest.raises(Busy, match=rf"déjà en cours .* \(processus {first.pid}\)"):
        build(PAGES, output)
    build(PAGES, output.with_name("other"))
    first.kill()
    first.wait()
    build(PAGES, output)


# Of a process that is gone, of one that took its number, and half-written.
@pytest.mark.parametrize("holder", ["999999999", "1", "", "nonsense"])
def test_a_lock_file_that_nobody_holds_locks_nothing(output, holder):
    output.parent.mkdir()
    lock = output.with_name(".output.lock")
    lock.write_text(holder, encoding="utf-8")
    build(PAGES, output)
    assert not lock.exists()
