"""Links of URLs and identifiers (CSL 1.0.2, appendix VI): only to addresses, never to programs."""

import pytest
from small_styles import entries, style

from footnotes.csl import Processor
from footnotes.csl.output.html import render


def linked(variable: str, value: str, affixes: str = "") -> str:
    source = style("<layout><text value='x'/></layout>", f'<layout><text variable="{variable}" {affixes}/></layout>')
    processor = Processor(source, entries({variable: value}), links=True)
    processor.cite_silently(["1"])
    return render(processor.bibliography()[0])


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "no address", "/etc"]
)
def test_what_is_no_address_is_no_link(value: str):
    assert linked("URL", value) == value


@pytest.mark.parametrize(
    ("variable", "value", "target"),
    [
        ("URL", "https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("URL", " HTTPS://example.org/a b ", "HTTPS://example.org/a%20b"),
        ("URL", "ftp://example.org/a", "ftp://example.org/a"),
        ("URL", "urn:nbn:de:101:1-2013", "urn:nbn:de:101:1-2013"),
        ("DOI", "10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI", "https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("PMID", "123", "https://www.ncbi.nlm.nih.gov/pubmed/123"),
    ],
)
def test_addresses(variable: str, value: str, target: str):
    assert linked(variable, value).startswith(f'<a href="{target}">')


def test_a_prefix_that_is_the_head_of_the_address_belongs_to_the_link():
    made = linked("DOI", "10.1000/182", 'prefix="https://doi.org/"')
    assert made == '<a href="https://doi.org/10.1000/182">https://doi.org/10.1000/182</a>'
