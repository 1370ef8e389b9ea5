"""The command, one subcommand a file.

A subcommand's module is named as the subcommand and holds it as ``command``; it is imported when it is called, and it
imports what it needs when it runs. To add one, write the module and name it in ``group.COMMANDS``.
"""

import contextlib
import gc
import os
import sys
from typing import NoReturn

_OBJECTS_BETWEEN_COLLECTIONS = 1_000_000  # with Python's own 700, collecting takes 20 ms of a run of 400


def main() -> NoReturn:
    """Run the command line; the entry point ``footnotes``. Ends the process with the exit code."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    from footnotes.cli.group import footnotes, translated
    from footnotes.patterns import keep
    from footnotes.translations import for_other_libraries

    for_other_libraries()

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a character that the terminal lacks is shown by its number
            stream.reconfigure(errors="backslashreplace")
    code = 0
    try:
        translated(footnotes)(prog_name="footnotes")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # whoever read has gone, or the device is full: that has been told
            stream.flush()
    if "multiprocessing.resource_tracker" in sys.modules:  # elsewhere than on Linux: it waits for what processes shared
        sys.exit(code)
    keep()
    os._exit(code)  # taking every object apart would cost as much as collecting
