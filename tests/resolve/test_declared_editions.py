"""Editions that the text is cited from by volume and page: first where nothing says so."""

from pathlib import Path

import pytest
import yaml

from footnotes.citations import lexicons
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.reading import read_text
from footnotes.resolve.declared_editions import declaration_in
from footnotes.resources import resource

ENTRIES = (
    {"id": "pushkin", "title": "Полное собрание сочинений", "author": [{"family": "Пушкин", "given": "А. С."}]},
    {"id": "lotman", "title": "Роман", "author": [{"family": "Лотман", "given": "Ю. М."}]},
    {"id": "goethe", "title": "Werke", "author": [{"family": "Goethe", "given": "Johann Wolfgang"}]},
)
KNOWN = Bibliography({one["id"]: Entry(one["id"], "book", one) for one in ENTRIES}, {})
PUSHKIN = (
    "Так писал поэт.[^1] {} Это (8, 277) и было.\n\n[^1]: Пушкин А. С. Полное собрание сочинений. М., 1948. С. 5.{}"
)


def told(text, language):
    return [
        (resolution.entry, cite.volume, "; ".join(f"{one.label} {one.value}" for one in cite.locators))
        for citation in analyse(read_text(text, "markdown"), KNOWN, language=language).citations
        for cite, resolution in zip(citation.citation.cites, citation.resolutions, strict=True)
        if citation.citation.note is None
    ]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (PUSHKIN.format("", ""), "ru", []),
        (PUSHKIN.format("", " Далее об этом будет сказано."), "ru", []),
        (
            PUSHKIN.format("", " Далее ссылки на это издание даются в тексте с указанием страницы."),
            "ru",
            [("pushkin", None, "page 8, 277")],
        ),
        (
            PUSHKIN.format("", " Далее ссылки на это издание даются в тексте с указанием тома и страницы."),
            "ru",
            [("pushkin", "8", "page 277")],
        ),
        (
            PUSHKIN.format("Иначе у других (Лотман Ю. М. Роман. С. 7).", " Далее в тексте указаны том и страница."),
            "ru",
            [("lotman", None, "page 7"), ("pushkin", "8", "page 277")],
        ),
        (
            "So schrieb er.[^1] Und das (8, 277) war es, auch (XII, 3–5).\n\n[^1]: Johann Wolfgang Goethe, Werke, "
            "Weimar 1887, S. 5. Im Folgenden mit Band- und Seitenzahl im Text zitiert.",
            "de",
            [("goethe", "8", "page 277"), ("goethe", "XII", "page 3–5")],
        ),
    ],
)
def test_volume_and_page_alone(text, language, wanted):
    assert told(text, language) == wanted


@pytest.mark.parametrize("language", [one for one in lexicons.LANGUAGES if one != "la"])
def test_each_form_has_an_example_that_declares(language):
    lexicon = lexicons.load(language)
    data = Path(resource(f"references/lexicon/{language}.yml")).read_text(encoding="utf-8")
    examples = yaml.safe_load(data)["in_text"]
    assert examples
    for form, example in examples.items():
        assert declaration_in(f"Smith, Kings. {example}.", lexicon.hereafter, {lexicon.form(form)}), form
        assert not declaration_in(f"Smith, Kings. {example}.", (), lexicon.in_text), form
