"""A bibliography of any size, made up: names, titles, journals and years as unevenly spread as those of a library.

    python tests/benchmarks/library.py 50000 refs.bib
    python tests/benchmarks/library.py 1000000 refs.json

The same number makes the same entries in either format, so that references to them (``references``) mean the same.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

FAMILY = """\
Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter Wolf
Schröder Smith Jones Williams Brown Taylor Davies Evans Thomas Johnson Roberts Walker Wright
Robinson Thompson White Hughes Edwards Green Lewis Wood Harris Martin Jackson Clarke Bernard Dubois
Durand Moreau Laurent Simon Michel Lefebvre Leroy Roux Rossi Russo Ferrari Esposito Bianchi Romano
Colombo Ricci Marino García Fernández López Martínez Sánchez Ivanov Petrov Kuznetsov Sokolov Popov
Novák Svoboda Nowak Kowalski Horváth Nagy Jensen Hansen Larsen de_Vries Jansen van_Dijk
""".split()  # noqa: SIM905
GIVEN = """\
Anna Carl Charles David Elisabeth Ernst Françoise Friedrich Georg Giovanni Hans Helen Heinrich Henri
Ivan James Jean John Karl Ludwig Margaret Maria Mary Marc Michael Nikolai Otto Paul Peter Pierre
Richard Robert Sergei Thomas Wilhelm William
""".split()  # noqa: SIM905
SYLLABLES = """\
al an ar bach bar ber bor brun char cor dal del den dor eck er fal fel fen gar gen gra hal ham hard
heim hol kar ken kir kow lan lar len lin lo mal man mar mer mi mon mor ner nor o os pel per pin ra
ran ri rich ro ros sal san ser ski son sta stein ster tal ten ter tin ton tor u val vel ven ver vin
wal wen wick win zel
""".split()  # noqa: SIM905
NOUNS = {
    "en": """State Church Law City Empire Society Memory Revolution War Peasants Nobility Reform Trade Money
        Power Justice Labour Science Art Religion Family Gender Politics Culture Frontier Parliament Crown
        Press Village Guilds""",
    "de": """Staat Kirche Recht Stadt Reich Gesellschaft Erinnerung Revolution Krieg Bauern Adel Reform Handel
        Geld Macht Gericht Arbeit Wissenschaft Kunst Religion Familie Verwaltung Politik Kultur Grenze
        Verfassung Krone Presse""",
    "fr": """État Église droit ville empire société mémoire révolution guerre paysans noblesse réforme commerce
        monnaie pouvoir justice travail science art religion famille administration politique culture
        frontière parlement""",
    "it": """stato chiesa diritto città impero società memoria rivoluzione guerra contadini nobiltà riforma
        commercio moneta potere giustizia lavoro scienza arte religione famiglia politica cultura confine""",
}
PATTERNS = {
    "en": ("The {n} and the {n} in {p}, {y}–{z}", "{n} and {n}: {p} in the Age of {m}", "A History of the {n} of {p}",
           "The Making of {p}", "{m}, {p} and the {n}", "The {n} of {p}: Studies in {n} and {n}"),
    "de": ("{n} und {n} in {p} {y}–{z}", "Geschichte der Stadt {p}", "Geschichte von {p} und {m}",
           "Die {n} von {p} im Zeitalter des {m}", "Untersuchungen zu {n} und {n} in {p}", "{m} und die {n}"),
    "fr": ("{n} et {n} à {p}, {y}-{z}", "Histoire de {p}", "L'invention de {p}: {n} et {n}", "{m} et la {n}"),
    "it": ("{n} e {n} a {p} nel secolo di {m}", "Storia di {p}", "{p} tra {n} e {n}", "{m} e la {n}"),
}  # fmt: skip
JOURNALS = {
    "en": ("Journal of {p} History", "{p} Historical Review", "Studies in {n} and {n}",
           "Transactions of the {p} Society"),
    "de": ("Zeitschrift für Geschichte von {p}", "Archiv für {p}", "Jahrbuch für {n} und {n}", "{p}er Forschungen"),
    "fr": ("Cahiers de {p}", "Revue d'histoire de {p}", "Annales de {p}", "Bulletin de la société de {p}"),
    "it": ("Rivista storica di {p}", "Archivio storico di {p}", "Quaderni di {p}", "Studi di {n} e {n}"),
}  # fmt: skip
PUBLISHERS = ("{p} University Press", "{f} & {g}", "Éditions {f}", "Verlag {f}", "{f} editore")
LANGUAGES = ("en", "en", "en", "en", "de", "de", "fr", "it")
LATEX = {"ü": '{\\"u}', "ö": '{\\"o}', "é": "{\\'e}", "É": "{\\'E}", "ç": "{\\c c}", "&": "\\&", "–": "--"}

Record = dict[str, Any]


class _Common:
    """Things of which the first are met by far the most often (Zipf's law)."""

    def __init__(self, things: list[Any]) -> None:
        self.things = things
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(things))))

    def one(self, chance: Random) -> Any:
        return chance.choices(self.things, cum_weights=self.weights)[0]


class Library:
    """Records of a library of so many; CSL-JSON, with the siglum of some in ``custom.shorthand``."""

    def __init__(self, count: int) -> None:
        self.count = count
        chance = Random(7)
        invented = lambda: "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).title()  # noqa: E731
        many = max(400, int(count**0.7))
        common = [name.replace("_", " ") for name in FAMILY]
        self.family = _Common([*common, *dict.fromkeys(invented() for _ in range(many))])
        self.places = _Common([*dict.fromkeys(invented() for _ in range(many))])
        self.nouns = {language: _Common(words.split()) for language, words in NOUNS.items()}
        self.journals = _Common([self._journal(chance) for _ in range(max(40, count // 400))])
        self.publishers = _Common([self._filled(chance.choice(PUBLISHERS), "en", chance) for _ in range(many // 4)])

    def __iter__(self) -> Iterator[Record]:
        chance = Random(11)
        for number in range(self.count):
            yield self._record(number, chance)

    def _record(self, number: int, chance: Random) -> Record:
        language = chance.choice(LANGUAGES)
        year = int(chance.triangular(1830, 2024, 1990))
        people = [self._person(chance) for _ in range(chance.choice((1, 1, 1, 1, 2, 3)))]
        record: Record = {"id": f"{_key(people[0]['family'])}{year}x{number:x}"}
        title = self._filled(chance.choice(PATTERNS[language]), language, chance)
        record |= {"type": "book", "title": title[0].upper() + title[1:], "author": people}
        record |= {"issued": {"date-parts": [[year]]}, "language": language}
        kind = chance.random()
        if kind < 0.45:
            journal, founded, short = self.journals.one(chance)
            record |= {
                "type": "article-journal",
                "container-title": journal,
                "volume": str(abs(year - founded) % 150 + 1),
            }
            record["page"] = _pages(chance)
            if short:
                record["container-title-short"] = short
        else:
            record |= {"publisher": self.publishers.one(chance), "publisher-place": self.places.one(chance)}
            if kind < 0.6:
                container = self._filled(chance.choice(PATTERNS[language]), language, chance)
                record |= {"type": "chapter", "container-title": container, "page": _pages(chance)}
                record["editor"] = [self._person(chance)]
            elif kind < 0.64:
                record["author"], record["editor"] = None, people
        if chance.random() < 0.3:
            record["DOI"] = f"10.{chance.randint(1000, 9999)}/{number:x}"
        if number % 500 == 7:
            record["custom"] = {
                "shorthand": f"{''.join(word[0] for word in title.split() if word[0].isupper())}{number:X}"
            }
        return {name: value for name, value in record.items() if value}

    def _person(self, chance: Random) -> dict[str, str]:
        given = chance.choice(GIVEN)
        if chance.random() < 0.3:
            given = f"{given[0]}. {chance.choice(GIVEN)[0]}."
        return {"family": self.family.one(chance), "given": given}

    def _journal(self, chance: Random) -> tuple[str, int, str]:
        language = chance.choice(LANGUAGES)
        name = self._filled(chance.choice(JOURNALS[language]), language, chance)
        short = "".join(word[:3].title() for word in name.split() if len(word) > 3) if chance.random() < 0.5 else ""
        return name, chance.randint(1820, 1980), short

    def _filled(self, pattern: str, language: str, chance: Random) -> str:
        year = chance.randint(1100, 1900)
        for sign, words in (
            ("{n}", self.nouns[language]),
            ("{p}", self.places),
            ("{m}", self.family),
            ("{f}", self.family),
        ):
            while sign in pattern:
                pattern = pattern.replace(sign, words.one(chance), 1)
        return pattern.format(y=year, z=year + chance.randint(5, 90), g=chance.choice(FAMILY))


def references(records: list[Record]) -> Iterator[str]:
    """Yield references to records as authors write them: in the text or a note, short or in full."""
    for at, record in enumerate(records):
        person = (record.get("author") or record["editor"])[0]
        year, family = record["issued"]["date-parts"][0][0], person["family"]
        telling = next(
            (word for word in record["title"].split() if word[0].isupper() and len(word) > 4), record["title"]
        )
        if "custom" in record:
            yield f"{record['custom']['shorthand']} {at + 3}"
        elif record["type"] == "article-journal" and at % 2:
            journal = record.get("container-title-short") or record["container-title"]
            page = record["page"].split("-")[0]
            yield f"{journal} {record['volume']} ({year}), {page}"
        else:
            short = f"{family}, {telling.strip(',:')} {at + 12}"
            yield (short, f"{family} {year}, {at + 5}", f"{family}, {record['title']} ({year}), {at + 7}")[at % 3]


def write(count: int, path: Path) -> None:
    """Write a library of so many entries as BibLaTeX (``.bib``) or CSL-JSON (``.json``)."""
    with path.open("w", encoding="utf-8") as file:
        if path.suffix == ".bib":
            file.writelines(map(_biblatex, Library(count)))
            return
        for number, record in enumerate(Library(count)):
            file.write(("[\n" if number == 0 else ",\n") + json.dumps(record, ensure_ascii=False))
        file.write("\n]\n")


def _biblatex(record: Record) -> str:
    fields = {
        "author": _names(record.get("author")), "editor": _names(record.get("editor")), "title": record["title"],
        "journaltitle" if record["type"] == "article-journal" else "booktitle": record.get("container-title"),
        "shortjournal": record.get("container-title-short"), "volume": record.get("volume"),
        "date": str(record["issued"]["date-parts"][0][0]), "pages": record.get("page", "").replace("-", "--"),
        "publisher": record.get("publisher"), "location": record.get("publisher-place"), "doi": record.get("DOI"),
        "langid": {"en": "english", "de": "ngerman", "fr": "french", "it": "italian"}[record["language"]],
        "shorthand": record.get("custom", {}).get("shorthand"),
    }  # fmt: skip
    kind = {"article-journal": "article", "chapter": "incollection"}.get(record["type"], "book")
    escaped = int(record["id"].rpartition("x")[2], 16) % 4 == 0  # one exporter writes LaTeX, another Unicode
    lines = [f"  {name} = {{{_latex(value) if escaped else value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{record['id']},\n{''.join(lines)}}}\n\n"


def _names(people: list[dict[str, str]] | None) -> str:
    return " and ".join(f"{person['family']}, {person['given']}" for person in people or ())


def _latex(text: str) -> str:
    for letter, written in LATEX.items():
        text = text.replace(letter, written)
    return text


def _key(family: str) -> str:
    return "".join(letter for letter in family.lower() if letter.isascii() and letter.isalpha())


def _pages(chance: Random) -> str:
    first = chance.randint(1, 600)
    return f"{first}-{first + chance.randint(2, 40)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    arguments = parser.parse_args()
    write(arguments.count, arguments.path)


if __name__ == "__main__":
    main()
