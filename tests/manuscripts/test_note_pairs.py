"""Which markers belong to which notes where a label is written in two ways."""

import os
import subprocess
import sys

from footnotes.manuscripts.note_pairs import Body, Marker, pair

MARKERS = [Marker(10, 11, "1", "digits"), Marker(20, 23, "1", "bracket")]
BODIES = [Body(100, "1", "digits", certain=True)]


def test_the_way_of_writing_that_most_notes_have_is_that_of_the_markers():
    more = [*MARKERS, Marker(30, 33, "2", "bracket")]
    bodies = [*BODIES, Body(110, "2", "digits", certain=True)]
    assert [marker.start for marker, body in pair(more, bodies) if marker and body] == [20, 30]


def test_where_both_ways_are_as_usual_the_first_in_the_text_has_its_way_in_every_run():
    program = (
        "from footnotes.manuscripts.note_pairs import Body, Marker, pair\n"
        f"found = pair({MARKERS!r}, {BODIES!r})\n"
        "print([marker.start for marker, body in found if marker and body])"
    )
    for seed in range(4):
        ran = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip() == "[10]"
