"""Texts come in the user's language."""

import pytest

from footnotes import translations


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, []),
        ({"LANG": ""}, []),
        ({"LC_ALL": "C", "LANGUAGE": "de"}, []),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, []),
        ({"LANGUAGE": "../../x"}, []),
        ({"LANG": "de_AT.UTF-8"}, ["de_AT", "de"]),
        ({"LANG": "ca_ES@valencia"}, ["ca_ES", "ca"]),
        ({"LC_MESSAGES": "fr_FR.UTF-8", "LANG": "de_DE.UTF-8"}, ["fr_FR", "fr"]),
        ({"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, ["en_GB", "en"]),
        ({"LANGUAGE": "fr:de", "LANG": "en_GB.UTF-8"}, ["fr", "fr", "de", "de"]),
        ({"LANGUAGE": "pt-BR", "LANG": "C.UTF-8"}, ["pt_BR", "pt"]),
    ],
)
def test_the_languages_that_are_wanted(environment, wanted):
    assert list(translations._wanted(environment)) == wanted
