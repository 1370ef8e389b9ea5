"""``footnotes clean``: removes the cache."""

from __future__ import annotations

import click


@click.command
def command() -> None:
    """Remove the results that `check` has kept of earlier runs.

    They are kept in the cache folder of the system, and are never needed: a check makes them again.

    \b
    Example:
      footnotes clean
    """
    from footnotes.cli.messages import tell
    from footnotes.pipeline.result_cache import cache_folder, clean

    folder = cache_folder()
    tell(f"{clean(folder) / 1e6:.1f} MB removed from {folder}")
