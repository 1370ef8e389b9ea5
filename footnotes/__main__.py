"""Lets ``python -m footnotes`` run the command."""

from footnotes.cli import main

main()
