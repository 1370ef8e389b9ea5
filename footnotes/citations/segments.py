"""Finds the citing segments of a note between its remarks and quotations."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.cites import holds, is_after_state, signals_at
from footnotes.citations.designators import Role
from footnotes.citations.draft import PLACES_OF_PAGES
from footnotes.citations.locators import label_at
from footnotes.citations.openings import begins_reference, is_imprint, parts_names, parts_places
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.citations.sentences import Sentence, Speech, cites_at, is_aside, sentences, sign_of_citing

_LONGEST_REFERENCE = 120  # pieces
_PLACE = 6  # pieces of a place with its state
_ABOUT = frozenset(
    ("zu", "zum", "zur", "für", "über", "per", "su", "sul", "sulla", "sulle", "sullo", "sui", "sugli", "о", "об", "обо",
     "по", "for", "on")
)  # fmt: skip # what a remark before a source begins with
_LONGEST_ABOUT = 6  # pieces of such a remark
_LONGEST_LETTER = 10  # pieces of who wrote to whom, and when
_LONGEST_MONTH = 8  # pieces of a month with what follows it
_LONGEST_PLACE = 3  # words
_LONGEST_IMPRINT = 7  # words of places and a publisher
_LONGEST_NAMES = 30  # pieces of the authors of one work


def segments(pieces: Sequence[Piece], prose: frozenset[str], *, whole: bool = False) -> list[tuple[int, int]]:
    """Return the citing segments as indexes of their first piece and after their last, in order.

    ``whole`` says that the pieces may be a reference and nothing else: its first words are no lead-in then.
    """
    found: list[tuple[int, int]] = []
    run: list[Sentence] = []
    for sentence in sentences(pieces, prose):
        if run and _goes_on(pieces, run, sentence):
            run.append(sentence)
            continue
        found += _segment(pieces, run, prose, whole=whole)
        run = [] if sentence.speech is Speech.PROSE else [sentence]
    return found + _segment(pieces, run, prose, whole=whole)


def _goes_on(pieces: Sequence[Piece], run: Sequence[Sentence], sentence: Sentence) -> bool:  # noqa: PLR0911, PLR0912
    """Say whether a sentence carries on the reference that the run before it has begun."""
    first = pieces[sentence.start]
    if "located" in first.senses or first.kind is Kind.URL:
        return True
    if is_imprint(first) and not _has_year(pieces, run):
        return True  # "vol. I, p. 185 e seg. (Firenze, Sansoni, 1893)"
    if "months" in first.senses and first.kind is Kind.WORD and sentence.end - sentence.start <= _LONGEST_MONTH:
        return True  # "1882. Т. XXXIII. Февр. С. 412"
    if pieces[sentence.start - 1].is_mark("—-") and run[-1].end > run[-1].start + 1:
        return False  # "pp. 35-6.—Martene, V. 1795", "never cultivated.--Slater"
    if _is_letter(pieces, sentence):
        return False
    if sentence.speech is Speech.PROSE or _begins_anew(pieces, sentence.start):
        return False
    if _ends_with_title(pieces, run) and not first.has(Role.NAME) and _is_place_or_imprint(pieces, sentence):
        return True
    if (
        label_at(pieces, sentence.start)
        and first.dotted
        and first.capital
        and sentence.prosy
        and _is_located(pieces, run)
    ):
        return False  # "Fol. 70 has a second copy"
    report = piece_at(pieces, sentence.start + 1)
    if first.is_number and report is not None and report.serial and _is_located(pieces, run):
        return False  # "p. 45. 3 Bl. Comm. 211"
    if label_at(pieces, sentence.start) or first.is_number or first.kind is Kind.DATE:
        return True
    if (
        first.kind is Kind.GROUP
        and pieces[sentence.start - 2].kind is Kind.TITLE
        and not is_aside(pieces, sentence.start)
    ):
        return True
    if first.kind is Kind.TITLE and _ends_with_name(pieces, run):
        return True
    clause = _last_clause(pieces, run)
    complete = sign_of_citing(pieces, clause, run[-1].end, clause) < run[-1].end
    source = (_is_source(first) and not _is_city(pieces, sentence.start)) or first.means("signals")
    if not complete and run[-1].wordy and source:
        return False  # a remark before a reference
    if not complete:
        return not run[-1].prosy and not sentence.prosy
    if holds(pieces, run[0].start, sentence.start - 1):
        return True
    if any(is_after_state(pieces, at + 1) for at in range(sentence.start, min(sentence.end, sentence.start + _PLACE))):
        return True
    if sentence.prosy or first.kind in (Kind.TITLE, Kind.NAMED) or first.has(Role.NAME):
        return False
    return (
        any("archives" in piece.senses for piece in pieces[sentence.start : sentence.end])
        or (sentence.speech is Speech.OPEN and _is_imprint(pieces, sentence))
        or (_is_imprint(pieces, sentence) and not _has_year(pieces, run))
    )


def _is_letter(pieces: Sequence[Piece], sentence: Sentence) -> bool:
    """Say whether a sentence begins with a letter and its date: "Churchill to Eden, 12 Mar. 1948"."""
    part = pieces[sentence.start : min(sentence.end, sentence.start + _LONGEST_LETTER)]
    to = next((at for at, piece in enumerate(part) if piece.text == "to"), 0)
    return to > 0 and part[0].capital and any(piece.kind is Kind.DATE for piece in part[to:])


def _ends_with_title(pieces: Sequence[Piece], run: Sequence[Sentence]) -> bool:
    stop, title = pieces[run[-1].end - 1], pieces[max(run[-1].end - 2, run[-1].start)]
    return stop.is_mark(".") and title.kind is Kind.TITLE and not title.quoted


def _is_place_or_imprint(pieces: Sequence[Piece], sentence: Sentence) -> bool:
    """Say whether a sentence tells where a title was published: "Cambridge, Mass.", "Berlin 2009, S. 60"."""
    part = pieces[sentence.start : sentence.end]
    if sentence.prosy or any(piece.kind in (Kind.TITLE, Kind.NAMED) or "signals" in piece.senses for piece in part):
        return False
    if _is_imprint(pieces, sentence):
        return True
    words = [piece for piece in part if piece.kind is not Kind.MARK]
    return len(words) <= _LONGEST_PLACE and all(
        word.kind is Kind.WORD and word.capital and not word.senses for word in words
    )


def _is_located(pieces: Sequence[Piece], run: Sequence[Sentence]) -> bool:
    """Say whether a run has named a place in its source already."""
    first = max(run[0].start, run[-1].end - _LONGEST_REFERENCE)
    return any(label_at(pieces, at) in PLACES_OF_PAGES for at in range(first, run[-1].end))


def _last_clause(pieces: Sequence[Piece], run: Sequence[Sentence]) -> int:
    """Return where the last clause of a run begins: after its last semicolon, no further back than a reference."""
    first = max(run[0].start, run[-1].end - _LONGEST_REFERENCE)
    return max((at for at in range(first, run[-1].end) if pieces[at].is_mark(";")), default=first)


def _ends_with_name(pieces: Sequence[Piece], run: Sequence[Sentence]) -> bool:
    """Say whether the author of another work stands at the end: "(Boston, 2007), Smith, John. *Title*"."""
    at = run[-1].end - 1
    while at > max(run[0].start, run[-1].end - _LONGEST_NAMES) and (
        pieces[at].is_mark(".,")
        or pieces[at].kind is Kind.INITIALS
        or (pieces[at].kind is Kind.WORD and (pieces[at].capital or "conjunctions" in pieces[at].senses))
    ):
        at -= 1
    named = any(piece.kind is Kind.WORD for piece in pieces[at + 1 : run[-1].end])
    return named and (pieces[at].kind is Kind.GROUP or pieces[at].is_number or pieces[at].is_mark(";"))


def _begins_anew(pieces: Sequence[Piece], index: int) -> bool:
    if pieces[index].is_mark("–—-") and index + 1 < len(pieces) and pieces[index - 1].is_mark("."):
        return pieces[index + 1].capital and pieces[index + 1].means("signals")  # ". – Anders als Gerhardt"
    piece = pieces[index]
    if piece.means("ibid", "idem") or (piece.means("signals", "reprints") and signals_at(pieces, index)):
        return True
    return "signals" in piece.senses and piece.capital and len(piece.text) > 2 and pieces[index - 1].is_mark(".")


def _is_imprint(pieces: Sequence[Piece], sentence: Sentence) -> bool:
    """Say whether a sentence is a place with a publisher or year: "New York: Basic Books, 1978, 71."."""
    part = pieces[sentence.start : sentence.end]
    year = next((at for at, piece in enumerate(part) if piece.year or _is_dated(piece)), len(part))
    labelled = any(label_at(part, at) not in (None, "volume") for at in range(year))
    words = [piece for piece in part[:year] if piece.kind is Kind.WORD]
    return (
        year < len(part)
        and not labelled
        and len(words) <= _LONGEST_IMPRINT
        and not (part[year].kind is Kind.GROUP and year and part[year - 1].is_number)  # "HZ 219 (1974)"
        and all(word.capital or word.senses or len(word.text) <= 3 for word in words)
        and not any(
            (piece.kind in (Kind.TITLE, Kind.NAMED) and not (piece.quoted and part[0].kind is Kind.INITIALS))
            or piece.has(Role.NAME)
            for piece in part[:year]
        )  # but "М., «Юридическая литература», 1981"
    )


def _is_dated(piece: Piece) -> bool:
    return piece.kind is Kind.GROUP and any(child.year for child in piece.children)


def _is_city(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether an initial abbreviates the place of publication: "М., 1998", "Л.: Наука, 1972"."""
    mark = piece_at(pieces, index + 1)
    return pieces[index].kind is Kind.INITIALS and mark is not None and mark.is_mark(",:;")


def _has_year(pieces: Sequence[Piece], run: Sequence[Sentence]) -> bool:
    return any(
        piece.year or any(child.year for child in piece.children if piece.kind is Kind.GROUP)
        for piece in pieces[max(run[0].start, run[-1].end - _LONGEST_REFERENCE) : run[-1].end]
    )


def _segment(
    pieces: Sequence[Piece], run: Sequence[Sentence], prose: frozenset[str], *, whole: bool
) -> list[tuple[int, int]]:
    """Return where a run of sentences cites: without the words that lead to it and those that talk on after it.

    Clauses parted by semicolons stay together unless a remark stands between them.
    """
    if not run:
        return []
    start, end = run[0].start, run[-1].end
    found: list[tuple[int, int]] = []
    marks = [at for at in range(start, end) if pieces[at].is_mark(";")]
    marks = [at for at in marks if not (parts_places(pieces, at) or parts_names(pieces, at))]
    for clause, stop in zip((start, *(mark + 1 for mark in marks)), (*marks, end), strict=True):
        begins = clause if whole else _after_lead_in(pieces, clause, stop, prose)
        ends = _before_remark(pieces, clause, stop, prose)
        while begins < ends and pieces[begins].is_mark(",;:.-—–…"):
            begins += 1
        while ends > begins and pieces[ends - 1].is_mark("-—–"):
            ends -= 1
        if begins >= ends:
            continue
        if found and found[-1][1] == clause - 1 and (begins == clause or _only_places(pieces, clause, stop)):
            found[-1] = (found[-1][0], ends)
        else:
            found.append((begins, ends))
    return found


def _only_places(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Say whether a clause only adds a place in the source before it: "; the quote is on page 120"."""
    named = any(_is_source(piece) or piece.capital or "signals" in piece.senses for piece in pieces[start:end])
    return not named and any(label_at(pieces, at) == "page" for at in range(start, end))


def _after_lead_in(pieces: Sequence[Piece], start: int, end: int, prose: frozenset[str]) -> int:
    """Return where the citation begins: at its signal or, in a sentence that talks, at its source."""
    facts = sign_of_citing(pieces, start, end, start)
    for at in range(start, facts):
        piece = pieces[at]
        if piece.means("signals", "reprints") and signals_at(pieces, at) and not _is_source(piece):
            return at
    if begins_reference(pieces, start, end):
        return start
    if start < facts < end and pieces[facts - 1].is_mark(":") and pieces[facts].means("ibid", "op_cit"):
        return facts  # "Впрочем, Кудряшов колебался: Указ. соч. С. 65"
    talks = [at for at in range(start, facts) if pieces[at].talks(prose) and "especially" not in pieces[at].senses]
    if not talks:
        led = _led(pieces, start, facts)
        if led is None:
            return start
        talks = [led]
    source = next(
        (at for at in range(talks[-1] + 1, facts + 1) if at < end and (_is_source(pieces[at]) or at == facts)), start
    )
    source = _after_colon(pieces, source, facts)
    if source == facts and facts - 2 > talks[-1] and pieces[facts - 1].is_mark(",") and pieces[facts - 2].year:
        source = facts - 2  # "was replaced by the Act of 1958, s 12"
        while source > talks[-1] + 1 and (pieces[source - 1].capital or pieces[source - 1].text in _OF):
            source -= 1
    while source > talks[-1] + 1 and _of_name(pieces[source - 1]):
        source -= 1
    return source


_OF = frozenset(("of",))
_FEW_WORDS = 2  # in small letters, between an author and the title


def _after_colon(pieces: Sequence[Piece], source: int, facts: int) -> int:
    """Return where a title begins that more words than an author's name lead to: "Pinto a distanza di anni: *Roma*"."""
    for at in range(source + 1, min(facts, len(pieces) - 1)):
        if pieces[at].is_mark(":") and pieces[at + 1].kind is Kind.TITLE:
            plain = [one for one in pieces[source:at] if one.kind is Kind.WORD and not one.capital]
            return at + 1 if len(plain) > _FEW_WORDS else source
    return source


def _led(pieces: Sequence[Piece], start: int, facts: int) -> int | None:
    """Return the last word of a lead-in without a verb ("per il contesto, C. Pavolini"), None where there is none."""
    source = next((at for at in range(start, facts) if _is_source(pieces[at])), None)
    if source is None or source == start:
        return None
    about = pieces[start].text.casefold() in _ABOUT and start + 1 < source <= start + _LONGEST_ABOUT
    named = source - 1 if pieces[source - 1].is_mark(":") and pieces[source].kind is not Kind.TITLE else source
    if about and not any(piece.kind is Kind.MARK for piece in pieces[start:named]):
        return source - 1  # "Zur Erscheinung G. Klaffenbach", "О летописи: Шахматов"
    plain = [at for at in range(start, source) if pieces[at].kind is Kind.WORD and not pieces[at].capital]
    plain = [at for at in plain if not pieces[at].senses.keys() - {"signals"}]
    colon = next((at for at in range(start, source) if pieces[at].is_mark(":")), None)
    if colon is not None and colon == source - 1 and "repositories" in pieces[source].senses:
        return colon  # "The original: BArch, R 58/12"
    if colon is not None:  # "He used two books: Smith, Kings"; but "Schmidt, Karl: Das Salz" is name and title
        return colon if sum(at < colon for at in plain) > 1 else None
    begins = pieces[start].kind is Kind.WORD and (not pieces[start].capital or start + 1 in plain)
    before = pieces[source - 1]
    held = "contained" in before.senses and any(piece.is_mark(",") for piece in pieces[start : source - 1])
    led = len(plain) > 1 or (bool(plain) and not pieces[start].capital)  # "Smith to Jones, 5 May" is a letter
    return plain[-1] if led and begins and not held else None


def _is_source(piece: Piece) -> bool:
    named = piece.has(Role.NAME) or "repositories" in piece.senses
    return named or piece.kind in (Kind.TITLE, Kind.NAMED, Kind.INITIALS)


def _of_name(piece: Piece) -> bool:
    if piece.kind is Kind.WORD:
        return piece.capital or piece.means("particles", "conjunctions")
    return piece.kind is Kind.INITIALS or piece.is_mark(",&")


def _only_speaks_of(pieces: Sequence[Piece], index: int, end: int) -> bool:
    """Say whether a known name is the object of a verb, with nothing after it that would cite a work of theirs."""
    piece, before = pieces[index], pieces[index - 1]
    named = piece.known is not None and piece.known.roles <= {Role.NAME, Role.WORD}
    verb = before.kind is Kind.WORD and not (before.capital or before.senses)
    return named and verb and all(after.kind in (Kind.WORD, Kind.MARK) for after in pieces[index + 1 : end])


_CLOSING = frozenset(("op_cit", "ibid", "cross_references", "passim", "no_date"))
_PLAIN = (Kind.WORD, Kind.MARK, Kind.INITIALS)  # without senses no sign of citing
_SAID = (
    Kind.NUMBER,
    Kind.ROMAN,
    Kind.GROUP,
    Kind.DATE,
    Kind.TITLE,
)  # may stand in a remark: "5, where he is twelve (12)"
_LONGEST_TAIL = 4  # words after the last title that may belong to it


def _before_remark(pieces: Sequence[Piece], start: int, end: int, prose: frozenset[str]) -> int:
    """Return where the citation ends: after its last fact where words of a sentence follow."""
    last, talks, figured = start, False, False  # the last one of the citation, and whether it is a fact
    for at in range(start, end):
        piece = pieces[at]
        if piece.senses or piece.known or piece.kind not in _PLAIN:
            plain = piece.kind in _PLAIN or (talks and piece.kind in _SAID)
            noted = piece.senses.get("locators") == "note"
            if piece.known and at > last + 1 and _only_speaks_of(pieces, at, end):
                break  # "*Kings* (London, 1990), 5, repeats Smith"
            if not plain or piece.known or noted or cites_at(pieces, at, start) or piece.means(*_CLOSING):
                last, talks = at, False
                figured = piece.is_number or _is_dated(piece)
        talks = talks or (figured and at > start and piece.talks(prose))
    tail = [piece for piece in pieces[last + 1 : end] if piece.kind is Kind.WORD]
    if not tail or any(piece.means("archives", "repositories") for piece in tail):
        return end
    fact = pieces[last].kind in (Kind.NUMBER, Kind.ROMAN, Kind.GROUP, Kind.DATE, Kind.URL)
    return last + 1 if fact or len(tail) > _LONGEST_TAIL or any(piece.talks(prose) for piece in tail) else end
