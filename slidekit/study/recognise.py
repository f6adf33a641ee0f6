"""What a table is, told by its columns and never by the name of its file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    import numpy as np
    from numpy.typing import NDArray

    from slidekit.study.model import Table, TableKind

RESPONSES = frozenset({"CR", "PR", "SD", "PD", "NE", "NON-CR/NON-PD"})
ARM_COLUMNS = frozenset({"TRT01P", "TRT01A", "ARM", "ACTARM"})

CONTRACTS: dict[TableKind, tuple[str, ...]] = {
    "estimates": (
        *("nct", "analysis_id", "cutoff", "endpoint_id", "rank", "status", "population"),
        *("measure", "arm", "comparator", "n", "N", "value", "ci_lo", "ci_hi", "ci_level"),
        *("p", "p_type", "ref_id", "anchor"),
    ),
    "km_points": ("arm", "time", "unit", "surv", "at_risk", "events", "censored"),
    "subgroups": (
        *("factor", "level", "arm", "n", "N", "events", "est", "ci_lo", "ci_hi"),
        *("p_interaction", "prespecified"),
    ),
    "ae": ("arm", "N", "soc", "pt", "n_any", "n_g3", "n_serious", "n_related", "threshold"),
}
"""Columns of published tables in the order in which they are documented."""

REQUIRED: dict[TableKind, tuple[str, ...]] = {
    "estimates": ("measure", "value"),
    "km_points": ("arm", "time", "surv"),
    "subgroups": ("level", "est"),
    "ae": ("arm", "n_any"),
}
"""What tells the published tables apart from each other and from all others."""


def recognise(table: Table) -> Table:
    """Return the table with its kind, and with its columns named as that kind names them.

    ADaM variables become capitals, columns of published tables the names of their contract.

    Raises:
        StudyError: two columns differ by case only.
    """
    upper = {name.upper() for name in table.columns}
    if kind := next((kind for kind, fits in ADAM.items() if fits(table, upper)), None):
        return replace(table, kind=kind, columns=capitals(table))
    if kind := next((kind for kind, names in REQUIRED.items() if _has(table, names)), None):
        return replace(table, kind=kind, columns=contract_names(table, CONTRACTS[kind]))
    return table


def capitals(table: Table) -> dict[str, NDArray[np.object_]]:
    """Return the columns under their names in capitals.

    Raises:
        StudyError: two columns differ by case only.
    """
    named = {name.upper(): cells for name, cells in table.columns.items()}
    if len(named) < len(table.columns):
        upper = [name.upper() for name in table.columns]
        twice = next(name for name in upper if upper.count(name) > 1)
        raise StudyError(
            tell(
                "{0} has two columns called {1}, apart from small and capital letters.",
                table.file.name,
                twice,
            ),
            fix=tell("Give each column its own name."),
        )
    return named


def parameter_codes(table: Table) -> set[str]:
    """Return the PARAMCDs of a table."""
    column = next((cells for name, cells in table.columns.items() if name.upper() == "PARAMCD"), ())
    return set(column)


def _has(table: Table, names: Collection[str]) -> bool:
    folded = {name.lower() for name in table.columns}
    return all(name in folded for name in names)


def contract_names(table: Table, contract: Collection[str]) -> dict[str, NDArray[np.object_]]:
    """Return the columns as a contract spells them; others in small letters. n is not N."""
    exact = {name: name for name in table.columns if name in contract}
    folded = {name.lower(): name for name in contract if name not in exact}
    return {
        exact.get(name) or folded.get(name.lower(), name.lower()): cells
        for name, cells in table.columns.items()
    }


def _is_parameters(upper: set[str]) -> bool:
    return {"USUBJID", "PARAMCD"} <= upper


def _is_times(table: Table, upper: set[str]) -> bool:
    return _is_parameters(upper) and {"AVAL", "CNSR"} <= upper


def _is_events(table: Table, upper: set[str]) -> bool:
    return "USUBJID" in upper and bool({"AEDECOD", "AETERM"} & upper)


def _is_tumours(table: Table, upper: set[str]) -> bool:
    signs = {"TRTESTCD", "TRGRPID", "TRLNKID", "PCHGNAD", "NADIR", "TRSEQ"}
    sized = any(code.startswith(("SDIAM", "LDIAM", "SLD")) for code in parameter_codes(table))
    return _is_parameters(upper) and (bool(signs & upper) or sized)


def _is_responses(table: Table, upper: set[str]) -> bool:
    if not _is_parameters(upper) or "AVALC" not in upper:
        return False
    column = next(cells for name, cells in table.columns.items() if name.upper() == "AVALC")
    return "RSTESTCD" in upper or bool(RESPONSES & set(column))


def _is_vital_signs(table: Table, upper: set[str]) -> bool:
    vital = {"SYSBP", "DIABP", "PULSE", "HR", "TEMP", "WEIGHT", "HEIGHT", "BMI", "RESP"}
    return _is_parameters(upper) and (
        "VSTESTCD" in upper or len(vital & parameter_codes(table)) > 1
    )


def _is_laboratory(table: Table, upper: set[str]) -> bool:
    signs = {"LBTESTCD", "ANRLO", "ANRHI", "ATOXGR", "R2ANRHI"}
    return _is_parameters(upper) and bool(signs & upper)


def _is_questionnaires(table: Table, upper: set[str]) -> bool:
    return _is_parameters(upper) and bool({"QSTESTCD", "QSCAT", "PARCAT1N", "QSSEQ"} & upper)


def _is_exposure(table: Table, upper: set[str]) -> bool:
    return "USUBJID" in upper and bool({"EXTRT", "EXDOSE", "EXADJ", "PDOSEO"} & upper)


def _is_subjects(table: Table, upper: set[str]) -> bool:
    records = any(name.endswith("SEQ") for name in upper)
    return (
        "USUBJID" in upper
        and bool(ARM_COLUMNS & upper)
        and not records
        and not {"PARAMCD", "DOMAIN"} & upper
    )


ADAM: dict[TableKind, Callable[[Table, set[str]], bool]] = {
    "ADTTE": _is_times,
    "ADAE": _is_events,
    "ADTR": _is_tumours,
    "ADRS": _is_responses,
    "ADVS": _is_vital_signs,
    "ADLB": _is_laboratory,
    "ADQS": _is_questionnaires,
    "ADEX": _is_exposure,
    "ADSL": _is_subjects,
}
"""Asked in this order: the first that fits is the kind."""
