"""Tables that lost a column: what they look like, and who counts where no flag says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.study.tables import ADAE, ADRS, ADSL, ADTTE, problems_of, small_study, without_column

if TYPE_CHECKING:
    from pathlib import Path

FOUND: dict[str, tuple[dict[str, Any], str, str, int | None, str]] = {
    "times without their censoring": (
        {"adtte": without_column(ADTTE, "CNSR")},
        *("lost_column", "warn", None),
        "adtte.csv looks like times to events (ADTTE), but has no column CNSR, so it is not used.",
    ),
    "events of nobody, by their columns": (
        {"adae": None, "harms": without_column(without_column(ADAE, "USUBJID"), "AEDECOD")},
        *("lost_column", "warn", None),
        "harms.csv looks like adverse events (ADAE), but has no columns USUBJID, AEDECOD or AETERM",
    ),
    "responses without their response": (
        {"adrs": without_column(ADRS, "AVALC")},
        *("lost_column", "warn", None),
        "adrs.csv looks like responses (ADRS), but has no column AVALC, so it is not used.",
    ),
    "patients without a name": (
        {"adsl": None, "people": without_column(ADSL, "USUBJID")},
        *("lost_column", "warn", None),
        "people.csv looks like patients, a row each (ADSL), but has no column USUBJID, so it is",
    ),
    "printed results without their measure": (
        {"estimates": "endpoint_id,arm,n,N,value\nos,Drug,1,3,33%\n"},
        *("lost_column", "warn", None),
        "estimates.csv looks like printed results (estimates), but has no column measure, so it",
    ),
    "a table that has only the name of one": (
        {"adtte": None, "adtte_old": "room,beds\n1,2\n"},
        *("unknown_table", "warn", None),
        "adtte_old.csv is no table of a known kind and is not used.",
    ),
    "nobody says who was randomised": (
        {"adsl": without_column(ADSL, "ITTFL")},
        *("no_flags", "warn", None),
        "Nothing in adsl.csv says who was randomised (ITTFL, FASFL or RANDFL): everybody in an arm",
    ),
    "nobody says who was treated": (
        {"adsl": without_column(without_column(ADSL, "SAFFL"), "TRTSDT")},
        *("no_flags", "warn", None),
        "Nothing in adsl.csv says who was treated (SAFFL or TRTSDT): everybody who was randomised",
    ),
    "nobody says either": (
        {"adsl": without_column(without_column(without_column(ADSL, "SAFFL"), "TRTSDT"), "ITTFL")},
        *("no_flags", "warn", None),
        "Nothing in adsl.csv says who was randomised (ITTFL, FASFL or RANDFL) or treated (SAFFL",
    ),
}


@pytest.mark.parametrize(
    ("changed", "code", "severity", "line", "message"), FOUND.values(), ids=FOUND
)
def test_a_lost_column_is_named(
    tmp_path: Path,
    changed: dict[str, Any],
    code: str,
    severity: str,
    line: int | None,
    message: str,
) -> None:
    """The problem says which column, and nothing says that the first line has no names."""
    (found,) = problems_of(small_study(tmp_path, **changed), code)
    assert (found.severity, found.row) == (severity, line)
    assert found.message.startswith(message)
    assert ("first line" in found.fix) is (code == "unknown_table")
