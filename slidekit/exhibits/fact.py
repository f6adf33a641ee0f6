"""A number that slides may show, with all that is needed to judge it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from slidekit.study.model import SourceFile

Measure = Literal[
    "ratio", "proportion", "difference", "time", "time_difference", "count", "p_value", "number"
]
"""What a value is, and so how it is printed: `proportion` and `difference` (of proportions) are
fractions of 1, `time` is in the study's unit, `ratio` is a hazard, risk or odds ratio."""
Status = Literal[
    "primary", "key_secondary", "secondary", "exploratory", "post_hoc", "safety", "baseline"
]
PType = Literal["controlled", "nominal", "descriptive"]


@dataclass(frozen=True, slots=True)
class Check:
    """What came of computing a number, or of reading a printed one, a second time."""

    kind: Literal["second_kernel", "reported", "second_reader"]
    """By another program on the same rows; a reported number computed from patient data; or a
    printed number read beside its source by a colleague."""
    by: str
    """Who computed, such as "lifelines 0.30.3" or the method of ours; who read, and when."""
    agrees: bool
    note: str = ""
    """What was found instead."""
    explanation: str = ""
    """Why a number that differs may stand."""
    doubt: str = ""
    """What speaks against that reason."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a number came to be."""

    files: tuple[SourceFile, ...] = ()
    filter: str = ""
    method: str = ""
    """Name and version, such as "cox_efron/1"; "reported" for a published value."""
    parameters: tuple[tuple[str, str], ...] = ()
    reference: str | None = None
    """Id of the reference that printed the number."""
    anchor: str = ""
    inputs: str = ""
    """SHA-256 of the rows analysed, whatever their order; "" for a number of a source."""
    checks: tuple[Check, ...] = ()
    without_second: str = ""
    """The program that was to compute the number again and gave none; "" where none failed."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One estimate; what is absent is None and prints "not reported", "NR" or "NE".

    The id is `[study.]endpoint.measure[.arm|.arm_vs_arm][.tTIME|.subgroup=LEVEL]`, lower case and
    stable across data cuts. Unrounded throughout: only the formatter rounds.
    """

    id: str
    measure: Measure
    value: float | None
    lower: float | None = None
    upper: float | None = None
    level: float | None = None
    p: float | None = None
    p_type: PType | None = None
    n: int | None = None
    N: int | None = None
    arm: str | None = None
    population: str | None = None
    endpoint: str | None = None
    status: Status | None = None
    unit: str = ""
    reported: bool = False
    as_printed: tuple[tuple[str, str], ...] = ()
    """For a reported fact: part ("value", "lower", "upper", "p") -> the digits of the source."""
    absent: Literal["", "not_reached", "not_estimable", "not_reported"] = ""
    """Why `value` is None."""
    provenance: Provenance = Provenance()

    @property
    def has_interval(self) -> bool:
        """Whether its limits are those of a confidence interval, not a range or none at all."""
        return self.level is not None and not self.lacks_limits

    @property
    def lacks_limits(self) -> bool:
        """Whether a source prints it without limits: they are not "not estimable"."""
        is_printed = {"lower", "upper"} & dict(self.as_printed).keys()
        return self.reported and not is_printed and self.lower is None
