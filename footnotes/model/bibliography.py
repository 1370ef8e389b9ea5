"""The entries a manuscript may cite, their sigla, and what failed to load."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from footnotes.model.entry import Entry
from footnotes.records import NamedTuple, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Protocol

    Tables = Mapping[str, Mapping[str, Sequence[Any]]]  # by name: what is found by a term, most often keys of entries

    class Lookups(Protocol):
        """Look-ups made of the entries of a bibliography, kept from one run to the next."""

        def tables(self, name: str, make: Callable[[Bibliography], Tables]) -> Tables:
            """Return the tables kept under a name.

            ``make`` returns those of some of the entries; where none are kept it is called for all of them, a part
            after the other. What several parts have under a term is joined in their order.
            """


class LoadFailure(NamedTuple):
    """Something in a bibliography file that could not be read, or was read with a loss."""

    path: Path
    line: int
    column: int
    reason: str
    remedy: str = ""
    key: str | None = None
    fatal: bool = False  # nothing of the file could be read
    broken: bool = False  # the file's syntax is broken here: what was meant is uncertain
    kind: str = ""  # "key twice", "no such entry": what rules of their own tell


@dataclass(frozen=True, slots=True, eq=False)
class Bibliography:
    """Entries by key, in the order of their files; sigla with the keys they stand for; failures in order."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    sigla: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # several keys: the siglum is ambiguous
    failures: tuple[LoadFailure, ...] = ()
    paths: tuple[Path, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)  # other keys of entries (BibLaTeX's ids), to their keys
    shared: Bibliography | None = None  # the one to which a manuscript has added the works that it describes itself
    lookups: Lookups | None = None  # of a large bibliography, whose look-ups are kept

    def _repr_html_(self) -> str:
        from footnotes.model.notebook import bibliography_html  # for notebooks alone

        return bibliography_html(self)
