"""Programs that use the library in several threads get what they would get one after another."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.reading import read_text
from footnotes.resolve.index import Index

TEXT = "As Brewer shows (Brewer, Letters 44), it is so (RP 9). Ibid. 12. The Salt Roads (hereafter SR; SR 7).\n"
THREADS, RUNS, LOOK_UPS = 4, 15, 3_000


@pytest.fixture
def restless():
    """Threads that take turns as often as they can."""
    was = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(was)


def bibliography(name: str) -> Bibliography:
    people = [{"family": "Brewer"}]
    return Bibliography(
        entries={
            f"{name}-{word}": Entry(f"{name}-{word}", "book", {"title": title, "author": people})
            for word, title in (("letters", "Letters and Papers"), ("salt", "The Salt Roads"))
        },
        sigla={"RP": (f"{name}-letters",)},
    )


def sources(of: Bibliography) -> list[str | None]:
    analysis = analyse(read_text(TEXT, "markdown"), of)
    return [one.entry for citation in analysis.citations for one in citation.resolutions]


def test_each_thread_has_its_own_bibliography(restless):
    bibliographies = [bibliography(str(number)) for number in range(THREADS)]
    alone = [[sources(of)] * RUNS for of in bibliographies]
    with ThreadPoolExecutor(THREADS) as threads:
        assert list(threads.map(lambda of: [sources(of) for _ in range(RUNS)], bibliographies)) == alone


def test_each_thread_has_its_own_look_ups(restless):
    def is_own(of: Bibliography) -> bool:
        return all(Index.of(of).bibliography is of for _ in range(LOOK_UPS))

    with ThreadPoolExecutor(THREADS) as threads:
        assert all(threads.map(is_own, [bibliography(str(number)) for number in range(THREADS)]))
