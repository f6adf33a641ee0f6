"""Write the small SAS data set of these tests: five columns and twelve subjects, all invented.

pyreadstat itself writes no .sas7bdat, but the library inside it does; this asks it directly.
Run it from the checkout: python tests/study/data/make_sas7bdat.py
"""

from __future__ import annotations

import ctypes
import datetime as dt
from pathlib import Path

import pyreadstat._readstat_writer

COLUMNS = (("USUBJID", 12, ""), ("ARM", 12, ""), ("AGE", 0, ""), ("TRTSDT", 0, "DATE9"))
SAS_EPOCH = dt.date(1960, 1, 1)
STRING, DOUBLE = 0, 5
WRITER = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p)


def subjects() -> list[tuple[str, str, float | None, float | None]]:
    """Return the rows: the last subject has neither age nor date."""
    first = (dt.date(2024, 1, 15) - SAS_EPOCH).days
    rows = [
        (f"TEST-{n:03d}", ("Placebo", "Drug")[n % 2], 40.0 + n / 2, float(first + 7 * n))
        for n in range(1, 12)
    ]
    return [*rows, ("TEST-012", "Drug", None, None)]


def write(target: Path) -> None:
    """Write the data set."""
    library = ctypes.CDLL(pyreadstat._readstat_writer.__file__)
    library.readstat_writer_init.restype = ctypes.c_void_p
    library.readstat_add_variable.restype = ctypes.c_void_p
    written = bytearray()

    def take(data: int, length: int, _: object) -> int:
        written.extend(ctypes.string_at(data, length))
        return length

    writer = ctypes.c_void_p(library.readstat_writer_init())
    callback = WRITER(take)
    library.readstat_set_data_writer(writer, callback)
    variables = [add_variable(library, writer, *column) for column in COLUMNS]
    rows = subjects()
    assert library.readstat_begin_writing_sas7bdat(writer, None, ctypes.c_long(len(rows))) == 0
    for row in rows:
        library.readstat_begin_row(writer)
        for variable, value in zip(variables, row, strict=True):
            insert(library, writer, variable, value)
        assert library.readstat_end_row(writer) == 0
    assert library.readstat_end_writing(writer) == 0
    target.write_bytes(bytes(written))


def add_variable(
    library: ctypes.CDLL, writer: ctypes.c_void_p, name: str, width: int, shown_as: str
) -> ctypes.c_void_p:
    """Add a column: a text of so many bytes, or a number."""
    kind = STRING if width else DOUBLE
    made = library.readstat_add_variable(writer, name.encode(), kind, ctypes.c_size_t(width))
    variable = ctypes.c_void_p(made)
    if shown_as:
        library.readstat_variable_set_format(variable, shown_as.encode())
    return variable


def insert(
    library: ctypes.CDLL,
    writer: ctypes.c_void_p,
    variable: ctypes.c_void_p,
    value: str | float | None,
) -> None:
    """Put one cell into the row that is being written."""
    if isinstance(value, str):
        library.readstat_insert_string_value(writer, variable, value.encode())
    elif value is None:
        library.readstat_insert_missing_value(writer, variable)
    else:
        library.readstat_insert_double_value(writer, variable, ctypes.c_double(value))


if __name__ == "__main__":
    write(Path(__file__).with_name("adsl.sas7bdat"))
