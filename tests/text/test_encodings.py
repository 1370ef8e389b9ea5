"""Guesses at the encoding of bytes that are not UTF-8."""

import pytest

from footnotes.text.encodings import likely_encoding

FRENCH = "Élan à côté de l’hôtel « Zürich » — § 12"


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        (FRENCH, "cp1252", "cp1252"),
        (FRENCH, "mac-roman", "mac-roman"),
        ("Реабилитация: как это было", "cp1251", "cp1251"),
        ("Реабилитация: как это было", "koi8-r", "koi8-r"),
        ("plain", "utf-16", "utf-16-le"),
        ("plain", "utf-16-be", "utf-16-be"),
        ("plain", "utf-32", "utf-32-le"),
    ],
)
def test_likely_encoding(text, encoding, expected):
    assert likely_encoding(text.encode(encoding)) == expected
