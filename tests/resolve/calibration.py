"""Prints how often links of each score are right on the annotated manuscripts beside the repository.

    python tests/resolve/calibration.py [--found] [DIRECTORY]

The cites are those annotated, so that only resolving is measured; with ``--found``, those that the finder finds, each
compared with the annotated one of the same place. A link to a source that the annotation does not name is wrong.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from footnotes import bibliographies, manuscripts
from footnotes.citations import Designators, find, lexicons
from footnotes.model.citation import Citation, CitationForm, Cite, CiteForm, Locator
from footnotes.resolve import resolve
from footnotes.resolve.words import number
from footnotes.text import Span

HERE = Path(__file__).parents[2] / "../shared/corpus"
BINS = (0.99, 0.97, 0.95, 0.9, 0.85, 0.8, 0.75)
FIELDS = ("signal", "title", "container", "volume", "issue", "year", "date", "place", "publisher", "url")


def annotated(manuscript, gold):
    """Return the annotated citations as the finder would give them."""
    found = []
    for cluster in gold:
        span = manuscript.text_span(Span(cluster["start"], cluster["end"]))
        block = manuscript.block_at(span.start)
        cites = tuple(as_cite(cite, span) for cite in cluster["cites"])
        note = block.note if block else None
        form = CitationForm(cluster["form"])
        found.append(Citation(span, span.of(manuscript.text), form, cites, note, bool(cluster.get("quoted"))))
    return found


def as_cite(cite, span):
    locators = tuple(
        Locator(locator["label"], locator["value"], span, number(locator["value"])) for locator in cite["locators"]
    )
    return Cite(
        span=span,
        text=cite["text"].replace("*", ""),
        form=CiteForm(cite["form"]),
        authors=tuple(cite["authors"]),
        locators=locators,
        pages=cite.get("pages"),
        parallel=cite["parallel"],
        **{field: cite.get(field) for field in FIELDS},
    )


def links(folder, *, found):
    """Yield the score of each link and whether it is right; and None for a source that was left open."""
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line]
    manuscript = manuscripts.read(next(folder.glob("manuscript.*")))
    bibliography = bibliographies.load([folder / "bibliography.json"])
    known = [lexicons.load(language) for language in lexicons.LANGUAGES]
    if not found:
        resolved = resolve(manuscript, annotated(manuscript, gold), bibliography, known)
        pairs = [
            (cite["source"], resolution)
            for cluster, one in zip(gold, resolved, strict=True)
            for cite, resolution in zip(cluster["cites"], one.resolutions, strict=True)
            if cite["form"] != "self"
        ]
    else:
        citations = find(manuscript, Designators.of(bibliography), known)
        pairs = list(paired(manuscript, gold, resolve(manuscript, citations, bibliography, known)))
    for source, resolution in pairs:
        if resolution.entry:
            yield resolution.candidates[0].score, resolution.entry == source
        elif source:
            yield None, False


def paired(manuscript, gold, resolved):
    """Yield the annotated source and the resolution of found cites, by their order within an annotated citation."""
    for cluster in gold:
        span = manuscript.text_span(Span(cluster["start"], cluster["end"]))
        inside = [resolution for one in resolved if one.citation.span.overlaps(span) for resolution in one.resolutions]
        if len(inside) == len(cluster["cites"]):
            yield from ((cite["source"], one) for cite, one in zip(cluster["cites"], inside, strict=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--found", action="store_true")
    parser.add_argument("directory", nargs="?", type=Path, default=HERE)
    args = parser.parse_args()
    right, wrong, left = Counter(), Counter(), 0
    for folder in sorted(path.parent for path in args.directory.glob("*/gold.jsonl")):
        for score, is_right in links(folder, found=args.found):
            if score is None:
                left += 1
            else:
                (right if is_right else wrong)[next(low for low in BINS if score >= low)] += 1
    print("score from   right   wrong   share right")
    for low in BINS:
        count = right[low] + wrong[low]
        print(f"{low:>10.2f} {right[low]:>7} {wrong[low]:>7}   {right[low] / count if count else 1:>11.4f}")
    print(f"left open: {left}")


if __name__ == "__main__":
    main()
