"""How a source is named in a list."""

from __future__ import annotations

from footnotes.model.rich_text import RichText, Style, Styled


def heading(reference: RichText, siglum: str = "") -> RichText:
    """Return a reference after its siglum, if it has one, in bold."""
    return RichText((Styled(Style.BOLD, (siglum,)), " ", *reference.children)) if siglum else reference
