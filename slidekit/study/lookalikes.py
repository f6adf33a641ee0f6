"""Which known kind a table looks like that is of none, and what it lacks: often one lost column."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from slidekit.languages import to_tell
from slidekit.study.recognise import ARM_COLUMNS, CONTRACTS, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from slidekit.study.model import Table, TableKind

NAMES: Mapping[TableKind, str] = {
    "ADTTE": to_tell("times to events (ADTTE)"),
    "ADAE": to_tell("adverse events (ADAE)"),
    "ADRS": to_tell("responses (ADRS)"),
    "ADSL": to_tell("patients, a row each (ADSL)"),
    "estimates": to_tell("printed results (estimates)"),
    "km_points": to_tell("points of a printed curve (km_points)"),
    "subgroups": to_tell("printed subgroups (subgroups)"),
    "ae": to_tell("printed adverse events (ae)"),
}
"""Kinds that a deck is made of, in the order in which they are asked."""

NEEDED: Mapping[TableKind, tuple[tuple[str, ...], ...]] = {
    "ADTTE": (("USUBJID",), ("PARAMCD",), ("AVAL",), ("CNSR",)),
    "ADAE": (("USUBJID",), ("AEDECOD", "AETERM")),
    "ADRS": (("USUBJID",), ("PARAMCD",), ("AVALC",)),
    "ADSL": (("USUBJID",), tuple(sorted(ARM_COLUMNS))),
    **{kind: tuple((name,) for name in names) for kind, names in REQUIRED.items()},
}
"""What each kind is recognised by; of several names one is enough."""

SIGNS: Mapping[TableKind, frozenset[str]] = {
    "ADTTE": frozenset({"CNSR", "EVNTDESC", "CNSDTDSC", "STARTDT"}),
    "ADAE": frozenset(
        {"AEDECOD", "AETERM", "AEBODSYS", "AESOC", "AESER", "AEREL", "AETOXGR", "AESEV", "AEACN"}
        | {"AEOUT", "AESDTH", "AESEQ", "TRTEMFL"}
    ),
    "ADRS": frozenset({"AVALC", "RSEVAL", "RSTESTCD", "RSCAT", "RSSEQ"}),
    "ADSL": frozenset(
        {"SUBJID", "SITEID", "RANDDT", "TRTSDT", "TRTEDT", "TRTDURD", "EOSSTT", "EOTSTT", "DCSREAS"}
        | {"DTHFL", "DTHDT", "DTHCAUS", "LSTALVDT", "ARM", "ACTARM", "TRT01P", "TRT01A"}
    ),
}
"""Columns that tables of other kinds seldom have."""
FEWEST_SIGNS: Mapping[TableKind, int] = {"ADTTE": 2, "ADAE": 2, "ADRS": 3, "ADSL": 4}


def lookalike(table: Table) -> tuple[TableKind, tuple[tuple[str, ...], ...]] | None:
    """Return the kind that a table looks like, and what it lacks of it; None: it looks like none.

    A name such as adtte.csv tells where some column of that kind is there too; else the columns
    have to. For each lacking column its name stands, or several of which one is enough.
    """
    upper = {name.upper() for name in table.columns}
    stem = PurePath(table.file.name).stem.lower()
    kinds = (*(kind for kind in NAMES if _is_called(stem, kind, upper)), *_by_columns(upper))
    for kind in kinds:
        lacking = tuple(names for names in NEEDED[kind] if not _upper(names) & upper)
        if lacking:
            return kind, lacking
    return None


def _is_called(stem: str, kind: TableKind, upper: set[str]) -> bool:
    """Tell whether a file is named after a kind, and has a column of it."""
    known = SIGNS.get(kind) or _upper(CONTRACTS[kind])
    known |= {name for names in NEEDED[kind] for name in _upper(names)}
    return bool(re.search(rf"(?<![a-z]){kind.lower()}(?![a-z])", stem) and known & upper)


def _by_columns(upper: set[str]) -> Iterable[TableKind]:
    """Yield the kinds of which a table has enough columns that others seldom have."""
    yield from (kind for kind, least in FEWEST_SIGNS.items() if len(SIGNS[kind] & upper) >= least)
    for kind, names in CONTRACTS.items():
        shared = _upper(names) & upper
        if len(shared) >= FEWEST_SHARED and 2 * len(shared) > len(upper):
            yield kind


FEWEST_SHARED = 4
"""Columns of a printed table that must be there; they must be most of its columns too."""


def _upper(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.upper() for name in names)
