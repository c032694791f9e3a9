"""`python -m dipltrack` → the command line."""

import sys

from dipltrack.cli import main

if __name__ == "__main__":
    sys.exit(main())
