"""ADSL: one row for everyone who was screened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trial import design
from trial.record import subject_id

if TYPE_CHECKING:
    from trial.course import Treatment
    from trial.patients import Patient
    from trial.record import Record

Row = dict[str, object]

DISPOSITION = (
    *("RANDDT", "TRTSDT", "TRTEDT", "TRTDURD", "EOTSTT", "DCTREAS", "EOSSTT", "EOSDT", "DCSREAS"),
    *("DTHFL", "DTHDT", "DTHCAUS", "LSTALVDT"),
)
"""Variables that stay empty until something of the kind happens."""


def subject(patient: Patient, record: Record | None) -> Row:
    """Return a row of ADSL; no record means that screening failed."""
    arm = design.SCREEN_FAILURE if patient.arm is None else design.ARMS[patient.arm]
    return {
        "STUDYID": design.STUDY,
        "USUBJID": subject_id(patient),
        "SUBJID": f"{patient.number:04d}",
        "SITEID": patient.site,
        "COUNTRY": patient.country,
        "REGION1": patient.region,
        "AGE": patient.age,
        "AGEU": "YEARS",
        "AGEGR1": "<65" if patient.age < 65 else ">=65",
        "SEX": patient.sex,
        "RACE": patient.race,
        "RACEGR1": design.RACE_GROUPS.get(patient.race, "Other or not reported"),
        "ECOG": patient.ecog,
        "SMOKSTAT": patient.smoking,
        "PDL1GR1": patient.pdl1,
        "BRAINMET": "Y" if patient.brain else "N",
        "LIVERMET": "Y" if patient.liver else "N",
        "PRIORLN": patient.lines if patient.lines < 3 else ">=3",
        "ARM": arm,
        "TRT01P": arm,
        "TRT01A": design.ARMS[record.actual] if record and record.treatment else "",
        "ITTFL": "N" if record is None else "Y",
        "SAFFL": "Y" if record and record.treatment else "N",
        "RSPFL": "Y" if record and record.tumour.response else "N",
        **_strata(patient),
        **_disposition(patient, record),
    }


def _strata(patient: Patient) -> Row:
    randomised = patient.arm is not None
    return {
        "STRAT1D": "ECOG performance status",
        "STRAT1R": str(patient.ecog) if randomised else "",
        "STRAT2D": "Brain metastases",
        "STRAT2R": ("Y" if patient.brain else "N") if randomised else "",
    }


def _disposition(patient: Patient, record: Record | None) -> Row:
    row: Row = dict.fromkeys(DISPOSITION, "")
    if record is None:
        return row | {"EOSSTT": "DISCONTINUED", "DCSREAS": patient.failure}
    fate, day = record.fate, record.date(record.fate.day)
    row |= {"RANDDT": patient.randomised, "LSTALVDT": day, "EOSSTT": "ONGOING"}
    if fate.ended:
        row |= {"EOSSTT": "DISCONTINUED", "EOSDT": day, "DCSREAS": fate.ended}
    if fate.died:
        cause = "ADVERSE EVENT" if record.fatal else "DISEASE PROGRESSION"
        row |= {"DTHFL": "Y", "DTHDT": day, "DTHCAUS": cause}
    return row | (_exposure(record, record.treatment) if record.treatment else {})


def _exposure(record: Record, treatment: Treatment) -> Row:
    return {
        "TRTSDT": record.date(treatment.start),
        "TRTEDT": record.date(treatment.end),
        "TRTDURD": treatment.end - treatment.start + 1,
        "EOTSTT": "DISCONTINUED" if treatment.ended else "ONGOING",
        "DCTREAS": treatment.ended,
    }
