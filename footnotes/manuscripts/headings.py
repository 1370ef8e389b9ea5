"""Headings that say what follows them: notes, a list of works cited, a chapter."""

from __future__ import annotations

import re

from footnotes.patterns import pattern

_NOTES = """
notes|endnotes|footnotes|notes and references|references and notes|notes to chapter|notes to the text
anmerkungen|fußnoten|fussnoten|endnoten|anmerkungen und nachweise
notes de bas de page|notes de fin|notes et références|note|note al testo|note a piè di pagina
notas|notas al pie|notas a pie de página|notas de rodapé|notas de fim
примечания|сноски|комментарии|примечания и ссылки
notae
"""
_REFERENCES = """
bibliography|select bibliography|selected bibliography|works cited|references|reference list|list of references
literature cited|sources cited|bibliography of works cited|sources and bibliography|primary sources|secondary sources
archival sources|printed primary sources|unpublished primary sources|works consulted
bibliographie|auswahlbibliographie|bibliografie|literatur|literaturverzeichnis|quellen- und literaturverzeichnis
quellen und literatur|quellenverzeichnis|literatur- und quellenverzeichnis|zitierte literatur|forschungsliteratur
références bibliographiques|références|ouvrages cités|sources et bibliographie|bibliographie sommaire
bibliografia|bibliografía|bibliografia citata|riferimenti bibliografici|opere citate|fonti e bibliografia
referencias|referencias bibliográficas|obras citadas|fuentes y bibliografía|referências|referências bibliográficas
библиография|литература|список литературы|источники и литература|список источников и литературы|библиографический список
список использованной литературы|список использованных источников|использованная литература|источники
"""
_WRITTEN = {  # over what is added at the end, by language
    "de": ("Literaturverzeichnis", "Anmerkungen"),
    "es": ("Bibliografía", "Notas"),
    "fr": ("Bibliographie", "Notes"),
    "it": ("Bibliografia", "Note"),
    "pt": ("Bibliografia", "Notas"),
    "ru": ("Список литературы", "Примечания"),
}
_CHAPTER = r"(?:chapter|part|book|kapitel|teil|buch|chapitre|partie|livre|capitolo|parte|libro|cap[ií]tulo|глава|часть)"

_NUMBERING = pattern(r"^[\W\d_]*(?:[ivxlc]+\.\s+)?|[\W_]+$")
_LAST_NUMBER = pattern(r"[\W\d_]*$")
_CHAPTER_NUMBER = pattern(
    rf"\W*{_CHAPTER}\W{{1,3}}(?:\d+|[ivxlc]+\b|the\b|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|premier|première|перв|втор|трет|четв|пят)",
    re.IGNORECASE,
)


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for line in text.strip().splitlines() for name in line.split("|"))


_NOTES_NAMES, _REFERENCES_NAMES = _names(_NOTES), _names(_REFERENCES)
_MOST_SPACES = max(name.count(" ") for name in _NOTES_NAMES | _REFERENCES_NAMES) + 3  # with its numbers


def section(heading: str) -> str:
    """Return "notes" where a heading stands over notes, "references" over a list of works cited, else "".

    "Notes", "2. Anmerkungen", "NOTES:", "Notes to Chapter 3" stand over notes.
    """
    if heading.count(" ") > _MOST_SPACES:
        return ""
    name = _NUMBERING.sub("", heading.casefold())
    if name in _REFERENCES_NAMES:
        return "references"
    unnumbered = _LAST_NUMBER.sub("", name) if name[-1:].isdecimal() else name
    return "notes" if unnumbered in _NOTES_NAMES else ""


def is_chapter(heading: str) -> bool:
    """Say whether a heading names a chapter or part by number ("Chapter 4. …", "Глава вторая")."""
    return _CHAPTER_NUMBER.match(heading) is not None


def translated(heading: str, language: str | None) -> str:
    """Return the markup of a heading, "Bibliography" or "Notes", in the language of a manuscript, if it is known."""
    words = _WRITTEN.get((language or "").partition("-")[0], ())
    for english, word in zip(("Bibliography", "Notes"), words, strict=False):
        heading = heading.replace(english, word).replace(english.upper(), word.upper())
    return heading
