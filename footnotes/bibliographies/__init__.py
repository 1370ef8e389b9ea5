"""Bibliography formats, one a file; failures kept as values (layer 2)."""
