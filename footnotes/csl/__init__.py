"""The CSL 1.0.2 processor: from a style and entries to rich text (layer 2)."""

from footnotes.csl.citation_cluster import CitationCluster, CitationItem, CiteForm
from footnotes.csl.labels import label_of
from footnotes.csl.processor import Processor

__all__ = ["CitationCluster", "CitationItem", "CiteForm", "Processor", "label_of"]
