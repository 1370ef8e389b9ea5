"""Web addresses as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from footnotes.patterns import pattern

_SCHEME = pattern(r"^(?:url|doi)?:?\s*(?:https?:)?/{0,2}(?:www\.|dx\.)?(?:doi\.org/)?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def bare_url(text: str) -> str:
    """Return an address without scheme, "www.", escapes of Markdown and HTML, percent codes and trailing marks."""
    text = text.strip(" <>()[]\"'").replace("\\", "").replace("&amp;", "&").replace("\u2060", "")
    return unquote(_SCHEME.sub("", text)).rstrip(" /.,;>)\"'”»").casefold()


def directory(url: str) -> str:
    """Return the directory of a bare address if it lies at least three levels deep, else an empty string."""
    path = url.rpartition("/")[0]
    return path if path.count("/") >= 3 else ""


def slug(url: str) -> str:
    """Return the longest part of a bare address that is made of words: what many sites write a title as."""
    parts = [part for part in re.split(r"[/?#]", url) if part.count("-") + part.count("_") >= 2]
    return max(parts, key=len, default="").replace("-", " ").replace("_", " ")
