"""Where citations stand in a manuscript, and what their cites say (layer 2)."""

from footnotes.citations.designators import Designators
from footnotes.citations.finding import find, parse

__all__ = ["Designators", "find", "parse"]
