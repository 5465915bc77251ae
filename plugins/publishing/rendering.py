"""Rendering a whole folder with Pelican, as `invoke build` does in a process of its own."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jinja2
from pelican import Pelican, console
from pelican.settings import read_settings

from building import Refused
from engagement import problems
from engagement.problems import ContentError, Problem
from printing import PressError

from .desk import DESK, Desk, make_desk, refuse_misfits
from .folders import CACHE, ROOT, THEME
from .paper import press_problem
from .stylebook import write_stylebook


class _Errors(logging.Handler):
    """Keeps what Pelican logs as an error and would otherwise swallow."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def render_site(source: Path, staging: Path) -> None:
    """Write the site of a source folder into an empty folder.

    Raises Refused, with every problem, when the content or a template is at fault or Pelican logs an error.
    """
    with _faults_refused():
        # The content first: Pelican would report a missing folder in its own words.
        desk = make_desk(source, THEME, CACHE)
        refuse_misfits(desk, source)
    render_desk(desk, source, staging)


def render_desk(desk: Desk, source: Path, staging: Path) -> None:
    """Write the site of a desk made from a source folder, whether its sheets fit or not."""
    console.quiet = True  # Pelican counts its articles in English; the command says what was built
    errors = _Errors()
    logging.getLogger("pelican").addHandler(errors)
    with _faults_refused():
        override = {"PATH": str(source / "content"), "OUTPUT_PATH": str(staging), DESK: desk}
        Pelican(read_settings(str(ROOT / "pelicanconf.py"), override=override)).run()
    if errors.messages:
        raise Refused("\n".join(errors.messages), [])


def render_style(staging: Path) -> None:
    """Write the living style page, made from every component's examples, into an empty folder."""
    with _faults_refused():
        write_stylebook(make_desk(ROOT, THEME, CACHE), THEME, staging)


@contextmanager
def _faults_refused() -> Iterator[None]:
    """Turn what is wrong with content or theme into the refusal that the command tells."""
    try:
        yield
    except ContentError as error:
        raise refused(error) from None
    except PressError as error:
        raise refused(ContentError([press_problem(error)])) from None
    except jinja2.TemplateError as error:
        raise refused(ContentError([_template_problem(error)])) from None
    except FileNotFoundError as error:
        missing = Path(str(error.filename)).resolve()
        if not missing.is_relative_to(THEME):
            raise
        fault = problems.missing_theme_file()
        name = missing.relative_to(ROOT).as_posix()
        raise refused(ContentError([Problem(name, 0, 0, "", fault.message, fault.remedy)])) from None


def refused(error: ContentError) -> Refused:
    """The build's refusal for faulty content: its text and its problems as plain data."""
    return Refused(problems.report(error.problems), json.loads(problems.as_json(error.problems)))


def _template_problem(error: jinja2.TemplateError) -> Problem:
    """The template and line at fault: Jinja puts template lines into tracebacks as if they were Python's."""
    path, line = "theme", 0
    if isinstance(error, jinja2.TemplateSyntaxError):
        path, line = error.filename or error.name or path, error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.startswith(str(THEME)):
                path, line = frame.filename, frame.lineno or 0
    shown = Path(path)
    name = shown.relative_to(ROOT).as_posix() if shown.is_relative_to(ROOT) else path
    excerpt = ""
    if line and shown.is_file():
        excerpt = shown.read_text(encoding="utf-8").splitlines()[line - 1]
    fault = problems.template_fault(str(error))
    return Problem(name, line, 1 if line else 0, "", fault.message, fault.remedy, excerpt)
