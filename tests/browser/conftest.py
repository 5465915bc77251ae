"""One browser for this folder, one server of the shipped site, and pages opened in all the ways that matter.

The fixtures live as long as this package and no longer: while Playwright's synchronous interface runs, no
other test of the same process can start it again.
"""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from equipment import NODE_MODULES, chromium
from pages import fullest, kinds_of
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
# What the browser has to complain about, where only the page itself can hear it.
_LISTENING = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} line ${event.lineNumber}`);
});
window.addEventListener("error", (event) => window.violations.push(String(event.message)), true);
window.addEventListener("unhandledrejection", (event) => window.violations.push(String(event.reason)));
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a careful host would: strict policy, the site's own page for missing addresses."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the library's own way of declaring it
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".woff2": "font/woff2",
        ".xml": "application/xml; charset=utf-8",
        ".zip": "application/zip",
    }

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(missing)))
        self.end_headers()
        self.wfile.write(missing)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of a file is no fault."""


def _served(folder: Path) -> Iterator[str]:
    with _Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="package")
def address(site) -> Iterator[str]:
    """Where the shipped site is served, without a final slash."""
    yield from _served(site)


@pytest.fixture(scope="package")
def hostile_address(hostile_site) -> Iterator[str]:
    """Where the site made of attacks is served."""
    yield from _served(hostile_site)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium."""
    program = chromium()
    assert program, "« python tests/equipment.py » finds or installs Chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program)
        yield running
        running.close()


@pytest.fixture(scope="package")
def place(site, catalogue) -> Callable[[str], str]:
    """The address of the fullest page of a kind."""
    kinds = kinds_of(catalogue)
    return lambda kind: fullest(site, kinds[kind])


@pytest.fixture
def visitor(browser, address) -> Iterator[Callable[..., Page]]:
    """New visitors, each with a browser profile of their own: `visitor("/", viewport=PHONE)` opens a page."""
    contexts: list[BrowserContext] = []

    def visit(path: str = "/", *, before: str = "", **options: object) -> Page:
        context = browser.new_context(**{"viewport": DESK, "base_url": address, "locale": "fr-FR"} | options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def still(browser, address) -> Iterator[Page]:
    """A page without motion or policy, to be measured; tests go where they want and set what they need."""
    with browser.new_context(
        base_url=address, bypass_csp=True, reduced_motion="reduce", viewport=DESK, locale="fr-FR"
    ) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def watched(browser, address) -> Iterator[tuple[Page, list[str]]]:
    """A page under the strict policy, and everything that the browser finds wrong with what it opens."""
    wrong: list[str] = []
    with browser.new_context(base_url=address, viewport=DESK, locale="fr-FR") as context:
        context.add_init_script(_LISTENING)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(f"{said.type}: {said.text} ({said.location['url']})"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("requestfailed", lambda request: wrong.append(f"{request.failure}: {request.url}"))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))

        def look(response) -> None:
            if not response.url.startswith((address, "data:")):
                wrong.append(f"foreign: {response.url}")
            elif response.status >= 400:
                wrong.append(f"{response.status}: {response.url}")

        page.on("response", look)
        yield page, wrong


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, as a script to run in a page."""
    script = NODE_MODULES / "axe-core" / "axe.min.js"
    assert script.is_file(), "« python tests/equipment.py » installs axe-core"
    return script.read_text(encoding="utf-8")
