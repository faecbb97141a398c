"""Runs the command line, as `align` or as `python -m alignment`."""

import sys

from alignment.cli.main import main


def run() -> None:
    """Runs align and exits with its code."""
    sys.exit(main())


if __name__ == "__main__":
    run()
