"""``footnotes lsp``: the language server, for editors."""

from __future__ import annotations

import gc
import os
import sys

import click

from footnotes.model.input_error import InputError
from footnotes.translations import gettext


@click.command
def command() -> None:
    """Serve an editor: findings as you type, what a cite means, completion, renaming.

    The server speaks the Language Server Protocol on standard input and output; an editor starts it. It reads the
    settings of each manuscript's folder.

    \b
    Example:
      footnotes lsp
    """
    try:
        from footnotes.integrations.language_server.server import make_server
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise InputError(gettext("the language server needs pygls"), remedy="pip install 'footnotes[lsp]'") from None
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        sys.stdout = sys.stderr  # what is printed by mistake must not come between two messages
        gc.disable()  # the server collects when it rests
        make_server().start_io(stdout=out)
