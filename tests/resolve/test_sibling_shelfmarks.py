"""Ibid. with parts of a shelfmark of its own: first where the file just cited is meant, then where another one is."""

import pytest
from marked import bibliography, cite, entry, meant

KNOWN = bibliography(
    entry("fourth", title="Смотры", type="manuscript", archive="РГАДА", archive_location="Ф. 210. Оп. 9. Д. 1187"),
    entry("other", title="Десятня", type="manuscript", archive="РГАДА", archive_location="Ф. 210. Оп. 4. Д. 221"),
    entry("elsewhere", title="Письма", type="manuscript", archive="РГИА", archive_location="Ф. 210. Оп. 4. Д. 300"),
    entry("series", title="Prefettura", type="manuscript", archive="ASBo", archive_location="Gabinetto di prefettura"),
    entry("acts", title="Atti", type="manuscript", archive="ASFi", archive_location="Provvisioni, reg. III"),
    entry("next", title="Atti", type="manuscript", archive="ASFi", archive_location="Provvisioni, reg. IV"),
    entry("heads", title="Capitoli", type="manuscript", archive="ASFi", archive_location="Capitoli, reg. V"),
)
IN_FULL = {
    "fourth": cite(
        "full", archive="РГАДА", shelfmark="Ф. 210. Оп. 9. Д. 1187", text="РГАДА. Ф. 210. Оп. 9. Д. 1187", folio="5"
    ),
    "series": cite(
        "full",
        archive="ASBo",
        shelfmark="Gabinetto di prefettura, b. 1402",
        text="ASBo, Gabinetto di prefettura, b. 1402",
    ),
    "acts": cite(
        "full", archive="ASFi", shelfmark="Provvisioni, reg. III", text="ASFi, Provvisioni, reg. III", folio="5"
    ),
}


@pytest.mark.parametrize(
    ("first", "written", "key"),
    [
        ("fourth", "Д. 1187", "fourth"),
        ("fourth", "Оп. 9. Д. 1187", "fourth"),
        ("series", "b. 1403", "series"),
        ("acts", "reg. III", "acts"),
        ("fourth", "Оп. 4. Д. 221", "other"),
        ("fourth", "Д. 254", None),
        ("fourth", "Оп. 4. Д. 300", None),
        ("acts", "reg. IV", "next"),
        ("acts", "reg. V", None),
    ],
)
def test_parts_of_a_shelfmark_after_ibid(first, written, key):
    ibid = cite("ibid", text=f"Там же. {written}", shelfmark=written, folio="12")
    marked = "So.[^1] And.[^2]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦two⟧"
    assert meant(marked, [IN_FULL[first], ibid], KNOWN, ("ru", "it")) == [first, key]
    assert meant("So (⟦one; two⟧).", [[IN_FULL[first], ibid]], KNOWN, ("ru", "it")) == [first, key]
