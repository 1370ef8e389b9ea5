"""The language of a text, by its frequent words."""

import pytest

from footnotes.citations.language import language_of

TEXTS = [
    ("en", "The abbot wrote to the king that the house was poor, and he was not believed."),
    ("de", "Der Abt schrieb dem König, dass das Haus arm sei, und man glaubte ihm nicht."),
    ("fr", "L'abbé écrivit au roi que la maison était pauvre, et on ne le crut pas."),
    ("it", "L'abate scrisse al re che la casa era povera, ma non gli fu creduto dalla corte."),
    ("es", "El abad escribió al rey que la casa era pobre, pero no se le creyó."),
    ("pt", "O abade escreveu ao rei que a casa era pobre, mas não foi acreditado pela corte."),
    ("ru", "Аббат писал королю, что монастырь не богат, но ему не поверили."),
    ("en", ""),
    ("en", "1937 86-7"),
    ("en", "So. See Henry VIII 5."),
    ("en", "Thus Braudel (La Méditerranée et le monde 12)."),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_language(language, text):
    assert language_of(text) == language


def test_a_long_text_is_looked_at_throughout():
    title, body = (
        "The Making of the English House of Commons. " * 100,
        "Der Abt schrieb dem König, dass er es nicht war. " * 2000,
    )
    assert language_of(title + body) == "de"
