import pytest
from all_styles import entries, render_all, styles

SPREAD = [path for number, path in enumerate(styles()) if number % 60 == 0]


@pytest.mark.parametrize("path", SPREAD, ids=lambda path: path.stem)
def test_styles_render_varied_entries(path):
    assert render_all(path, entries()).strip()
