"""The records of one endpoint in a table of parameters (ADTTE, ADRS)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from slidekit.errors import StudyError
from slidekit.languages import tell
from slidekit.languages.counts import Count
from slidekit.study.cells import is_filled, is_yes
from slidekit.study.subjects import first_rows
from slidekit.study.words import did_you_mean, lines_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from slidekit.study.model import SourceFile, Study, Table, TableKind
    from slidekit.study.spec import Endpoint


def find_endpoint(
    study: Study, endpoint_id: str, kind: Literal["time_to_event", "response"]
) -> Endpoint:
    """Return an endpoint of the registry.

    Raises:
        StudyError: no endpoint has this id, or it is of another type.
    """
    of_kind = {found.id: found for found in study.spec.endpoints if found.type == kind}
    if endpoint_id in of_kind:
        return of_kind[endpoint_id]
    raise StudyError(
        tell("study.yaml has no endpoint {0!r} that is a time to an event.", endpoint_id)
        if kind == "time_to_event"
        else tell("study.yaml has no endpoint {0!r} that is a response.", endpoint_id),
        fix=did_you_mean(endpoint_id, list(of_kind)),
    )


def paramcd_of(endpoint: Endpoint) -> str:
    """Return the PARAMCD of an endpoint: the one given, or else its id in capitals."""
    return endpoint.paramcd or endpoint.id.upper()


def endpoint_records(study: Study, endpoint: Endpoint, kind: TableKind) -> tuple[Table, str]:
    """Return the records of an endpoint, at most one per subject, and their filter in words.

    Raises:
        StudyError: no table has such records, two have, none names its subject, or a subject has
            several.
    """
    code = paramcd_of(endpoint)
    found = parameter_rows(study, code, kind)
    named = found.take(is_filled(found.columns["USUBJID"]))
    if not named.size:
        raise StudyError(
            tell("No record of {0} in {1} names its subject.", code, found.file.name),
            fix=tell("Fill in USUBJID."),
        )
    records, words = analysed(named, code)
    doubled = np.setdiff1d(np.arange(records.size), first_rows(records))
    if len(doubled):
        n = len(set(records.columns["USUBJID"][doubled].tolist()))
        raise StudyError(
            tell(
                "{0} has more than one record of {1} for {2} {2:subject|subjects} ({3}).",
                records.file.name,
                code,
                Count(n),
                lines_named(records.lines[doubled].tolist()),
            ),
            fix=tell("Mark the record to analyse with ANL01FL = Y, or choose another PARAMCD."),
        )
    return records, words


def parameter_rows(study: Study, code: str, kind: TableKind) -> Table:
    """Return all rows of one PARAMCD.

    Raises:
        StudyError: no table of this kind has them, or two have.
    """
    tables = study.of_kind(kind)
    masks = [table.columns["PARAMCD"] == code for table in tables]
    found = [table.take(mask) for table, mask in zip(tables, masks, strict=True) if mask.any()]
    if len(found) == 1:
        return found[0]
    if found:
        names = tell(" and ").join(table.file.name for table in found)
        raise StudyError(
            tell("{0} both hold records of {1}.", names, code), fix=tell("Keep one of them.")
        )
    codes = sorted({code for table in tables for code in table.columns["PARAMCD"].tolist()})
    raise StudyError(
        tell("No table of kind {0} has records with PARAMCD {1}.", kind, code),
        fix=did_you_mean(code, codes),
    )


def analysed(records: Table, code: str) -> tuple[Table, str]:
    """Return the records flagged for analysis; all of them where nothing is flagged."""
    if "ANL01FL" in records.columns:
        flagged = is_yes(records.columns["ANL01FL"])
        if flagged.any():
            return records.take(flagged), f"PARAMCD = {code}; ANL01FL = Y"
    return records, f"PARAMCD = {code}"


def rows_by_subject(records: Table, ids: Sequence[str]) -> NDArray[np.int64]:
    """Return for each subject the row of its record, -1 where it has none."""
    row = {subject: row for row, subject in enumerate(records.columns["USUBJID"].tolist())}
    return np.array([row.get(subject, -1) for subject in ids], dtype=np.int64)


def files_of(*tables: Table) -> tuple[SourceFile, ...]:
    """Return the files of several tables, each once."""
    return tuple(dict.fromkeys(table.file for table in tables))
