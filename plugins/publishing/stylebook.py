"""The living style page: every component shown by its own examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from engagement import places
from engagement.views.parts import Link, Shell

from .desk import Desk
from .environment import OPTIONS


@dataclass(frozen=True, slots=True)
class Example:
    """A component rendered with one of its examples."""

    name: str
    html: Markup


@dataclass(frozen=True, slots=True)
class ComponentView:
    """A component and its examples."""

    name: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class StyleView:
    """What the style page shows."""

    shell: Shell
    contents: tuple[Link, ...]
    components: tuple[ComponentView, ...]


def environment(theme: Path) -> Environment:
    """The Jinja environment of the theme, with the options that Pelican is given."""
    return Environment(loader=FileSystemLoader([theme / "templates", theme]), **OPTIONS)  # noqa: S701


def component_names(theme: Path) -> list[str]:
    """The names of all components."""
    return sorted(path.name for path in (theme / "components").iterdir() if path.is_dir())


def examples_of(theme: Path, component: str) -> Iterator[tuple[str, Any]]:
    """The name and the model of each example of a component."""
    path = theme / "components" / component / "examples.yaml"
    for example in yaml.safe_load(path.read_text(encoding="utf-8")):
        yield example["name"], example["model"]


def render_component(jinja: Environment, component: str, model: Any) -> Markup:
    """A component's HTML for one model: its macro has its name, hyphens as underscores."""
    macro = component.replace("-", "_")
    module = jinja.get_template(f"components/{component}/{component}.html").module
    html: Markup = getattr(module, macro)(model)
    return html


def write_stylebook(desk: Desk, theme: Path, output: Path) -> None:
    """Write the style page and the theme's files into a folder."""
    jinja = environment(theme)
    components = tuple(
        ComponentView(
            name,
            tuple(
                Example(title, render_component(jinja, name, model))
                for title, model in examples_of(theme, name)
            ),
        )
        for name in component_names(theme)
    )
    contents = tuple(Link(component.name, f"#{component.name}") for component in components)
    shell = desk.frame.shell(places.HOME, "Le biseau, page de style", "Tous les composants.", indexed=False)
    view = StyleView(shell, contents, components)
    page = jinja.get_template("pages/style.html").render(view=view)
    (output / "index.html").write_text(page, encoding="utf-8")
    for address, data in desk.files.items():
        path = output / address.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
