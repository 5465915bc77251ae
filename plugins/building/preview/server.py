"""The preview's web server, for the browsers of this machine only."""

from __future__ import annotations

import errno
import json
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from building.folder import MARKER
from building.preview import answers, pages
from building.preview.state import State
from building.refusal import Impossible

_ADDRESS = "127.0.0.1"
_HTML = "text/html; charset=utf-8"
_HEARTBEAT = 15.0  # seconds, so that a browser that has gone does not keep its thread for ever


class Server(ThreadingHTTPServer):
    """A server of the site in `site`, with the reloading script in its pages.

    Raises Impossible when the port is taken. Port 0 takes any free one.
    """

    daemon_threads = True

    def __init__(self, port: int, site: Path, state: State) -> None:
        self.site = site
        self.state = state
        try:
            super().__init__((_ADDRESS, port), _Handler)
        except (OSError, OverflowError) as error:
            raise Impossible(_refused_port(port, error)) from error

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://{_ADDRESS}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that leave before the end of an answer; they do at every reload."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Answer a request."""
        if not self._is_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"", "text/plain; charset=utf-8")
            return
        path = urlsplit(self.path).path
        if path == "/.tremplin/events":
            self._send_events()
        elif path == "/.tremplin/preview.js":
            script = Path(__file__).with_name("preview.js")
            self._send(HTTPStatus.OK, script.read_bytes(), answers.content_type(script))
        else:
            self._send_page()

    do_HEAD = do_GET  # noqa: N815 - the name is the base class's

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Leave the terminal to what the builds have to say."""

    def _is_for_us(self) -> bool:
        """Whether the browser asked for this machine, not for some site whose name was made to lead here."""
        host = self.headers.get("Host")
        return host is None or urlsplit(f"//{host}").hostname in {"localhost", _ADDRESS, "::1"}

    def _send_page(self) -> None:
        # Taken before the file is read: a page that is newer than it says is reloaded once more than it
        # needs, one that is older than it says would stay.
        moment = self.server.state.moment
        answer = answers.find(self.server.site, self.path)
        if isinstance(answer, answers.Moved):
            self._send(HTTPStatus.FOUND, b"", "text/plain; charset=utf-8", Location=answer.address)
        elif isinstance(answer, answers.Found):
            body = pages.with_script(answer.body, moment) if answer.kind == _HTML else answer.body
            self._send(HTTPStatus.OK, body, answer.kind)
        elif moment.report and not (self.server.site / MARKER).exists():
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, pages.broken(moment), _HTML)
        else:
            own = answers.find(self.server.site, "/404.html")
            body = own.body if isinstance(own, answers.Found) else pages.missing()
            self._send(HTTPStatus.NOT_FOUND, pages.with_script(body, moment), _HTML)

    def _send(self, status: HTTPStatus, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_events(self) -> None:
        """Send the present moment, then each new one, for as long as the browser listens."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        known = None
        while self.command != "HEAD":
            moment = self.server.state.after(known, _HEARTBEAT)
            event = ":\n\n" if moment is known else f"data: {json.dumps(moment.as_event())}\n\n"
            self.wfile.write(event.encode())
            self.wfile.flush()
            known = moment


def _refused_port(port: int, error: Exception) -> str:
    if isinstance(error, OverflowError):
        return f"Le port {port} n'existe pas : choisissez un nombre entre 1024 et 65535."
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"Le port {port} est déjà pris : choisissez-en un autre, par exemple « --port {port + 1} »."
    return f"Le port {port} ne peut pas être ouvert : choisissez-en un autre, par exemple « --port 8001 »."
