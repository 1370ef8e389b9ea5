"""Which entry of a bibliography each cite of a manuscript means, and why (layer 2).

The way of a cite: ``resolver`` goes through the citations in reading order; ``query`` makes a cite ready for looking
up; each module of ``strategies`` proposes entries and weighs evidence, for what is written (DESIGNATORS) or for what
was read before (CONTEXTS); ``weighing`` collects it; ``ranking`` makes probabilities of it and chooses, or does not.
``reading`` remembers what was cited where, ``mentions`` knows the sources that running text names, ``index`` holds the
look-ups of the bibliography.
"""

from footnotes.resolve.index import Index
from footnotes.resolve.past import Past
from footnotes.resolve.resolver import resolve

__all__ = ["Index", "Past", "resolve"]
