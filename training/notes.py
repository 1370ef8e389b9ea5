"""Synthetic notes: records written out by templates, as authors write them who follow no style of our processor.

A template names fields in braces; what stands in angle brackets may be missing, and is where a field of it is. The
families are those of law reviews, of journals of law and society, and of learned notes in four languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

from corpora import Annotated
from records import Record

_ARTICLES = (
    "{author}, {title}, {volume} {journal} {first}<, {cited}> ({year}).",
    "{author}, {title}, {volume} {journal} {first}<, {cited}> ({season} {year}).",
    "{author}, {quoted} ({year}) {volume} {journal} {first}<, at {cited}>.",
    "{author}, {quoted} ({year}) {volume}<({issue})> {journal} {page}<, {cited}>.",
    "{author}, {quoted}, {volume} {journal} ({year}) {first}<, {cited}>.",
    "{author}, {quoted} {volume} {journal} {first} ({year})< at {cited}>.",
    "{author}, {title}, {journal} {volume} ({year}), S. {page}<, hier S. {cited}>.",
    "{author}, {title}, {journal} {volume} ({year}), S. {first} ff.< ({cited})>.",
    "{author}: {title}, in: {journal} {volume} ({year}), S. {page}< ({cited} f.)>.",
    "{author}: {title}. {journal} {volume} ({year}) S. {page}.",
    "{author}, {title}, {journal} {year}, {first}<, {cited}>.",
    "{author}, {title}, {journal} {year}, S. {first}< ff>.",
    "{author} ({year}) {quoted}, {journal} {volume}<, {issue}>: {page}.",
    "{author} ({year}), {title}, {journal} {volume}<({issue})>, S. {page}.",
    "{author}, {title}, in «{journal}», {volume} ({year}), pp. {page}<, in part. p. {cited}>.",
    "{author}, {title}, «{journal}», {series}<, {volume}>, {year}, pp. {page};",
    "{author}, {title}, in “{journal}”, {volume}<, {issue}> ({year}), p. {cited}.",
    "{author}, « {title} », {journal}, t. {volume}, {year}, p. {page}<, ici p. {cited}>.",
    "{author}, «{title}», {journal}<, n° {issue}>, {year}, pp. {page}.",
    "{journal}, {volume} ({year}), p. {cited}",
    "{volume} {journal} {first} ({year}).",
)  # fmt: skip
_BOOKS = (
    "{author}, {title} {cited} ({year}).",
    "{author}, {title} {cited} ({edition} ed. {year}).",
    "{author}, {title} ({year}) {cited}.",
    "{author}, {title} ({edition} edn, {year})<, at {cited}>.",
    "{author}, {title} ({place}: {publisher}, {year})< {cited}>.",
    "{author}, {title} ({place}, {year}), p. {cited}.",
    "{author}, {title}, {place}<: {publisher}> {year}, S. {cited}< ff>.",
    "{author}, {title}, {edition}. Aufl.<, {place}> {year}, S. {cited} f.",
    "{author}: {title}. {place}<: {publisher}> {year}.",
    "{author}, {title}, {year}, S. {cited}.",
    "{author}, {title}, Bd. {volume}, {place} {year}, S. {cited}.",
    "{author} ({year}) {title}. {place}: {publisher}.",
    "{author} ({year}) {title}<, {place}>.",
    "{author}, {title}, {place}, {publisher}, {year}<, vol. {volume}><, p. {cited}>.",
    "{author}, {title}, {volume}, {place} {year}, p. {cited};",
    "{author}, {title}, a cura di {editor}, {place} {year}<, pp. {cited}>",
    "{author}, {title} (eds. {editor}, {year}) {cited}.",
    "{author}, {title} {cited} ({editor} trans. {year}).",
    "{title} ({editor} eds., {year}).",
    "{editor} (eds), {title} ({year})< {cited}>.",
    "{editor} (Hrsg.), {title}, {place} {year}.",
    "{institution}, {title} ({year})<, at {cited}>.",
    "{institution}, {title} ({year}; Cmnd. {number})< para. {number}>.",
    "{author}, {title}, {place} {year} (Nachdr. {place} {reprinted}), S. {cited}.",
)  # fmt: skip
_CHAPTERS = (
    "{author}, {title}, in {container} {first}<, {cited}> ({editor} eds., {year}).",
    "{author}, {quoted} in {container}, eds. {editor} ({year}) {first}<, at {cited}>.",
    "{author}, {quoted}, in {editor} (eds), {container} ({place}: {publisher}, {year})< {cited}>.",
    "{author}, {quoted}, in {editor} (ed.), {container} ({year}) {page}.",
    "{author}, {title}, in: {editor} (Hrsg.), {container}, {place} {year}, S. {page}< ({cited})>.",
    "{author}: {title}, in: {editor} (Hg.): {container}. {place}: {publisher} {year}, S. {page}.",
    "{author}, {title}, in: {container}, hrsg. v. {editor}, {place} {year}, S. {cited}.",
    "{author} ({year}) {quoted} in {editor} (eds.) {container}. {place}: {publisher}.",
    "{author}, {title}, in {container}, a cura di {editor}, {place}<, {publisher}>, {year}, pp. {page}.",
    "{author}, {title}, in {container}, {place} {year}, pp. {page}",
    "{author}, « {title} », dans {editor} (dir.), {container}, {place}, {publisher}, {year}, p. {page}.",
)  # fmt: skip
_SHORT = (  # later references, as they stand among the full ones
    "{author}, supra note {number}, at {cited}.",
    "{surnames}, supra note {number}< at {cited}>.",
    "{surnames} (Fn. {number}), S. {cited}< ff>.",
    "{surnames}, a. a. O. (Fn. {number}), S. {cited}.",
    "{surnames} {year}, S. {cited}< f>.",
    "{surnames} ({year}: {cited})",
    "{surnames}, op. cit., n. {number}, p. {cited}.",
    "{surnames}, op. cit. (n. {number}), at {cited}.",
    "{surnames}, {title}, cit., p. {cited}.",
    "{surnames}, {title}, S. {cited}.",
    "{title}, {place} {year}, p. {cited}.",
    "id., at {cited}.",
)  # fmt: skip
_CASES = (
    "{party} v. {party}, {volume} {reports} {first}<, {cited}> ({year}).",
    "{party} v. {party}, {volume} {reports} {first} ({court} {year}).",
    "{party} v {party} [{year}] {volume} {reports} {first}<, at {cited}>.",
    "{crown} v. {party} ({year}) {volume} {reports} {first}.",
)
_PAPERS = (
    "{paper}, {date}, p. {cited}", "{paper} {date}, p. {cited}", "{paper}, {date}", "{paper} {date}, {cited}.",
    "{paper}, {place}, {date}", "{paper}, {place}, {date}, p. {cited}", "{title}, {paper}, {date}.",
    "{title}, {paper} {date}.", "{quoted} {paper}, {date}, p. {cited}", "{quoted} {paper} {date}< p. {cited}>.",
    "{author}, {quoted} {paper}, {date}", "{author}, {quoted} {paper} {date}.", "{paper}, no. {issue} ({date})",
    "{paper}, no. {issue}, {season} {year}, {page}", "{paper} No. {issue} ({season} {year}), {quoted}",
    "{quoted} {paper}, {place} edition, {date}<, p. {cited}>", "{quoted}, in: {paper}, {date}, S. {cited}.",
)  # fmt: skip
_NAMES_OF_PAPERS = (
    "Dagens Nyheter", "Morning Post", "Neue Freie Presse", "Aftonbladet", "Avanti", "El Sol", "Het Parool",
    "Vorwärts",
    "Social-Demokraten", "Le Petit Parisien", "Berliner Tageblatt", "Novoe Vremia", "Il Popolo",
    "The Nation", "Gazeta",
    "Trud", "Der Tag", "New Republic", "Daily Herald", "La Voix", "Tidens Tegn", "Rech'", "Christian Science Monitor",
)  # fmt: skip
_MONTHS = {
    "{month} {day}, {year}": "January February March April May June July September October November December",
    "{day} {month} {year}": "January February March April June August October Nov. Dec. janvier février avril juillet "
    "août octobre décembre gennaio marzo maggio luglio agosto enero junio noviembre января марта июля ноября",
    "{month} {day} {year}": "January March May July August September October",
    "{day}. {month} {year}": "Januar März April Mai Juni Juli August Oktober Dezember februar august",
}  # fmt: skip
_REPORTS = (
    "U.S.",
    "F.2d",
    "F. Supp.",
    "N.W.2d",
    "S. Ct.",
    "A.C.",
    "All E.R.",
    "Q.B.",
    "W.L.R.",
    "Cal. App. 3d",
    "P.2d",
)
_COURTS = ("2d Cir.", "N.D. Cal.", "S.D.N.Y.", "Wis.", "9th Cir.")
_PARTIES = (
    "Roe", "Board of Trustees", "United States", "State", "Miller", "City of Dayton", "Ford Motor Co.", "Reynolds",
    "Superior Court", "Home Office", "Attorney-General", "Baker", "Commissioner", "Western Union Tel. Co.",
)  # fmt: skip
_INSTITUTIONS = (
    "Law Commission", "Home Office", "Royal Commission on Criminal Procedure", "American Bar Association", "OECD",
    "Bundesministerium der Justiz", "Statistisches Bundesamt", "National Consumer Council",
    "Lord Chancellor's Department",
)  # fmt: skip
_SIGNALS = (
    "See, e.g., ", "See generally ", "See also ", "See ", "But see ", "Cf. ", "E.g., ", "Vgl. ", "S. auch ",
    "Siehe etwa ", "So schon ", "Zum Folgenden ", "Dazu ", "Ausführlich ", "Anders ", "Cfr. ", "Si veda ",
    "V. ", "Vedi ", "Voir ",
    "Compare ", "For a discussion see ", "See for instance ", "Kritisch hierzu ", "Grundlegend ",
    "Reprinted in ", "Original: ", "Quoted in ", "Su ciò ",
    "Sul tema ",
)  # fmt: skip
_REMARKS = (
    " (arguing that the rule is old).", " (reviewing the studies).", ", quoted in the text.", " (emphasis added).",
    " This has been disputed.", " m. w. N.", ", jeweils m. w. Nachw.", " e bibliografia ivi citata.",
)  # fmt: skip
_SHORTENED = {
    "Journal": ("J.",), "Review": ("Rev.",), "Law": ("L.",), "American": ("Am.", "Amer."), "and": ("&",),
    "Society": ("Soc'y", "Soc."), "University": ("U.", "Univ."), "Zeitschrift": ("Zs.", "Z."),
    "British": ("Brit.", "B."),    "Sociology": ("Soc.", "Sociol."),
    "International": ("Int'l", "Int.", "Internat."), "Quarterly": ("Q.",),
    "History": ("Hist.",), "Historical": ("Hist.",), "Studies": ("Stud.",), "Political": ("Pol.",),
    "Science": ("Sci.",),    "Criminology": ("Crim.",), "Archivio": ("Arch.",), "Rivista": ("Riv.",),
    "Economic": ("Econ.",), "of": ("",),
}  # fmt: skip
_FIELDS = {
    "author": "author", "surnames": "author", "institution": "author", "editor": "editor", "title": "title",
    "quoted": "title", "journal": "container-title", "container": "container-title", "volume": "volume",
    "issue": "issue", "year": "issued", "season": "issued", "first": "page", "page": "page", "cited": "page",
    "place": "publisher-place", "publisher": "publisher", "edition": "edition", "reports": "container-title",
    "paper": "container-title", "date": "issued", "party": "title", "crown": "title", "series": "number",
}  # fmt: skip
_PIECE = re.compile(r"\{(\w+)\}|([^{}]+)")
_OPTIONAL = re.compile(r"<([^<>]*)>")


def notes_of(records: Iterable[Record], chance: Random, bare: bool = False) -> Iterator[Annotated]:
    """Yield a note for each record, full or short, and now and then one of a case in court.

    ``bare`` ones have no signals before them and no remarks after them.
    """
    for record in records:
        kind = chance.random()
        if kind < 0.06:
            yield _written(chance.choice(_CASES), _numbers(record, chance), chance, bare)
            continue
        if kind > 0.9:
            values = {**_numbers(record, chance), **_values(record, chance), **_of_paper(record, chance)}
            yield _written(chance.choice([one for one in _PAPERS if _fits(one, values)]), values, chance, bare)
            continue
        values = {**_numbers(record, chance), **_values(record, chance)}
        templates = _SHORT if kind < 0.18 else _templates(record)
        fitting = [one for one in templates if _fits(one, values)]
        if fitting:
            yield _written(chance.choice(fitting), values, chance, bare)


def _fits(template: str, values: dict[str, Any]) -> bool:
    return set(re.findall(r"\{(\w+)\}", _OPTIONAL.sub("", template))) <= values.keys()


def _of_paper(record: Record, chance: Random) -> dict[str, Any]:
    own = record.get("container-title", "")
    form, months = chance.choice(list(_MONTHS.items()))
    date = form.format(day=chance.randint(1, 30), month=chance.choice(months.split()), year=chance.randint(1840, 2010))
    return {
        "paper": own if own and len(own.split()) < 3 else chance.choice(_NAMES_OF_PAPERS), "date": date,
        "issue": str(chance.randint(1, 300)), "place": record.get("publisher-place", chance.choice(("Oslo", "Wien"))),
    }  # fmt: skip


def _templates(record: Record) -> tuple[str, ...]:
    if "container-title" not in record:
        return _BOOKS
    return _ARTICLES if "volume" in record or "article" in record["type"] else _CHAPTERS


def _written(template: str, values: dict[str, Any], chance: Random, bare: bool) -> Annotated:
    """Fill a template: each field with its place, a signal before, a remark after."""
    template = _OPTIONAL.sub(
        lambda part: (
            part[1] if chance.random() < 0.5 and set(re.findall(r"\{(\w+)\}", part[1])) <= values.keys() else ""
        ),
        template,
    )
    capitals = {"author", "surnames", "editor"} if chance.random() < 0.15 else set()
    if chance.random() < 0.15:
        capitals |= {"title", "journal", "container", *({"author"} if chance.random() < 0.7 else ())}
    emphasised = chance.choice(_EMPHASISED) if chance.random() < 0.5 else ()
    text, spans = chance.choice(_SIGNALS) if chance.random() < 0.3 and not bare else "", []
    for name, between in _PIECE.findall(template):
        if not name:
            text += between
            continue
        value = values[name]() if callable(values[name]) else values[name]
        value = value.upper() if name in capitals else value
        opening, closing = (
            chance.choice(_QUOTED) if name == "quoted" else ("*", "*") if name in emphasised else ("", "")
        )
        text += opening
        if name in _FIELDS:
            spans.append((len(text), len(text) + len(value), _FIELDS[name]))
        text += value + closing
    if chance.random() < 0.08 and not bare:
        text = text.rstrip(".;") + chance.choice(_REMARKS)
    return Annotated(text, list(_one_title(spans)))


_EMPHASISED = (("title", "journal", "container", "paper"), ("journal", "container", "paper"))
_QUOTED = (("'", "'"), ("‘", "’"), ("“", "”"), ('"', '"'), ("„", "“"))


def _one_title(spans: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Let both parties of a case, "Roe v. Miller", be one title."""
    parties = [span for span in spans if span[2] == "title"]
    if len(parties) > 1:
        yield (parties[0][0], parties[-1][1], "title")
    yield from (span for span in spans if len(parties) < 2 or span[2] != "title")


def _numbers(record: Record, chance: Random) -> dict[str, Any]:
    first = chance.randint(1, 900)
    return {
        "first": str(first), "page": f"{first}{chance.choice('-–')}{first + chance.randint(3, 60)}",
        "cited": lambda: _cited(chance), "number": str(chance.randint(1, 120)), "series": f"s. {chance.choice('IV')}",
        "year": str(record["issued"]["date-parts"][0][0]) + ("a" if chance.random() < 0.03 else ""),
        "season": chance.choice(("Spring", "Summer", "Winter", "May", "October")),
        "reprinted": str(chance.randint(1950, 1995)),
        "edition": chance.choice(("2d", "2nd", "3d", "3rd", "2", "4", "rev.")),
        "reports": chance.choice(_REPORTS), "court": chance.choice(_COURTS), "crown": "R.",
        "party": lambda: chance.choice(_PARTIES),
        "institution": chance.choice(_INSTITUTIONS), "volume": str(chance.randint(1, 120)),
    }  # fmt: skip


def _cited(chance: Random) -> str:
    page = chance.randint(2, 800)
    return chance.choice((str(page), str(page), f"{page}-{page + chance.randint(1, 9)}", f"{page}, {page + 12}"))


def _values(record: Record, chance: Random) -> dict[str, Any]:
    values: dict[str, Any] = {"title": record["title"], "quoted": record["title"]}
    for role in ("author", "editor"):
        if people := record.get(role):
            values[role] = _names(people, chance)
    if people := record.get("author"):
        values["surnames"] = chance.choice(("/", " & ", " and ", " und ")).join(name["family"] for name in people[:2])
        if "editor" not in values:
            values["editor"] = _names(people[-1:], chance)
    for name, field in (("place", "publisher-place"), ("publisher", "publisher"), ("volume", "volume"),
                        ("issue", "issue"), ("container", "container-title")):  # fmt: skip
        if field in record:
            values[name] = str(record[field])
    if "container-title" in record:
        values["journal"] = _shortened(record["container-title"], chance)
    return values


def _shortened(title: str, chance: Random) -> str:
    """Write a journal in full, with its words shortened, or as initials."""
    words = title.split()
    way = chance.random()
    if way < 0.5 or len(words) < 2:
        return title
    if way < 0.6 and len(words) > 2:
        return "".join(word[0] for word in words if word[0].isupper()) or title
    return " ".join(filter(None, (chance.choice(_SHORTENED.get(word, (word,))) for word in words)))


def _names(people: list[dict[str, str]], chance: Random) -> str:
    """Write names one way: given name first or last, in full or as initials, joined by one mark."""
    way = chance.choice(("{given} {family}", "{given} {family}", "{initials} {family}", "{family}, {given}",
                         "{family}, {initials}", "{family}", "{family} {initials}"))  # fmt: skip
    written = [
        way.format(**name, initials=chance.choice((". ", ".")).join(part[0] for part in name["given"].split()) + ".")
        if name["given"] else name["family"]
        for name in people
    ]  # fmt: skip
    if len(written) > 2 and chance.random() < 0.3:
        return f"{written[0]} et al."
    if chance.random() < 0.25:
        return chance.choice(("/", " / ", " - ", "; ")).join(written)
    last = chance.choice((" and ", " & ", ", and ", " und ", " e ", " et "))
    return last.join([", ".join(written[:-1]), written[-1]]) if len(written) > 1 else written[0]
