"""What a cite means, shown where the pointer rests: its source as the style prints it, and the evidence."""

from __future__ import annotations

from lsprotocol import types

from footnotes.csl.output import renderer
from footnotes.integrations.language_server.session import Document, Session, cite_at
from footnotes.model.input_error import InputError
from footnotes.pipeline.formatting import format_references
from footnotes.reporting.explaining import explanation


def hover(session: Session, document: Document, position: types.Position) -> types.Hover | None:
    """Return what is known of the cite at a position; None where there is none."""
    sources = session.sources(document)
    analysis = document.analysis(sources)
    found = cite_at(analysis, document.text.offset(position))
    if found is None:
        return None
    lines = list(explanation(analysis, found.resolution))
    parts = ["```text\n" + "\n".join(lines).replace("```", "'''") + "\n```"]
    entry = found.resolution.entry
    if entry is not None and entry in analysis.bibliography.entries:
        try:
            (formatted,) = format_references([entry], analysis.bibliography, sources.settings.style)
        except InputError as error:  # a style that cannot be used is told where one can do something about it
            parts.insert(0, str(error))
        else:
            if formatted.text is not None:
                parts.insert(0, renderer("markdown")(formatted.text))
    place = document.text.range(analysis.place(found.resolution.cite.span).span)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(parts)), place)
