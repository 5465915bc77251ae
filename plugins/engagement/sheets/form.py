"""The blank documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .. import editions, french, places
from ..model import Form
from ..model.document import FormField, FormSection
from ..views import Frame
from ..views.frame import joined_title, two_weights
from ..views.parts import TwoWeights
from ..views.printable import FormFieldView, form_field
from .prose import taken_apart
from .sheet import Prose, Sheet, Words

_SIGNATURE: Final = "signature"


@dataclass(frozen=True, slots=True)
class BlankSection:
    """Blanks that go together, signatures left out."""

    name: str
    help: Prose
    blanks: tuple[FormFieldView, ...]


@dataclass(frozen=True, slots=True)
class FormSheet:
    """What a blank document shows; whoever signs does it last, whatever the section."""

    title: TwoWeights
    lead: Prose
    sections: tuple[BlankSection, ...]
    rules: tuple[Prose, ...]
    signatures: tuple[str, ...]


def form_sheet(frame: Frame, slug: str) -> Sheet:
    """A blank document: exactly the pages that it declares, which its lines to write on fill."""
    form = frame.catalogue.forms[slug]
    sections = (_section(frame, section) for section in form.sections)
    view = FormSheet(
        title=two_weights(form.title),
        lead=taken_apart(frame.prose(form.lead)),
        sections=tuple(section for section in sections if section.blanks),
        rules=tuple(taken_apart(frame.prose(rule)) for rule in form.rules),
        signatures=tuple(each.label for each in _fields(form) if each.kind == _SIGNATURE),
    )
    phases = french.joined([frame.catalogue.phase(each).name.lower() for each in form.phases])
    return Sheet(
        name=f"modeles/{slug}",
        template="form",
        title=joined_title(form.title),
        kind=f"Modèle à remplir, {phases}",
        page=places.form(slug),
        pages=form.pages,
        function="",
        edition=editions.current(frame.catalogue, "form", slug),
        view=view,
        landscape=form.orientation == "paysage",
        words=tuple(
            Words("form", slug, ("sections", place), section.name)
            for place, section in enumerate(form.sections)
        ),
        promise=Words("form", slug, ("pages",), "Pages"),
    )


def _fields(form: Form) -> tuple[FormField, ...]:
    return tuple(each for section in form.sections for each in section.fields)


def _section(frame: Frame, section: FormSection) -> BlankSection:
    return BlankSection(
        section.name,
        taken_apart(frame.prose(section.help)),
        tuple(form_field(each) for each in section.fields if each.kind != _SIGNATURE),
    )
