"""The vocabulary shared by every model: strict scalars, references and the frozen base class.

YAML scalars reach the models as text, exactly as typed, so each scalar type here parses its own
narrow notation instead of relying on YAML's or pydantic's guesses.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

ReferenceKind = Literal[
    "playbook", "partner", "phase", "role", "operation", "point", "source", "white-paper", "any", "place"
]

WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")
# No other century is meant, and the end of the calendar has no day after it.
_DIGITS = re.compile(r"-?[0-9]+")
_DATE = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_SWITCH = {"oui": True, "non": False, "true": True, "false": False}


_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_COLOUR = r"^#[0-9A-Fa-f]{6}$"
_WEB_ADDRESS = r"^https?://[^\s<>\"']+$"
_SVG_PATH = r"^[MmLlHhVvCcSsQqTtAaZz0-9eE.,\s-]+$"
_ROLE = r"^[A-Z]{3}$"
_SOURCE = r"^[A-Z][0-9]{1,3}$"
_REFERENCE = r"^[a-z-]+:[a-z0-9-]+(/[a-z0-9-]+)?$"
_PLACE = r"^[a-z-]+:[a-z0-9-]+(/[a-z0-9-]+)?(#[a-z0-9-]+)?$"
VERSION = r"^[0-9]+\.[0-9]+$"
MEAN = r"^[0-5](,[0-9])?$"
PICTURE = r"^[a-z0-9-]+\.(jpg|jpeg|png|webp)$"
SITE_ADDRESS = r"^https?://[^\s<>\"'/]+(/[^\s<>\"'/]+)*$"

# What to write when a text does not have the form that a pattern wants.
FORM_HINTS = {
    _SLUG: "des minuscules sans accent, des chiffres et des traits d'union, par exemple fin-cad-01.",
    _COLOUR: 'un croisillon puis six chiffres ou lettres de A à F, entre guillemets : "#22736A".',
    _WEB_ADDRESS: "une adresse complète qui commence par https://.",
    _SVG_PATH: "un tracé SVG : lettres de commande, nombres, espaces.",
    _ROLE: "trois capitales, par exemple DIR.",
    _SOURCE: "une capitale et un nombre, par exemple X12.",
    _REFERENCE: "un genre, deux-points, un nom : article:premier-essai, playbook:finance.",
    _PLACE: "un genre, deux-points, un nom, au besoin une ancre : playbook:finance#fin-enjeu-01.",
    VERSION: 'deux nombres séparés par un point, entre guillemets : "1.4".',
    MEAN: 'une note sur 5, avec une virgule : "4,7".',
    PICTURE: "un nom en minuscules qui finit par .jpg, .png ou .webp.",
    SITE_ADDRESS: "une adresse complète qui commence par https://, sans barre finale.",
}


class Record(BaseModel):
    """A frozen record that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


@dataclass(frozen=True)
class Refers:
    """Marks a text field whose value names another record of the given kind."""

    kind: ReferenceKind


@dataclass(frozen=True)
class Rich:
    """Marks a text field written in inline Markdown: emphasis, code and checked links."""


def _whole(value: Any) -> int:
    if isinstance(value, str) and WHOLE_NUMBER.fullmatch(value):
        return int(value)
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        raise PydanticCustomError("whole_too_long", "too many digits")
    raise PydanticCustomError("whole_number", "not a whole number")


def _date(value: Any) -> datetime.date:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise PydanticCustomError("date_form", "not a date")
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date_exists", "no such date") from None


def _switch(value: Any) -> bool:
    if isinstance(value, str) and value in _SWITCH:
        return _SWITCH[value]
    raise PydanticCustomError("switch", "neither oui nor non")


Whole = Annotated[int, BeforeValidator(_whole, json_schema_input_type=int)]
Day = Annotated[datetime.date, BeforeValidator(_date, json_schema_input_type=datetime.date)]
Switch = Annotated[bool, BeforeValidator(_switch, json_schema_input_type=bool)]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Prose = Annotated[Text, Rich()]
Slug = Annotated[str, StringConstraints(pattern=_SLUG, max_length=60), Field(title="Identifiant")]
Colour = Annotated[str, StringConstraints(pattern=_COLOUR)]
WebAddress = Annotated[str, StringConstraints(pattern=_WEB_ADDRESS, max_length=400)]
SvgPath = Annotated[str, StringConstraints(pattern=_SVG_PATH, max_length=2000)]

RoleCode = Annotated[str, StringConstraints(pattern=_ROLE)]
PlaybookRef = Annotated[Slug, Refers("playbook")]
PartnerRef = Annotated[Slug, Refers("partner")]
PhaseRef = Annotated[Slug, Refers("phase")]
RoleRef = Annotated[RoleCode, Refers("role")]
OperationRef = Annotated[Slug, Refers("operation")]
PointRef = Annotated[Slug, Refers("point")]
SourceCode = Annotated[str, StringConstraints(pattern=_SOURCE)]
Version = Annotated[str, StringConstraints(pattern=VERSION)]
SourceRef = Annotated[SourceCode, Refers("source")]
WhitePaperRef = Annotated[Slug, Refers("white-paper")]
Reference = Annotated[str, StringConstraints(pattern=_REFERENCE), Refers("any")]
PlaceRef = Annotated[str, StringConstraints(pattern=_PLACE), Refers("place")]


class Sourced(Record):
    """A record whose facts may carry where they come from and when they were checked."""

    source: tuple[SourceRef, ...] = Field(
        default=(),
        title="Sources",
        description="Codes des sources (liste `sources` de common.yaml) qui établissent ce fait.",
    )
    checked_on: Day | None = Field(
        default=None,
        title="Vérifié le",
        description="Date de la dernière vérification de la source, au format 2026-11-21.",
    )
    to_confirm: Text | None = Field(
        default=None,
        title="À confirmer",
        description="Ce que le client doit encore confirmer. Jamais montré comme sa parole.",
    )


class Duration(Record):
    """How long something lasts, as the bounds that readers see."""

    shortest: Whole = Field(title="Au moins", description="Durée la plus courte, en unités.", ge=0)
    longest: Whole = Field(title="Au plus", description="Durée la plus longue, en unités.", ge=1)
    unit: Literal["jours", "semaines", "mois"] = Field(title="Unité", description="jours, semaines ou mois.")
