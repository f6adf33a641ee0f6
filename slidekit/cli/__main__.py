"""Runs `python -m slidekit.cli`."""

import sys

from slidekit.cli import main

if __name__ == "__main__":
    sys.exit(main())
