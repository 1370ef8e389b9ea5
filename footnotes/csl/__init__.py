"""The CSL 1.0.2 processor: from a style and entries to rich text (layer 2)."""

import gc

_was_on = gc.isenabled()
gc.disable()  # importing makes thousands of objects, none of them garbage: looking through them takes 2 ms of 40
try:
    from footnotes.csl.citation_cluster import CitationCluster, CitationItem, CiteForm
    from footnotes.csl.labels import label_of
    from footnotes.csl.processor import Processor
finally:
    if _was_on:
        gc.enable()

__all__ = ["CitationCluster", "CitationItem", "CiteForm", "Processor", "label_of"]
