"""Fields of a DOCX file: what their code says of the result that the reader sees (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

from footnotes.manuscripts import csl_citation, endnote
from footnotes.manuscripts.csl_citation import FieldCitation
from footnotes.model.citation import CiteMode
from footnotes.model.manuscript import KeyedCite
from footnotes.patterns import pattern
from footnotes.records import dataclass, field
from footnotes.text import Span

_WORD = pattern(r"\s*(\S+)")
_ARGUMENT = pattern(r'"([^"]*)"|(\\[A-Za-z])|([^\s"]+)')
_CONTENTS = frozenset({"TOC", "INDEX", "TOA"})
_LISTS = ("ZOTERO_BIBL", "CSL_BIBLIOGRAPHY", "EN.REFLIST")  # how the fields of lists of works cited begin


@dataclass(eq=False, slots=True)
class Field:
    """A field while it is being read."""

    start: int  # where its result begins in the flow
    source: int  # where it begins in the part
    pieces: list[str] = field(default_factory=list)  # of its code
    in_result: bool = False
    paragraph: int = -1  # where the paragraph that its result begins in begins in the flow

    @property
    def code(self) -> str:
        """What the field is told to do."""
        return "".join(self.pieces)

    @property
    def name(self) -> str:
        """The first word of the code."""
        match = _WORD.match(self.code[:200])
        return match[1].upper() if match else ""

    @property
    def is_contents(self) -> bool:
        """Whether the result repeats what stands elsewhere: a table of contents, an index."""
        return self.name in _CONTENTS

    @property
    def is_bibliography(self) -> bool:
        """Whether the result is the list of works cited."""
        return self.name == "BIBLIOGRAPHY" or any(sign in self.code[:200] for sign in _LISTS)

    @property
    def link(self) -> str:
        """Where a hyperlink leads."""
        if self.name != "HYPERLINK":
            return ""
        target, anchor, switch = "", "", ""
        for match in list(_ARGUMENT.finditer(self.code))[1:]:
            quoted, option, bare = match.groups()
            if option:
                switch = option
            elif switch == "\\l":
                anchor, switch = f"#{quoted or bare}", ""
            elif switch:
                switch = ""
            else:
                target = target or quoted or bare or ""
        return target + anchor

    @property
    def citation(self) -> FieldCitation | None:
        """What the field cites, if it is a citation of a reference manager or of Word itself."""
        if self.name == "ADDIN":
            return csl_citation.in_field(self.code) or endnote.in_field(self.code)
        return _own_citation(self.code) if self.name == "CITATION" else None


def _own_citation(code: str) -> FieldCitation | None:
    r"""Read a citation of Word's own: ``CITATION Bro80 \p 5 \m Get85`` (ECMA-376 part 1, 17.16.5.9)."""
    cites: list[KeyedCite] = []
    switch = "\\m"  # what comes first is a source
    for match in list(_ARGUMENT.finditer(code))[1:]:
        quoted, option, bare = match.groups()
        if option:
            switch = option.lower()
            if switch == "\\n" and cites:
                cites[-1] = cites[-1]._replace(mode=CiteMode.SUPPRESS_AUTHOR)
            continue
        value = quoted or bare or ""
        if switch == "\\m":
            cites.append(KeyedCite(value, Span(0, 0)))
        elif cites and switch == "\\p":
            cites[-1] = cites[-1]._replace(locators=(*cites[-1].locators, ("page", value)))
        elif cites and switch == "\\v":
            cites[-1] = cites[-1]._replace(locators=(("volume", value), *cites[-1].locators))
        elif cites and switch == "\\f":
            cites[-1] = cites[-1]._replace(prefix=value)
        elif cites and switch == "\\s":
            cites[-1] = cites[-1]._replace(suffix=value)
        switch = ""
    return FieldCitation(tuple(cites), {}) if cites else None
