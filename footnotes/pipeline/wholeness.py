"""Whether a citation can be printed anew from its entries without losing words of the author's."""

from __future__ import annotations

from itertools import pairwise

from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import Citation, CitationForm, Cite, CiteForm, CiteMode
from footnotes.model.resolution import Resolution, ResolvedCitation
from footnotes.patterns import pattern

_WORD = pattern(r"[^\W\d_]+")
_LONGEST_NAME = 60  # characters before a citation in which its author may stand
_TELLING, _COMMON = 4, 3  # letters: words that are looked at, and what two spellings of one begin with


def is_whole(resolved: ResolvedCitation, analysis: Analysis) -> bool:
    """Say whether all that a citation says comes back where its cites are printed from their entries.

    What stands before and after what was parsed is printed as it is; a conjunction between two cites makes room for
    the style's own punctuation; what names a source has to be in its entry.
    """
    text, citation = analysis.manuscript.text, resolved.citation
    cites = citation.cites
    if any(cite.form is CiteForm.KEY for cite in cites):  # its markup tells what is key, locator and the author's words
        return all(cite.mode is not CiteMode.PART for cite in cites)
    between = [text[one.span.end : other.span.start] for one, other in pairwise(cites)]
    return (
        all(len(_WORD.findall(gap)) <= 1 for gap in between)
        and not (cites and _WORD.search(text[cites[-1].span.end : citation.span.end]))
        and all(_begins_and_ends(cite) for cite in cites)
        and all(_names_its_entry(resolution, analysis.bibliography) for resolution in resolved.resolutions)
        and not _is_preceded_by_its_author(resolved, analysis)
    )


def _is_preceded_by_its_author(resolved: ResolvedCitation, analysis: Analysis) -> bool:
    """Say whether the author stands right before a citation in a note ("see Elton, G. R. “Policy”, 5"): twice would do.

    What stands before parentheses is the sentence's own: "Elton (Policy 5)".
    """
    citation, text = resolved.citation, analysis.manuscript.text
    entry = analysis.bibliography.entries.get(resolved.resolutions[0].entry or "")
    if citation.form is not CitationForm.NOTE or entry is None or citation.cites[0].authors:
        return False
    before = text[max(0, citation.span.start - _LONGEST_NAME) : citation.span.start].rstrip()
    person = next(iter(entry.names("author")), None)
    if person is None or not before.endswith((".", ",")):
        return False
    said, own = _WORD.findall(before), frozenset(_WORD.findall(f"{person.given or ''} {person.last}"))
    return bool(said) and said[-1] in own and person.last in before


def halves(analysis: Analysis) -> frozenset[int]:
    """Return the indices of citations that are two halves of one reference: "Getty, Origins." and "Cambridge, 1985, 6."

    Each would be printed as a citation of its own.
    """
    found: set[int] = set()
    for index, (one, other) in enumerate(pairwise(analysis.citations)):
        between = analysis.manuscript.text[one.citation.span.end : other.citation.span.start]
        is_next = one.citation.note == other.citation.note and not between.strip(" .,")
        if is_next and _is_imprint_of(other.resolutions[0], one.resolutions[-1], analysis.bibliography):
            found |= {index, index + 1}
    return frozenset(found)


def _is_imprint_of(later: Resolution, earlier: Resolution, bibliography: Bibliography) -> bool:
    """Say whether a cite goes on with the year of the entry that the cite before it names without any locator."""
    entry = bibliography.entries.get(earlier.entry or "")
    if entry is None or earlier.cite.locators or later.entry not in (None, entry.key):
        return False
    return later.cite.year is not None and later.cite.year in map(str, entry.years())


def words_before(citation: Citation, text: str) -> str:
    """Return the words of a citation that stand before its first cite: "And" of "And ibid. 120"."""
    before = text[citation.span.start : citation.cites[0].span.start].strip()
    return before if _WORD.search(before) else ""


def _begins_and_ends(cite: Cite) -> bool:
    """Say whether the words around what was parsed stand before or after it: then none is lost or moved."""
    firsts = tuple(filter(None, (cite.signal, cite.prefix.strip())))
    begins = not firsts or cite.text.startswith(firsts)
    return begins and cite.text.rstrip(" .,;").endswith(cite.suffix.strip(" .,;"))


def _names_its_entry(resolution: Resolution, bibliography: Bibliography) -> bool:
    """Say whether what is taken for names, titles and addresses is the entry's own: a phrase may be taken for a title.

    One word with a capital may be another: a slip, a name in another spelling.
    """
    entry, cite = bibliography.entries.get(resolution.entry or ""), resolution.cite
    if entry is not None and cite.url and _address(cite.url) not in _address(str(dict(entry.variables))):
        return False
    if entry is None or cite.parallel or cite.form in (CiteForm.KEY, CiteForm.URL) or _is_declared(resolution):
        return True
    said = " ".join(filter(None, (*cite.authors, cite.title, cite.container)))
    strange = _strange(said, f"{entry.key} {dict(entry.variables)}")
    if strange:
        sigla = (siglum for siglum, meant in bibliography.sigla.items() if entry.key in meant)
        strange = _strange(" ".join(strange), " ".join(sigla))
    return not any(word.islower() for word in strange) and len(strange) <= 1


def _address(text: str) -> str:
    return text.replace("\\", "").removeprefix("https://").removeprefix("http://").rstrip("/.,;")


def _is_declared(resolution: Resolution) -> bool:
    """Say whether the manuscript itself declares the words for the entry ("hereafter Letters")."""
    chosen = next((one for one in resolution.candidates if one.key == resolution.entry), None)
    return chosen is not None and any(evidence.strategy == "declaration" for evidence in chosen.evidence)


def _strange(said: str, own: str) -> list[str]:
    """Return the words of one text that no word of the other begins like."""
    known = _beginnings(own)
    return [word for word in _WORD.findall(said) if len(word) >= _TELLING and not _beginnings(word) <= known]


def _beginnings(text: str) -> frozenset[str]:
    from footnotes.resolve.words import words  # a key alone is formatted without anything of resolving

    return frozenset(word.skeleton[:_COMMON] for word in words(text))
