"""The rows of a request on one table with a column of arms, and what it asks for beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from slidekit.errors import StatsError
from slidekit.stats.request.csv_table import CsvTable, read_csv
from slidekit.stats.request.rows import arm_labels, codes_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slidekit.stats.request.keys import Request
    from slidekit.stats.risk_sets import Codes, Flags

KNOWN = {
    *("case", "kind", "title", "note", "notes", "published", "versions", "rows_in_file"),
    *("data", "filter", "arm", "arms", "conf_level"),
}
"""Keys of every such request; each kind has some of its own."""


class ArmRows(NamedTuple):
    """Rows of a table that are in one of the arms."""

    arms: tuple[str, ...]
    """Labels; the first is the reference."""
    arm: Codes
    """Index into `arms`."""
    table: CsvTable

    def only(self, rows: Flags) -> ArmRows:
        """Return some of the rows."""
        return ArmRows(self.arms, self.arm[rows], self.table.only(rows))

    def pair(self, request: Request) -> tuple[int, int]:
        """Return the places of the arms to compare: "arm1" minus "arm0"."""
        first, second = (request.one_of(key, self.arms) for key in ("arm1", "arm0"))
        return self.arms.index(first), self.arms.index(second)


def read_arm_rows(request: Request, data_root: Path) -> ArmRows:
    """Read and filter the table; rows in none of the arms are left out.

    Raises:
        StatsError: the file or a column is missing, or no row is left.
    """
    table = read_csv(data_root / request.text("data"))
    table = table.only(table.matching(request.part("filter").values))
    arms = arm_labels(request)
    arm = codes_of(table.column(request.text("arm")), arms)
    if not (arm >= 0).any():
        raise StatsError(
            f"No row of {table.name} is left to analyse.",
            fix="Check the filter and the names of the arms.",
        )
    return ArmRows(arms, arm[arm >= 0], table.only(arm >= 0))


def asked_beyond(request: Request, own: set[str]) -> Iterator[str]:
    """Yield what a request asks for and the kind does not know, such as "mmrm".

    That is every further key with an object, a list or true, and where its answer is expected.
    """
    for key, wanted in request.values.items():
        if key in KNOWN | own or not wanted or not isinstance(wanted, dict | list | bool):
            continue
        yield key
        if isinstance(wanted, dict) and isinstance(wanted.get("expected_key"), str):
            yield wanted["expected_key"]
