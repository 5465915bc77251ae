"""Programs that build in a process of their own, so that a test can kill them, and how to wait for them."""

import time
from pathlib import Path

# Without the libraries that no page here needs, so that twenty builds do not take half a minute.
BUILDING = """
import sys, pathlib
from building import Later, build, child
child._PRELOADED.clear()
if __name__ == "__main__":
    build(Later("sample_renders:slow_pages", (sys.argv[1],)), pathlib.Path(sys.argv[2]))
"""
WAITING = """
import sys, pathlib
from building import Later, build
if __name__ == "__main__":
    build(Later("sample_renders:waits", (pathlib.Path(sys.argv[1]),)), pathlib.Path(sys.argv[2]))
"""
SERVING = """
import sys, pathlib
from building import Impossible, Later, serve
content, output, port = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
if __name__ == "__main__":
    try:
        serve(Later("sample_renders:from_file", (content / "home.txt",)), output, [content], port)
    except Impossible as refused:
        sys.exit(refused.report)
"""
STARTING = WAITING.replace("waits", "starts_a_program")
KILLED = """
import os, signal, sys, pathlib
from building import Later, build, child, exchange
child._PRELOADED.clear()

def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)

moment, output = sys.argv[1], pathlib.Path(sys.argv[2])
real = exchange.put_in_place
if moment == "before":
    exchange.put_in_place = die
elif moment == "after":
    exchange.put_in_place = lambda *arguments: (real(*arguments), die())
else:
    exchange._exchanged = lambda *paths: False
    rename = pathlib.Path.rename
    count = 0
    def counting(path, target):
        global count
        count += 1
        rename(path, target)
        if count == int(moment):
            die()
    pathlib.Path.rename = counting
if __name__ == "__main__":
    build(Later("sample_renders:pages", ("new",)), output)
"""


def wait_for(condition):
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def gone(pid):
    """Whether a process has ended, even if nobody has asked about it yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True
