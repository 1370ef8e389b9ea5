"""What is written already is not written again."""

import footnotes
from footnotes import manuscripts
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.pipeline.rendering import render_manuscript

PAPERS = Entry("papers", "collection", {"title": "Roe Papers", "archive": "Reading Room", "archive-place": "Elmstead"})


def test_the_place_of_an_archive_comes_once():
    def rendered(source: str) -> str:
        manuscript = manuscripts.parse(source, "markdown")
        return render_manuscript(footnotes.analyse(manuscript, Bibliography({"papers": PAPERS})), "chicago").text

    once = rendered("A.[^1]\n\n[^1]: It is in the Roe Papers, no. 4858.\n")
    assert "Roe Papers, no. 4858, Reading Room, Elmstead." in once
    assert rendered(once) == once
