"""Parallel editions: the translation or original that "Russian ed." means, beside the work just cited."""

from __future__ import annotations

from footnotes.model.resolution import Evidence
from footnotes.resolve.narrowing import sharing_words
from footnotes.resolve.record import Record
from footnotes.resolve.scene import NO_CLUES, Clue, Clues, Scene
from footnotes.resolve.words import Word, squash, words
from footnotes.translations import gettext


def clues(scene: Scene) -> Clues:
    """Return the other editions of the work that the cite before names."""
    if not is_edition(scene):
        return NO_CLUES
    before = next(iter([*scene.earlier[-1:], *scene.reading.last(scene.citation)[-1:]]), None)
    if before is None or before.key is None:
        return Clues(reason=gettext("the work that this is an edition of is not known"))
    work = scene.index.record(before.key)
    language = _language(scene)
    found = [
        Clue(key, evidence, before.citation)
        for key in _editions(scene, work)
        for evidence in _weigh(scene.index.record(key), work, language, scene)
    ]
    wanted = scene.cite.title or scene.cite.text
    return Clues(
        tuple(found),
        "" if found else gettext("the bibliography has no “{wanted}” of {key}").format(wanted=wanted, key=work.key),
        before.citation,
    )


def is_edition(scene: Scene) -> bool:
    """Say whether a cite names nothing but an edition: "Russian ed.", "the original", "dt. Ausg."."""
    query, vocabulary = scene.query, scene.index.vocabulary
    if query.authors or query.container or query.url or not (scene.cite.parallel or query.title):
        return False
    text = scene.cite.title or scene.cite.text
    if not all(_is_edition_word(word, vocabulary.edition_words) for word in words(scene.cite.title or "")):
        return False
    edition = scene.cite.parallel or vocabulary.holds(vocabulary.editions, text)
    return bool(edition and _language(scene))


def _is_edition_word(word: Word, known: frozenset[str]) -> bool:
    return word.text in known or (word.cut and any(form.startswith(word.text) for form in known))


def _language(scene: Scene) -> str | None:
    vocabulary = scene.index.vocabulary
    form = vocabulary.holds(vocabulary.languages, scene.cite.title or scene.cite.text)
    return vocabulary.languages[form] if form else None


def _editions(scene: Scene, work: Record) -> list[str]:
    """Return entries that may be the same work: related, with a longer siglum, or by the same people."""
    index, found = scene.index, dict.fromkeys(work.entry.relations.values())
    found.update(dict.fromkeys(index.related_to(work.key)))
    for siglum in index.sigla_of.get(work.key, ()):
        found.update(dict.fromkeys(key for longer, key in index.sigla_beginning(siglum) if longer != siglum))
    for name, role in work.people:
        if role in ("author", "editor") and name.family:
            telling = dict.fromkeys(word for title in work.titles for word in title.words)
            found.update(dict.fromkeys(sharing_words(index.keys_of_name(name.family[-1]), telling, index)))
    return [key for key in found if key in index and key != work.key]


def _weigh(record: Record, work: Record, language: str | None, scene: Scene) -> list[Evidence]:
    found = []
    if record.key in work.entry.relations.values() or work.key in record.entry.relations.values():
        found.append(Evidence("edition", gettext("the bibliography relates it to {key}").format(key=work.key), 0.95))
    for siglum in scene.index.sigla_of.get(record.key, ()):
        for shorter in scene.index.sigla_of.get(work.key, ()):
            if squash(siglum).startswith(squash(shorter)) and squash(siglum) != squash(shorter):
                found.append(
                    Evidence(
                        "edition",
                        gettext("its siglum “{siglum}” goes on from “{shorter}”").format(
                            siglum=siglum, shorter=shorter
                        ),
                        0.85,
                    )
                )
                break
    if not found:
        found.append(Evidence("edition", gettext("it is by the author of {key}").format(key=work.key), 0.1))
    if language and record.language:
        same = record.language == language
        found.append(
            Evidence(
                "edition",
                gettext("its language is {language}").format(language=record.language),
                0.8 if same else -0.95,
            )
        )
    if language and record.language != language and work.language == language:
        found.append(Evidence("edition", gettext("{key} itself is in this language").format(key=work.key), -0.5))
    return found
