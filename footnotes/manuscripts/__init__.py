"""Manuscript formats: reading to exact source offsets and writing notes, one format a file (layer 2)."""
