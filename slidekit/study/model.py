"""A study as the rest of the program sees it: read once, never changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from slidekit.study.second_reader import Reading
    from slidekit.study.spec import Arm, StudySpec, Unit

TableKind = Literal[
    "ADSL",
    "ADTTE",
    "ADAE",
    "ADRS",
    "ADTR",
    "ADLB",
    "ADVS",
    "ADQS",
    "ADEX",
    "estimates",
    "km_points",
    "subgroups",
    "ae",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A table as it lay on disk."""

    name: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the tables that a person must know; `row` is the line in it, header = 1."""

    severity: Literal["error", "warn"]
    code: str
    message: str
    fix: str
    file: str | None = None
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table: columns of cell texts as they stand in the file, an empty cell is ""."""

    file: SourceFile
    kind: TableKind
    columns: Mapping[str, NDArray[np.object_]]
    lines: NDArray[np.int64]
    """Line of each row in the file, header = 1."""

    @property
    def size(self) -> int:
        """Number of rows."""
        return len(self.lines)

    def take(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Table:
        """Return the table with only these rows: a mask, or row numbers in the order wanted."""
        columns = {name: cells[rows] for name, cells in self.columns.items()}
        return replace(self, columns=columns, lines=self.lines[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """A trial: its tables, what study.yaml says of them, and what is wrong with them.

    Compared by identity, so that one analysis of one study is computed once.
    """

    spec: StudySpec
    arms: tuple[Arm, ...]
    """In display order."""
    reference: int
    """Index of the reference arm in `arms`."""
    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]
    is_suggested: bool = False
    """There was no study.yaml: `spec` is a guess that nobody has confirmed."""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    """Digest of a printed number -> who read it beside its source, and what came of it."""

    def of_kind(self, kind: TableKind) -> tuple[Table, ...]:
        """Return the tables of one kind."""
        return tuple(table for table in self.tables if table.kind == kind)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows of an analysis came from, in words for provenance."""

    files: tuple[SourceFile, ...]
    filter: str
    """Such as "PARAMCD = OS; ITTFL = Y"."""
    population: str
    """Id of the population."""
    reference: str | None = None
    """Id of the reference, for published tables."""
    anchor: str = ""
    inputs: str = ""
    """SHA-256 of the rows analysed, whatever their order; "" for published tables."""


@dataclass(frozen=True, slots=True, eq=False)
class TimeToEvent:
    """One endpoint's times, one entry per subject of the population that is in an arm."""

    endpoint: str
    time: NDArray[np.float64]
    """In the study's unit shown."""
    event: NDArray[np.bool_]
    arm: NDArray[np.int64]
    """Index into Study.arms."""
    strata: NDArray[np.int64] | None
    """Code of the stratum, -1 where one is missing; None: the study has no strata."""
    subgroups: Mapping[str, NDArray[np.object_]]
    """Column -> cell texts, "" = missing."""
    source: Source
    n_missing: int
    """Subjects of the population who could have the endpoint, without a usable time."""
    n_population: int
    """Subjects of the population in an arm, whether or not they can have the endpoint."""


@dataclass(frozen=True, slots=True, eq=False)
class Subjects:
    """The subjects of a population, from the subject-level table."""

    population: str
    arm: NDArray[np.int64]
    columns: Mapping[str, NDArray[np.object_]]
    source: Source

    def count(self, arm: int) -> int:
        """Return the number of subjects of one arm."""
        return int((self.arm == arm).sum())


@dataclass(frozen=True, slots=True, eq=False)
class AdverseEvents:
    """Treatment-emergent records of the safety population; a subject is a number, no identifier."""

    subject: NDArray[np.int64]
    """Index into the subjects of the safety population."""
    arm: NDArray[np.int64]
    """Arm of the subject of each record."""
    n_subjects: tuple[int, ...]
    """N of the safety population per arm, from the subject-level table."""
    columns: Mapping[str, NDArray[np.object_]]
    """ADAE variables -> cell texts; one that the table lacks, or that is all empty, is absent."""
    source: Source


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """Best response per subject of the population; "" = no record, which counts as missing."""

    endpoint: str
    arm: NDArray[np.int64]
    response: NDArray[np.object_]
    source: Source


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """How long each subject of the safety population was treated."""

    arm: NDArray[np.int64]
    """Actual arm, index into Study.arms."""
    duration: NDArray[np.float64]
    """In `unit`; NaN where it is not known."""
    unit: Unit
    source: Source

    @property
    def n_missing(self) -> int:
        """Subjects whose duration is not known."""
        return int((self.duration != self.duration).sum())


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the subjects of one arm; None = not reported, never 0."""

    completed: int | None
    ongoing: int | None
    discontinued: int | None
    reasons: tuple[tuple[str, int], ...] | None
    """Reasons of those who discontinued, the most frequent first, as in the cells."""


@dataclass(frozen=True, slots=True)
class ArmFlow:
    """The way of one planned arm through the trial; None = not reported."""

    arm: int
    randomised: int
    treated: int | None
    study: Fate
    treatment: Fate
    analysed: tuple[tuple[str, int | None], ...]
    """Population id -> subjects of the planned arm in it."""
    filter: str = ""
    """The cells that say who was planned for it."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """Where the subjects went, for a flow diagram; None = not reported."""

    screened: int | None
    screen_failures: int | None
    arms: tuple[ArmFlow, ...]
    source: Source
    filters: Mapping[str, str] = field(default_factory=dict)
    """Count, such as "treatment_ongoing" -> the cells that mark it, beside those of the arm."""
    filter: str = ""
    """The cells of those planned for any arm."""
