"""Where a citation begins and ends, and the grammar of cites (layer 2)."""
