"""Locators that say themselves what they are: "ch. 4" or "vol. 1, fol. 186" given without a label of their own."""

from __future__ import annotations

from functools import lru_cache

from footnotes.patterns import pattern

_LABELS = {
    "art.": "article", "bk.": "book", "bks.": "book", "ch.": "chapter", "chap.": "chapter", "chaps.": "chapter",
    "col.": "column", "cols.": "column", "fig.": "figure", "figs.": "figure", "fol.": "folio", "fols.": "folio",
    "l.": "line", "ll.": "line", "n.": "note", "nn.": "note", "no.": "issue", "nos.": "issue", "op.": "opus",
    "ops.": "opus", "p.": "page", "pp.": "page", "para.": "paragraph", "paras.": "paragraph", "pt.": "part",
    "pts.": "part", "r.": "rule", "sc.": "scene", "sec.": "section", "secs.": "section", "sch.": "schedule",
    "s.v.": "sub verbo", "s.vv.": "sub verbo", "tit.": "title-locator", "v.": "verse", "vv.": "verse",
    "vol.": "volume", "vols.": "volume", "¶": "paragraph", "¶¶": "paragraph", "§": "section", "§§": "section",
}  # fmt: skip
_LABEL = pattern(r"((?:s\.vv?|[a-z]{1,5})\.|¶{1,2}|§{1,2})\s*(?=\S)")


@lru_cache(maxsize=8192)
def parse_locator(label: str, value: str) -> tuple[str, str]:
    """Return the label and the value of a locator: ("volume", "1, fol. 186") of the label "page" and "vol. 1, …"."""
    value = value.strip()
    if label == "page":
        match = _LABEL.match(value)
        if match and match[1] in _LABELS:
            return _LABELS[match[1]], value[match.end() :]
    return label, value
