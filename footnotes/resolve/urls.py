"""Web addresses as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

_SCHEME = re.compile(r"^(?:url|doi)?:?\s*(?:https?:)?/{0,2}(?:www\.|dx\.)?(?:doi\.org/)?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def bare_url(text: str) -> str:
    """Return an address without scheme, "www.", escapes of Markdown and HTML, percent codes and trailing marks."""
    text = text.strip(" <>()[]\"'").replace("\\", "").replace("&amp;", "&").replace("\u2060", "")
    return unquote(_SCHEME.sub("", text)).rstrip(" /.,;>)\"'”»").casefold()
