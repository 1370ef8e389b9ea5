"""Names cut short by a full stop."""

import pytest

from footnotes.model.entry import Name
from footnotes.resolve.names import agreement, person, written_name

ALIKE = [("Bract.", "Bracton", True), ("Hor.", "Horace", True)]
UNLIKE = [("Bract", "Bracton", False), ("Hall.", "Halls", False), ("Ho.", "Horace", False), ("Hor.", "Thor", False)]


@pytest.mark.parametrize("written, family, alike", UNLIKE + ALIKE)
def test_a_full_stop_cuts_a_name_short(written, family, alike):
    assert (agreement(written_name(written), person(Name(family=family))) > 0) is alike
