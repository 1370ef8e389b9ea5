"""Rules, one a file (layer 3)."""
