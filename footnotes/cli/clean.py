"""``footnotes clean``: removes the cache."""

from __future__ import annotations

import click

from footnotes.translations import gettext


@click.command
def command() -> None:
    """Remove the results that `check` has kept of earlier runs, and large bibliographies that were kept ready.

    They are kept in the cache folder of the system, and are never needed: what is wanted is made again.

    \b
    Example:
      footnotes clean
    """
    from footnotes.bibliographies import cache as bibliographies
    from footnotes.cli.messages import tell
    from footnotes.pipeline import result_cache as results

    folder = results.cache_folder()
    size = results.clean(folder) + bibliographies.clean(folder)
    tell(gettext("{size:.1f} MB removed from {folder}").format(size=size / 1e6, folder=folder))
