"""The words of the project as frozen dataclasses: no reading, no writing (layer 1)."""
