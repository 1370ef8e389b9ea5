"""The command, one subcommand a file.

A subcommand's module is named as the subcommand and holds it as ``command``; it is imported when it is called, and it
imports what it needs when it runs. To add one, write the module and name it in ``group.COMMANDS``.
"""

import gc
import sys

_OBJECTS_BETWEEN_COLLECTIONS = 200_000  # with Python's own 700, collecting takes 20 ms of a run of 400


def main() -> None:
    """Run the command line; the entry point ``footnotes``."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    from footnotes.cli.group import footnotes

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a character that the terminal lacks is shown by its number
            stream.reconfigure(errors="backslashreplace")
    footnotes(prog_name="footnotes")
