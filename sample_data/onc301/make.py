"""Make the tables of ONC301, a trial that never took place, of people who never lived.

python sample_data/onc301/make.py [--seed 301] [-o DIR]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from trial import label, tables

HERE = Path(__file__).parent


def main() -> None:
    """Write the four tables and the label."""
    parser = argparse.ArgumentParser(description="Make the tables of the invented trial ONC301.")
    parser.add_argument("--seed", type=int, default=301, help="another seed, another trial")
    parser.add_argument("-o", "--output", type=Path, default=HERE, help="folder of the tables")
    chosen = parser.parse_args()
    tables.write(chosen.seed, chosen.output)
    (chosen.output / "label.pdf").write_bytes(label.pdf())


if __name__ == "__main__":
    main()
