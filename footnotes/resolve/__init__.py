"""Which entry a cite means: one strategy a file, candidates with evidence (layer 2)."""
