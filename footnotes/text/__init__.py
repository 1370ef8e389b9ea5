"""Text itself: spans, edits, lines, tokens, folding, numerals, encodings. Knows nothing of citations (layer 0)."""

from footnotes.text.edits import Edit, OverlappingEditsError, splice
from footnotes.text.lines import LineIndex
from footnotes.text.span import Span

__all__ = ["Edit", "LineIndex", "OverlappingEditsError", "Span", "splice"]
