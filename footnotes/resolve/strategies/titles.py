"""Titles: whole, by their beginning, by any telling words in order, abbreviated, or with slips."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.model.citation import CiteForm
from footnotes.model.terms import term
from footnotes.resolve.alignment import Alignment, align
from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.names import agreement
from footnotes.resolve.query import Query
from footnotes.resolve.record import HOLDINGS, Record
from footnotes.resolve.strategies import containers
from footnotes.resolve.words import Word, squash
from footnotes.translations import gettext

_RAREST = 5  # words that candidates are looked up by
_MOST = 60  # candidates that are compared
_WHOLE = 0.93  # the least weight of a whole title
_WITH_AUTHOR = 0.6
_ALIKE = 0.8  # of the words of two titles, each of which has one that the other lacks
_CROWDED = 2000  # entries that share a word which tells nothing then


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return the entries that share the most telling words with the written title."""
    found: dict[str, float] = {}
    for written in (query.title or query.text, _authors_as_title(query, index)):
        terms = dict.fromkeys(skeleton for word in written for skeleton in index.skeletons(word))
        postings = sorted((index.title_words[term] for term in terms if term in index.title_words), key=len)
        for keys in postings[:_RAREST]:
            if len(keys) <= _CROWDED:
                share = 1.0 / len(keys)
                for key in keys:
                    found[key] = found.get(key, 0.0) + share
    return sorted(found, key=found.__getitem__, reverse=True)[:_MOST]


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written title against all titles of the entry, or against its lack of agreement."""
    if "title" in covered:
        return None
    if query.text:
        return _anywhere(query, record, index)
    if not query.title and len(query.authors) > 1:
        return _among_authors(query, record, index)
    written = query.title or (_authors_as_title(query, index) if "authors" not in covered else ())
    if not written:
        return None
    text = query.title_text or query.authors[0].written
    covers = ("title",) if query.title else ("authors", "title")
    weight, why = _best(written, text, record, index, "authors" in covered and query.form is not CiteForm.FULL)
    if weight > 0:
        return finding("title", why, weight, *covers, *(("whole title",) if weight >= _WHOLE else ()))
    return _disagreement(query, record, index, covered) if query.title else None


def _best(written: tuple[Word, ...], text: str, record: Record, index: Index, by_author: bool) -> tuple[float, str]:
    """Return the weight of the entry's title that agrees best, and the reason."""
    best: tuple[float, str] = (0.0, "")
    for title in record.titles:
        weight, why = _weigh(align(written, title.words, index), record, title.kind)
        if weight <= 0:
            continue
        if weight < _WITH_AUTHOR and by_author:
            weight = _WITH_AUTHOR  # an author and one telling word: the usual short form
        if weight < _WHOLE and (_is_taken(written, index) or squash(text) in index.sigla):
            weight, why = weight / 3, gettext("{why}, but another's whole title").format(why=why)
        best = max(best, (weight, why.format(text=text, title=term(title.kind))))
    if not best[0] and by_author and _holds_all(written, record):
        why = gettext("the words of “{text}” stand in its {title}")
        return _WITH_AUTHOR, why.format(text=text, title=term("title"))
    return best


def _holds_all(written: tuple[Word, ...], record: Record) -> bool:
    """Say whether a title has all written words, in any order: "Scottish Dictionary", "Dictionary of the Scots"."""
    meant = {word.skeleton for title in record.titles for word in title.words}
    return len(written) > 1 and all(word.skeleton in meant for word in written)


def _is_taken(written: tuple[Word, ...], index: Index) -> bool:
    """Say whether some entry has exactly this title: others that merely hold its words are hardly meant."""
    return bool(index.entitled(written))


def _weigh(found: Alignment, record: Record, kind: str) -> tuple[float, str]:
    """Return the weight of an agreement, more where several telling words agree, and its reason; 0 for none."""
    several = found.telling > 1
    if not found.telling and not (found.written == 1 and found.meant == 1):
        return 0.0, ""
    whole = found.meant > 0.999
    if all(_of_a_name(word, record) for word in found.unmatched):
        return _weigh_part(found, several, whole and kind != "main title")
    if whole and found.begins:
        return (0.85 if several else 0.3), gettext("“{text}” begins with its {title}")
    share = 2 * found.written * found.meant / (found.written + found.meant)
    if several and share >= 0.45:
        alike = share >= (_ALIKE if found.meant < 0.999 else 0.7)  # "The Skilled Labourer" is not "The Town Labourer"
        return min(0.85, share) if alike else share - 0.3, gettext("“{text}” has most words of its {title}")
    if several and found.written >= 0.6:
        return found.written - 0.3, gettext("most words of “{text}” stand in its {title}")
    return 0.0, ""


def _weigh_part(found: Alignment, several: bool, whole: bool) -> tuple[float, str]:
    if whole:
        return (0.95 if several else _WHOLE), gettext("“{text}” is its {title}")
    if found.begins and found.together:
        return (0.95 if found.telling > 2 else 0.91 if several else 0.78), gettext("“{text}” begins its {title}")
    if found.together:
        return (0.85 if several else 0.15), gettext("“{text}” stands in its {title}")
    return (0.84 if several else 0.15), gettext("the words of “{text}” stand in its {title}")


def _of_a_name(word: Word, record: Record) -> bool:
    return any(
        word.skeleton == other.skeleton or (word.cut and len(word.text) > 2 and other.text.startswith(word.text))
        for name, _ in record.people
        for other in (*name.family, *name.given)
    )


def _disagreement(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    text = f"“{query.title_text}”"
    if all(_of_a_name(word, record) for word in query.title):
        return finding("author", gettext("{text} is among its authors").format(text=text), 0.6, "title")
    if query.container_text == query.title_text and containers.holds(query, record, index):
        return None
    if not record.titles:
        return finding("title", gettext("the entry has no title"), -0.2)
    if containers.names_itself(query, record, index):
        taken = _is_taken(query.title, index)
        told = gettext("{text} is another’s title") if taken else gettext("{text} may stand in it")
        return finding("title", told.format(text=text), -0.8 if taken else -0.3)
    weight = -0.3 if "address" in covered else -0.7 if record.entry.type in HOLDINGS else -0.94
    return finding("title", gettext("{text} is not its title").format(text=text), weight)


def _anywhere(query: Query, record: Record, index: Index) -> Finding | None:
    """Weigh a full reference whose title was not made out: all words of the entry's must stand in it, in order."""
    for title in record.titles:
        found = align(title.words, query.text, index)
        if found.written > 0.999 and found.telling > 2:
            why = gettext("its {title} stands in the reference").format(title=term(title.kind))
            return finding("title", why, 0.9, "title")
    return None


def _among_authors(query: Query, record: Record, index: Index) -> Finding | None:
    """Weigh "Broué Trotsky", taken for two authors, as an author with a short title."""
    found = [author for author in query.authors if any(agreement(author, one.name) for one in record.people)]
    rest = tuple(word for author in query.authors if author not in found for word in author.family)
    if not found or not rest:
        return None
    weight = max(
        (_weigh(align(rest, title.words, index), record, title.kind)[0] for title in record.titles), default=0.0
    )
    if weight < _WITH_AUTHOR or (weight < _WHOLE and _is_taken(rest, index)):
        return None
    text = " ".join(author.written for author in query.authors)
    return finding(
        "title",
        gettext("“{text}” are its author and title").format(text=text),
        0.98 if weight >= _WHOLE else 0.9,
        "authors",
        "title",
    )


def _authors_as_title(query: Query, index: Index) -> tuple[Word, ...]:
    """Return the words taken for an author where they may be a title: no known author has the name."""
    if query.title or len(query.authors) != 1 or query.authors[0].inverted:
        return ()
    family = query.authors[0].family
    return (
        ()
        if family and (family[-1].text in index.names or (family[-1].cut and index.name_beginning(family[-1])))
        else family
    )
