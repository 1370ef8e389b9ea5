"""The vocabulary of citing in one language, as data: which words are labels, signals, ibid. forms and so on."""

from __future__ import annotations

from collections.abc import Mapping

from footnotes.records import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words that scholars of one language cite with.

    Every form is normalised by ``Lexicon.form``: no full stops, single spaces, casefolded, but a form of one letter
    keeps its case ("S." is a page in German, "s." is "siehe"), and so do the names of works and corpora. Mappings give
    the meaning of a form, sets only hold it.
    """

    language: str  # ISO 639-1, "la" for Latin
    locators: Mapping[str, str] = field(default_factory=dict)  # "pp" -> "page": CSL locator terms and those of archives
    signals: frozenset[str] = frozenset()  # "see also", "vgl"
    ibid: frozenset[str] = frozenset()  # the source just cited: "ibid", "ebd", "там же"
    op_cit: frozenset[str] = frozenset()  # a source cited earlier: "op cit", "a a o"
    idem: frozenset[str] = frozenset()  # the author just cited: "idem", "ders"
    editions: frozenset[str] = frozenset()  # "ed", "edition", "aufl"
    languages: Mapping[str, str] = field(default_factory=dict)  # adjectives of editions: "russian" -> "ru"
    months: Mapping[str, int] = field(default_factory=dict)  # "january" -> 1, seasons as CSL counts them from 13
    conjunctions: frozenset[str] = frozenset()  # "and", "sowie"
    following: frozenset[str] = frozenset()  # following pages: "ff", "и след"
    cross_references: frozenset[str] = frozenset()  # "above", "oben", "выше"
    prepositions: frozenset[str] = frozenset()  # before a place in the source under discussion: "on" p. 5
    hereafter: frozenset[str] = frozenset()  # "hereafter", "im Folgenden zit"
    in_text: frozenset[str] = frozenset()  # after "hereafter": this edition is cited "in the text", "на это издание"
    editors: frozenset[str] = frozenset()  # "ed", "eds", "hrsg"
    translators: frozenset[str] = frozenset()  # "trans", "übers"
    et_al: frozenset[str] = frozenset()  # "et al", "u a"
    contained: frozenset[str] = frozenset()  # what stands before a container: "in"
    reprints: frozenset[str] = frozenset()  # what stands before a parallel edition: "reprinted in"
    passim: frozenset[str] = frozenset()
    especially: frozenset[str] = frozenset()  # what stands before the pages that matter most: "esp", "insb"
    theses: frozenset[str] = frozenset()  # "PhD diss", "Magisterarbeit"
    publishers: frozenset[str] = frozenset()  # words in names of publishers: "press", "verlag"
    no_place: frozenset[str] = frozenset()  # "n p", "o O"
    no_date: frozenset[str] = frozenset()  # "n d", "o J"
    accessed: frozenset[str] = frozenset()  # what stands before a date of access
    located: frozenset[str] = frozenset()  # what stands before a web address: "at", "available at"
    particles: frozenset[str] = frozenset()  # of names: "van", "de la"
    series: frozenset[str] = frozenset()  # of periodicals begun anew: "new ser", "N F"
    archives: frozenset[str] = frozenset()  # words of repositories: "papers", "archive", "фонд"
    repositories: frozenset[str] = frozenset()  # institutions that keep documents: "library", "bibl nat"
    ordinals: Mapping[str, int] = field(default_factory=dict)  # numbers as words: "four" -> 4, "fourth" -> 4
    divisions: Mapping[str, str] = field(default_factory=dict)  # works cited by their own parts: "il" -> "book line"
    corpora: Mapping[str, str] = field(default_factory=dict)  # collections cited by volume and "number" or "column"
    reigns: frozenset[str] = frozenset()  # names of kings that laws and rolls are dated by: "Hen", "Vict"
    prose: frozenset[str] = frozenset()  # verbs and pronouns that stand in sentences, not in references
    reporting: frozenset[str] = frozenset()  # verbs that say what an author writes: "argues", "meint"
    function_words: frozenset[str] = frozenset()  # frequent words that tell the language

    @staticmethod
    def form(written: str) -> str:
        """Return a written form as the lexicon keeps it: "Op. cit." is "op cit", "S." stays "S"."""
        form = " ".join(written.replace(".", " ").split())
        return form if len(form) == 1 else form.casefold()
