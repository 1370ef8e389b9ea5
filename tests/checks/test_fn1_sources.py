"""FN1, sources: real strings in their languages; what each rule leaves alone, then what it finds."""

import pytest
from marked import bibliography, entry
from shelf import KNOWN


def notes(*bodies: str) -> str:
    """Return a manuscript with these notes."""
    text = " ".join(f"So it was said.[^{number}]" for number in range(1, len(bodies) + 1))
    return "\n\n".join([text, *(f"[^{number}]: {body}" for number, body in enumerate(bodies, 1))]) + "\n"


RETURN = "Davis, *The Return of Martin Guerre*, p. 7"
CHEESE = "Ginzburg, *The Cheese and the Worms*, p. 12"
BAUERN = "Müller/Weiß, *Bauernkrieg*, S. 45"
APOLOGIE, SOCIETE = "Bloch, *Apologie pour l’histoire*, p. 7", "Bloch, *La société féodale*, p. 9"
GROWTH = "Ковалевский М. Экономический рост Европы. С. 40"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"He came back ({RETURN})."),
        ("en", f"He came back ({RETURN}), in 1560 (or so)."),
        ("en", notes(RETURN, "Ibid., p. 9.")),
        ("de", notes(f"{BAUERN}.", "Ebd., S. 46.")),
        ("fr", notes("Le Roy Ladurie, *Montaillou*, p. 34.", "Ibid., p. 35.")),
        ("ru", notes(f"{GROWTH}.", "Там же. С. 41.")),
        ("en", "See above, p. 5, and chapter 4 below."),
        ("en", "He said so (not further identified), as at https://example.org/page?p=4."),
        ("en", notes("Exod. 21:28; Hor. *Epist.* 2.1.4; CIL VI 1234.")),
        ("de", notes("Vgl. 2 Sam 1,19–27; Thuk. 3, 81; PL 22, 345.")),
        ("en", notes("See “The Abbey at a Glance”, https://example.org/abbey.")),
        ("fr", notes("Le Roy Ladurie, I, *Le pays d’Aillon*, p. 34.")),
    ],
)
def test_fn101_leaves_alone(check, language, text):
    assert check("FN101", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He came back (Thompson, *The Making* 7)."),
        ("de", notes("Wehler, *Gesellschaftsgeschichte*, S. 45.")),
        ("fr", notes("Febvre, *Le problème de l'incroyance*, p. 34.")),
        ("ru", notes("Ключевский В. О. Курс русской истории. С. 40.")),
    ],
)
def test_fn101_finds(check, language, text):
    ((_, message),) = check("FN101", text, KNOWN, language=language)
    assert message.startswith('unresolved source "')


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"He came back ({RETURN})."),
        ("en", "He came back (Davis, *Fiction* 7)."),
        ("en", "So it was (Bloch, *Feudal Society* 7)."),
        ("en", "So says Thompson (7)."),
        ("fr", notes("Bloch, *Apologie*, p. 34.")),
        ("de", notes(BAUERN)),
        ("ru", notes(GROWTH)),
    ],
)
def test_fn102_leaves_alone(check, language, text):
    assert check("FN102", text, KNOWN, language=language) == []


TWINS = bibliography(
    entry("a", "Broué, Pierre", "Les procès de Moscou", 1980, language="fr"),
    entry("b", "Broué, Pierre", "Le bloc des oppositions", 1980, language="fr"),
    entry("c", "Ковалев, Юлий", "История города", 1914, language="ru"),
    entry("d", "Ковалев, Юлий", "Мост и река", 1914, language="ru"),
)


@pytest.mark.parametrize(
    ("language", "text", "rivals"),
    [
        ("en", "So it was (Broué 1980, 7).", ("a", "b")),
        ("fr", notes("Broué 1980, p. 7."), ("a", "b")),
        ("de", notes("Vgl. Broué 1980, S. 7."), ("a", "b")),
        ("ru", "Так было (Ковалев, 1914, с. 7).", ("c", "d")),
    ],
)
def test_fn102_finds(check, language, text, rivals):
    ((_, message),) = check("FN102", text, TWINS, language=language)
    assert all(f"{key} (" in message for key in rivals)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", notes(RETURN, "Ibid., p. 9.")),
        ("en", notes(RETURN, "Ibid.")),
        ("en", f"He came back ({RETURN}), or so (ibid. 9)."),
        ("en", "The word ibid. is Latin."),
        ("de", notes(BAUERN, "Ebd., S. 9.")),
        ("fr", notes("Bloch, *Apologie*, p. 34.", "Ibid., p. 35.")),
        ("ru", notes(GROWTH, "Там же. С. 9.")),
        ("en", notes("Thompson, *Making*, p. 7.", "Ibid., p. 9.")),  # the source before is reported
    ],
)
def test_fn103_leaves_alone(check, language, text):
    assert check("FN103", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", notes("Ibid., p. 9."), "Ibid., p. 9."),
        ("en", f"# One\n\n{notes(RETURN)}\n# Two\n\nSo it was (ibid. 9).", "ibid. 9"),
        ("de", notes("Ebd., S. 9."), "Ebd., S. 9."),
        ("fr", notes("Ibid., p. 35."), "Ibid., p. 35."),
        ("ru", notes("Там же. С. 9."), "Там же. С. 9."),
    ],
)
def test_fn103_finds(check, language, text, words):
    ((_, message),) = check("FN103", text, KNOWN, language=language)
    assert message.startswith(f'"{words}" without antecedent')


@pytest.mark.parametrize(
    ("text", "written", "key"),
    [
        ("So it was [@ginsburg, p. 7].", "@ginsburg", "ginzburg"),
        ("So it was [@davis-retrun, p. 7].", "@davis-retrun", "davis-return"),
        ("So it was [see @blochfeudal, p. 7; @ginzburg, 9].", "@blochfeudal", "bloch-feudal"),
        ("So it was [-@davis-ficton, 9].", "@davis-ficton", "davis-fiction"),
    ],
)
def test_fn101_knows_the_nearest_key(check, text, written, key):
    ((_, message),) = check("FN101", text, KNOWN, language="en")
    assert message.startswith(f'unknown key "{written[1:]}"; nearest: {key}')


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", notes(RETURN, "Ibid., p. 9.")),
        ("en", notes(f"{RETURN}; {CHEESE}", "Ginzburg, *Cheese*, p. 13.")),
        ("en", notes(f"{RETURN}; ibid., p. 9.")),
        ("en", notes(f"{RETURN}. See {CHEESE}.", RETURN, "Ibid., p. 12.")),
        ("de", notes(BAUERN, "Ebd., S. 46.")),
        ("fr", notes("Le Roy Ladurie, *Montaillou*, p. 34.", "Ibid., p. 35.")),
        ("ru", notes(GROWTH, "Там же. С. 41.")),
        ("en", notes("Bloch, *La société féodale*, p. 4 / English ed. 7", "Ibid., p. 9.")),
    ],
)
def test_fn104_leaves_alone(check, language, text):
    assert check("FN104", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "words", "sources"),
    [
        ("en", notes(f"{RETURN}; {CHEESE}", "Ibid., p. 9."), "Ibid., p. 9", "davis-return, ginzburg"),
        ("de", notes(f"{BAUERN}; {CHEESE}.", "Ebd., S. 9."), "Ebd., S. 9", "mueller, ginzburg"),
        ("fr", notes(f"Bloch, *Apologie*, p. 3; {CHEESE}.", "Ibid., p. 9."), "Ibid., p. 9", "bloch-apologie, ginzburg"),
        ("ru", notes(f"{GROWTH}; {RETURN}.", "Там же. С. 9."), "Там же. С. 9", "kovalevsky, davis-return"),
        ("en", f"So ({RETURN}; {CHEESE}) and so (ibid. 9).", "ibid. 9", "davis-return, ginzburg"),
    ],
)  # fmt: skip
def test_fn104_finds(check, language, text, words, sources):
    found = check("FN104", text, KNOWN, language=language)
    assert [message for _, message in found] == [f'"{words}" after several sources: {sources}']
    assert check("FN102", text, KNOWN, language=language) == check("FN103", text, KNOWN, language=language) == []


FICTION = "Natalie Zemon Davis, *Fiction in the Archives*, p. 7"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", notes(CHEESE, "Ginzburg, op. cit., p. 13.")),
        ("en", notes(RETURN, CHEESE, "Natalie Zemon Davis, op. cit., p. 13.")),
        ("en", notes(RETURN, FICTION, "Davis, *Return*, p. 13.")),
        ("en", notes(RETURN, FICTION, "Ibid., p. 13.")),
        ("de", notes(BAUERN, "Müller/Weiß, a. a. O., S. 46.")),
        ("ru", notes(GROWTH, "Ковалевский М. Указ. соч. С. 41.")),
    ],
)
def test_fn105_leaves_alone(check, language, text):
    assert check("FN105", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "works"),
    [
        ("en", notes(RETURN, FICTION, "Natalie Zemon Davis, op. cit., p. 13."), "davis-return, davis-fiction"),
        ("fr", notes(APOLOGIE, SOCIETE, "Bloch, op. cit., p. 13."), "bloch-apologie, bloch-societe"),
        ("de", notes(APOLOGIE, SOCIETE, "Bloch, a. a. O., S. 13."), "bloch-apologie, bloch-societe"),
        ("ru", notes(APOLOGIE, SOCIETE, "Bloch M. Указ. соч. С. 13."), "bloch-apologie, bloch-societe"),
    ],
)
def test_fn105_finds(check, language, text, works):
    ((_, message),) = check("FN105", text, KNOWN, language=language)
    assert message.endswith(f"may be one of 2 works: {works}")
    assert check("FN102", text, KNOWN, language=language) == check("FN103", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"He came back ({RETURN}). So it was (9)."),
        ("en", "Chapter one ended in 1560 (see p. 5 above)."),
        ("en", notes(RETURN, "See n. 1.")),
        ("en", f"He came back ({RETURN})."),
        ("en", f"It ends: “the end” (Vol. II, p. 52) ({RETURN})."),  # the quoted document's own
        ("de", f"So steht es bei {BAUERN}, und bei Bloch.\n\nAnders die Chronik (Bd. 3, S. 7)."),
        ("fr", f"Il le dit ({APOLOGIE}), comme Duby (1961). Il le nie (III, 90)."),
        ("de", notes(BAUERN, "Siehe Anm. 1.")),
        ("ru", notes(GROWTH, "См. примеч. 1.")),
    ],
)
def test_fn106_leaves_alone(check, language, text):
    assert check("FN106", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", notes("Cf. pp. 90–91.")),
        ("en", "He denied it (p. 90)."),
        ("de", notes("S. 90.")),
        ("fr", "Il le nie (p. 90)."),
        ("ru", notes("С. 90.")),
        ("en", f"He came back ({RETURN}).\n\n# Two\n\nHe denied it (p. 90)."),
    ],
)
def test_fn106_finds(check, language, text):
    ((_, message),) = check("FN106", text, KNOWN, language=language)
    assert message.startswith('no source for "')
    assert check("FN101", text, KNOWN, language=language) == check("FN112", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He denied it (p. 90)."),  # FN106 tells of it
        ("en", f"He came back ({RETURN}). So it was (9)."),
        ("en", notes("Thompson, *The Making* 7.", "P. 9.")),  # FN101 tells of it
        ("de", notes(BAUERN, "S. 46.")),
        ("fr", f"Il le dit ({APOLOGIE}). Il le nie (p. 90)."),
        ("ru", notes(f"{GROWTH}.", "С. 41.")),
        ("en", f"It ends: “the end” (Vol. II, p. 52) ({RETURN})."),
    ],
)
def test_fn112_leaves_alone(check, language, text):
    assert check("FN112", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"He came back ({RETURN}). The chronicle denies it (Vol. III, p. 90)."),
        ("de", f"So steht es bei {BAUERN}, 1925.\n\nAnders die Chronik (Bd. 3, S. 7)."),
        ("fr", f"Il le dit ({APOLOGIE}), comme Duby (1961). Il le nie (III, 90)."),
        ("ru", f"Так писал Ковалевский ({GROWTH}). В летописи иначе (Т. III. С. 90)."),
    ],
)
def test_fn112_finds(check, language, text):
    ((_, message),) = check("FN112", text, KNOWN, language=language)
    assert message.startswith('no source for "')
    assert check("FN106", text, KNOWN, language=language) == []


VENICE = "*Calendar of State Papers, Venice*"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", notes(f"{VENICE} (hereafter CSP Ven.) 4, 12.", "CSP Ven. 5, 13.")),
        ("en", notes("CSP Ven. 5, 13.", "CSP Ven. 4, 12.")),
        ("en", f"So {VENICE} (hereafter CSP Ven.) 4 12 says, and again (CSP Ven. 5 13)."),
        ("en", f"Here.[^1] And so (CSP Ven. 5 13).\n\n[^1]: {VENICE} (hereafter CSP Ven.) 4, 12.\n"),
        ("en", f"And so (CSP Ven. 5 13) it was here.[^1]\n\n[^1]: {VENICE} (hereafter CSP Ven.) 4, 12.\n"),
        ("de", f"So (CSP Ven. 5, 13) hier.[^1]\n\n[^1]: {VENICE} (im Folgenden: CSP Ven.) 4, 12.\n"),
        ("de", notes(f"{VENICE} (im Folgenden: CSP Ven.) 4, 12.", "CSP Ven. 5, 13.")),
        ("fr", notes(f"{VENICE} (désormais CSP Ven.) 4, 12.", "CSP Ven. 5, 13.")),
    ],
)
def test_fn107_leaves_alone(check, language, text):
    assert check("FN107", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", notes("CSP Ven. 5, 13.", f"{VENICE} (hereafter CSP Ven.) 4, 12.")),
        ("en", f"So it says (CSP Ven. 5 13). {VENICE} (hereafter CSP Ven.) 4 12 agrees."),
        ("en", f"And so (CSP Ven. 5 13). Here.[^1]\n\n[^1]: {VENICE} (hereafter CSP Ven.) 4, 12.\n"),
        ("de", notes("CSP Ven. 5, 13.", f"{VENICE} (im Folgenden: CSP Ven.) 4, 12.")),
        ("fr", notes("CSP Ven. 5, 13.", f"{VENICE} (désormais CSP Ven.) 4, 12.")),
    ],
)
def test_fn107_finds(check, language, text):
    ((_, message),) = check("FN107", text, KNOWN, language=language)
    assert message == 'siglum "CSP Ven" before it is declared'


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"So {VENICE} (hereafter CSP Ven.) 4 12 says, and again (CSP Ven. 5 13)."),
        ("en", "So it says (CSP Ven. 5 13).\n\nCSP Ven. = Calendar of State Papers, Venice\n"),
        ("en", "CSP Ven.: Calendar of State Papers, Venice\n\nSo it says (CSP Ven. 5 13).\n"),
        ("en", f"He came back ({RETURN})."),
        ("de", notes(f"{VENICE} (im Folgenden: CSP Ven.) 4, 12.", "CSP Ven. 5, 13.")),
        ("fr", notes(f"{VENICE} (désormais CSP Ven.) 4, 12.", "CSP Ven. 5, 13.")),
    ],
)
def test_fn108_leaves_alone(check, language, text):
    assert check("FN108", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "sigla"),
    [
        ("en", "So it says (CSP Ven. 5 13), and again (CSP Ven. 5 14).", ["CSP Ven"]),
        ("en", "So it says (CSP Ven. 5 13; Code 1930 7).", ["CSP Ven", "Code 1930"]),
        ("de", notes("CSP Ven. 5, 13."), ["CSP Ven"]),
        ("fr", notes("CSP Ven. 5, 13."), ["CSP Ven"]),
    ],
)
def test_fn108_finds(check, language, text, sigla):
    found = check("FN108", text, KNOWN, language=language)
    assert [message for _, message in found] == [f'siglum "{siglum}" is never declared' for siglum in sigla]


def with_sigla(*sigla: str) -> str:
    return "".join(
        f"@book{{b{number}, title = {{Book {number}}}, shorthand = {{{siglum}}}}}\n"
        for number, siglum in enumerate(sigla)
    )


@pytest.mark.parametrize(
    "sigla",
    [(), ("A",), ("A", "B"), ("A", "a"), ("1936 Trial", "1937 Trial"), ("РКЕБ", "RKEB")],
)
def test_fn109_leaves_alone(check, shelf, sigla):
    assert check("FN109", "All well.", shelf(with_sigla(*sigla))) == []


@pytest.mark.parametrize(
    ("sigla", "siglum", "keys"),
    [
        (("A", "A"), "A", "b0, b1"),
        (("Trial", "B", "Trial"), "Trial", "b0, b2"),
        (("A", "A", "A"), "A", "b0, b1, b2"),
        (("РКЕБ", "РКЕБ"), "РКЕБ", "b0, b1"),
    ],
)
def test_fn109_finds(check, shelf, sigla, siglum, keys):
    found = check("FN109", "All well.", shelf(with_sigla(*sigla)))
    assert [message for _, message in found] == [f'siglum "{siglum}" stands for {keys}']


PEOPLE = bibliography(
    entry("getty", "Getty, John Archibald", "Origins of the Great Purges", 1985),
    entry("broue", "Broué, Pierre", "Trotsky", 1988, language="fr"),
    entry("trotsky", "Trotsky, Leon", "My Life", 1930),
    entry("brunner", "Brunner, Otto", "Land und Herrschaft", 1939),
    entry("byzantseva", "Bysiriantseva, Anna", "Pis'ma iz ssylki", 1990),
    entry("kliuchevsky", "Ключевский, Василий", "Курс русской истории", 1904),
    entry("bojm", "Böhm, Franz", "Recht und Macht", 1934, editor="Müller, Karl"),
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "So it was (Getty, *Origins* 36)."),
        ("en", "So it was (GETTY, *Origins* 36)."),
        ("en", "So it was (Broué, *Trotsky* 36)."),
        ("en", "So it was (J. A. Getty, *Origins of the Great Purges* 36)."),
        ("en", "So it was (Kliuchevskii, *Kurs russkoi istorii* 36)."),
        ("de", notes("Vgl. Brunners *Land und Herrschaft*, S. 7.")),
        ("de", notes("Böhm, *Recht und Macht*, hrsg. von Karl Müller, S. 7.")),
        ("ru", notes("Ключевского Курс русской истории. С. 7.")),
    ],
)
def test_fn110_leaves_alone(check, language, text):
    assert check("FN110", text, PEOPLE, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "written", "meant"),
    [
        ("en", "So it was (Getti, *Origins of the Great Purges* 36).", "Getti", "Getty"),
        ("en", "So it was (Broue, *Trotsky* 36).", "Broue", "Broué"),
        ("en", "So it was (Trotskii, *My Life* 36).", "Trotskii", "Trotsky"),
        ("en", "So it was (Bysriantseva, *Pis'ma iz ssylki* 36).", "Bysriantseva", "Bysiriantseva"),
        ("de", notes("Bohm, *Recht und Macht*, S. 7."), "Bohm", "Böhm"),
        ("ru", notes("Ключевскии В. Курс русской истории. С. 7."), "Ключевскии", "Ключевский"),
    ],
)
def test_fn110_finds(check, language, text, written, meant):
    ((stretch, message),) = check("FN110", text, PEOPLE, language=language)
    assert stretch == written
    assert message.startswith(f'name "{written}" is "{meant}" in the entry')


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "So it was (Davis, *Return* 36)."),
        ("en", "So it was (Davis, *The Return of Martin Guerre* 36)."),
        ("en", "So it was (Davis, *Ret. of Martin Guerre* 36)."),
        ("fr", notes("Bloch, *La société féodale*, p. 7.")),
        ("fr", notes("Bloch, *Apologie pour l'histoire*, p. 7.")),
        ("de", notes("Müller/Weiß, *Bauernkriegs in Franken*, S. 7.")),
        ("ru", notes("Ковалевский М. Экономического роста Европы. С. 40.")),
    ],
)
def test_fn111_leaves_alone(check, language, text):
    assert check("FN111", text, KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "written", "meant"),
    [
        ("en", "So it was (Davis, *The Retrun of Martin Guerre* 36).", "Retrun", "Return"),
        ("en", "So it was (Davis, *Return of Martin Gueerre* 36).", "Gueerre", "Guerre"),
        ("fr", notes("Bloch, *La societé féodale*, p. 7."), "societé", "société"),
        ("de", notes("Müller/Weiß, *Der Bauernkrieg in Frannken*, S. 7."), "Frannken", "Franken"),
        ("ru", notes("Ковалевский М. Экномический рост Европы. С. 40."), "Экномический", "Экономический"),
    ],
)
def test_fn111_finds(check, language, text, written, meant):
    ((stretch, message),) = check("FN111", text, KNOWN, language=language)
    assert stretch == written
    assert message.startswith(f'"{written}" in the title is "{meant}" in the entry')
