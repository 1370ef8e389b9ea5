"""FN6, consistency: real strings in their languages; what each rule leaves alone, then what it finds."""

import pytest
from shelf import KNOWN

RETURN = "Davis, *Return*, p. 7."
FULL = "Natalie Zemon Davis, *The Return of Martin Guerre* (Cambridge: Harvard University Press, 1983), p. 7."
CHEESE = "Ginzburg, *The Cheese*, p. 12."
BAUERN = "Müller/Weiß, *Bauernkrieg*, S. 45."
BAUERN_FULL = "Hans Müller/Karl Weiß, *Der Bauernkrieg in Franken*, Leipzig 1925, S. 45."
GROWTH = "Ковалевский М. Экономический рост Европы. С. 40."
GROWTH_FULL = "Ковалевский М. Экономический рост Европы. М.: Наука, 1898. С. 40."


def notes(*bodies: str) -> str:
    text = " ".join(f"So it was said.[^{number}]" for number in range(1, len(bodies) + 1))
    return "\n\n".join([text, *(f"[^{number}]: {body}" for number, body in enumerate(bodies, 1))]) + "\n"


CHICAGO = "chicago-notes-bibliography"


@pytest.mark.parametrize(
    ("language", "text", "style"),
    [
        ("en", notes(FULL, RETURN), CHICAGO),
        ("en", notes("CSP Ven. 4, 12."), CHICAGO),
        ("en", f"So it was ({RETURN[:-1]}).", CHICAGO),
        ("en", notes(RETURN), "apa"),
        ("en", notes(FULL, "Ibid., p. 9.", RETURN), CHICAGO),
        ("de", notes(BAUERN_FULL, BAUERN), CHICAGO),
        ("ru", notes(GROWTH_FULL, GROWTH), CHICAGO),
    ],
)
def test_fn601_leaves_alone(check, language, text, style):
    assert check("FN601", text, KNOWN, language=language, style=style) == []


@pytest.mark.parametrize(
    ("language", "text", "style", "message"),
    [
        ("en", notes(RETURN), CHICAGO, 'first citation of davis-return is short: "Davis, Return, p. 7"'),
        ("en", notes(RETURN, FULL), "mhra", 'first citation of davis-return is short: "Davis, Return, p. 7"'),
        ("de", notes(BAUERN, BAUERN), CHICAGO, 'first citation of mueller is short: "Müller/Weiß, Bauernkrieg, S. 45"'),
        (
            "fr",
            notes("Bloch, *Apologie*, p. 7."),
            CHICAGO,
            'first citation of bloch-apologie is short: "Bloch, Apologie, p. 7"',
        ),
    ],
)
def test_fn601_finds(check, language, text, style, message):
    assert [found[1] for found in check("FN601", text, KNOWN, language=language, style=style)] == [message]


@pytest.mark.parametrize(
    ("language", "text", "style"),
    [
        ("en", notes(FULL, RETURN), CHICAGO),
        ("en", notes(FULL, "Ibid., p. 9."), CHICAGO),
        ("en", notes(FULL, FULL), "apa"),
        ("en", f"So it was ({FULL[:-1]}). And so ({FULL[:-1]}).", CHICAGO),
        ("en", notes(RETURN, RETURN), CHICAGO),
        ("de", notes(BAUERN_FULL, BAUERN), CHICAGO),
        ("ru", notes(GROWTH_FULL, GROWTH), CHICAGO),
    ],
)
def test_fn602_leaves_alone(check, language, text, style):
    assert check("FN602", text, KNOWN, language=language, style=style) == []


@pytest.mark.parametrize(
    ("language", "text", "style", "key"),
    [
        ("en", notes(FULL, FULL), CHICAGO, "davis-return"),
        ("en", notes(FULL, CHEESE, FULL), "mhra", "davis-return"),
        ("de", notes(BAUERN_FULL, BAUERN_FULL), CHICAGO, "mueller"),
        ("ru", notes(GROWTH_FULL, GROWTH_FULL), CHICAGO, "kovalevsky"),
    ],
)
def test_fn602_finds(check, language, text, style, key):
    found = check("FN602", text, KNOWN, language=language, style=style)
    assert [message for _, message in found] == [f"{key} is cited in full again"]


VENICE = "*Calendar of State Papers, Venice*"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "So (CSP Ven. 4 12) and so (CSP Ven. 5 13)."),
        ("en", f"So ({VENICE} 4 12) and so (CSP Ven. 5 13)."),  # named, then by its siglum
        ("en", f"So ({RETURN[:-1]}) and so (Davis, *The Return of Martin Guerre* 9)."),
        ("en", f"So ({RETURN[:-1]}) and so (Davis, *Fiction* 9)."),
        ("de", notes(BAUERN, BAUERN)),
        ("fr", notes("Bloch, *Apologie*, p. 7.", "Bloch, *Apologie pour l’histoire*, p. 9.")),
        ("ru", notes(GROWTH, "Ковалевский М. Экономический рост. С. 41.")),
    ],
)
def test_fn603_leaves_alone(check, language, text):
    assert check("FN603", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "stretch"),
    [
        ("en", "So (Annales ESC 4 12) and so (*Annales. Économies, sociétés, civilisations* 5 13).", None),
        ("en", "So (Code 1930 4), so (Code 1930 5), and so (*The Penal Code* 13).", None),
        (
            "en",
            f"So ({RETURN[:-1]}), so ({RETURN[:-1]}), and so (Davis, *Martin Guerre* 9).",
            "Davis, *Martin Guerre* 9",
        ),
        (
            "fr",
            "Ainsi (Bloch, *Apologie*, p. 7), (Bloch, *Apologie*, p. 8), puis (Bloch, *Métier d'historien*, p. 9).",
            "Bloch, *Métier d'historien*, p. 9",
        ),
        (
            "ru",
            notes(GROWTH, GROWTH, "Ковалевский М. Рост Европы. С. 41.").replace(
                "Экономический рост Европы", "Экономический"
            ),
            "Ковалевский М. Рост Европы. С. 41",
        ),
    ],
)
def test_fn603_finds(check, language, text, stretch):
    found = check("FN603", text, KNOWN, language=language)
    assert len(found) == 1
    if stretch:
        assert found[0][0].rstrip(".") == stretch


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", notes(RETURN, "Ibid., p. 9.", CHEESE, "Ibid., p. 13.")),
        ("en", notes(RETURN, RETURN, CHEESE, CHEESE)),
        ("en", notes(RETURN, "Ibid., p. 9.", CHEESE, RETURN)),
        ("en", notes(RETURN, "Ibid., p. 9.", f"{CHEESE[:-1]}; {RETURN}", RETURN)),
        ("de", notes(BAUERN, "Ebd., S. 46.", CHEESE, BAUERN)),
        ("ru", notes(GROWTH, "Там же. С. 41.", RETURN, GROWTH)),
    ],
)
def test_fn604_leaves_alone(check, language, text):
    assert check("FN604", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "usual"),
    [
        ("en", notes(RETURN, "Ibid., p. 9.", CHEESE, "Ibid., p. 13.", RETURN, RETURN), "ibid."),
        ("en", notes(RETURN, "Ibid., p. 9.", CHEESE, CHEESE), "ibid."),
        ("en", notes(RETURN, RETURN, CHEESE, CHEESE, RETURN, "Ibid., p. 9."), "the source again"),
        ("de", notes(BAUERN, "Ebd., S. 46.", RETURN, RETURN), "ibid."),
        ("ru", notes(GROWTH, "Там же. С. 41.", RETURN, RETURN), "ibid."),
    ],
)
def test_fn604_finds(check, language, text, usual):
    ((_, message),) = check("FN604", text, KNOWN, language=language)
    assert message.endswith(f"where most notes here have {usual}")


@pytest.mark.parametrize(
    ("language", "bodies"),
    [
        ("en", ["Ibid., p. 8.", "Ibid., p. 9."]),
        ("en", ["Ibid., p. 8.", "See ibid., p. 9."]),
        ("en", ["*Ibid.*, p. 8.", "*Ibid.*, p. 9.", "*Ibid.*"]),
        ("en", ["ibid 8", "ibid 9"]),
        ("de", ["Ebd., S. 8.", "Ebd., S. 9."]),
        ("it", ["Ivi, p. 8.", "Ibidem."]),
        ("ru", ["Там же. С. 8.", "Там же."]),
    ],
)
def test_fn605_leaves_alone(check, language, bodies):
    assert check("FN605", notes(RETURN, *bodies), KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "bodies", "message"),
    [
        ("en", ["Ibid., p. 8.", "Ibid., p. 9.", "*Ibid.*, p. 10."], '"Ibid." differs from most here in italics'),
        ("en", ["*Ibid.*, p. 8.", "Ibid., p. 9."], '"Ibid." differs from most here in italics'),
        ("en", ["Ibid., p. 8.", "Ib., p. 9."], '"Ib." differs from most here in the word'),
        ("en", ["Ibid., p. 8.", "ibid., p. 9."], '"ibid." differs from most here in the capital'),
        ("de", ["Ebd., S. 8.", "Ebenda, S. 9."], '"Ebenda" differs from most here in the word, the full stop'),
        ("ru", ["Там же. С. 8.", "*Там же*. С. 9."], '"Там же." differs from most here in italics'),
    ],
)
def test_fn605_finds(check, language, bodies, message):
    assert [found[1] for found in check("FN605", notes(RETURN, *bodies), KNOWN, language=language)] == [message]


def article(opening: str, closing: str) -> str:
    return f"Braudel, {opening}Histoire et sciences sociales{closing}, p. 730."


@pytest.mark.parametrize(
    ("language", "bodies"),
    [
        ("en", [article("“", "”"), article("“", "”")]),
        ("en", [article('"', '"'), article('"', '"')]),
        ("en", [RETURN, CHEESE]),
        ("en", [article("“", "”"), article("“", "”"), "Ковалевский, «Экономический рост Европы», 7."]),
        ("en", [article("“", "”"), 'Braudel, “Histoire et "sciences" sociales”, p. 730.']),
        ("de", [article("„", "“"), article("„", "“")]),
        ("fr", [article("« ", " »"), article("« ", " »")]),
        ("ru", [article("«", "»"), "Braudel, «Histoire et „sciences“ sociales», p. 730."]),
    ],
)
def test_fn606_leaves_alone(check, language, bodies):
    assert check("FN606", notes(*bodies), KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "bodies", "kind"),
    [
        ("en", [article("“", "”"), article("“", "”"), article('"', '"')], '"", where most citations here have “'),
        ("en", [article('"', '"'), article("“", "”")], '“”, where most citations here have "'),
        ("de", [article("„", "“"), article("„", "“"), article("»", "«")], "»«, where most citations here have „"),
        ("fr", [article("« ", " »"), article("« ", " »"), article('"', '"')], '"", where most citations here have «'),
        ("fr", [article("«", "»"), article("“", "”")], "“”, where most citations here have «"),
        ("ru", [article("«", "»"), article("„", "“")], "„“, where most citations here have «"),
    ],
)
def test_fn606_finds(check, language, bodies, kind):
    found = check("FN606", notes(*bodies), KNOWN, language=language)
    assert [message for _, message in found] == [f"quotation marks {kind}"]
