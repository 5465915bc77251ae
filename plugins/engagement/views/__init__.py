"""Pages as pure functions of the catalogue: each gives an address, a template and all that it may see."""

from .frame import Frame, Page

__all__ = ["Frame", "Page"]
