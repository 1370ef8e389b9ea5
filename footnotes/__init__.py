"""Manages the citations and bibliography of humanities manuscripts.

>>> import footnotes
>>> bibliography = footnotes.load_bibliography("refs.bib")
>>> analysis = footnotes.analyse(footnotes.read("essay.md"), bibliography)
>>> for finding in footnotes.check(analysis):
...     print(finding.line, finding.code, finding.message)
>>> print(footnotes.render(analysis, style="chicago-notes-bibliography"))

The names below are imported when they are first used: ``import footnotes`` costs nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from footnotes.model.analysis import Analysis
    from footnotes.model.bibliography import Bibliography
    from footnotes.model.diagnostic import Diagnostic
    from footnotes.model.input_error import InputError
    from footnotes.model.manuscript import Manuscript
    from footnotes.model.resolution import ResolvedCitation
    from footnotes.pipeline.analysing import analyse, parse
    from footnotes.pipeline.back_matter import index
    from footnotes.pipeline.checking import check
    from footnotes.pipeline.harvesting import harvest
    from footnotes.pipeline.many import analyse_many
    from footnotes.pipeline.reading import load_bibliography, read
    from footnotes.pipeline.rendering import render

__all__ = [
    "Analysis",
    "Bibliography",
    "Diagnostic",
    "InputError",
    "Manuscript",
    "ResolvedCitation",
    "analyse",
    "analyse_many",
    "check",
    "harvest",
    "index",
    "load_bibliography",
    "parse",
    "read",
    "render",
]

_HOMES = {
    "Analysis": "model.analysis",
    "Bibliography": "model.bibliography",
    "Diagnostic": "model.diagnostic",
    "InputError": "model.input_error",
    "Manuscript": "model.manuscript",
    "ResolvedCitation": "model.resolution",
    "analyse": "pipeline.analysing",
    "analyse_many": "pipeline.many",
    "check": "pipeline.checking",
    "harvest": "pipeline.harvesting",
    "index": "pipeline.back_matter",
    "load_bibliography": "pipeline.reading",
    "parse": "pipeline.analysing",
    "read": "pipeline.reading",
    "render": "pipeline.rendering",
}


if not TYPE_CHECKING:  # to a type checker, a name that is not above is a mistake

    def __getattr__(name: str) -> object:
        """Import a public name from where it lives."""
        if name not in _HOMES:
            raise AttributeError(f"module 'footnotes' has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"footnotes.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted({*globals(), *__all__})
