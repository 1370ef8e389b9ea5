"""FN5, bibliographies: what each rule leaves alone, then what it finds."""

import pytest


def item(key: str, author: str = "", title: str = "", year: int | None = None, **more) -> dict:
    """Return an item of CSL-JSON: authors as "Family, Given; Family, Given"."""
    names = [dict(zip(("family", "given"), one.split(", "), strict=False)) for one in author.split("; ") if one]
    made = {"id": key, "type": "book", "title": title or key.title(), "author": names}
    made |= {"issued": {"date-parts": [[year]]}} if year else {}
    return made | {name.replace("_", "-"): value for name, value in more.items()}


def messages(found) -> list[str]:
    return [message for _, message in found]


LIBRARY = [
    item("broue", "Broué, Pierre", "Trotsky", 1988),
    item("getty", "Getty, John", "Origins", 1985, custom={"shorthand": "OGP"}),
    item("kovalevsky", "Ковалевский, Максим", "Экономический рост Европы", 1898),
]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("So (Broué 1988, 7).", LIBRARY[:1]),
        ("So (Broué, *Trotsky* 7; OGP 9).", LIBRARY[:2]),
        ("So [@broue, p. 7].", LIBRARY[:1]),
        ("So.[^1]\n\n[^1]: Broué, *Trotsky*, 7. Ibid., 9.\n", LIBRARY[:1]),
        ("So.[^1]\n\n[^1]: Ковалевский М. Экономический рост Европы. С. 7.\n", LIBRARY[2:]),
        ("So (Broué 1988, 7).", [*LIBRARY[:1], item("b", "Broué, Pierre", "Le bloc", 1988)]),  # it may be either
        ("So (Broué 1969, 7).", LIBRARY[:1]),  # FN101 names it as the nearest
    ],
)
def test_fn501_leaves_alone(check, shelf, text, items):
    assert check("FN501", text, shelf(items)) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("So (Broué 1988, 7).", ["getty", "kovalevsky"]),
        ("So (OGP 7).", ["broue", "kovalevsky"]),
        ("All well.", ["broue", "getty", "kovalevsky"]),
        ("<!-- (Broué 1988, 7) --> So (OGP 7). `(Broué 1988, 7)`", ["broue", "kovalevsky"]),
    ],
)
def test_fn501_finds(check, shelf, text, keys):
    assert messages(check("FN501", text, shelf(LIBRARY))) == [f'entry "{key}" is never cited' for key in keys]


@pytest.mark.parametrize(
    "bibliography",
    [
        LIBRARY,
        [item("a", "Broué, Pierre", "Trotsky", type="manuscript")],
        "@book{a, title = {T}}",
        "% a comment\n@string{x = {Y}}\n@book{a, title = {T}, publisher = x}",
        "@book{a, title = {T}}\n@book{a, title = {T}}",  # FN504
        "@incollection{a, title = {T}, crossref = {b}}",  # FN506
    ],
)
def test_fn505_leaves_alone(check, shelf, bibliography):
    assert check("FN505", "All well.", shelf(bibliography)) == []


@pytest.mark.parametrize(
    ("bibliography", "words"),
    [
        ("@book{a, title = {T}, publisher = x}", "no @string defines x"),
        ("@bok{a, title = {T}}", "unknown type @bok"),
        ("@book{, title = {T}}", "without a key"),
        ([{"type": "book", "title": "T"}], "without an id"),
        ([{"id": "a", "type": "bok", "title": "T"}], "unknown type"),
    ],
)
def test_fn505_finds(check, shelf, bibliography, words):
    ((_, message),) = check("FN505", "All well.", shelf(bibliography))
    assert words in message


BLOC = "Trotsky et le bloc des oppositions de 1932"


@pytest.mark.parametrize(
    "items",
    [
        [item("a", "Broué, Pierre", "Trotsky", 1988), item("b", "Broué, Pierre", "Léon Sedov", 1988)],
        [item("a", "Broué, Pierre", BLOC, 1980), item("b", "Broué, Pierre", BLOC, 1985)],
        [
            item("a", "Wehler, H.", "Geschichte", 1987, volume="1"),
            item("b", "Wehler, H.", "Geschichte", 1987, volume="2"),
        ],
        [item("a", "Wehler, H.", "Geschichte 1", 1987), item("b", "Wehler, H.", "Geschichte 2", 1987)],
        [
            item("a", "Bloch, M.", "Société", 1939, language="fr"),
            item("b", "Bloch, M.", "Société", 1939, language="en"),
        ],
        [item("a", "Ковалев, Ю.", "История города", 1914), item("b", "Ковалев, Ю.", "Мост и река", 1914)],
        [item("a", "", "Annales", type="periodical"), item("b", "", "Annalen", type="periodical")],
        [
            item("a", "Hall, B.", "News", 1931, type="webpage", URL="http://a.org/1"),
            item("b", "Hall, B.", "News", 1931, type="webpage", URL="http://a.org/2"),
        ],
    ],
)
def test_fn502_leaves_alone(check, shelf, items):
    assert check("FN502", "All well.", shelf(items)) == []


@pytest.mark.parametrize(
    ("items", "evidence"),
    [
        (
            [item("a", "Broué, Pierre", BLOC, 1980), item("b", "Broue, P.", BLOC, 1980)],
            "title (100 % alike), author, year",
        ),
        (
            [item("a", "Broué, Pierre", BLOC, 1980), item("b", "Broué, Pierre", BLOC.replace("bloc", "blok"), 1980)],
            "title (98 % alike), author, year",
        ),
        (
            [item("a", "Wehler, H.", "Das Kaiserreich", 1973), item("b", "Wehler, H.-U.", "Das Kaiserreich.", 1973)],
            "title (100 % alike), author, year",
        ),
        (
            [item("a", "Ковалев, Юлий", "История города", 1914), item("b", "Ковалев, Ю. И.", "История города", 1914)],
            "title (100 % alike), author, year",
        ),
        (
            [item("a", "Getty, J.", "Origins", 1985, DOI="10.1017/x"), item("b", "", "Origins", 1987, DOI="10.1017/x")],
            "title (100 % alike), DOI",
        ),
    ],
)
def test_fn502_finds(check, shelf, items, evidence):
    assert messages(check("FN502", "All well.", shelf(items))) == [f'entry "b" is the work of "a": {evidence}']


BOOK = {"publisher": "Fayard", "publisher-place": "Paris"}
CITED = "So it was (Broué 1988, 7)."


@pytest.mark.parametrize(
    ("entry", "style"),
    [
        (item("a", "Broué, Pierre", "Trotsky", 1988, **BOOK), "chicago-notes-bibliography"),
        (item("a", "Broué, Pierre", "Trotsky", 1988, publisher="Fayard"), "apa"),
        (item("a", "Broué, Pierre", "Trotsky", 1988, publisher_place="Paris"), "mhra"),
        (item("a", "Broué, Pierre", "Trotsky", 1988, type="manuscript"), "apa"),
        (item("a", "Broué, Pierre", "Trotsky", 1988, type="webpage", URL="http://a.org"), "apa"),
        (
            item(
                "a",
                "Broué, Pierre",
                "Bloc",
                1988,
                type="article-journal",
                container_title="CLT",
                volume="5",
                page="5-37",
            ),
            "gost",
        ),
        (item("b", "Getty, John"), "apa"),  # never cited
    ],
)
def test_fn503_leaves_alone(check, shelf, entry, style):
    assert check("FN503", CITED, shelf([entry]), style=style) == []


@pytest.mark.parametrize(
    ("entry", "style", "missing"),
    [
        (item("a", "Broué, Pierre", "Trotsky", 1988), "chicago-notes-bibliography", "no publisher or publisher-place"),
        (item("a", "Broué, Pierre", "Trotsky", 1988), "apa", "no publisher"),
        (
            item("a", "Broué, Pierre", "Bloc", 1988, type="article-journal", volume="5", page="5-37"),
            "mhra",
            "no container-title",
        ),
        (
            item("a", "Broué, Pierre", "Bloc", 1988, type="article-journal", container_title="CLT"),
            "chicago-notes-bibliography",
            "no volume or issue or number, no page or DOI or number",
        ),
    ],
)
def test_fn503_finds(check, shelf, entry, style, missing):
    found = check("FN503", CITED, shelf([entry]), style=style)
    assert messages(found) == [f'entry "a" has {missing}, which the style prints']


def bib(*entries: str) -> str:
    return "\n".join(f"@book{{{entry}, title = {{T}}}}" for entry in entries)


@pytest.mark.parametrize(
    "keys",
    [("a",), ("a", "b"), ("broue1980a", "broue1980b"), ("broue", "brouet"), ("brouè", "broue"), ("бруэ", "broue")],
)
def test_fn504_leaves_alone(check, shelf, keys):
    assert check("FN504", "All well.", shelf(bib(*keys))) == []


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (("a", "a"), "the key a is given twice (first in refs.bib:1)"),
        (("a", "b", "a"), "the key a is given twice (first in refs.bib:1)"),
        (("Broue", "broue"), 'the key "broue" differs from "Broue" in capitals only'),
        (("Бруэ", "бруэ"), 'the key "бруэ" differs from "Бруэ" in capitals only'),
    ],
)
def test_fn504_finds(check, shelf, keys, message, tmp_path):
    bibliography = shelf(bib(*keys))
    assert messages(check("FN504", "All well.", bibliography)) == [
        message.replace("refs.bib", str(tmp_path / "refs.bib"))
    ]
    assert check("FN505", "All well.", bibliography) == []


def child(key: str, *parents: str, field: str = "crossref") -> str:
    return f"@incollection{{{key}, title = {{T}}, {field} = {{{', '.join(parents)}}}}}\n"


@pytest.mark.parametrize(
    "text",
    [
        bib("a", "b"),
        bib("a") + child("b", "a"),
        child("b", "a") + bib("a"),
        bib("A") + child("b", "a"),
        bib("a") + child("b", "a") + child("c", "a"),
        child("c", "b") + child("b", "a") + bib("a"),
        bib("a") + child("b", "a", field="xref"),
    ],
)
def test_fn506_leaves_alone(check, shelf, text):
    assert check("FN506", "All well.", shelf(text)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (child("b", "a"), 'entry "b": crossref names a, which is no entry'),
        (bib("getty") + child("b", "gety"), 'entry "b": crossref names gety, which is no entry'),
        (child("b", "a", field="xdata"), 'entry "b": xdata names a, which is no entry'),
        (child("a", "b") + child("b", "a"), "crossref in a ring: a → b → a"),
        (child("a", "b") + child("b", "c") + child("c", "a") + child("d", "a"), "crossref in a ring: a → b → c → a"),
    ],
)
def test_fn506_finds(check, shelf, text, message):
    bibliography = shelf(text)
    assert messages(check("FN506", "All well.", bibliography)) == [message]
    assert check("FN505", "All well.", bibliography) == []


PEOPLE = [item("x", "Broué, Pierre"), item("y", "Naville, Pierre"), item("z", "Frank, Pierre")]


@pytest.mark.parametrize(
    "items",
    [
        [item("a", "Getty, J. A.")],
        [item("a", "Broué, Pierre"), item("b", "Broué, Pierre")],
        [*PEOPLE, item("a", "Pierre, Abbé")],
        [item("a", "Martin, Henri"), item("b", "Henri, Paul"), item("c", "Martin, Luc")],
        [item("a", "Ковалев, Ю. И.")],
        [item("a", "Paul, Jean"), item("b", "Jean, Luc")],
        [item("a", "Müller, Karl"), item("b", "Karl, Otto")],
    ],
)
def test_fn507_leaves_alone(check, shelf, items):
    assert check("FN507", "All well.", shelf(items)) == []


@pytest.mark.parametrize(
    ("items", "family", "given"),
    [
        ([item("a", "J. A., Getty")], "J. A.", "Getty"),
        ([item("a", "Ю. И., Ковалев")], "Ю. И.", "Ковалев"),
        ([item("b", "Broué, Pierre"), item("c", "Broué, Pierre"), item("a", "Pierre, Broué")], "Pierre", "Broué"),
        ([*PEOPLE, item("b", "Weiß, Karl"), item("a", "Pierre, Weiß")], "Pierre", "Weiß"),
        ([item("b", "Weber, Max"), item("c", "Weber, Max"), item("a", "Max, Weber")], "Max", "Weber"),
    ],
)
def test_fn507_finds(check, shelf, items, family, given):
    found = messages(check("FN507", "All well.", shelf(items)))
    assert found == [f'entry "a": family name "{family}" and given name "{given}" look exchanged']
