"""Work that makes many objects, none of them in a circle."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps

from footnotes.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import ParamSpec, TypeVar

    P = ParamSpec("P")
    T = TypeVar("T")


def undisturbed(work: Callable[P, T]) -> Callable[P, T]:
    """Return what does the same work without garbage collection, which would walk all that is made again and again."""

    @wraps(work)
    def done(*arguments: P.args, **named: P.kwargs) -> T:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return work(*arguments, **named)
        finally:
            if was_on:
                gc.enable()

    return done
