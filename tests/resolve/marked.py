"""Manuscripts, citations and a bibliography out of a few lines, for the tests of resolving."""

import re
from functools import cache

from footnotes.citations import lexicons
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import Citation, CitationForm, Cite, CiteForm, Locator
from footnotes.model.entry import Entry
from footnotes.model.manuscript import Block, Manuscript, Mark, Note, Zone
from footnotes.model.segments import Segment, Segments
from footnotes.resolve import resolve
from footnotes.resolve.words import number
from footnotes.text import Span

PIECE = re.compile(r"⟦(?P<cited>.*?)⟧|\[\^(?P<marker>\w+)\](?!:)|\*(?P<marked>[^*]+)\*", re.DOTALL)
UNDERSCORED = ("archive_location", "archive_collection")
LABELS = (
    "page",
    "act",
    "scene",
    "chapter",
    "note",
    "number",
    "folio",
    "section",
    "line",
    "book",
    "archive",
    "shelfmark",
    "box",
    "column",
)


@cache
def lexicon(language):
    return lexicons.load(language)


def bibliography(*entries):
    """Return a bibliography of CSL-JSON entries; ``custom`` may hold "shorthand", "aliases" and "relations"."""
    by_key, sigla = {}, {}
    for item in entries:
        custom = item.get("custom", {})
        for siglum in filter(None, (custom.get("shorthand"), *custom.get("aliases", ()))):
            sigla.setdefault(siglum, []).append(item["id"])
        by_key[item["id"]] = Entry(item["id"], item.get("type", "book"), item, relations=custom.get("relations", {}))
    return Bibliography(by_key, {siglum: tuple(keys) for siglum, keys in sigla.items()})


def name(text):
    family, _, given = text.partition(", ")
    return {"family": family, "given": given} if given else {"family": family}


def entry(key, author=None, title=None, year=None, **more):
    """Return a CSL-JSON entry: authors as "Family, Given; Family, Given"."""
    item = {
        "id": key,
        **{
            variable if variable in UNDERSCORED else variable.replace("_", "-"): value
            for variable, value in more.items()
        },
    }
    for variable in ("editor", "translator"):
        if isinstance(item.get(variable), str):
            item[variable] = [name(one) for one in item[variable].split("; ")]
    if author:
        item["author"] = [name(one) for one in author.split("; ")]
    if title:
        item["title"] = title
    if year:
        item["issued"] = {"date-parts": [[year]]}
    return item


def cite(form="short", *, text="", authors=(), **fields):
    """Return a cite; locators are given by their labels: ``page="86-7"``."""
    span, locators = Span(0, 1), []
    for label in [label for label in fields if label in LABELS]:
        value = fields.pop(label)
        numbers = re.findall(r"\d+", value)
        first = int(numbers[0]) if numbers else number(value)
        last = int(numbers[1]) if len(numbers) > 1 else first
        locators.append(Locator(label, value, span, first, last))
    authors = (authors,) if isinstance(authors, str) else tuple(authors)
    return Cite(span=span, text=text, form=CiteForm(form), authors=authors, locators=tuple(locators), **fields)


def manuscript(marked):
    """Read paragraphs parted by blank lines: "# " a heading, "[^1]" a marker, "[^1]: " a note, "⟦…⟧" a citation.

    Returns the manuscript and the span and note of each citation in the order of the text.
    """
    text, blocks, found, marks, markers, bodies, chapter = "", [], [], [], {}, {}, 0
    for written in marked.strip().split("\n\n"):
        zone, note, paragraph = Zone.BODY, None, written
        if match := re.match(r"(##? )", written):
            zone, paragraph, chapter = Zone.HEADING, written[match.end() :], chapter + (match[1] == "# ")
        elif match := re.match(r"\[\^(\w+)\]: ", written):
            zone, note, paragraph = Zone.NOTE, match[1], written[match.end() :]
        start, reached = len(text), 0
        for piece in PIECE.finditer(paragraph):
            text += paragraph[reached : piece.start()]
            if piece["marked"]:
                marks.append(Mark("emphasis", Span(len(text), len(text) + len(piece["marked"])), Span(0, 0)))
                text += piece["marked"]
            elif piece["marker"]:
                markers[piece["marker"]] = Span(len(text), len(text))
            else:
                found.append((Span(len(text), len(text) + len(piece["cited"])), note))
                text += piece["cited"]
            reached = piece.end()
        text += paragraph[reached:]
        if note:
            bodies[note] = Span(start, len(text))
        blocks.append((Span(start, len(text)), zone, note, chapter))
        text += "\n\n"
    labels = list(bodies)
    notes = tuple(Note(label, 0, markers.get(label), None, bodies[label], None) for label in labels)
    made = Manuscript(
        path=None,
        format="plain",
        parts={"": text},
        text=text,
        segments=Segments([Segment(Span(0, len(text)), Span(0, len(text)))]),
        blocks=tuple(
            Block(span, zone, labels.index(note) if note else None, 0, chapter) for span, zone, note, chapter in blocks
        ),
        notes=notes,
        marks=tuple(marks),
    )
    return made, [(span, labels.index(note) if note else None) for span, note in found]


def resolved(marked, cites, known, languages=("en",)):
    """Return the resolutions of a marked text: ``cites`` gives a cite, or a list of them, for each "⟦…⟧"."""
    made, places = manuscript(marked)
    assert len(places) == len(cites)
    citations = []
    for (span, note), one in zip(places, cites, strict=True):
        bracketed = made.text[span.start - 1 : span.start] == "("
        form = CitationForm.PARENTHETICAL if bracketed else CitationForm.PROSE
        form = form if note is None else CitationForm.NOTE
        group = (one,) if isinstance(one, Cite) else tuple(one)
        citations.append(Citation(span, span.of(made.text), form, group, note))
    found = resolve(made, citations, known, [lexicon(language) for language in languages])
    assert [one.citation for one in found] == citations
    return [resolution for one in found for resolution in one.resolutions]


def meant(marked, cites, known, languages=("en",)):
    """Return the entries of a marked text's cites."""
    return [resolution.entry for resolution in resolved(marked, cites, known, languages)]


def alone(one, known, languages=("en",)):
    """Return the resolution of a cite that nothing surrounds."""
    return resolved("So it is said ⟦here⟧.", [one], known, languages)[0]
