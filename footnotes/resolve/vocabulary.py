"""What resolving needs of the lexicons of all languages of a manuscript, together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from footnotes.model.lexicon import Lexicon
from footnotes.records import NamedTuple
from footnotes.text.folding import fold

_LONGEST = 5  # words in a form
_LONGEST_CUT = 4  # letters of a title cut short


class Vocabulary(NamedTuple):
    """Forms as ``Lexicon.form`` gives them, of all the lexicons together."""

    ibid: frozenset[str]
    op_cit: frozenset[str]
    idem: frozenset[str]
    editions: frozenset[str]
    cross_references: frozenset[str]
    hereafter: frozenset[str]
    in_text: frozenset[str]
    et_al: frozenset[str]
    languages: Mapping[str, str]
    ordinals: Mapping[str, int]
    declines: bool  # titles in the text may be declined: "в «Истории Российской»"
    reporting: frozenset[str]  # folded
    function_words: frozenset[str]  # folded
    plays: frozenset[str]  # folded: works cited by act and scene
    edition_words: frozenset[str]  # folded: of editions and of languages, and function words
    first_words: frozenset[str]  # of the forms that texts are searched for

    @staticmethod
    def of(lexicons: Sequence[Lexicon]) -> Vocabulary:
        """Return the forms of all ``lexicons``."""
        languages: dict[str, str] = {}
        for lexicon in reversed(lexicons):  # the first lexicon, the manuscript's own language, has the last word
            languages.update(lexicon.languages)
        ordinals = {fold(form): value for lexicon in lexicons for form, value in lexicon.ordinals.items()}
        function_words = frozenset(
            fold(word)
            for lexicon in lexicons
            for word in (*lexicon.function_words, *lexicon.conjunctions, *lexicon.contained)
        )
        ibid = _union(lexicon.ibid for lexicon in lexicons)
        op_cit = _union(lexicon.op_cit for lexicon in lexicons)
        idem = _union(lexicon.idem for lexicon in lexicons)
        editions = _union(lexicon.editions for lexicon in lexicons)
        cross_references = _union(lexicon.cross_references for lexicon in lexicons)
        searched = (*ibid, *op_cit, *idem, *editions, *cross_references, *languages)
        return Vocabulary(
            ibid=ibid,
            op_cit=op_cit,
            idem=idem,
            editions=editions,
            cross_references=cross_references,
            hereafter=_union(lexicon.hereafter for lexicon in lexicons),
            in_text=_union(lexicon.in_text for lexicon in lexicons),
            et_al=_union(lexicon.et_al for lexicon in lexicons),
            languages=languages,
            ordinals=ordinals,
            declines=any(lexicon.language == "ru" for lexicon in lexicons),
            reporting=_union(frozenset(map(fold, lexicon.reporting)) for lexicon in lexicons),
            function_words=function_words,
            plays=frozenset(
                fold(name)
                for lexicon in lexicons
                for name, parts in lexicon.divisions.items()
                if parts.startswith("act ") and len(name) > _LONGEST_CUT
            ),
            edition_words=function_words | {fold(word) for form in (*editions, *languages) for word in form.split()},
            first_words=frozenset(word.rstrip(":") for form in searched for word in form.split()[:1]),
        )

    def holds(self, forms: frozenset[str] | Mapping[str, str], text: str) -> str | None:
        """Return the first of these forms that stands in ``text`` as whole words, or None."""
        found = Lexicon.form(text.replace(",", " ").replace(";", " ").replace("(", " ").replace(")", " ")).split()
        for start, word in enumerate(found):
            if word.rstrip(":") not in self.first_words:
                continue
            for end in range(min(len(found), start + _LONGEST), start, -1):
                if (form := " ".join(found[start:end]).rstrip(":")) in forms:
                    return form
        return None


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
