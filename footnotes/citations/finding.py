"""Finds and parses citations: the front door of the package.

Longer than 400 lines: each place where a citation may stand is a short method, and they share what is known so far.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from sys import maxsize

from footnotes.citations.brackets import bracketed
from footnotes.citations.cites import read_cites
from footnotes.citations.designators import Designators, Role
from footnotes.citations.draft import Draft, Way
from footnotes.citations.evidence import (
    Surroundings,
    cites_source,
    enumerates,
    is_enough_in_note,
    is_prose_citation,
    is_reference,
    says_something,
)
from footnotes.citations.identifiers import begins_with_identifier
from footnotes.citations.keyed import keyed_citations, merged, with_keys
from footnotes.citations.lexer import Lexer
from footnotes.citations.links import is_web, linked_sources
from footnotes.citations.memory import Memory, State, block_key
from footnotes.citations.numbering import numbered_alike, placita
from footnotes.citations.phrases import Phrases
from footnotes.citations.pieces import Kind, Piece
from footnotes.citations.places import in_quotation, leads, passages, read_place
from footnotes.citations.segments import segments
from footnotes.citations.vocabulary import Vocabulary, sequence_key, vocabulary
from footnotes.model.citation import Citation, CitationForm, Cite
from footnotes.model.lexicon import Lexicon
from footnotes.model.manuscript import Block, Manuscript, Zone
from footnotes.patterns import pattern
from footnotes.text.span import Span

_SIGN = pattern(r"[0-9(\[]")  # of a citation in running text
_SURE_SIGN = pattern(r"[\d@/]|^[ivxlcIVXLC]+\b|\.[ \xa0]?[ivxlcIVXLC]+\b|www\.")  # a figure, key or address
_ROMAN = pattern(r"\b[IVXLC]+\b")
_LETTERS = pattern(r"[^\W\d_]{2,}")
_WORD = pattern(r"[^\W\d_]{3,}")
_LOOKED_AT = 120  # characters of brackets without figures
# Signs of citing outside brackets: places, signals after which a work cited by its own parts may stand, and addresses;
# each with what is looked for first, which is much faster.
_OUTSIDE = (
    (
        ".",
        pattern(
            r"\.(?:(?=[ \xa0]?[0-9])(?:(?<=\b[pfnSСсЛлc]\.)|(?<=\b(?:[pf]p|Bl|cc)\.)|(?<=\b(?:[pP]ag|fol)\.))[ \xa0]?\d"
            r"| (?<=[lrfмр]\. )(?:(?<=\b[vV]gl\. )|(?<=\b[cC]fr\. )|(?<=\b[cC]f\. )|(?<=\b[сС][мр]\. )))"
        ),
    ),
    ("://", pattern(r"://(?:(?<=http://)|(?<=https://))")),
    ("i ved", pattern(r"ved(?:a (?<=\b[sS]i veda )|ano (?<=\b[sS]i vedano ))")),
)
_LISTED = pattern(r"\[\d{1,3}, ?(?:[^\W\d_]{1,4}\.? ?\d|\d)")  # "[6, с. 420]"
_FEWEST_LISTED = 2  # of these, and numbers in square brackets are those of a list of works cited
_TIMES = (" times)", " mal)", " Mal)", " fois)", " volte)", " veces)", " vezes)", " раз)", " раза)")
_COUNTED = pattern(r"\([^()\d]{0,16}\d+ [^\W\d_]+\)")
_NUMBERS = pattern(r"\((\d{1,2})\)")
_LONGEST_SET_OFF = 700  # characters of a paragraph that is nothing but a reference
_LONGEST_NOTE = 50_000  # characters of a paragraph of a note; a longer one is read as running text
_SOURCE_BEFORE = 160  # characters before brackets looked through for an author
_MOST_PROSE = 3  # verbs and pronouns in such a paragraph, in its titles and quotations
_FACT_AT_END = 16  # characters at the end of such a paragraph that hold a number
_FEWEST_REMARKED = 2  # words in small letters that make a remark
_FEWEST_IN_GROUP = 4  # pieces of "Hill 1999: 88"
_FEWEST_QUOTED = 5  # pieces of a reference in quotation marks
_TITLED = (Kind.TITLE, Kind.NAMED, Kind.GROUP)  # or in a group: a reference has a marked or known title
_NOTHING_ELSE = 0.8  # of the pieces of such a paragraph belong to references
_IN_BRACKETS = pattern(r"\)[.”\"]*\s*$")
_QUOTATIONS = (("“", "”"), ("«", "»"))  # whose marks tell where they open and close
_OPENING = 60_000  # characters in which an author says how an edition is cited
_LONGEST_DECLARATION = 160  # characters
_WORD_BEFORE = 32  # characters before brackets that hold the word or name before
_ENDS_WITH_FACT = pattern(r"\d\D{0,12}$")


def parse(text: str, designators: Designators, lexicons: Sequence[Lexicon]) -> Citation:
    """Parse one citation given as a string, such as "1937 Trial 86-7/ Russian ed. 52".

    Emphasis may be written with asterisks or underscores. Spans are offsets into ``text``; a string that names
    nothing has no cites.
    """
    words = vocabulary(sequence_key(lexicons))
    pieces = Lexer(text, Phrases(text, words, designators)).read(0, len(text))
    cites = tuple(draft.cite() for draft in read_cites(text, pieces, words))
    return Citation(Span(0, len(text)), text, CitationForm.PARENTHETICAL, cites)


def find(
    manuscript: Manuscript, designators: Designators, lexicons: Sequence[Lexicon], memory: Memory | None = None
) -> tuple[Citation, ...]:
    """Return the citations of a manuscript in the order of its text.

    Headings and lists of works cited are passed over. ``lexicons`` are those of the manuscript's languages, the first
    having its way where they differ. With ``memory`` only blocks are read that have changed since its last reading.
    """
    finder = _Finder(manuscript, designators, vocabulary(sequence_key(lexicons)))
    if memory is None:
        found = [citation for block in manuscript.blocks for citation in finder.in_block(block)]
    else:
        memory.begin((designators, *lexicons))
        found = [citation for block in manuscript.blocks for citation in finder.remembered(block, memory)]
    return tuple(numbered_alike(placita(finder.with_keyed(found) if manuscript.keyed else found)))


class _Finder:
    """Goes through the blocks of a manuscript in order; remembers whether the chapter has named a source."""

    def __init__(self, manuscript: Manuscript, designators: Designators, words: Vocabulary) -> None:
        self._manuscript = manuscript
        self._text, self._words, self._prose = manuscript.text, words, words.prose
        self._designators = designators
        self._lexer = Lexer(self._text, Phrases(self._text, words, designators), manuscript.marks_in)
        self._listed = len(_LISTED.findall(self._text)) >= _FEWEST_LISTED
        self._first_notes = _first_notes(manuscript)
        self._linked = {
            block.span for mark in manuscript.marks if is_web(mark) and (block := manuscript.block_at(mark.text.start))
        }
        self._declared = _declares_edition(self._text, words)
        self._chapter = -1
        self._sourced = self._declared
        self._any_cited = False  # anything at all, in the chapter
        self._way = Way()  # how the source last cited in a note is cited
        self._looked = (0, False)  # how far the text before brackets has been read, and whether an author was in it

    def remembered(self, block: Block, memory: Memory) -> Sequence[Citation]:
        """Return the citations of a block in order, found again only where it has changed."""
        running = _is_running_text(block)
        begins_chapter = running and block.chapter != self._chapter
        if running and not (begins_chapter or block.span in self._linked or self._may_hold_citations(block)):
            return ()
        state = State(self._declared, False, self._way) if begins_chapter else self._state
        key = (block_key(self._manuscript, block), state, self._listed, self._is_annotated(block))
        kept = memory.get(key, block)
        if kept is None:
            found = tuple(self.in_block(block))
            memory.put(key, block, found, self._state)
            return found
        if begins_chapter:
            self._chapter = block.chapter
        self._sourced, self._any_cited, self._way = kept.state
        return kept.citations

    @property
    def _state(self) -> State:
        return State(self._sourced, self._any_cited, self._way)

    def in_block(self, block: Block) -> Iterable[Citation]:
        """Return the citations of a block in order."""
        if not _is_running_text(block):
            return self._in_note(block) if block.zone is Zone.NOTE else ()
        if block.chapter != self._chapter:
            self._chapter, self._sourced, self._any_cited = block.chapter, self._declared, False
        found = (self._set_off(block) or self._in_body(block)) if self._may_hold_citations(block) else []
        if self._linked:
            found = self._with_links(found, block)
        self._any_cited = self._any_cited or bool(found)
        return found

    def with_keyed(self, found: list[Citation]) -> list[Citation]:
        """Return citations with those by key, in order."""
        keyed = keyed_citations(self._manuscript, self._designators.keys, self._lexer, self._words)
        return merged(with_keys(found, self._manuscript.keyed), list(keyed))

    def _with_links(self, found: list[Citation], block: Block) -> list[Citation]:
        """Return citations with those that links make, in order."""
        if block.span not in self._linked:
            return found
        links = [
            link
            for link in linked_sources(self._manuscript, block, self._words)
            if not any(link.span.overlaps(citation.span) for citation in found)
        ]
        return sorted(found + links, key=lambda citation: citation.span) if links else found

    def _may_hold_citations(self, block: Block) -> bool:
        """Say whether a paragraph holds anything that a citation in running text has, other than a link."""
        return _SIGN.search(self._text, *block.span) is not None or self._text.find("://", *block.span) >= 0

    def _in_note(self, block: Block) -> Iterator[Citation]:
        for stretch in self._between_keyed(block.span):
            yield from self._in_stretch(stretch, block)

    def _between_keyed(self, span: Span) -> Iterator[Span]:
        """Yield the stretches of a note before, between and after its citations by key and the brackets around them."""
        start = span.start
        for citation in self._manuscript.keyed_in(span):
            if citation.shown:
                continue
            begin, end = citation.span
            bracketed = self._text[begin - 1 : begin] + self._text[end : end + 1] in ("()", "[]")
            yield Span(start, begin - bracketed)
            start = end + bracketed
        yield Span(start, span.end)

    def _in_stretch(self, stretch: Span, block: Block) -> Iterator[Citation]:
        pieces = self._lexer.read(*stretch)
        reached, cited = 0, False
        for start, end in segments(pieces, self._prose):
            yield from self._between(pieces[reached:start], block, sourced=cited)
            drafts = self._cited(pieces[start:end])
            if drafts:
                yield self._citation(Span(pieces[start].start, pieces[end - 1].end), drafts, CitationForm.NOTE, block)
            else:
                yield from self._between(pieces[start:end], block, sourced=cited)
            reached, cited = end, cited or bool(drafts)
        yield from self._between(pieces[reached:], block, sourced=cited)

    def _cited(self, pieces: Sequence[Piece]) -> list[Draft]:
        """Return the cites of a segment of a note; none where it names no source and no place in one."""
        if _remarks_before_group(pieces, self._prose):
            return []
        read = read_cites(self._text, pieces, self._words, way=self._way)
        drafts = [draft for draft in read if says_something(draft)]
        if not any(is_enough_in_note(draft) for draft in drafts):
            return []
        self._way = next((draft.way for draft in reversed(drafts) if not draft.itself), self._way)
        return drafts

    def _set_off(self, block: Block) -> list[Citation]:
        """Return the citations of a paragraph that is nothing but references, as in a quoted note."""
        start, end = block.span
        tail = max(start, end - _FACT_AT_END)
        if (
            end - start > _LONGEST_SET_OFF
            or not (_ENDS_WITH_FACT.search(self._text, tail, end) or begins_with_identifier(self._text, start))
            or _IN_BRACKETS.search(self._text, tail, end)
            or self._text.startswith("©", start)
            or self._text.endswith(":", start, end)  # what follows is announced
        ):
            return []
        if sum(map(self._prose.__contains__, self._text[start:end].split())) > _MOST_PROSE:
            return []
        pieces = self._lexer.read(start, end)
        before = [piece for piece in pieces[:1] if piece.kind is Kind.GROUP]
        rest: Sequence[Piece] = pieces[len(before) :]
        if len(rest) == 1 and rest[0].kind is Kind.TITLE and rest[0].quoted:
            rest = rest[0].children
        if len(rest) > 1 and rest[0].kind is Kind.NUMBER and not rest[0].year:
            rest = rest[2 if rest[1].is_mark(".") else 1 :]  # the number of a quoted note
        found = self._references(rest, block)
        if found:
            self._sourced = True
            found[:0] = self._in_groups(before, block, Surroundings(sourced=self._sourced))
        return found

    def _references(self, pieces: Sequence[Piece], block: Block) -> list[Citation]:
        """Return the citations of pieces that are nothing but references; none where they say anything else."""
        if not any(piece.kind in _TITLED for piece in pieces) or any(piece.talks(self._prose) for piece in pieces):
            return []
        found = [
            (start, end, drafts)
            for start, end in segments(pieces, self._prose, whole=True)
            if (drafts := self._cited(pieces[start:end]))
        ]
        covered = sum(end - start for start, end, _ in found)
        if not found or covered < _NOTHING_ELSE * len(pieces):
            return []
        if not all(is_reference(drafts[0]) for _, _, drafts in found):
            return []
        return [
            self._citation(Span(pieces[start].start, pieces[end - 1].end), drafts, CitationForm.NOTE, block)
            for start, end, drafts in found
        ]

    def _in_body(self, block: Block) -> list[Citation]:
        """Return the citations of a paragraph: those in brackets, and those that the sentences themselves make."""
        pairs = list(bracketed(self._text, *block.span))
        citing = [pair for pair in pairs if self._may_cite(pair)]
        found: list[Citation] = []
        if citing:
            enumerated = enumerates(_NUMBERS.findall(self._text, *block.span)) or _counts(self._text, block.span)
            for pair in citing:
                around = self._surroundings(block, pair, enumerated=enumerated)
                found += self._in_groups(self._lexer.read(*pair), block, around)
        if self._cites_outside(block, pairs):
            found += self._in_sentences(block, found)
        if block.zone is Zone.BODY and (found or self._any_cited or self._is_annotated(block)):
            found += self._bare_places(block, pairs, found)
        found += self._passages(block, found)
        return sorted(found, key=lambda citation: citation.span) if len(found) > 1 else found

    def _cites_outside(self, block: Block, pairs: Sequence[Span]) -> bool:
        """Say whether there is a sign of citing outside brackets."""
        text, (start, end) = self._text, block.span
        for rare, sign in _OUTSIDE:
            if text.find(rare, start, end) >= 0:
                for found in sign.finditer(text, start, end):
                    if not _within(found.start(), pairs):
                        return True
        return False

    def _is_annotated(self, block: Block) -> bool:
        """Say whether a note has been called for in the chapter before the end of a block."""
        first = self._first_notes.get(block.chapter)
        return first is not None and first < block.span.end

    def _bare_places(self, block: Block, pairs: Sequence[Span], found: Sequence[Citation]) -> list[Citation]:
        """Return the places in the source under discussion that running text names: "On p. 23 he says so"."""
        return [
            self._citation(draft.span, [draft], CitationForm.PROSE, block)
            for lead in leads(self._text, block.span, self._words)
            if not (_within(lead.start, pairs) or in_quotation(self._text, block.span.start, lead.start))
            and (draft := read_place(self._lexer, self._text, lead, block.span.end, self._words))
            and not any(draft.span.overlaps(citation.span) for citation in found)
        ]

    def _passages(self, block: Block, found: Sequence[Citation]) -> list[Citation]:
        """Return the lines of plays that running text names by act and scene: "the song at IV. iii. 41"."""
        return [
            self._citation(
                span, read_cites(self._text, self._lexer.read(*span), self._words), CitationForm.PROSE, block
            )
            for span in passages(self._text, block.span)
            if not any(span.overlaps(citation.span) for citation in found)
        ]

    def _in_sentences(self, block: Block, found: Sequence[Citation]) -> Iterator[Citation]:
        """Yield the citations that running text makes without brackets: "two sources: Smith, Kings, p. 5"."""
        pieces = self._lexer.read(*block.span)
        for start, end in segments(pieces, self._prose):
            span = Span(pieces[start].start, pieces[end - 1].end)
            if any(span.overlaps(citation.span) for citation in found):
                continue
            drafts = self._cited(pieces[start:end])
            if drafts and is_prose_citation(drafts):
                yield self._citation(span, drafts, CitationForm.PROSE, block)

    def _between(self, pieces: Sequence[Piece], block: Block, *, sourced: bool) -> Iterator[Citation]:
        """Yield the citations among the remarks of a note: in brackets and in quoted references.

        ``sourced`` says that the note has cited before, so that bare numbers may be places in that source.
        """
        before = None
        found: list[Citation] = []
        for piece in pieces:
            if piece.kind is Kind.GROUP:
                found += self._in_groups([piece], block, Surroundings(before, sourced))
            elif piece.kind is Kind.TITLE and piece.quoted and len(piece.children) > _FEWEST_QUOTED:
                found += self._references(piece.children, block)
            before = piece
        if pieces:
            found += self._passages(block._replace(span=Span(pieces[0].start, pieces[-1].end)), found)
        yield from sorted(found, key=lambda citation: citation.span)

    def _in_groups(self, pieces: Sequence[Piece], block: Block, around: Surroundings) -> Iterator[Citation]:
        for piece in pieces:
            if piece.kind is not Kind.GROUP or not piece.children:
                continue
            listed = self._listed and self._text[piece.start] == "[" and _is_listed(piece.children)
            if not listed and _holds_citation(piece.children):
                yield from self._in_groups(piece.children, block, around)
                continue
            drafts = read_cites(self._text, piece.children, self._words, listed=listed)
            if listed or cites_source(piece.children, drafts, around, self._prose):
                self._sourced = True
                yield self._citation(
                    piece.inner,
                    [draft for draft in drafts if says_something(draft)],
                    CitationForm.PARENTHETICAL,
                    block,
                )
            else:
                yield from self._in_groups(piece.children, block, around)

    def _may_cite(self, pair: Span) -> bool:
        """Say whether brackets are worth reading: most hold a figure, others repeat a source or name it in full."""
        text = self._text[pair.start + 1 : pair.end - 1]
        if _SURE_SIGN.search(text):
            return True
        words = _LETTERS.findall(text[:_LOOKED_AT])
        if any(not word.isupper() and word.casefold() in self._words.citing for word in words):
            return True
        if len(words) > 1 and any(word[0].isupper() and self._designators.begins(word) for word in words):
            return True
        return _ROMAN.search(text) is not None and any(word in self._words.lengths for word in words)

    def _surroundings(self, block: Block, pair: Span, *, enumerated: bool) -> Surroundings:
        if _WORD.search(self._text, pair.start, pair.end):  # what stands around matters to bare numbers only
            return Surroundings(None, self._sourced, enumerated)
        reach = _WORD_BEFORE if self._sourced else _SOURCE_BEFORE  # once a source is named, the last word is enough
        start = max(block.span.start, pair.start - reach)
        if start > block.span.start:  # not in the middle of a word
            start = max(start, self._text.find(" ", start, start + _WORD_BEFORE // 2))
        looked, named = self._looked
        before = self._lexer.read(max(start, looked), pair.start)
        named = (named and looked > start) or any(piece.has(Role.NAME) or piece.kind is Kind.NAMED for piece in before)
        self._looked = (pair.start, named)
        return Surroundings(before[-1] if before else None, self._sourced or named, enumerated)

    def _citation(self, span: Span, drafts: Sequence[Draft], form: CitationForm, block: Block) -> Citation:
        text = span.of(self._text)
        if (stripped := text.strip()) != text:
            start = span.start + len(text) - len(text.lstrip())
            span = Span(start, start + len(stripped))
        cites: tuple[Cite, ...] = tuple([draft.cite() for draft in drafts])
        return Citation(span, stripped, form, cites, block.note, self._is_quoted(span, form, block))

    def _is_quoted(self, span: Span, form: CitationForm, block: Block) -> bool:
        """Say whether a quotation has this citation itself: words of the quotation follow it.

        The author's own stands after the closing mark, at the end of a block quotation (Chicago 13.64-70).
        """
        if block.zone is Zone.QUOTE:
            return bool(_WORD.search(self._text, span.end, block.span.end))
        if form is not CitationForm.PARENTHETICAL:
            return False
        for opener, closer in _QUOTATIONS:
            opened = self._text.rfind(opener, block.span.start, span.start)
            closed = self._text.find(closer, span.end, block.span.end)
            if opened < 0 or closed < 0 or self._text.find(closer, opened, span.start) >= 0:
                continue
            if _WORD.search(self._text, span.end, closed) and self._text.find(opener, span.end, closed) < 0:
                return True
        return False


def _is_running_text(block: Block) -> bool:
    """Say whether a block is read as text and not as a note."""
    if block.zone is Zone.NOTE:
        return block.span.end - block.span.start > _LONGEST_NOTE
    return block.zone in (Zone.BODY, Zone.QUOTE)


def _declares_edition(text: str, words: Vocabulary) -> bool:
    """Say whether an edition is cited in the text by volume and page alone: "hereafter cited in the text"."""
    opening = text[:_OPENING].lower()
    for form in words.in_text:
        at = opening.find(form)
        while at >= 0:
            sentence = opening[max(0, at - _LONGEST_DECLARATION) : at]
            if any(hereafter in sentence for hereafter in words.hereafter):
                return True
            at = opening.find(form, at + 1)
    return False


def _first_notes(manuscript: Manuscript) -> dict[int, int]:
    """Return where the first note of each chapter is called for."""
    found: dict[int, int] = {}
    for note in manuscript.notes:
        if note.marker is not None:
            found[note.chapter] = min(note.marker.start, found.get(note.chapter, note.marker.start))
    return found


def _counts(text: str, span: Span) -> bool:
    """Say whether brackets count how often something comes: "B (12 times), R (also 12 times) and O (11)"."""
    return _COUNTED.search(text, *span) is not None and any(text.find(word, *span) >= 0 for word in _TIMES)


def _remarks_before_group(pieces: Sequence[Piece], prose: frozenset[str]) -> bool:
    """Say whether all that cites is in brackets after a remark: "Hill, by contrast, hardly mentions it (but see …)"."""
    *before, group = pieces if not pieces[-1].is_mark(".") else pieces[:-1]
    if group.kind is not Kind.GROUP or not group.children or not group.children[0].means("signals"):
        return False
    words = all(piece.kind in (Kind.WORD, Kind.INITIALS, Kind.NAMED, Kind.MARK) for piece in before)
    plain = [piece for piece in before if piece.kind is Kind.WORD and not (piece.capital or piece.senses)]
    return words and (len(plain) > _FEWEST_REMARKED or any(piece.talks(prose) for piece in before))


def _holds_citation(pieces: Sequence[Piece]) -> bool:
    """Say whether all that cites stands in brackets inside: "(«трафарет» [Путилов 1999: 88])"."""
    group = pieces[-1] if pieces else None
    if group is None or group.kind is not Kind.GROUP or len(group.children) < _FEWEST_IN_GROUP:
        return False
    name, year = group.children[0], group.children[1]
    words = [piece for piece in pieces[:-1] if piece.kind is not Kind.MARK]
    said = all((piece.kind is Kind.WORD or piece.quoted) and not piece.known for piece in words)
    return said and name.has(Role.NAME) and year.year is not None


def _is_listed(pieces: Sequence[Piece]) -> bool:
    """Say whether brackets hold a number of a list of works cited, perhaps after a signal."""
    first = next((piece for piece in pieces if "signals" not in piece.senses and piece.kind is not Kind.MARK), None)
    return first is not None and first.kind is Kind.NUMBER and not first.year


def _within(offset: int, pairs: Sequence[Span]) -> bool:
    """Say whether an offset lies in one of these spans, which are in order and do not overlap."""
    at = bisect_right(pairs, (offset, maxsize)) - 1
    return at >= 0 and pairs[at].end > offset
