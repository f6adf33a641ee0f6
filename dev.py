"""Set up slidekit and run its demo, tests and tools: `python3 dev.py` lists what there is.

Works on Linux, macOS and Windows with nothing but Python; the rest is fetched into `.venv`.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (whoever has an older one is to read this sentence)
    sys.exit(
        "slidekit needs Python 3.11 or newer, and this is Python %d.%d. Install a newer one "  # noqa: UP031
        "(python.org, or your system's packages) and run it by its name, for example: "
        "python3.11 dev.py" % sys.version_info[:2]
    )

from tools.verbs import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
