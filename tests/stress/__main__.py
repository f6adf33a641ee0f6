"""Run one stress for a while, or list them: `python3 dev.py stress [NAME --seconds N --seed S]`."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import cast

from tests.needs import ROOT
from tests.stress.record import Attempt, read_record, run_attempts, write_record

FOLDER = Path(__file__).resolve().parent
NOT_A_STRESS = {"__main__", "mutations", "record", "work"}
RESULTS = ROOT / "stress"


def stress_names() -> list[str]:
    """Return the names that can be run: the modules of this folder that hold an `attempt`."""
    found = {path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("test_")}
    return sorted(found - NOT_A_STRESS)


def load_attempt(name: str) -> Attempt:
    """Return the function that makes one attempt of a stress."""
    return cast("Attempt", importlib.import_module(f"tests.stress.{name}").attempt)


def main(arguments: list[str]) -> int:
    """Run what was asked for; exit code 1 if any attempt, now or earlier, found a problem."""
    parser = argparse.ArgumentParser(prog="dev.py stress", description=__doc__)
    parser.add_argument("name", nargs="?", choices=stress_names())
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    if options.name is None:
        print("\n".join(stress_names()))
        return 0
    file = RESULTS / f"{options.name}-{options.seed}.json"
    before = read_record(file, options.name, options.seed)
    record = run_attempts(load_attempt(options.name), before, options.seconds, file)
    write_record(record, file)
    print(json.dumps(record.to_json(), indent=2))
    return int(bool(record.problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
