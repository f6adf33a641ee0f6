"""ADTTE and ADRS: times to events and best responses, one row per patient and parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trial import design
from trial.record import subject_id

if TYPE_CHECKING:
    from trial.adsl import Row
    from trial.quality import Scale
    from trial.record import Record


def _key(record: Record) -> Row:
    patient = record.patient
    assert patient.arm is not None
    return {
        "STUDYID": design.STUDY,
        "USUBJID": subject_id(patient),
        "TRTP": design.ARMS[patient.arm],
        "ITTFL": "Y",
    }


def times(record: Record) -> list[Row]:
    """Return the rows of ADTTE, times in days; duration of response for responders only."""
    rows = [
        _time(record, "OS", "Overall Survival", *_survival(record)),
        _time(record, "PFS", "Progression-Free Survival by BICR", *_progression(record)),
        _time(
            record,
            "TTDGHS",
            "Time to Deterioration of Global Health Status",
            *_deterioration(record.health),
        ),
        _time(
            record,
            "TTDPF",
            "Time to Deterioration of Physical Functioning",
            *_deterioration(record.function),
        ),
    ]
    start = record.tumour.response
    if start is not None:
        day, event, words = _progression(record)
        duration = (day - start + 1, event, words)
        rows.append(_time(record, "DOR", "Duration of Response by BICR", *duration, start))
    return rows


def _survival(record: Record) -> tuple[int, bool, str]:
    words = record.fate.ended.capitalize() or "Alive at data cut-off"
    return record.fate.day, record.fate.died, words


def _progression(record: Record) -> tuple[int, bool, str]:
    tumour, fate = record.tumour, record.fate
    if tumour.progression is not None:
        return tumour.progression, True, "Progressive disease"
    if fate.died and not tumour.new_therapy:
        return fate.day, True, "Death"
    if tumour.new_therapy:
        return tumour.censored, False, "Subsequent anticancer therapy"
    scanned = "Last evaluable tumour assessment"
    return tumour.censored, False, scanned if tumour.scans else "No tumour assessment"


def _deterioration(scale: Scale) -> tuple[int, bool, str]:
    if scale.deteriorated:
        return scale.day, True, "Deterioration"
    return scale.day, False, "Last questionnaire" if scale.baseline else "No baseline questionnaire"


def _time(
    record: Record, code: str, name: str, days: int, event: bool, words: str, start: int = 1
) -> Row:
    return {
        **_key(record),
        "PARAMCD": code,
        "PARAM": f"{name} (days)",
        "AVAL": days,
        "AVALU": "DAYS",
        "CNSR": 0 if event else 1,
        "EVNTDESC": words,
        "CNSDTDSC": "" if event else words,
        "STARTDT": record.date(start),
        "ADT": record.date(start + days - 1),
    }


def responses(record: Record) -> list[Row]:
    """Return the rows of ADRS: best overall response, as seen and confirmed."""
    tumour = record.tumour
    day = tumour.response or tumour.censored
    rows = (
        ("BOR", "Best Overall Response by BICR", tumour.best),
        ("CBOR", "Confirmed Best Overall Response by BICR", tumour.confirmed),
    )
    return [
        {
            **_key(record),
            "PARAMCD": code,
            "PARAM": name,
            "AVALC": value,
            "ADT": "" if value == "NE" else record.date(day),
            "RSEVAL": "INDEPENDENT ASSESSOR",
            "ANL01FL": "Y",
        }
        for code, name, value in rows
    ]
