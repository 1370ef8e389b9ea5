"""Where citations stand in a manuscript, and what their cites say (layer 2)."""

from footnotes.citations.designators import Designators
from footnotes.citations.finding import find, parse
from footnotes.citations.memory import Memory

__all__ = ["Designators", "Memory", "find", "parse"]
