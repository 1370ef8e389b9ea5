"""Which entry of a bibliography each cite of a manuscript means, and why (layer 2)."""

from footnotes.resolve.index import Index
from footnotes.resolve.resolver import resolve

__all__ = ["Index", "resolve"]
