"""How messages quote what a file says."""

from __future__ import annotations


def quoted(text: str, most: int = 60) -> str:
    """Return text on one line between quotation marks, cut where it is long; what cannot be printed is left out."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text[: 2 * most]).split())
    return f'"{line[:most].rstrip()}…"' if len(line) > most else f'"{line}"'
