"""A full reference as fields with their places in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from footnotes.citations.full.features import enclosures_of, sense_of
from footnotes.citations.full.tagging import tags_of
from footnotes.citations.full.words import Word, words_of
from footnotes.patterns import pattern
from footnotes.records import NamedTuple

_NO_FIELDS = frozenset(("other", "back", "citation-number"))
_TITLES = ("title", "container-title")
_NUMBERED = frozenset(("page", "folio", "volume", "issue", "number", "archive_location"))
_LABELS = frozenset(
    ("page", "folio", "column", "volume", "issue", "number", "note", "book", "part", "section", "chapter")
)
_FOLLOWING_SENSES = frozenset(("following", "folio", "section"))  # "f." and "ss." are both
_LABEL = pattern(r"([^\W\d_]{1,12})[.:°º ]{0,3}\Z")
_FOLLOWING = pattern(r" ?(?:\(?[^\W\d_]{1,6})(?![\w’'])")
_CLOSING = {"(": ")", "[": "]", "“": "”", "„": "“", "«": "»", "‘": "’"}


_EARLIEST, _LATEST = 1450, 2050  # years of what is printed


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


def labelled(reference: FullReference) -> tuple[Field, ...]:
    """Return the fields of a reference as annotators mark them: numbers with their labels, "pp. 12–14", "vol. 3"."""
    found: list[Field] = []
    for field in reference.fields:
        free = found[-1].end if found else 0
        found.append(_with_label(reference.text, field, free) if field.variable in _NUMBERED else field)
    return tuple(found)


def _with_label(text: str, field: Field, free: int) -> Field:
    """Take in the label before a number, where no other field holds it, and the "ff." after it."""
    start, end, variable = field
    before = _LABEL.search(text, max(free, start - 16), start)
    if before and sense_of(before[1]) in _LABELS:
        start = before.start()
    after = _FOLLOWING.match(text, end)
    if after and after[0].islower() and sense_of(after[0].strip(" (")) in _FOLLOWING_SENSES:
        end = after.end()
    return Field(start, end, variable)


def parse_full(text: str) -> FullReference:
    """Take a full reference apart: "Darnton, *The Great Cat Massacre*. New York: Basic Books, 1984, 71".

    Emphasis may be written with asterisks. ``page`` holds what is cited as well as the pages of an article, as both
    are written alike; ``folio``, ``archive``, ``archive_collection`` and ``archive_location`` are those of documents.
    """
    words = words_of(text)
    if not words:
        return FullReference(text, ())
    tags = _ranges(text, words, _paged(_dated(words, _unled(words, tags_of(text, words)))))
    tags = _years_alone(text, words, tags)
    tags = _titled(_united(text, words, tags), enclosures_of(text, words))
    return FullReference(text, tuple(_fields(text, words, tags)))


def _unled(words: Sequence[Word], tags: list[str]) -> list[str]:
    """Take out of the names what leads to them: "also quoted by Pierre Broué", "See Smith"."""
    at = 2 if [word.text.casefold() for word in words[:2]] == ["e", "g"] else 0
    while at < len(words) - 1 and tags[at] in ("author", "editor", "other") and _leads(words[at].text):
        at += 1
    return ["other"] * at + tags[at:] if "author" in tags[at : at + 1] else tags


def _leads(word: str) -> bool:
    sense = sense_of(word)
    return len(word) > 1 and (sense == "signals" or (word.islower() and sense != "particles"))


def _dated(words: Sequence[Word], tags: list[str]) -> list[str]:
    """Let the month before a year be in the date, not the last word of a journal's name."""
    for at in range(1, len(words) - 1):
        if tags[at] == tags[at - 1] == "container-title" and tags[at + 1] == "issued":
            tags[at] = "issued" if sense_of(words[at].text) == "months" else tags[at]
    return tags


def _ranges(text: str, words: Sequence[Word], tags: list[str]) -> list[str]:
    """Let both ends of "52-3" be in the field of the first."""
    for at in range(1, len(words)):
        joined = text[words[at - 1].end : words[at].start] in ("-", "–")
        if joined and words[at].text.isdecimal() and words[at - 1].text.isdecimal():
            tags[at] = tags[at - 1]
    return tags


def _paged(tags: list[str]) -> list[str]:
    """Take the number after a journal for its page where the volume stands before, "28 Am. Soc. Rev. 55 (1963)"."""
    runs = [(tag, sum(1 for _ in run)) for tag, run in groupby(tags)]
    for at in range(2, len(runs)):
        if [tag for tag, _ in runs[at - 2 : at + 1]] == ["volume", "container-title", "volume"]:
            runs[at] = ("page", runs[at][1])
    return [tag for tag, size in runs for _ in range(size)]


def _years_alone(text: str, words: Sequence[Word], tags: list[str]) -> list[str]:
    """Take for pages the numbers that were taken for years beside one: "1057 (1975)", "NJW 1979, 1100"."""
    numbers = [at for at, tag in enumerate(tags) if tag == "issued" and words[at].text.isdecimal()]
    long = [at for at in numbers if len(words[at].text) > 2 and text[words[at].end : words[at].end + 1] not in "-–/"]
    if len(long) < 2 or any(sense_of(words[at].text) == "months" for at, tag in enumerate(tags) if tag == "issued"):
        return tags
    opened = [at for at in long if text[words[at].start - 1 : words[at].start] == "("]
    others = [at for at in long[1:] if text[words[at - 1].end : words[at].start] == ", "]
    if opened:
        before = {at: text[: words[at].start] for at in long}
        others = [at for at in long if before[at].count("(") == before[at].count(")")]
    for at in others:
        if tags[at - 1] == "container-title" or not _EARLIEST <= int(words[at].text) <= _LATEST:
            tags[at] = "page"
    return tags


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

    What is all that is named of a book is its title, "*Mémoires*. Paris: Plon, 1920", not what it is in.
    A paper cited by its name and its day, "*Arbeideren*, Oslo, February 5, 1937", has its town after it.
    """
    if "author" not in tags and "*" not in within[0] and "title" in tags[:1]:
        return _named_before(tags, within)
    plain_names = any(tag == "author" and "*" not in kind for tag, kind in zip(tags, within, strict=True))
    has_title = "title" in tags
    if not {"title", "issue"} & {*tags} and ({"container-title", "publisher"} <= {*tags} or _is_book(tags)):
        pages = ["page" if tag == "volume" and "publisher" not in tags else tag for tag in tags]
        return ["title" if tag == "container-title" else tag for tag in pages]
    if "*" not in "".join(within) or "author" not in tags or (has_title and not plain_names):
        return tags
    paper = not has_title and "publisher-place" not in tags and "publisher" not in tags
    title = "container-title" if has_title or paper else "title"
    mended = [title if tag == "author" and "*" in kind else tag for tag, kind in zip(tags, within, strict=True)]
    if paper and "*" in within[0]:
        return ["publisher-place" if tag == "author" else tag for tag in mended]
    return mended


def _is_book(tags: list[str]) -> bool:
    """Say whether names, what was taken for a periodical, a number and the year are all: "Doe, Law 45 (1998)"."""
    told = [tag for tag, _ in groupby(tag for tag in tags if tag not in _NO_FIELDS)]
    return told in (["author", "container-title", "volume", "issued"], ["author", "container-title", "issued"])


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
