import pytest
from anyascii import anyascii

from footnotes.text.folding import fold

LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяßæœøłđðþ§°"


@pytest.mark.parametrize("letter", [*LETTERS, *LETTERS.upper()])
def test_common_letters_fold_as_anyascii_has_them(letter):
    assert fold(letter) == anyascii(letter.replace("й", "и").replace("Й", "И")).casefold()


def test_rare_letters_are_transliterated():
    assert fold("Αθήνα") == anyascii("Αθηνα").casefold()


def test_marks_and_typography_go():
    assert fold("Müller’s “Ćwiczenia”—Ёж") == 'muller\'s "cwiczenia"-ezh'
