"""Make the tables that a paper on an invented trial prints, from patients who never lived.

python sample_data/published301/make.py [--seed 302] [-o DIR]
"""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path

from paper import estimates, tables, trial

HERE = Path(__file__).parent


def write(seed: int, folder: Path) -> None:
    """Write the four tables; the same seed gives the same bytes."""
    found = trial.run(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (
        ("estimates.csv", estimates.rows(found)),
        ("km_points.csv", list(tables.km_points(found))),
        ("subgroups.csv", list(tables.subgroups(found))),
        ("ae.csv", list(tables.adverse_events(found))),
    ):
        (folder / name).write_bytes(_encode(rows))


def _encode(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description="Make the tables of an invented paper.")
    parser.add_argument("--seed", type=int, default=302, help="another seed, another trial")
    parser.add_argument("-o", "--output", type=Path, default=HERE, help="folder of the tables")
    chosen = parser.parse_args()
    write(chosen.seed, chosen.output)


if __name__ == "__main__":
    main()
