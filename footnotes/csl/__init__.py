"""The CSL 1.0.2 processor: from a style and entries to rich text (layer 2)."""
