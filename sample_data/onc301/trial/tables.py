"""The trial as CDISC ADaM tables: subjects, times to events, responses, adverse events."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from trial import adsl, design, parameters, patients, terms
from trial.record import Record, run, subject_id

if TYPE_CHECKING:
    from pathlib import Path

    from trial.adsl import Row
    from trial.adverse import Event


def write(seed: int, folder: Path) -> None:
    """Write adsl.csv, adtte.csv, adrs.csv and adae.csv; the same seed gives the same bytes."""
    screened = patients.screen(seed)
    records = {p.number: run(seed, p) for p in screened if p.arm is not None}
    tables = {
        "adsl.csv": [adsl.subject(patient, records.get(patient.number)) for patient in screened],
        "adtte.csv": [row for record in records.values() for row in parameters.times(record)],
        "adrs.csv": [row for record in records.values() for row in parameters.responses(record)],
        "adae.csv": [row for record in records.values() for row in _adae(record)],
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        (folder / name).write_bytes(_encode(rows))


def _encode(rows: list[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _adae(record: Record) -> list[Row]:
    return [_adverse(record, place, event) for place, event in enumerate(record.events, 1)]


def _adverse(record: Record, place: int, event: Event) -> Row:
    treatment = record.treatment
    assert treatment is not None
    emergent = treatment.start <= event.start <= treatment.end + design.TEAE_DAYS
    return {
        "STUDYID": design.STUDY,
        "USUBJID": subject_id(record.patient),
        "TRTA": design.ARMS[record.actual],
        "SAFFL": "Y",
        "AESEQ": place,
        "AEBODSYS": event.term.soc,
        "AEDECOD": event.term.name,
        "AETOXGR": event.grade,
        "AESER": "Y" if event.serious else "N",
        "AESDTH": "Y" if event.outcome == "FATAL" else "N",
        "AESLIFE": "Y" if event.serious and event.grade == 4 else "N",
        "AESHOSP": "Y" if event.hospital else "N",
        "AEREL": "RELATED" if event.related else "NOT RELATED",
        "AEACN": event.action,
        "AEOUT": event.outcome,
        "TRTEMFL": "Y" if emergent else "",
        "ASTDT": record.date(event.start),
        "AENDT": "" if event.end is None else record.date(event.end),
        "ASTDY": _study_day(event.start, treatment.start),
        "AENDY": "" if event.end is None else _study_day(event.end, treatment.start),
        **{
            variable: name if event.term.name in members else ""
            for variable, name, members in terms.QUERIES
        },
    }


def _study_day(day: int, first_dose: int) -> int:
    """Return the day counted from the first dose; there is no day 0."""
    return day - first_dose + (1 if day >= first_dose else 0)
