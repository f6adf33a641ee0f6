"""The results of the hand-made deck: every fact, with values that nobody computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.fact import Fact, Provenance
from slidekit.study.model import SourceFile
from tests.rules.study import ARMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Status

OWN = Provenance((SourceFile("adtte.csv", "0" * 64, 400),), "ITTFL = Y", "counted/1")
N = 200

HARMS = {
    "teae": (190, 180),
    "grade3": (90, 85),
    "serious": (40, 44),
    "discontinuation": (18, 15),
    "dose_change": (60, 52),
    "fatal": (3, 4),
    "death": (110, 124),
    "related": (150, 140),
    "pt_nausea": (80, 50),
    "pt_nausea_g3": (4, 2),
    "pt_rash": (10, 30),
    "pt_rash_g3": (1, 0),
    "aesi_liver": (9, 0),
}
"""Subjects with an event: new, old."""


def harm_facts() -> Iterator[Fact]:
    """Yield the facts on safety and exposure."""
    for key, counts in HARMS.items():
        for arm, n in zip(ARMS, counts, strict=True):
            yield _count(f"safety.{key}.{arm}", arm, n, "safety", None, "safety")
    for arm, months in zip(ARMS, (7.1, 5.2), strict=True):
        yield Fact(
            id=f"exposure.median.{arm}",
            measure="time",
            value=months,
            arm=arm,
            population="safety",
            status="safety",
            provenance=OWN,
        )
    yield Fact(
        id="safety.common_threshold",
        measure="proportion",
        value=0.1,
        population="safety",
        status="safety",
        provenance=OWN,
    )


def survival_facts(endpoint: str, status: Status, ratio: float) -> Iterator[Fact]:
    """Yield the facts of a time-to-event endpoint."""
    for arm, median, events in zip(ARMS, (15.8, 12.9), (110, 124), strict=True):
        yield _count(f"{endpoint}.events.{arm}", arm, events, "itt", endpoint, status)
        yield Fact(
            id=f"{endpoint}.median.{arm}",
            measure="time",
            value=median,
            lower=median - 2,
            upper=median + 2,
            level=0.95,
            arm=arm,
            population="itt",
            endpoint=endpoint,
            status=status,
            unit="months",
            provenance=OWN,
        )
    p = None if status == "secondary" else 0.012  # the secondary endpoint is described only
    yield _ratio(f"{endpoint}.hr.new_vs_old", ratio, endpoint, status, p)
    yield Fact(
        id=f"{endpoint}.follow_up",
        measure="time",
        value=24.1,
        population="itt",
        endpoint=endpoint,
        status=status,
        provenance=OWN,
    )


def subgroup_facts() -> Iterator[Fact]:
    """Yield the facts of a forest plot of overall survival."""
    for factor, levels in {"sex": ("f", "m"), "agegr1": ("lt_65", "ge_65")}.items():
        for level in levels:
            within = f"subgroup={factor}_{level}"
            yield _ratio(f"os.hr.new_vs_old.{within}", 0.75, "os", "primary")
            for arm in ARMS:
                yield _count(f"os.events.{arm}.{within}", arm, 55, "itt", "os", "primary", 100)
        yield Fact(
            id=f"os.interaction.{factor}",
            measure="p_value",
            value=0.4,
            p=0.4,
            p_type="nominal",
            population="itt",
            endpoint="os",
            status="primary",
            provenance=OWN,
        )


def _count(
    id_: str,
    arm: str,
    n: int,
    population: str,
    endpoint: str | None,
    status: Status,
    total: int = N,
) -> Fact:
    return Fact(
        id=id_,
        measure="proportion",
        value=n / total,
        n=n,
        N=total,
        arm=arm,
        population=population,
        endpoint=endpoint,
        status=status,
        provenance=OWN,
    )


def _ratio(id_: str, value: float, endpoint: str, status: Status, p: float | None = None) -> Fact:
    return Fact(
        id=id_,
        measure="ratio",
        value=value,
        lower=value - 0.1,
        upper=value + 0.15,
        level=0.95,
        p=p,
        p_type="controlled" if p is not None else None,
        arm="new",
        population="itt",
        endpoint=endpoint,
        status=status,
        provenance=OWN,
    )


def all_facts() -> tuple[Fact, ...]:
    """Return every fact of the deck."""
    return (
        *survival_facts("os", "primary", 0.71),
        *survival_facts("pfs", "key_secondary", 0.64),
        *survival_facts("dor", "secondary", 0.9),
        *subgroup_facts(),
        *harm_facts(),
    )
