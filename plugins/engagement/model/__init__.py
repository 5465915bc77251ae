"""The data model: each field declared once, with its French title and description."""

from .base import FORM_HINTS, WHOLE_NUMBER, Record, ReferenceKind, Refers, Rich, Sourced
from .common import Common
from .diagnostic import Diagnostic
from .document import Article, Form, Page, WhitePaper
from .partner import Partner
from .playbook import Playbook
from .site import Site
from .wordings import Wordings

__all__ = [
    "FORM_HINTS",
    "WHOLE_NUMBER",
    "Article",
    "Common",
    "Diagnostic",
    "Form",
    "Page",
    "Partner",
    "Playbook",
    "Record",
    "ReferenceKind",
    "Refers",
    "Rich",
    "Site",
    "Sourced",
    "WhitePaper",
    "Wordings",
]
