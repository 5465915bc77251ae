"""What is printed: pure functions from the catalogue to sheets, which know nothing of the press."""

from ..editions import Edition
from .binding import all_sheets, single_sheets
from .job import job_of
from .sheet import Node, Prose, Sheet, Verbatim, Words

__all__ = ["Edition", "Node", "Prose", "Sheet", "Verbatim", "Words", "all_sheets", "job_of", "single_sheets"]
