"""Lets ``python -m footnotes`` run the command."""

from footnotes.cli import main

if __name__ == "__main__":  # not where other processes of a run import it
    main()
