"""A full reference as fields with their places in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from footnotes.citations.full.features import enclosures_of
from footnotes.citations.full.tagging import tags_of
from footnotes.citations.full.words import Word, words_of
from footnotes.records import NamedTuple

_NO_FIELDS = frozenset(("other", "back", "citation-number"))
_TITLES = ("title", "container-title")
_CLOSING = {"(": ")", "[": "]", "“": "”", "„": "“", "«": "»", "‘": "’"}


class Field(NamedTuple):
    """A field of a full reference: characters ``start`` to ``end``, half-open, of its text, and the CSL variable."""

    start: int
    end: int
    variable: str


class FullReference(NamedTuple):
    """A full reference and its fields in the order of the text; a variable may come several times."""

    text: str
    fields: tuple[Field, ...]

    def values(self, variable: str) -> list[str]:
        """Return what is written for a variable, emphasis left out."""
        return [
            self.text[field.start : field.end].replace("*", "") for field in self.fields if field.variable == variable
        ]


def parse_full(text: str) -> FullReference:
    """Take a full reference apart: "Darnton, *The Great Cat Massacre*. New York: Basic Books, 1984, 71".

    Emphasis may be written with asterisks. ``page`` holds what is cited as well as the pages of an article, as both
    are written alike; ``folio``, ``archive``, ``archive_collection`` and ``archive_location`` are those of documents.
    """
    words = words_of(text)
    tags = _titled(_united(text, words, tags_of(text, words)), enclosures_of(text, words)) if words else []
    return FullReference(text, tuple(_fields(text, words, tags)))


def _united(text: str, words: Sequence[Word], tags: list[str]) -> list[str]:
    """Let what one pair of quotation marks or one emphasis holds be one field: what most of its words are.

    What is quoted is a title, where it is nothing longer than a word that belongs to one.
    """
    within = enclosures_of(text, words)
    start = 0
    while start < len(words):
        end = start + 1
        if kind := within[start].strip("b"):
            while end < len(words) and within[end].strip("b") == kind and not _reopened(text, words, end, kind):
                end += 1
            found = Counter(tags[start:end])
            quoted = "q" in kind and end - start > 1 and "title" not in tags[:start] + tags[end:]
            if quoted or (len(found) > 1 and any(title in found for title in _TITLES)):
                title = "title" if quoted else max(_TITLES, key=lambda title: found[title])
                tags[start:end] = [title] * (end - start)
        start = end
    return tags


def _titled(tags: list[str], within: Sequence[str]) -> list[str]:
    """Take for a title what is emphasised and was taken for a name, where names stand elsewhere or no title does.

    A paper cited by its name and its day, "*Arbeideren*, Oslo, February 5, 1937", has its town after it.
    """
    if "author" not in tags and "*" not in within[0] and "title" in tags[:1]:
        return _named_before(tags, within)
    plain_names = any(tag == "author" and "*" not in kind for tag, kind in zip(tags, within, strict=True))
    has_title = "title" in tags
    if "*" not in "".join(within) or "author" not in tags or (has_title and not plain_names):
        return tags
    paper = not has_title and "publisher-place" not in tags and "publisher" not in tags
    title = "container-title" if has_title or paper else "title"
    mended = [title if tag == "author" and "*" in kind else tag for tag, kind in zip(tags, within, strict=True)]
    if paper and "*" in within[0]:
        return ["publisher-place" if tag == "author" else tag for tag in mended]
    return mended


def _named_before(tags: list[str], within: Sequence[str]) -> list[str]:
    """Take for the author what stands before an emphasised title and was taken for a part of it."""
    start = next((at for at, kind in enumerate(within) if "*" in kind), len(tags))
    if start < len(tags) and set(tags[: start + 1]) == {"title"}:
        return ["author"] * start + tags[start:]
    return tags


def _reopened(text: str, words: Sequence[Word], at: int, kind: str) -> bool:
    """Say whether the marks before a word close one run and open another."""
    between = text[words[at - 1].end : words[at].start]
    return between.count("*") > 1 if "*" in kind else bool(re.search(r"[”»\"’]\W+[“«\"‘]", between))


def _fields(text: str, words: Sequence[Word], tags: Sequence[str]) -> Iterator[Field]:
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and tags[end] == tags[start]:
            end += 1
        if tags[start] not in _NO_FIELDS:
            yield _trimmed(text, words[start].start, words[end - 1].end, tags[start])
        start = end


def _trimmed(text: str, start: int, end: int, variable: str) -> Field:
    """Take in the full stop of an initial and a bracket or quotation mark that the field has opened itself."""
    if (
        variable in ("author", "editor", "translator")
        and text[end : end + 1] == "."
        and text[end - 2 : end - 1] in " .-,"
    ):
        end += 1
    for opening, closing in _CLOSING.items():
        if text[start:end].count(opening) > text[start:end].count(closing) and text[end : end + 1] == closing:
            end += 1
    if variable == "title" and text[end : end + 1] in "?!":
        end += len(text[end : end + 1])
    return Field(start, end, variable)
