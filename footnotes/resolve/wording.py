"""A second look at a cite that could not be taken apart: which entry's author and title stand in its words.

It is taken only where nothing was chosen, and does not mind which words were held for the author and which for the
title: "Palgrave, Rise and Progress" is no person whose given name is Rise.
"""

from __future__ import annotations

from collections import Counter

from footnotes.model.citation import Cite, CiteForm
from footnotes.model.resolution import Evidence
from footnotes.resolve.alignment import align
from footnotes.resolve.index import Index
from footnotes.resolve.ranking import NO_EVIDENCE, Case
from footnotes.resolve.record import Record
from footnotes.resolve.words import Word, years
from footnotes.translations import gettext

_LONGEST = 60  # words of a cite that are looked at
_RAREST = 6  # words that candidates are looked up by
_MOST = 20  # candidates that are compared
_CROWDED = 500  # entries that share a word which tells nothing then


def proposals(cite: Cite, index: Index) -> dict[str, Case]:
    """Return the entries whose siglum, or author and title, stand in the words of a cite."""
    if cite.form not in (CiteForm.FULL, CiteForm.SHORT, CiteForm.SIGLUM):
        return {}
    written = index.phrase(cite.text)[:_LONGEST]
    found = {
        key: NO_EVIDENCE.joined(evidence)
        for key in _candidates(written, index)
        if (evidence := _weigh(index.record(key), cite, written, index))
    }
    for key, siglum in _sigla(cite, index):
        evidence = [
            Evidence("wording", gettext("its siglum “{siglum}” stands in the reference").format(siglum=siglum), 0.9)
        ]
        found[key] = NO_EVIDENCE.joined(evidence)
    return found


def _candidates(written: tuple[Word, ...], index: Index) -> list[str]:
    terms = dict.fromkeys(skeleton for word in written for skeleton in index.skeletons(word))
    postings = sorted((index.title_words[term] for term in terms if term in index.title_words), key=len)
    found: Counter[str] = Counter()
    for keys in postings[:_RAREST]:
        if len(keys) <= _CROWDED:
            found.update(keys)
    return [key for key, _ in found.most_common(_MOST)]


def _weigh(record: Record, cite: Cite, written: tuple[Word, ...], index: Index) -> list[Evidence]:
    named = any(
        word.skeleton == one.name.family[-1].skeleton for one in record.people if one.name.family for word in written
    )
    if record.people and not named:
        return []
    # After the last comma: "Abgedruckt bei Gailus, Straße" is no title.
    short = index.phrase(cite.title.rpartition(", ")[2]) if cite.title else ()
    weight = max((_title_weight(title.words, short, written, index, named) for title in record.titles), default=0.0)
    if not weight:
        return []
    why = (
        gettext("its author and title stand in the reference")
        if named
        else gettext("its title stands in the reference")
    )
    found = [Evidence("wording", why, weight)]
    dates = set(years(cite.year, cite.text))
    if dates & record.years:
        found.append(Evidence("year", gettext("its year stands in the reference"), 0.6))
    elif cite.form is CiteForm.FULL and record.years and dates:
        found.append(Evidence("year", gettext("another year stands in the reference"), -0.7))
    return found


def _title_weight(
    title: tuple[Word, ...], short: tuple[Word, ...], written: tuple[Word, ...], index: Index, named: bool
) -> float:
    """Weigh a title of an entry against the words of a cite, and against those taken for its short title."""
    found = align(title, written, index)
    if found.written > 0.999 and found.telling > (1 if named else 3):
        return 0.93
    if not named:
        return 0.0
    begun = align(title[:2], written, index)
    if begun.written > 0.999 and begun.telling > 1 and begun.together:
        return 0.8
    part = align(short, title, index)
    return 0.75 if short and part.written > 0.999 and part.telling else 0.0


def _sigla(cite: Cite, index: Index) -> list[tuple[str, str]]:
    """Return the entries with a siglum of several words among those of the cite, letter by letter."""
    tokens = cite.text.replace(",", " ").replace(";", " ").replace("/", " / ").split()
    found = []
    for start in range(min(len(tokens), _LONGEST)):
        for end in range(start + 2, min(len(tokens), start + 4) + 1):
            keys = index.bibliography.sigla.get(" ".join(tokens[start:end]), ())
            found += [(key, " ".join(tokens[start:end])) for key in keys if len(keys) == 1 and key in index]
    return found
