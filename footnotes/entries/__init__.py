"""Keeping a bibliography: searching it, and what of it would better be otherwise (layer 4)."""
