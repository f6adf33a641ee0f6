"""The trial ONC301 with one arm, with four arms, and with its arms the other way round."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.decks.variants import copy_study, edit_spec, edit_tables

if TYPE_CHECKING:
    from pathlib import Path

    from tests.decks.variants import Row, Spec

NEW, OLD = "Quelmatinib + placebo", "Ostrataxel + placebo"
FOUR = ("quelmatinib1", "quelmatinib2", "ostrataxel1", "ostrataxel2")
REFERENCE = "ostrataxel2"


def turn_arms(parent: Path) -> Path:
    """Make the other arm the reference."""

    def edit(spec: Spec) -> None:
        for arm in spec["arms"]:
            arm["reference"] = arm.get("reference") != "true"

    return edit_spec(copy_study("onc301", parent), edit)


def one_arm(parent: Path) -> Path:
    """Leave the subjects of one arm only, and say that there was no other."""
    folder = copy_study("onc301", parent)
    edit_tables(folder, lambda rows: [row for row in rows if OLD not in row.values()])

    def edit(spec: Spec) -> None:
        spec["title"] = "Quelmatinib in lung cancer, one arm"
        spec["arms"] = spec["arms"][:1]
        spec["products"] = spec["products"][:1]
        design = {"randomised": False, "blinding": "open-label", "control": "none"}
        spec["design"] = design | {"description": "Quelmatinib tablets until progression."}
        spec["deck"]["limitations"] = []

    return edit_spec(folder, edit)


def four_arms(parent: Path) -> Path:
    """Divide each arm into two by chance: four arms, the last one the reference."""
    chance, halves = random.Random(4), dict[str, str]()

    def divide(rows: list[Row]) -> list[Row]:
        for row in rows:
            half = halves.setdefault(row["USUBJID"], chance.choice("12"))
            row |= {key: f"{cell} {half}" for key, cell in row.items() if cell in (NEW, OLD)}
        return rows

    def edit(spec: Spec) -> None:
        spec["arms"] = [_half(arm, half) for arm in spec["arms"] for half in "12"]
        for product in spec["products"]:
            product["arms"] = [arm + half for arm in product["arms"] for half in "12"]
        spec["design"]["allocation"] = "1:1:1:1"

    return edit_spec(edit_tables(copy_study("onc301", parent), divide), edit)


def _half(arm: Spec, half: str) -> Spec:
    named = {key: f"{arm[key]} {half}" for key in ("name", "short")}
    cells = {"id": arm["id"] + half, "values": [f"{arm['values'][0]} {half}"]}
    return arm | named | cells | {"planned": 155, "reference": arm["id"] + half == REFERENCE}
