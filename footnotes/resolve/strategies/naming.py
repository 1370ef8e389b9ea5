"""Sources that the text before a bare locator names: "Broué states (7)", "his Origins of the War (12)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise

from footnotes.model.citation import CitationForm
from footnotes.model.manuscript import Block, Zone
from footnotes.model.resolution import Evidence
from footnotes.patterns import pattern
from footnotes.resolve.leads import MentionKind
from footnotes.resolve.mentions import Mention
from footnotes.resolve.names import one_given_name
from footnotes.resolve.reading import Read
from footnotes.resolve.record import HOLDINGS, UNPAGED
from footnotes.resolve.scene import Clue, Scene
from footnotes.resolve.words import words
from footnotes.text import Span
from footnotes.translations import gettext

STRONG = 0.4  # a weight from which a source named pushes the last one cited aside
_TOO_FAR = -0.9  # the weight of an author who is named so far away that he only supports another source
_SUPPORTS = Evidence("discussion", "", _TOO_FAR)
_SOLE_AUTHOR = 0.6  # what the only author whom the sentence names says for a title of theirs
_WINDOW = 1500  # characters of text before a cite that are read for names
_ARCHIVES_WINDOW = 5000
_FIRST_WORDS = 45  # characters that the subject of a sentence begins in
_BESIDE = pattern(r"(['’]s?)?[\s(\[]*(?:[\w-]+ ){0,3}[\s(\[]*[,;.]?")  # "Broué states (7)", "says Broué,⁷"
_OWN_WORDS = pattern(r"(['’]s)? (?:[a-z-]+ ){1,6}[(\[]?")  # "Wasserman's account of that boat (35)"
_MARK = pattern(r"[\s,.]*(?:[^\W\d]+[.,]? ){0,2}\d+[\s,]*")  # "Reg. d’aud. du Chât. Y. 5221, fol. 48"
_SPEAKS = pattern(r"(?: [\w-]+){1,3}\s*:\s*")  # "In his life of Luther Roland Bainton wrote as follows:"
_CAPITALISED = pattern(r"(?<=[a-zà-ÿа-я,] )([A-ZÀ-ÞА-Я][^\W\d_A-ZÀ-ÞА-Я]{2,})(?:['’]s)? [(\[]$")
_QUOTATION_MARKS = ("„“”", "«»")
_SENTENCE_END = pattern(r"[.!?…][\"”’»)\]]*\s+(?=[^\Wa-zа-я])")
_WORD_AND_STOP = pattern(r"(?<=\w{3})[.!?…;][\s\"”’»)]")
_SAID = pattern(r"(?:, [^,]{1,30},)? ([^\W\d_]+)(?: ([^\W\d_]+))?")
_LAST_WORD = pattern(r"(\w+)[)\]»”\"’]{0,2}\Z")
_AFTERWARDS = 80  # characters after a place in running text that may name whose it is
_LONGEST_WORD = 30  # characters


class _Place(Enum):
    """Where a mention stands, and how strongly an author, or a title, speaks for a source there."""

    TOUCHING = (gettext("right before"), 0.93, 0.95)
    JUST_BEFORE = (gettext("just before"), 0.9, 0.95)
    SOLE = (gettext("in this sentence"), 0.84, 0.9)
    SUBJECT = (gettext("in this sentence"), 0.6, 0.88)
    SENTENCE = (gettext("in this sentence"), -0.2, 0.8)
    HEADING = (gettext("in the heading"), 0.0, 0.85)
    BLOCK = (gettext("in this paragraph"), -1.0, 0.8)  # -1: it only supports another source
    BEFORE = (gettext("in the text before"), -1.0, -0.3)

    def __init__(self, where: str, author: float, title: float) -> None:
        self.where, self.author, self.title = where, author, title


Placed = tuple[Mention, _Place]


def named_before(scene: Scene, before: Iterable[Placed]) -> tuple[dict[str, Clue], set[str]]:
    """Return the clues that names give, by key, and the keys whose author is named too far away to be one."""
    best: dict[str, Clue] = {}
    count: Counter[str] = Counter()
    supported: set[str] = set()
    for mention, place in before:
        for clue in _clues(mention, place, scene):
            count[clue.key] += 1
            if clue.evidence is _SUPPORTS:
                supported.add(clue.key)
            elif clue.key not in best or best[clue.key].evidence.weight < clue.evidence.weight:
                best[clue.key] = clue
    return {key: _repeated(clue) if count[key] > 1 else clue for key, clue in best.items()}, supported


def authors_before(before: Iterable[Placed], proposed: Collection[str]) -> dict[str, Clue]:
    """Return those of some works by the author whom the sentence names before: "Soto thinks so (De iure 9)"."""
    found: dict[str, Clue] = {}
    named = [(one, place) for one, place in before if one.kind is MentionKind.AUTHOR]
    inside = {one.name for one, place in named if place.where == _Place.SENTENCE.where}
    for mention, place in named:
        sole = place is _Place.SENTENCE and len(inside) == 1
        if sole or (place.author > 0 and place is not _Place.HEADING):
            weight = _SOLE_AUTHOR if sole else place.author / (1.0 if place is _Place.TOUCHING else 1.2)
            evidence = Evidence(
                "discussion", gettext("{text} is named {where}").format(text=mention.text, where=place.where), weight
            )
            found |= {key: Clue(key, evidence) for key in proposed if key in mention.keys}
    return found


def author_touching(before: Iterable[Placed]) -> Mention | None:
    """Return the author whose name stands right before a cite: "Savigny (Besitz, S. 283)"."""
    named = (one for one, place in before if one.kind is MentionKind.AUTHOR and place is _Place.TOUCHING)
    return next(named, None)


def author_beside(before: Iterable[Placed]) -> tuple[str, ...]:
    """Return the author whom the text names right before a cite: "Thompson (1963, 580)"."""
    beside = (_Place.TOUCHING, _Place.JUST_BEFORE)
    found = (one.name for one, place in before if one.kind is MentionKind.AUTHOR and place in beside)
    return tuple(found)[:1]


def someone_unknown(scene: Scene, before: Sequence[Placed]) -> str:
    """Return whom the text names right before the cite and no work cited is known of: "Beltrami (p. 59)"; else ""."""
    beside = author_beside(before)
    if any(not (works := scene.reading.works.get(name)) or works[0].key is None for name in beside):
        return beside[0]
    for mention, place in before:  # "Л. Я. Гинзбург относит это к лирике (с. 80)"
        alone = mention.kind is MentionKind.AUTHOR and mention.full and place is _Place.SOLE
        if alone and len(mention.keys) > 1 and not scene.reading.works.get(mention.name):
            return mention.name
    text, end = scene.reading.manuscript.text, scene.citation.span.start
    found = _CAPITALISED.search(text, max(0, end - 40), end)
    if found is None or words(found[1])[0].text in scene.index.vocabulary.function_words:
        return ""
    block = scene.reading.manuscript.block_at(end)
    known = scene.mentions.within(block.span, end - 80, end) if block is not None else ()
    return "" if any(mention.span.overlaps(Span(*found.span(1))) for mention in known) else found[1]


def archives_before(scene: Scene) -> dict[str, Clue]:
    """Return the archive or collection that was named last, for a bare number of a document."""
    for span, end in _windows(scene, _ARCHIVES_WINDOW, stop_at_cite=False):
        for mention in reversed(scene.mentions.within(span, end - _ARCHIVES_WINDOW, end)):
            if mention.kind is MentionKind.AUTHOR:
                continue
            holdings = [key for key in mention.keys if scene.index.record(key).entry.type in HOLDINGS]
            if len(holdings) == 1:
                evidence = Evidence(
                    "discussion", gettext("“{text}” was the archive named last").format(text=mention.text), 0.7
                )
                return {holdings[0]: Clue(holdings[0], evidence)}
    return {}


def _repeated(clue: Clue) -> Clue:
    strategy, why, weight = clue.evidence.strategy, clue.evidence.why, clue.evidence.weight
    return clue._replace(
        evidence=Evidence(strategy, gettext("{why}, and more than once").format(why=why), min(0.95, weight + 0.05))
    )


def _clues(mention: Mention, place: _Place, scene: Scene) -> Iterator[Clue]:
    if mention.kind is not MentionKind.AUTHOR:
        for key in mention.keys:
            why = gettext("“{text}” is named {where}").format(text=mention.text, where=place.where)
            yield Clue(key, Evidence("discussion", why, place.title / len(mention.keys)))
        return
    if of_year := _of_year(mention, scene):
        why = gettext("{text} is named {where}").format(text=mention.text, where=place.where)
        yield from (Clue(key, Evidence("discussion", why, place.title)) for key in of_year)
        return
    weight = _author_weight(mention, place, scene)
    works = [read for read in scene.reading.works.get(mention.name, ()) if _can_mean(read, mention, scene)]
    for rank, read in enumerate(works):
        if read.key is None:
            return
        if weight <= _TOO_FAR:
            yield Clue(read.key, _SUPPORTS)
            continue
        note = scene.citations[read.citation].note
        together = rank > 0 and note is not None and note == scene.citations[works[0].citation].note
        why = (
            gettext("{text} is named {where}, whose work was cited in {place}")
            if rank
            else gettext("{text} is named {where}, whose work was last cited in {place}")
        ).format(text=mention.text, where=place.where, place=scene.place(read.citation))
        yield Clue(
            read.key,
            Evidence("discussion", why, weight - 0.5 if rank and weight > 0 and not together else weight),
            read.citation,
        )
    if not works and len(mention.keys) == 1 and weight > -1 and _can_hold(mention.keys[0], scene):
        how = gettext("{text} is named {where}, whose only work in the bibliography it is").format(
            text=mention.text, where=place.where
        )
        yield Clue(mention.keys[0], Evidence("discussion", how, weight))


def _author_weight(mention: Mention, place: _Place, scene: Scene) -> float:
    """Return what a name says at its place; one never cited by may be a person whom the text is about."""
    if place is _Place.SENTENCE and _reports(mention, scene):
        return _Place.SUBJECT.author  # "The law is clear, and Walzer gives it colour (146)"
    if place.author <= 0 or place in (_Place.TOUCHING, _Place.JUST_BEFORE):
        return place.author
    if mention.name in scene.reading.cited_by_name or _reports(mention, scene):
        return place.author
    return place.author - (0.15 if mention.full else 0.35)


def _reports(mention: Mention, scene: Scene) -> bool:
    """Say whether the text goes on with what the person writes: "Inglis tells the story", "Reid himself doubts it"."""
    text, end = scene.reading.manuscript.text, mention.span.end
    said = _SAID.match(text, end, end + _LONGEST_WORD * 2)
    return said is not None and any(word and word in scene.index.vocabulary.reporting for word in said.groups())


def _of_year(mention: Mention, scene: Scene) -> list[str]:
    """Return the works of an author named that are of the year written: "Woodman thinks otherwise (2018: 55)"."""
    return scene.index.of_years(mention.keys, scene.query.years)


def _can_mean(read: Read, mention: Mention, scene: Scene) -> bool:
    """Say whether the page wanted may be one of the source's, and the given name written its author's."""
    if read.key is None:
        return True
    if not _can_hold(read.key, scene):
        return False
    if mention.given is None:
        return True
    people = scene.index.record(read.key).people
    given = [one.name.given for one in people if one.name.family and one.name.family[-1].skeleton == mention.name]
    if not any(given):
        return True
    return any(one_given_name(mention.given, other) for names in given for other in names)


def _can_hold(key: str, scene: Scene) -> bool:
    """Say whether the page and the year wanted, if any, may be the entry's."""
    record, wanted = scene.index.record(key), scene.pages
    if scene.query.years and record.years and not record.years.intersection(scene.query.years):
        return False
    return not wanted or (record.entry.type not in UNPAGED and record.holds_page(wanted[0][0]) is not False)


def mentions_before(scene: Scene) -> Iterator[Placed]:
    """Yield the mentions before a cite with the place where they stand."""
    text, flow = scene.reading.manuscript.text, scene.reading.flow(scene.citation)
    # What is named before the last cite, or before the marker of its note, is spent on that.
    called = bool(flow) and flow[-1].in_note and scene.citation.note is None
    since = (flow[-1].position if called else flow[-1].end) if flow else -1
    introduces = True
    own = scene.reading.manuscript.block_at(scene.citation.span.start)
    for back, (span, end) in enumerate(_windows(scene, _WINDOW)):
        named = scene.mentions.within(span, end - _WINDOW, end)
        mentions = [
            one for one in named if not scene.order.is_cited(one.span) and not _is_quoted(text, span.start, one)
        ]
        introduces = introduces and (back == 0 or text[max(span.start, end - 3) : end].rstrip().endswith(":"))
        if not mentions:
            continue
        sentence = end
        if introduces:
            sentence = _sentence_start(text, span, end)
            if scene.order.in_note(span) and not any(one.span.start >= sentence for one in mentions):
                sentence = max(span.start, end - _WINDOW)  # a note is short: all of it is about one thing
            sentence = max(sentence, since if since < end else 0)
        inside = [one for one in mentions if one.span.start >= sentence]
        for mention in mentions:
            if mention.span.start < since < end and mention.kind is not MentionKind.AUTHOR:
                continue  # it has been cited itself
            if mention.span.start < sentence:
                yield mention, _Place.BEFORE if back else _Place.BLOCK
            else:
                yield (
                    mention,
                    _place_in_sentence(
                        mention,
                        inside,
                        sentence,
                        end,
                        text,
                        introducing=own is not None and span != own.span and scene.citation.note is None,
                    ),
                )
    heading = scene.order.heading_before(scene.position)
    for mention in scene.mentions.within(heading.span) if heading and since < heading.span.start else ():
        yield mention, _Place.HEADING


def named_after(scene: Scene) -> Iterator[Placed]:
    """Yield the author whom a sentence names only after the place in the source: "On p. 77 Keussen gives a plan"."""
    block = scene.reading.manuscript.block_at(scene.citation.span.start)
    if scene.citation.form is not CitationForm.PROSE or block is None:
        return
    start = scene.citation.span.end
    text = scene.reading.manuscript.text
    stop = _WORD_AND_STOP.search(text, start, min(block.span.end, start + _AFTERWARDS))
    end = stop.start() if stop else min(block.span.end, start + _AFTERWARDS)
    authors = [one for one in scene.mentions.within(block.span, start, end) if one.kind is MentionKind.AUTHOR]
    if len({one.name for one in authors}) == 1 and not _is_quoted(text, block.span.start, authors[0]):
        yield authors[0], _Place.JUST_BEFORE


def _is_quoted(text: str, start: int, mention: Mention) -> bool:
    """Say whether an author is named inside a quotation or an editor's gloss: what a source says, not who says it."""
    if mention.kind is not MentionKind.AUTHOR:
        return False
    low, at = max(start, mention.span.start - _WINDOW), mention.span.start
    if text.rfind("[", low, at) > text.rfind("]", low, at):
        return True
    for marks in _QUOTATION_MARKS:
        last = max([text.rfind(mark, low, at) for mark in marks])
        if last >= 0 and _opens(text, last):
            return True
    return False


def _opens(text: str, at: int) -> bool:
    """Say whether a quotation mark opens: "“so”" and "«so»", but "„so“" and "»so«" in German, "« so »" in French."""
    after_space = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-/"
    if text[at] in "„”":
        return text[at] == "„"
    if text[at] == "»":
        return after_space and not text[at + 1 : at + 2].isspace()
    return after_space


def _place_in_sentence(
    mention: Mention, inside: list[Mention], sentence: int, end: int, text: str, *, introducing: bool
) -> _Place:
    last = mention is inside[-1]
    alone = all(one.name == two.name for one, two in pairwise(inside))
    ended = mention.text.endswith(".")  # "met Luther. (92)"
    if last and not (introducing or ended) and (match := _BESIDE.fullmatch(text, mention.span.end, end)):
        possessive = match[1] or mention.text.endswith(("'s", "’s"))
        if alone or not possessive or mention.kind is not MentionKind.AUTHOR:  # "B's view of A's account (5)" is open
            touching = not text[mention.span.end : end].strip(" ([") and not possessive
            return _Place.TOUCHING if touching else _Place.JUST_BEFORE
    own = last and alone and not introducing and _OWN_WORDS.fullmatch(text, mention.span.end, end)
    if own and (own[1] or mention.text.endswith(("'s", "’s"))):
        return _Place.JUST_BEFORE
    is_work = mention.kind in (MentionKind.TITLE, MentionKind.SIGLUM)
    if last and is_work and _MARK.fullmatch(text, mention.span.end, end):
        return _Place.JUST_BEFORE
    first = mention is inside[0] and mention.span.start - sentence <= _FIRST_WORDS
    if introducing and inside[-1].full and _SPEAKS.fullmatch(text, inside[-1].span.end, end):
        return _Place.JUST_BEFORE if last else _Place.SENTENCE
    if alone and (first or (last and introducing)):
        return _Place.SOLE
    return _Place.SUBJECT if first or (last and introducing) else _Place.SENTENCE


def _windows(scene: Scene, most: int, *, stop_at_cite: bool = True) -> Iterator[tuple[Span, int]]:
    """Yield the block of the cite and those that lead up to it, with the offset up to which each is read."""
    manuscript, start = scene.reading.manuscript, scene.citation.span.start
    block = manuscript.block_at(start)
    if block is not None and scene.mentions.within(block.span, start - most, start):
        yield block.span, start
    if scene.citation.note is not None:
        block = manuscript.block_at(scene.position)
        if block is not None and block.note is None:
            yield block.span, scene.position
    elif block is not None:
        for before in _blocks_before(scene, block, most, stop_at_cite):
            yield before.span, before.span.end


def _blocks_before(scene: Scene, block: Block, most: int, stop_at_cite: bool) -> Iterator[Block]:
    """Yield the blocks of the body between the last source read, or a heading, and this one, the nearest first."""
    blocks = scene.reading.manuscript.blocks
    flow = scene.reading.flow(scene.citation)
    since = flow[-1].position if flow and stop_at_cite else -1
    at, read = scene.order.block_index(block), 0
    for before in reversed(blocks[max(0, at - most // 100) : at]):
        if before.span.end < since or read > most or before.zone is Zone.HEADING:
            return
        if before.note is None:
            read += before.span.end - before.span.start
            yield before


def _sentence_start(text: str, span: Span, end: int) -> int:
    """Return where the sentence before ``end`` begins; a full stop after "No", "St" or an initial ends none."""
    low = max(span.start, end - _WINDOW)
    for match in reversed(list(_SENTENCE_END.finditer(text, low, end))):
        before = _LAST_WORD.search(text, max(low, match.start() - _LONGEST_WORD), match.start())
        word = before[1] if before else ""
        ends = len(word) > 3 or (len(word) > 1 and (word.islower() or word.isdigit()))
        if ends and text[match.end() : end].strip(" (["):  # else the parenthesis follows the full stop of its sentence
            return match.end()
    return low
