"""Ways in which tables of a trial go wrong between a statistics group and a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Rows = list[list[str]]

ODD_CELLS = (
    *("", " ", "NA", "NaN", ".", "-", "inf", "-1", "0", "1e308", "1e-320", "9" * 400),
    *("1,5", "0.1.2", "<0.001", "NE", "Yes", "2026-02-30", "2026", "=1+1", "a\nb", '"'),
    *("'", ";", "\t", "\u00b5g", "\u2264 5", "\u202e", "\ufeff", "\U0001f600", "x" * 5000),
)
SUBJECT = "ONC-SUBJ-"  # no message may hold it
ARMS = ("Placebo", "Drug A")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "cp1250", "shift_jis", "cp037")


def small_study(rng: Random) -> dict[str, Rows]:
    """Return a subject-level table and a time-to-event table of two arms, as ADaM names them."""
    names = [f"{SUBJECT}{number:03}" for number in range(rng.randrange(1, 30))]
    subjects = [(name, rng.choice(ARMS)) for name in names]
    adsl = [[name, arm, arm, "Y", str(rng.randrange(18, 90))] for name, arm in subjects]
    times = [(f"{rng.uniform(0, 40):.2f}", rng.choice("01")) for _ in subjects]
    adtte = [
        [name, arm, "OS", "Overall Survival (Months)", time, censored]
        for (name, arm), (time, censored) in zip(subjects, times, strict=True)
    ]
    return {
        "adsl.csv": [["USUBJID", "TRT01P", "TRT01A", "ITTFL", "AGE"], *adsl],
        "adtte.csv": [["USUBJID", "TRT01P", "PARAMCD", "PARAM", "AVAL", "CNSR"], *adtte],
    }


def change_cells(rows: Rows, rng: Random) -> None:
    """Put something odd into a few cells, the header's too."""
    for _ in range(rng.randrange(1, 8)):
        row = rng.choice(rows)
        if row:
            row[rng.randrange(len(row))] = rng.choice(ODD_CELLS)


def drop_column(rows: Rows, rng: Random) -> None:
    """Take a column away."""
    gone = rng.randrange(max(map(len, rows)) or 1)
    rows[:] = [row[:gone] + row[gone + 1 :] for row in rows]


def repeat_column(rows: Rows, rng: Random) -> None:
    """Write a column twice, under the same name."""
    twice = rng.randrange(max(map(len, rows)) or 1)
    rows[:] = [[*row, *row[twice : twice + 1]] for row in rows]


def fill_column(rows: Rows, rng: Random) -> None:
    """Give every subject the same odd value."""
    column, value = rng.randrange(max(map(len, rows)) or 1), rng.choice(ODD_CELLS)
    for row in rows[1:]:
        row[column : column + 1] = [value]


def repeat_rows(rows: Rows, rng: Random) -> None:
    """Write some rows again."""
    rows.extend(list(rng.choice(rows)) for _ in range(rng.randrange(1, 5)))


def cut_rows(rows: Rows, rng: Random) -> None:
    """Stop early, perhaps after the header, perhaps before it."""
    del rows[rng.randrange(len(rows)) :]


def cut_cells(rows: Rows, rng: Random) -> None:
    """Make a row too short or too long."""
    row = rng.choice(rows)
    if rng.random() < 0.5:
        del row[rng.randrange(len(row) + 1) :]
    else:
        row.extend(rng.choices(ODD_CELLS, k=rng.randrange(1, 4)))


TABLE_MUTATIONS: tuple[Callable[[Rows, Random], None], ...] = (
    change_cells,
    drop_column,
    repeat_column,
    fill_column,
    repeat_rows,
    cut_rows,
    cut_cells,
)


def mutate_rows(rows: Rows, rng: Random) -> None:
    """Let one to four things go wrong in a table."""
    for mutation in rng.choices(TABLE_MUTATIONS, k=rng.randrange(1, 5)):
        if rows and rows[0]:
            mutation(rows, rng)


def write_bytes(rows: Rows, rng: Random) -> bytes:
    """Return a table as bytes in some dialect and encoding, damaged now and then."""
    delimiter, end = rng.choice(",,,;\t|"), rng.choice(("\n", "\n", "\r\n", "\r"))
    quote = rng.choice(('"', '"', ""))
    text = end.join(delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in rows)
    data = text.encode(rng.choice(("utf-8", *ENCODINGS)), errors="replace")
    return damage(data, rng) if rng.random() < 0.3 else data


def damage(data: bytes, rng: Random) -> bytes:
    """Overwrite, cut or insert a few bytes."""
    broken = bytearray(data)
    for _ in range(rng.randrange(1, 6)):
        place = rng.randrange(len(broken) + 1)
        broken[place : place + rng.randrange(4)] = rng.randbytes(rng.randrange(4))
    return bytes(broken)
