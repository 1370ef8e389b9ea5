"""Ibid., idem, op. cit. and the like: the source just cited, or the last work of the author named.

Chicago Manual of Style 17, 14.34: "ibid." refers to the single work cited in the note immediately preceding; it must
not be used where that note cites more than one source. Op. cit. takes the author's work last cited (14.36).
"""

from __future__ import annotations

from footnotes.model.citation import CitationForm, CiteForm
from footnotes.model.resolution import Evidence
from footnotes.patterns import pattern
from footnotes.resolve.names import WrittenName, agreement
from footnotes.resolve.query import labels_of
from footnotes.resolve.reading import Read
from footnotes.resolve.record import Record
from footnotes.resolve.scene import NO_CLUES, Clue, Clues, Scene
from footnotes.resolve.sibling_shelfmarks import sibling
from footnotes.resolve.strategies.naming import STRONG, mentions_before, named_before
from footnotes.resolve.words import quoted
from footnotes.translations import gettext

_ARTICLE = pattern(r"(?i)\b(?:art(?:ic\w*)?\.? ?cit|ст\.|стать[яеию]\b|saggio cit)")
_OTHERS = 0.3  # "ibid." after two sources is the last of them in five cases of six; after more it is open


def clues(scene: Scene) -> Clues:
    """Return what an ibid. or op. cit. leans on."""
    if scene.cite.form is not CiteForm.IBID:
        return NO_CLUES
    vocabulary = scene.index.vocabulary
    if scene.query.authors:
        own = scene.query.title or scene.query.container
        return _last_work(scene) if not own or scene.cite.authors else NO_CLUES  # "Idem" with another work
    if scene.query.title and not vocabulary.holds(vocabulary.ibid, scene.cite.text):
        return NO_CLUES  # op. cit. with a title
    clues = _source_just_cited(scene)
    if vocabulary.holds(vocabulary.ibid, scene.cite.text) or not vocabulary.holds(vocabulary.op_cit, scene.cite.text):
        return clues
    by_name, _ = named_before(scene, mentions_before(scene))
    named = {key: clue for key, clue in by_name.items() if clue.evidence.weight > STRONG}
    if not named:
        return clues
    return clues._replace(found=tuple(named.values()), reason="")  # "Smith says so (op. cit., p. 5)"


def _source_just_cited(scene: Scene) -> Clues:
    word = scene.cite.text.split()[0].strip("*_.,;") if scene.cite.text.split() else "ibid."
    before = scene.earlier[-1:] or _cites_before(scene)
    text = _cites_of_text(scene) or _cites_of_note(scene)
    if not (before or text):
        return Clues(reason=gettext("nothing is cited before “{word}” in this chapter").format(word=word))
    either = bool(before and text)
    before = [*before, *text]
    at = before[-1].citation
    if any(read.key is not None for read in before):  # an edition that is not in the bibliography is none of them
        before = [read for read in before if read.key is not None or not read.parallel]
    keys = list(dict.fromkeys(read.key for read in reversed(before)))  # the last one first
    if None in keys:
        return Clues(
            reason=gettext("the source cited in {place}, just before, is not known").format(place=scene.place(at)),
            antecedent=at,
        )
    labels = labels_of(scene.cite) - {"page"}
    alike = {read.key for read in before if read.key is not None and labels & read.labels}
    if len(keys) > 1 and len(alike) == 1 and not either:
        keys = [
            key for key in keys if key in alike
        ]  # "CR 1, Sp. 1040. The letter (ibid., Sp. 1042)": of several, the one cited by columns
    why = gettext("“{word}” is the source cited just before, in {place}").format(word=word, place=scene.place(at))
    if len(keys) == 1 and keys[0] is not None:
        key = sibling(scene.cite, scene.index.record(keys[0]), scene.index)
        if key is None:
            return Clues(
                reason=gettext("it is another file of the archive cited in {place}").format(place=scene.place(at)),
                antecedent=at,
            )
        return Clues((Clue(key, Evidence("ibid", why, 0.985), at),), antecedent=at)
    # The text's source or the note's, the work or its other edition: which of the two cannot be told.
    undecided = either or any(read.parallel for read in before)
    weights = [0.7] * len(keys) if undecided else [0.85, *(_OTHERS for _ in keys[1:])]
    found = tuple(
        Clue(key, Evidence("ibid", why, weight), at) for key, weight in zip(keys, weights, strict=False) if key
    )
    return Clues(
        found,
        gettext("several sources are cited just before “{word}”, in {place}").format(word=word, place=scene.place(at)),
        at,
    )


def _cites_of_text(scene: Scene) -> list[Read]:
    """Return the cites that the text gives between the note before and this one, where a manuscript has both."""
    flow = scene.reading.flow(scene.citation)
    in_own_note = any(scene.citations[read.citation].note == scene.citation.note for read in flow)
    if scene.citation.note is None or in_own_note or scene.earlier or not flow or flow[-1].in_note:
        return []
    last = flow[-1]
    if not last.names_source and (last.key is None or scene.citations[last.citation].form is CitationForm.PROSE):
        return []  # a place in the text that was not understood, or that a sentence names in passing
    block = scene.reading.manuscript.block_at(last.position)
    near = block is not None and block.span.start <= scene.position <= block.span.end
    return [read for read in flow if read.citation == last.citation] if near else []


def _cites_of_note(scene: Scene) -> list[Read]:
    """Return the cites of a note that is called for between the text's last citation and this one of the text."""
    flow = scene.reading.flow(scene.citation)
    if scene.citation.note is not None or scene.earlier or not flow or not flow[-1].in_note:
        return []
    block = scene.reading.manuscript.block_at(scene.position)
    near = block is not None and block.span.start <= flow[-1].position <= block.span.end
    return [read for read in flow if read.citation == flow[-1].citation] if near else []


def _cites_before(scene: Scene) -> list[Read]:
    """Return the cites of the citation before; for the first one of a note, all those of the note before."""
    last = list(scene.reading.last(scene.citation))
    note = scene.citations[last[0].citation].note if last else None
    if note is None or note == scene.citation.note:
        return [read for read in last if read.form is not CiteForm.SELF] or last
    return [read for read in scene.reading.by_note.get(note, ()) if read.form is not CiteForm.SELF] or last


def _last_work(scene: Scene) -> Clues:
    names = quoted(author.written for author in scene.query.authors)
    found: list[Clue] = []
    for read in _of_kind(_works(scene), scene):
        if read.key is None:
            reason = gettext("the work of {names} cited in {place} is not known").format(
                names=names, place=scene.place(read.citation)
            )
            return Clues(tuple(found), "" if found else reason, read.citation)
        why = (
            gettext("the work of {names} cited, in {place}")
            if found
            else gettext("the work of {names} last cited, in {place}")
        ).format(names=names, place=scene.place(read.citation))
        together = bool(found) and _together(read.citation, found[0].antecedent, scene)
        rival = (
            0.55
            if together or (found and not _is_beside(found[0].antecedent, scene)) or scene.cite.form is CiteForm.IBID
            else 0.1
        )  # op. cit. wants a single work
        found.append(Clue(read.key, Evidence("op. cit.", why, rival if found else 0.8), read.citation))
    return Clues(tuple(found), antecedent=found[0].antecedent if found else None)


def _of_kind(works: list[Read], scene: Scene) -> list[Read]:
    """Return the articles among the works of an author where an article is repeated: "art. cit.", "указ. статья"."""
    if not _ARTICLE.search(scene.cite.text):
        return works
    articles = [read for read in works if read.key is not None and scene.index.record(read.key).is_part]
    return articles or works


def _is_beside(citation: int | None, scene: Scene) -> bool:
    """Say whether a citation stands in this note or the one before it, or that both are in the text.

    Further on, a bare name does not tell which of two works of the author is meant.
    """
    note = scene.citations[citation].note if citation is not None else None
    return note is None or scene.citation.note is None or scene.citation.note - note <= 1


def _together(one: int, other: int | None, scene: Scene) -> bool:
    """Say whether two citations stand in one note, or are one."""
    if one == other or other is None:
        return one == other
    note = scene.citations[one].note
    return note is not None and note == scene.citations[other].note


def _works(scene: Scene) -> list[Read]:
    """Return the works cited of the author, the latest first; with several authors, those by all of them."""
    author = scene.query.authors[0]
    words = author.family if author.inverted else tuple(reversed(author.family))
    found = next((scene.reading.works[word.skeleton] for word in words if word.skeleton in scene.reading.works), [])
    return [read for read in found if read.key is None or _wrote(scene.query.authors, scene.index.record(read.key))]


def _wrote(authors: tuple[WrittenName, ...], record: Record) -> bool:
    return all(any(agreement(author, one.name) for one in record.people) for author in authors)


def last_work(scene: Scene) -> Clues:
    """Return the work last cited of an author who is named without title and year."""
    query = scene.query
    bare = query.authors and not (query.title or query.container or query.years or query.url)
    return _last_work(scene) if bare and scene.cite.form is not CiteForm.IBID else NO_CLUES
