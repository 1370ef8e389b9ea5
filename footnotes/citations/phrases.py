"""Joins words into what they mean together: phrases of the lexicons, designators, initials, numbers and dates.

Longer than 400 lines: each way of joining words is a short function, and they are tried one after the other at a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from footnotes.citations.dates import join_dates
from footnotes.citations.designators import Designator, Designators, Role, words_of
from footnotes.citations.figures import (
    DASHES,
    ROMAN_RANGE,
    SIDES,
    SUPERSCRIPTS,
    after_both_sides,
    after_ending,
    after_range,
    after_side,
    coded,
    is_roman,
    numbered,
)
from footnotes.citations.pieces import FIRST_YEAR, LAST_YEAR, Kind, Piece, piece_at
from footnotes.citations.regnal import join_reigns
from footnotes.citations.serials import join_serials
from footnotes.citations.vocabulary import NO_SENSES, Senses, Vocabulary, names_in
from footnotes.patterns import pattern
from footnotes.text.numerals import roman
from footnotes.text.span import Span

_BETWEEN = ".,'’:&?!/" + DASHES  # may stand between the words of a designator
_YEAR = pattern(r"([⁰¹²³⁴-⁹]?)(\d{4})[a-z⁰¹²³⁴-⁹]?(?:\s?(?:[-–—/]|--)\s?(?:\d{4}|\d\d?))?")
_YEAR_DIGITS = 4
_LETTERED = frozenset(("appendix", "note", "table", "plate", "figure"))  # counted by letters: "Appendix B"
_ORDINAL = pattern(r"\d+(?:st|nd|rd|th|d|e|er|re|ère|ème|ª|º|o|a|я|й|е|го)")
_WHOLE_WORD = pattern(r"[^aeiou]*[aeiou]+[^aeiou]+[aeiou]+[^\W\d_]*$")  # "note", "letter": no abbreviation
_LONGEST_WORK = 60  # characters of the name of a work cited by its own parts
_LONGEST_INITIAL = 2  # letters: "Dz."
_LONGEST_ABBREVIATION = 6  # letters
_LONGEST_CODE = 4  # letters of a repository's, which are capitals
_CUT_REPOSITORIES = frozenset(("arch", "bibl", "bodl"))
_LONGEST_LIST = 7  # pieces of a list of leaves: "f. 26, 208 b"
_VERSUS = frozenset(("v.", "v", "vs.", "vs"))  # between the parties of a case
_SHORTEST_TITLE = 3  # characters: what is shorter is emphasised for another reason ("10*s.*")
_CAPITAL_LABELS = frozenset(("MS", "MSS", "PP", "SS", "FN"))  # of more than one letter
_WORD, _NUMBER, _MARK = Kind.WORD, Kind.NUMBER, Kind.MARK
_ELIDED = pattern(r"(?:[ld]|dell|all|nell|dall|sull|qu)['’](?=[^\W\d_]{2})", re.IGNORECASE)
_MAY_BE_PLAIN, _WHOLE = (Kind.WORD, Kind.MARK), (Kind.TITLE, Kind.GROUP, Kind.URL)
_IN_DESIGNATORS = (Kind.WORD, Kind.NUMBER)
_DISSOLVING = frozenset(
    ("ibid", "op_cit", "idem", "locators", "signals", "cross_references", "passim", "contained", "editors", "et_al",
     "conjunctions", "reprints", "following", "no_date", "no_place")
)  # fmt: skip


@lru_cache(maxsize=65536)
def _folded(word: str) -> tuple[str, ...]:
    return words_of(word)


def _unelided(word: str) -> str:
    """Return a word without an elided article: "l'art." is "art.", "dell’Appendice" "Appendice"."""
    found = _ELIDED.match(word) if "'" in word or "’" in word else None
    return word[found.end() :] if found else word


_DESIGNATOR, _PHRASE, _OTHER = 1, 2, 4  # what may begin with a word; other: a numeral, initials, the name of a work


class Phrases:
    """Joins the pieces of one level of brackets; knows the vocabulary and the designators."""

    def __init__(self, text: str, vocabulary: Vocabulary, designators: Designators) -> None:
        self._text, self._vocabulary, self._designators = text, vocabulary, designators
        self._begins = cache(self._what_begins)

    def _what_begins(self, word: str) -> int:
        """Say what may begin with a word. Nothing does with most words of a text: they are passed over fast."""
        folded, lower = _folded(word), word.casefold()
        lengths = self._vocabulary.lengths
        phrase = lower in lengths or _unelided(lower) in lengths
        other = (
            (word.isalpha() and len(word) <= _LONGEST_INITIAL and not (len(word) > 1 and word.islower()))
            or lower in self._vocabulary.work_endings
            or roman(word.rstrip(SUPERSCRIPTS)) is not None
            or ROMAN_RANGE.fullmatch(word) is not None
        )
        named = bool(folded) and folded[0] in self._designators.lengths
        return named * _DESIGNATOR | phrase * _PHRASE | other * _OTHER

    def joined(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return the pieces with phrases, initials, numbers and dates each in one."""
        joined: list[Piece] = []
        reached, reigns, figures, numbers = 0, False, False, 0
        begins = self._begins
        for index, piece in enumerate(pieces):
            if index < reached:
                continue  # in what was joined last
            if piece.kind in _MAY_BE_PLAIN and not piece.senses and not begins(piece.text):
                joined.append(piece)
            elif piece.kind is _WORD and joined and _is_raised(piece):
                joined[-1].end = piece.end  # "PIR²": the edition
                joined[-1].text += piece.text if joined[-1].is_number else ""
            elif piece.kind is Kind.TITLE and (whole := self._siglum_with_number(pieces, index)):
                joined.append(whole)
                reached = index + 2
            elif piece.kind is Kind.TITLE and (case := self._case(pieces, index)):
                joined.append(case)
                reached = index + 4
            elif piece.kind in _WHOLE or piece.known or piece.senses:
                joined.append(piece)
                figures = figures or piece.kind is _NUMBER
            else:
                reached = self._from(pieces, index, joined)
                joined.append(piece)
                reigns = reigns or "reigns" in piece.senses
                numbers += piece.kind is _NUMBER
        if not (figures or numbers):
            return joined
        joined = join_dates(join_reigns(joined, self._text) if reigns else joined, self._text)
        return join_serials(joined, self._text, self._designators.get) if numbers > 1 else joined

    def title(self, pieces: list[Piece], inner: Span, outer: Span, *, quoted: bool) -> list[Piece]:
        """Return the piece of an emphasised or quoted stretch, or what is in it where it only stresses words."""
        if not quoted and inner.of(self._text) in _VERSUS:
            return pieces
        children = self.joined(pieces)
        stressed = _only_stressed(children) and not self._is_work_alone(children)
        own = self._designators.get(inner.of(self._text)) if stressed else None
        appended = bool(children) and children[0].senses.get("locators") == "appendix"
        stressed = stressed and (appended or own is None or Role.SIGLUM not in own.roles)
        if not quoted and children and (stressed or inner.end - inner.start < _SHORTEST_TITLE):
            return children
        if not quoted and _are_authors(children) and not self._is_title(inner):
            return children
        end, rest = inner.end, []
        if len(children) > 1 and children[-1].kind is Kind.NUMBER and not children[-1].year:
            before = Span(inner.start, children[-2].end)
            if re.search(rf"\d\s?[{DASHES}]\s?\d", children[-1].text) or self._designators.get(before.of(self._text)):
                end, rest = before.end, [children[-1]]
        text = self._text[inner.start : end].strip()
        work = not quoted and len(text) < _LONGEST_WORK and self._is_work((), text)
        return [
            Piece(
                Kind.TITLE, text, outer.start, rest[0].start if rest else outer.end, known=self._designators.get(text),
                inner=Span(inner.start, end), children=children, quoted=quoted,
                work=work,
            ),
            *rest,
        ]  # fmt: skip

    def _case(self, pieces: Sequence[Piece], index: int) -> Piece | None:
        """Return the name of a case whose parties alone are emphasised: "*Smith* v. *Jones*"."""
        if index + 3 >= len(pieces) or pieces[index + 1].text not in _VERSUS:
            return None
        first, versus, stop, second = pieces[index : index + 4]
        named = second.kind is Kind.TITLE or (second.kind is Kind.WORD and second.capital)
        if not stop.is_mark(".") or not named or first.quoted or second.quoted:
            return None
        text = f"{first.text} {versus.text}. {second.text}"
        return Piece(
            Kind.TITLE, text, first.start, second.end, known=self._designators.get(text),
            inner=Span(first.start, second.end), children=[*first.children, *second.children],
        )  # fmt: skip

    def _siglum_with_number(self, pieces: Sequence[Piece], index: int) -> Piece | None:
        """Return the siglum that an emphasised title and the number after it make: "*Tab. Salt.* II"."""
        title, number = pieces[index], piece_at(pieces, index + 1)
        if title.quoted or number is None or number.kind not in _IN_DESIGNATORS:
            return None
        if number.kind is Kind.WORD and roman(number.text) is None:
            return None
        text = f"{title.text} {number.text}"
        known = self._designators.get(text)
        if known is None or Role.SIGLUM not in known.roles:
            return None
        return Piece(Kind.NAMED, text, title.start, number.end, known=known)

    def _is_title(self, inner: Span) -> bool:
        """Say whether the bibliography knows the whole as something else than a name."""
        known = self._designators.get(inner.of(self._text))
        return known is not None and not known.roles <= {Role.NAME, Role.WORD}

    def _is_work_alone(self, children: Sequence[Piece]) -> bool:
        """Say whether an emphasised word is the name of a work and no label: "*Par.* XXXIII 145"."""
        name = children[0] if children else None
        return (
            name is not None and name.capital and "locators" in name.senses and self._is_work((), name.text.rstrip("."))
        )

    def _from(self, pieces: Sequence[Piece], index: int, before: Sequence[Piece]) -> int:  # noqa: PLR0911 - one case a line
        """Make the piece at ``index`` all that begins there, and return the index after that.

        ``before`` has the pieces joined so far.
        """
        piece = pieces[index]
        begins = self._begins(piece.text)
        if piece.kind is _NUMBER and not begins:
            return self._number(pieces, index, None, before)
        known, after_known = self._source(pieces, index) if begins & _DESIGNATOR else (None, index)
        senses, after_senses = self._senses(pieces, index) if begins & _PHRASE else (NO_SENSES, index + 1)
        if not (known or senses or begins & _OTHER) and piece.kind is _WORD and piece.text.isalpha():
            return index + 1
        if known and after_known > after_senses:
            piece.kind = Kind.WORD if self._is_embedded(pieces, after_known, before, known) else _kind(known, piece)
            piece.known = known
            return self._joined_to(pieces, index, after_known)
        if piece.kind is _NUMBER and after_senses == index + 1:
            siglum = (
                known is not None and Role.SIGLUM in known.roles and not (before and "locators" in before[-1].senses)
            )
            if known and (siglum or _is_title_of(known, piece, before)):
                piece.kind, piece.known = Kind.NAMED, known
                return index + 1
            return self._number(pieces, index, known, before)
        if piece.text == "v" and "locators" in senses and _lists_volumes(before):
            senses, after_senses = NO_SENSES, index + 1
        if not senses and not known and ROMAN_RANGE.fullmatch(piece.text):
            piece.kind = Kind.ROMAN  # "II-II"
            return index + 1
        numeral = not senses and not known and is_roman(pieces, index, before)
        may = piece.capital and len(piece.text) <= _LONGEST_INITIAL and not (senses or numeral)
        may = may and not (before and before[-1].text.casefold() in _LETTERED and _ends_there(pieces, index))
        initials = _initials(pieces, index) if may else index
        if initials > index:
            piece.kind, piece.known = Kind.INITIALS, known
            self._joined_to(pieces, index, initials)
            piece.work = self._is_work((), piece.text)
            return initials
        if numeral:
            return self._number(pieces, index, None, before)
        if not senses and (code := coded(pieces, index)) > index:
            piece.kind = _NUMBER
            return self._joined_to(pieces, index, code)
        end = self._word(pieces, index, after_senses, senses, known)
        piece.work = self._is_work(before, piece.text)
        if piece.work and "locators" in piece.senses and piece.capital and not self._is_work((), piece.text):
            piece.senses = NO_SENSES  # "Plin. Ep. 10": no letter, but the work
        if piece.kind is Kind.NAMED and self._is_embedded(pieces, end, before, piece.known):
            piece.kind = Kind.WORD
        return end

    def _source(self, pieces: Sequence[Piece], index: int) -> tuple[Designator | None, int]:
        """Return the longest designator that begins here and is not somebody's initials, and the index after it."""
        known, end = self._designator(pieces, index)
        return (None, index) if known and self._are_initials(pieces, index, end) else (known, end)

    def _are_initials(self, pieces: Sequence[Piece], index: int, end: int) -> bool:
        """Say whether the letters of a siglum are somebody's initials: "А. И. Тургенев", but "А. И., II, № 44"."""
        end += end < len(pieces) and pieces[end].is_mark(".")
        name, after = piece_at(pieces, end), piece_at(pieces, end + 1)
        if name is None or name.kind is not _WORD or len(pieces[index].text) > 1 or not name.text.istitle():
            return False
        if len(name.text) <= _LONGEST_INITIAL or (after is not None and after.is_mark(".")):
            return False
        letters = all(len(piece.text) == 1 for piece in pieces[index:end])  # and full stops
        return letters and not self._senses(pieces, end)[0] and roman(name.text) is None

    def _joined_to(self, pieces: Sequence[Piece], index: int, end: int) -> int:
        """Give the piece at ``index`` all up to the one at ``end``, which is returned."""
        piece, after = pieces[index], pieces[end - 1].end
        if after - piece.start != len(piece.text):
            piece.end, piece.text = after, self._text[piece.start : after]
        return end

    def _is_work(self, before: Sequence[Piece], name: str) -> bool:
        """Say whether a name is that of a work cited by its own parts or of a collection ("Tac. *Ann.*", "CIL")."""
        if name.isalpha() and name.casefold() not in self._vocabulary.work_endings:
            return False
        named = [name] if name.isalpha() else names_in(name[-_LONGEST_WORK:])
        if not named or named[-1].casefold() not in self._vocabulary.work_endings:
            return False
        words = [piece.text for piece in before[-4:] if piece.kind in (Kind.WORD, Kind.NUMBER)] + named
        return self._vocabulary.is_work(words)

    def _is_embedded(
        self, pieces: Sequence[Piece], end: int, before: Sequence[Piece], known: Designator | None
    ) -> bool:
        """Say whether the title of one entry is only part of a longer title: "Das *Salz* der Erde"."""
        if known is None or Role.SIGLUM in known.roles:
            return False
        last, after = (before[-1] if before else None), piece_at(pieces, end)
        if last is not None and last.is_mark(".") and len(before) > 1 and len(before[-2].text) <= _LONGEST_INITIAL:
            last = before[-2]  # "Proc. d. *Lex Salica*"
        if last is not None and last.kind is Kind.WORD and last.text.islower() and not last.senses:
            return True
        if after is None or after.kind is not Kind.WORD or after.known or roman(after.text) is not None:
            return False
        senses, beyond = self._senses(pieces, end)
        if "conjunctions" in senses:
            following = piece_at(pieces, beyond)
            return following is not None and following.kind is Kind.WORD and not self._designator(pieces, beyond)[0]
        return not senses.keys() - {"particles"} and not self._designator(pieces, end)[0]

    def _word(self, pieces: Sequence[Piece], index: int, end: int, senses: Senses, known: Designator | None) -> int:
        """Make the piece at ``index`` the word or phrase up to ``end`` with the full stop of an abbreviation."""
        piece = pieces[index]
        known = known if end == index + 1 else None
        if known and Role.SIGLUM in known.roles and len(piece.text) > 1 and piece.text == known.written:
            senses = NO_SENSES  # the author's own siglum has its way
        if known and not senses:
            piece.kind = _kind(known, piece)
        piece.senses, piece.known = senses, known
        self._joined_to(pieces, index, end)
        stop = piece_at(pieces, end) if senses else None
        if stop and stop.is_mark(".") and stop.start == piece.end and _is_abbreviated(piece.text):
            piece.end, piece.dotted = stop.end, True
            return end + 1
        return end

    def _senses(self, pieces: Sequence[Piece], index: int) -> tuple[Senses, int]:
        """Return the senses of the longest phrase that begins here, and the index after it or after the word alone."""
        first = pieces[index].text
        folded = first.casefold()
        seconds = self._vocabulary.lengths.get(folded)
        if seconds is None and (first := _unelided(first)) != pieces[index].text:
            folded = first.casefold()
            seconds = self._vocabulary.lengths.get(folded)
        if seconds is None:
            return NO_SENSES, index + 1
        for senses, end in self._phrases_of(pieces, index, seconds) if seconds else ():
            if not (senses.get("locators") == "sub-verbo" and pieces[end - 1].text in ("V", "VV")):
                return senses, end  # "s. V" is a series
        senses = self._vocabulary.phrases.get((first if len(first) == 1 else folded,), NO_SENSES)
        if "repositories" in senses and _is_no_code(first):
            senses = {sense: senses[sense] for sense in senses if sense != "repositories"}  # "3 Bl. Comm."
        if "locators" in senses and not self._is_label(pieces, index, first):
            senses = {sense: senses[sense] for sense in senses if sense != "locators"}
        return senses or NO_SENSES, index + 1

    def _phrases_of(
        self, pieces: Sequence[Piece], index: int, seconds: Mapping[str, Sequence[int]]
    ) -> Iterator[tuple[Senses, int]]:
        """Yield the senses of the phrases of several words that begin here and the indexes after them, longest first.

        ``seconds`` has their lengths by their second words.
        """
        at = index + 1
        while at < len(pieces) and pieces[at].text == ".":
            at += 1
        for length in seconds.get(pieces[at].text.casefold(), ()) if at < len(pieces) else ():
            if end := _after_words(pieces, index, length):
                words = tuple([piece.text.casefold() for piece in pieces[index:end] if piece.text != "."])
                if senses := self._vocabulary.phrases.get(words):
                    yield senses, end

    def _is_label(self, pieces: Sequence[Piece], index: int, word: str) -> bool:
        """Say whether a word that may be a label is written as one; a single letter needs a number beside it."""
        if len(word) > 1:
            return not word.isupper() or word in _CAPITAL_LABELS  # "FO 371", "PL 35"
        if not word.isalpha():
            return True
        counted = index > 0 and pieces[index - 1].kind is _NUMBER  # "16 т."
        beside = counted or (numbered(pieces, index) and not _is_code(pieces, index))
        beside = beside or (word == "n" and _is_note_of_page(pieces, index))
        return beside and not (word.isupper() and _begins_letters(pieces, index))

    def _designator(self, pieces: Sequence[Piece], index: int) -> tuple[Designator | None, int]:
        """Return the longest designator that begins here and the index after it."""
        piece = pieces[index]
        words = _folded(piece.text) if piece.kind in _IN_DESIGNATORS else ()
        seconds = self._designators.lengths.get(words[0]) if words else None
        if seconds is None:
            return None, index
        phrases = self._designators.phrases
        if longer := seconds.get(words[1] if len(words) > 1 else _word_after(pieces, index), ()):
            found, ends = _words_from(pieces, index, longer[0])
            for length in longer:
                known = phrases.get(tuple(found[:length])) if length in ends else None
                if known and _cased(known, piece.text, length):
                    return known, ends[length]
        known = phrases.get(words) if len(words) == 1 else None
        if known is None and index and pieces[index - 1].kind is Kind.NUMBER:
            known = self._possessive(piece.text, words)
        known = known or self._double_name(piece.text, words)
        return (known, index + 1) if known and _cased(known, piece.text, 1) else (None, index)

    def _possessive(self, text: str, words: Sequence[str]) -> Designator | None:
        """Return what is known of the author whose possessive this is, after a volume: "2 Elliot's Debates"."""
        known = self._designators.phrases.get((words[0],)) if text.endswith(("'s", "’s")) and len(words) == 2 else None
        return known._replace(roles=frozenset((Role.NAME,))) if known is not None and Role.NAME in known.roles else None

    def _double_name(self, text: str, words: Sequence[str]) -> Designator | None:
        """Return what is known of two names with a hyphen, of author and reviser or editor: "Hazlitt-Dodsley"."""
        both = [self._designators.phrases.get((word,)) for word in words] if "-" in text and len(words) == 2 else [None]
        known = [one for one in both if one is not None and Role.NAME in one.roles]
        return known[0]._replace(roles=frozenset((Role.NAME,))) if len(known) == 2 else None

    def _number(self, pieces: Sequence[Piece], index: int, known: Designator | None, before: Sequence[Piece]) -> int:
        """Make the piece at ``index`` the number or range that begins there with what clings to it."""
        piece = pieces[index]
        kind = _NUMBER if piece.kind is not Kind.WORD else Kind.ROMAN
        end = after_range(pieces, index, kind)
        following = piece_at(pieces, end)
        if following and following.kind is Kind.WORD:
            senses, after = self._senses_after_number(pieces, end)
            if senses:
                end = after
            elif following.text in SIDES and (beyond := after_side(pieces, end + 1)) > end + 1:
                end = beyond
            elif _has_side(pieces, end) or (
                (_is_tight_side(pieces, end, before) or _is_side(following, before)) and not numbered(pieces, end)
            ):
                end += 1
                if (degree := piece_at(pieces, end)) and degree.is_mark("°"):
                    end += 1
        ending = 0
        if end < len(pieces) and pieces[end].kind is _MARK:
            ending = after_ending(pieces, end)
            end = max(end, ending, after_both_sides(pieces, end))
        piece.kind, piece.known = kind, known if end == index + 1 else None
        self._joined_to(pieces, index, end)
        year = _YEAR.fullmatch(piece.text) if kind is _NUMBER and len(piece.text) >= _YEAR_DIGITS else None
        if year and FIRST_YEAR <= int(year[2]) <= LAST_YEAR:
            piece.year = piece.text.strip(SUPERSCRIPTS)
        piece.ordinal = ending > 0 or (not piece.text.isdecimal() and _ORDINAL.fullmatch(piece.text) is not None)
        return end

    def _senses_after_number(self, pieces: Sequence[Piece], index: int) -> tuple[Senses, int]:
        """Return the senses of a phrase for following pages ("ff.", "et seq.") and the index after it."""
        first = pieces[index].text.casefold()
        if "following" in pieces[index].senses:
            return pieces[index].senses, index + 1  # emphasised: "p. 285 *et seq.*"
        seconds = self._vocabulary.lengths.get(first)
        if seconds is None:
            return NO_SENSES, index
        alone = self._vocabulary.phrases.get((first,), NO_SENSES)
        for senses, end in (*self._phrases_of(pieces, index, seconds), (alone, index + 1)):
            if "following" in senses and not ("locators" in senses and numbered(pieces, end - 1)):
                return senses, end
        return NO_SENSES, index


def _is_raised(piece: Piece) -> bool:
    return piece.text[0] in SUPERSCRIPTS and not piece.text.strip(SUPERSCRIPTS)


def _is_abbreviated(text: str) -> bool:
    """Say whether a full stop after a word or phrase is that of an abbreviation."""
    capitals = text.isupper() and len(text) > 1
    whole = _WHOLE_WORD.match(text) and "." not in text
    return len(text.rsplit(maxsplit=1)[-1]) <= _LONGEST_ABBREVIATION and not capitals and not whole


def _word_after(pieces: Sequence[Piece], index: int) -> str:
    """Return the folded word after the one at ``index`` in what may be a designator, empty where there is none."""
    for at in range(index + 1, len(pieces)):
        piece = pieces[at]
        if piece.kind in _IN_DESIGNATORS:
            if folded := _folded(piece.text):
                return folded[0]
        elif not piece.is_mark(_BETWEEN):
            break
    return ""


def _words_from(pieces: Sequence[Piece], index: int, count: int) -> tuple[list[str], dict[int, int]]:
    """Return at least ``count`` folded words, if there are as many, and by their number where the last of them ends."""
    found: list[str] = []
    ends: dict[int, int] = {}  # number of words -> index after the piece that ends with them
    while index < len(pieces) and len(found) < count:
        piece = pieces[index]
        index += 1
        if piece.kind in _IN_DESIGNATORS:
            found += _folded(piece.text)
            ends[len(found)] = index
        elif not piece.is_mark(_BETWEEN):
            break
    return found, ends


def _is_tight_side(pieces: Sequence[Piece], index: int, before: Sequence[Piece]) -> bool:
    """Say whether "r" or "v" is the side of a leaf; after a space it is one only where the label says so."""
    side = pieces[index]
    if side.text not in SIDES:
        return False
    spaced = side.start > pieces[index - 1].end and side.text in ("r", "v")
    return not spaced or _label_of(before) in ("folio", "membrane", "shelfmark")


def _label_of(before: Sequence[Piece]) -> str | None:
    return next((piece.senses.get("locators") for piece in reversed(before[-_LONGEST_LIST:]) if piece.senses), None)


_OF_LEAVES = frozenset(("a", "b", "d", "t", "tergo", "retro"))  # Italian "tergo" is the verso


def _is_side(letter: Piece, before: Sequence[Piece]) -> bool:
    """Say whether a letter belongs to the number before it: a page's note ("66 n."), a leaf's side ("c. 70 t.")."""
    side = _label_of(before) in ("folio", "membrane")
    return letter.text in ("n", "nn") or (side and letter.text in _OF_LEAVES)


def _lists_volumes(before: Sequence[Piece]) -> bool:
    """Say whether volumes in small Roman numbers go before: "iv. 279; v. 407"."""
    last = before[-_LONGEST_LIST:]
    if len(last) > 1 and last[-1].is_mark(".") and last[-2].kind is Kind.ROMAN and last[-2].text.isupper():
        return True  # "V. v. 17"
    if last and (last[-1].work or last[-1].has(Role.SIGLUM)):
        return True  # "*ad Fam.* v. 6"
    if len(last) > 1 and last[-1].is_mark(".,") and (last[-2].work or last[-2].has(Role.SIGLUM)):
        return True  # "Carm. v. 441", "Martial, v 34"
    return bool(last) and last[-1].is_mark(";,") and any(
        piece.kind is Kind.ROMAN and piece.text.islower() for piece in last
    )  # fmt: skip


def _has_side(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a letter after a number is the side of a leaf or a column: "Rot. Hund. ii. 482 a, 656 b"."""
    after = piece_at(pieces, index + 1)
    if pieces[index].text not in ("a", "b") or numbered(pieces, index):
        return False  # "q. 2 a. 1"
    return after is None or after.is_mark(",.;)")


def _is_no_code(word: str) -> bool:
    """Say whether a short word in small letters is no repository, whose code would be capitals: "Bl.", "Pro"."""
    return len(word) <= _LONGEST_CODE and word[1:].islower() and word.casefold() not in _CUT_REPOSITORIES


def _is_note_of_page(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether "n." stands for the note on the page before it: "i. 78, n."."""
    page, comma, stop = (piece_at(pieces, at) for at in (index - 2, index - 1, index + 1))
    if page is None or comma is None or stop is None:
        return False
    return page.kind is Kind.NUMBER and comma.is_mark(",") and stop.is_mark(".")


def _begins_letters(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a letter is the first of three or more with full stops: "C.I.L. vi 1284" is no causa."""
    letters, stops = pieces[index : index + 6 : 2], pieces[index + 1 : index + 6 : 2]
    return (
        len(stops) > 2
        and all(letter.kind is Kind.WORD and len(letter.text) == 1 and letter.capital for letter in letters)
        and all(stop.is_mark(".") for stop in stops)
    )


def _is_code(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a capital makes one number with the figures that touch it: "Wing C1234", "[C2083]"."""
    after = piece_at(pieces, index + 1)
    touches = after is not None and after.kind is Kind.NUMBER and after.start == pieces[index].end
    return touches and pieces[index].text.isupper() and pieces[index].text.isascii()


def _kind(known: Designator, piece: Piece) -> Kind:
    """Sigla and phrases that are titles or containers are pieces of their own kind; names stay words."""
    names = known.roles <= {Role.NAME, Role.WORD}
    if Role.SIGLUM in known.roles or (not names and Role.NAME not in known.roles and " " in piece.text):
        return Kind.NAMED
    return Kind.WORD if names or Role.NAME in known.roles else Kind.NAMED


def _cased(known: Designator, first: str, length: int) -> bool:
    """Say whether the text writes the designator as one: capitalised, a siglum of one word just as it is."""
    if Role.SIGLUM in known.roles and length == 1 and first.isupper() == known.written.isupper():
        return first[:1].isupper() == known.written[:1].isupper()
    return not first[:1].islower() or (Role.NAME in known.roles and length > 1)


def _after_words(pieces: Sequence[Piece], index: int, count: int) -> int:
    """Return the index after ``count`` pieces, full stops between them not counted; 0 where there are too few."""
    while count:
        if index >= len(pieces) or pieces[index].kind not in (Kind.WORD, Kind.MARK, Kind.NUMBER):
            return 0
        count -= pieces[index].text != "."
        index += 1
    return index


def _ends_there(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the full stop after a letter ends a sentence: "See appendix B. It should be added"."""
    after = piece_at(pieces, index + 2)
    return after is None or (after.kind is Kind.WORD and after.capital and after.start > pieces[index].end + 1)


def _initials(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after initials ("J.", "J.-P.", "Ю.И.", "Dz.A.") that begin here, else ``index``."""
    begin = index
    while True:
        letter, stop = piece_at(pieces, index), piece_at(pieces, index + 1)
        if not letter or not stop or letter.kind is not Kind.WORD or not stop.is_mark(".") or stop.start != letter.end:
            return index
        short = len(letter.text) == 1 or (len(letter.text) == 2 and letter.text[1].islower())
        after = piece_at(pieces, index + 2)
        tight = index > begin and letter.start == pieces[index - 1].end  # "A.C. 341"
        if not short or not letter.capital or letter.known or (after and after.kind is Kind.NUMBER and not tight):
            return index
        name = after is not None and after.kind is Kind.WORD and after.capital and len(after.text) > 2
        if len(letter.text) == 2 and not (name or (after and after.start == stop.end)):
            return index
        index += 2
        if after and after.is_mark("-‐") and (more := piece_at(pieces, index + 1)) and more.capital:
            index += 1


def _is_title_of(known: Designator, piece: Piece, before: Sequence[Piece]) -> bool:
    """Say whether a number is the title of a work of the author named before it, and not the year of one."""
    author = next((earlier for earlier in reversed(before[-3:]) if earlier.kind is not Kind.MARK), None)
    if author is None or author.known is None or Role.NAME not in author.known.roles or Role.TITLE not in known.roles:
        return False
    return (
        bool(known.keys & author.known.keys) and int(piece.text) not in known.years if piece.text.isdigit() else False
    )


def _are_authors(children: Sequence[Piece]) -> bool:
    """Say whether emphasis marks authors and no title: "*Петров А. Б.* Горное дело", "*Schmidt/Huber*, Salz, S. 5"."""
    initialed = family = False
    for at, piece in enumerate(children):
        if piece.kind is Kind.INITIALS:
            initialed = True
        elif piece.kind is Kind.WORD:
            plain = piece.has(Role.NAME) or piece.means("conjunctions", "particles")
            if not plain and (not piece.capital or piece.known or piece.senses):
                return False
            if not plain and piece_at(children, at + 1) is not children[-1] and _is_stop(children, at + 1):
                return False  # "*Proc. R. Soc.*"
            family = family or piece.capital
        elif not piece.is_mark(",./&–-"):
            return False
    return family and (initialed or all(piece.has(Role.NAME) for piece in children if piece.capital))


def _is_stop(pieces: Sequence[Piece], index: int) -> bool:
    stop = piece_at(pieces, index)
    return stop is not None and stop.is_mark(".")


def _only_stressed(children: Sequence[Piece]) -> bool:
    """Say whether emphasis stresses words of citing ("*Ibid.*", "*art.*") and is no title."""
    if not all(piece.senses or piece.kind in (Kind.MARK, Kind.NUMBER, Kind.ROMAN) for piece in children):
        return False
    told = False
    for piece in children:
        if not piece.senses:
            told = told or (piece.is_number and len(children) == 1 and not piece.known and not piece.year)
        elif not _DISSOLVING & piece.senses.keys():
            return False
        else:
            short = piece.dotted or len(piece.text) <= 3 or len(children) > 1
            told = told or "locators" not in piece.senses or short
    return told
