"""FN3, locators: real strings in their languages; what each rule leaves alone, then what it finds."""

import pytest
from shelf import KNOWN

RETURN = "Davis, *Return*"
MONTAILLOU = "Le Roy Ladurie, *Montaillou*"
BAUERNKRIEG = "Müller/Weiß, *Bauernkrieg*"
GROWTH = "Ковалевский, *Экономический рост*"


def words(found) -> list[str]:
    return [stretch for stretch, _ in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"He came back ({RETURN} 34–95)."),
        ("en", f"He came back ({RETURN} 86-7)."),
        ("en", f"He came back ({RETURN} 1245–51)."),
        ("en", f"He came back ({RETURN} 198-9, 211-12)."),
        ("en", f"He came back ({RETURN}, pp. ix–xii)."),
        ("en", f"He came back ({RETURN} 95, 34)."),
        ("de", f"So schon {BAUERNKRIEG}, S. 45–48."),
        ("fr", f"Il le dit ({MONTAILLOU}, p. 34-35)."),
        ("ru", f"Об этом говорит автор ({GROWTH}. С. 40–45)."),
        ("en", f"The writ is lost (TNA, KB 27/95-34; see {RETURN} 7)."),
    ],
)
def test_fn301_leaves_alone(check, language, text):
    assert check("FN301", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "range_"),
    [
        ("en", f"He came back ({RETURN} 95–34).", "95–34"),
        ("en", f"He came back ({RETURN} 17, 115-4).", "115-4"),
        ("en", f"He came back ({RETURN}, pp. xii–v).", "xii–v"),
        ("de", f"So schon {BAUERNKRIEG} (Leipzig 1925), S. 48–45.", "48–45"),
        ("fr", f"Il le dit ({MONTAILLOU}, p. 234-35, 51- 40).", "51- 40"),
        ("ru", f"Об этом говорит автор ({GROWTH}. С. 45–40).", "45–40"),
    ],
)
def test_fn301_finds(check, language, text, range_):
    found = check("FN301", text, KNOWN, language=language)
    assert found == [(range_, f'range "{range_}" runs backwards')]


def pages(*ranges: str) -> str:
    return "\n\n".join(f"He came back ({RETURN} {one})." for one in ranges) + "\n"


@pytest.mark.parametrize(
    ("ranges", "form"),
    [
        (["198–199", "205–206", "12–48"], None),
        (["198–9", "205–6", "12–48", "1245–51"], None),
        (["198–99", "211–12", "96–97"], None),
        (["100–104", "101–8", "321–28", "1496–500"], None),  # Chicago Manual of Style 17, 9.61
        (["198–9"], None),
        (["xii–xv", "198–199", "205–206"], None),
        (["198–9", "205–6"], "minimal"),
        (["198–199", "xii–xv"], "expanded"),
        (["71–72", "100–104", "107–8", "321–25"], "chicago-16"),
        (["12–48", "90–110"], "minimal"),
    ],
)
def test_fn302_leaves_alone(check, ranges, form):
    assert check("FN302", pages(*ranges), KNOWN, page_range_format=form) == []


@pytest.mark.parametrize(
    ("ranges", "form", "found"),
    [
        (["198–199", "205–206", "211–2"], None, ["211–2"]),
        (["198–9", "205–6", "211–212"], None, ["211–212"]),
        (["198–9", "211–212"], None, ["211–212"]),
        (["198–199", "205–206"], "minimal", ["198–199", "205–206"]),
        (["198–9"], "expanded", ["198–9"]),
        (["198-199", "7, 205-206, 211-2"], None, ["211-2"]),
    ],
)
def test_fn302_finds(check, ranges, form, found):
    assert words(check("FN302", pages(*ranges), KNOWN, page_range_format=form)) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", f"So {BAUERNKRIEG}, S. 198–199. So {BAUERNKRIEG}, S. 205–206."),
        ("fr", f"Il le dit ({MONTAILLOU}, p. 198–9). Il le dit ({MONTAILLOU}, p. 205–6)."),
        ("ru", f"См.: {GROWTH}. С. 198–199."),
    ],
)
def test_fn302_in_other_languages_leaves_alone(check, language, text):
    assert check("FN302", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", f"So ({BAUERNKRIEG}, S. 198–199). So ({BAUERNKRIEG}, S. 205–6)."),
        ("fr", f"Il le dit ({MONTAILLOU}, p. 198–199). Il le dit ({MONTAILLOU}, p. 205–6)."),
        ("ru", f"Об этом говорит автор ({GROWTH}. С. 198–199). Там же ({GROWTH}. С. 205–6)."),
    ],
)
def test_fn302_in_other_languages_finds(check, language, text):
    assert words(check("FN302", text, KNOWN, language=language)) == ["205–6"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"He came back ({RETURN} 47–48)."),
        ("en", f"He came back ({RETURN} 47)."),
        ("en", "He came back (Davis-Smith, *Return* 47)."),
        ("en", f"He came back in 1936-37 ({RETURN} 47)."),
        ("de", f"So schon {BAUERNKRIEG}, S. 45–48."),
        ("fr", f"Il le dit ({MONTAILLOU}, p. 34–35)."),
        ("ru", f"Об этом говорит автор ({GROWTH}. С. 40—45)."),
    ],
)
def test_fn303_leaves_alone(check, language, text):
    assert check("FN303", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "range_"),
    [
        ("en", f"He came back ({RETURN} 47-48).", "47-48"),
        ("en", f"He came back ({RETURN}, pp. 12, 52-54).", "52-54"),
        ("de", f"So schon ({BAUERNKRIEG}, S. 45-48).", "45-48"),
        ("fr", f"Il le dit ({MONTAILLOU}, p. 34-35).", "34-35"),
        ("ru", f"Об этом говорит автор ({GROWTH}. С. 40-45).", "40-45"),
        ("en", f"He came back ({RETURN}, pp. xii-xv).", "xii-xv"),
        ("fr", f"Il le dit ({MONTAILLOU}, p. XII-XV).", "XII-XV"),
    ],
)
def test_fn303_finds(check, language, text, range_):
    assert words(check("FN303", text, KNOWN, language=language)) == [range_]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"He came back ({RETURN} 47-48)."),
        ("en", f"He came back ({RETURN} 47 – 48)."),
        ("en", f"He came back ({RETURN} 47\u200a–\u200a48)."),
        ("en", f"He came back ({RETURN} 47-\n48)."),
        ("en", f"He came back ({RETURN} 47, 48)."),
        ("de", f"So schon ({BAUERNKRIEG}, S. 45 – 48)."),
        ("ru", f"Об этом говорит автор ({GROWTH}. С. 40–45)."),
    ],
)
def test_fn304_leaves_alone(check, language, text):
    assert check("FN304", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "range_"),
    [
        ("en", f"He came back ({RETURN} 47- 48).", "47- 48"),
        ("en", f"He came back ({RETURN} 47 –48).", "47 –48"),
        ("de", f"So schon ({BAUERNKRIEG}, S. 45 - 48).", "45 - 48"),
        ("fr", f"Il le dit ({MONTAILLOU}, p. 34– 35).", "34– 35"),
        ("ru", f"Об этом говорит автор ({GROWTH}. С. 40- 45).", "40- 45"),
    ],
)
def test_fn304_finds(check, language, text, range_):
    assert words(check("FN304", text, KNOWN, language=language)) == [range_]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"He came back ({RETURN}, p. 47)."),
        ("en", f"He came back ({RETURN}, pp. 47–48)."),
        ("en", f"He came back ({RETURN}, pp. 47, 52)."),
        ("en", f"He came back ({RETURN}, p. 12f.)."),
        ("en", f"He came back ({RETURN}, pp. 12 ff.)."),
        ("en", f"He came back ({RETURN}, p. 12 and n. 3)."),
        ("en", f"He came back ({RETURN}, p. xii)."),
        ("en", f"He came back ({RETURN}, pp. xii, 15)."),
        ("fr", f"Il le dit ({MONTAILLOU}, p. 34-35)."),
        ("it", "Lo dice l'autore (Ginzburg, *The Cheese*, pp. 34-35)."),
        ("es", "Lo dice el autor (Ginzburg, *The Cheese*, p. 34-35)."),
        ("de", f"So schon ({BAUERNKRIEG}, S. 45–48)."),
    ],
)
def test_fn305_leaves_alone(check, language, text):
    assert check("FN305", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", f"He came back ({RETURN}, p. 47–48).", ("p. 47–48", '"p." before several pages: "47–48"')),
        ("en", f"He came back ({RETURN}, p. 47, 52).", ("p. 47, 52", '"p." before several pages: "47, 52"')),
        ("en", f"He came back ({RETURN}, pp. 7).", ("pp. 7", '"pp." before one page: "7"')),
        ("it", "Lo dice (Ginzburg, *The Cheese*, p. 34-35).", ("p. 34-35", '"p." before several pages: "34-35"')),
        ("fr", f"Il le dit ({MONTAILLOU}, pp. 34).", ("pp. 34", '"pp." before one page: "34"')),
    ],
)
def test_fn305_finds(check, language, text, found):
    assert check("FN305", text, KNOWN, language=language) == [found]


MEDITERRANEE = "Braudel, *La Méditerranée*"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"So he says ({MEDITERRANEE}, II 345), and again ({MEDITERRANEE}, II 12)."),
        ("en", f"So he says ({MEDITERRANEE}, vol. 2, p. 345), and again ({MEDITERRANEE}, vol. 1, p. 12)."),
        ("en", f"So he says ({MEDITERRANEE}, II 345), and elsewhere (CSP Ven. 4 12)."),
        ("en", f"So he says ({RETURN}, p. xii), and again ({RETURN}, p. 12)."),
        ("en", f"Braudel, *La Méditerranée* (2 vols, Paris, 1949). So he says ({MEDITERRANEE}, II 345)."),
        ("fr", f"Il le dit ({MEDITERRANEE}, t. II, p. 345) et encore ({MEDITERRANEE}, t. I, p. 12)."),
        ("de", f"So ({MEDITERRANEE}, Bd. 2, S. 345) und ({MEDITERRANEE}, Bd. 1, S. 12)."),
    ],
)
def test_fn306_leaves_alone(check, language, text):
    assert check("FN306", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", f"So ({MEDITERRANEE}, II 345), and ({MEDITERRANEE}, I 7), but ({MEDITERRANEE}, vol. 2, p. 12).", ["2"]),
        ("en", "So (CSP Ven. 4 12), and (CSP Ven. 5 12), but (CSP Ven. V 30).", ["V"]),
        ("fr", f"Ainsi ({MEDITERRANEE}, t. II, p. 345), puis ({MEDITERRANEE}, t. 2, p. 12).", ["2"]),
        ("de", f"So ({MEDITERRANEE}, Bd. 2, S. 345) und ({MEDITERRANEE}, Bd. II, S. 12).", ["II"]),
        ("en", f"So ({RETURN}, ch. 4), and ({RETURN}, ch. 5), but ({RETURN}, ch. VI).", ["VI"]),
    ],
)
def test_fn306_finds(check, language, text, found):
    assert words(check("FN306", text, KNOWN, language=language)) == found
