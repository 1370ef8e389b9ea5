"""The words of the project as values that never change: no reading, no writing (layer 1)."""
