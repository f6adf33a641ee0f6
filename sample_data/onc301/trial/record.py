"""One randomised patient and all that became of them, with dates in place of days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from trial import adverse, course, design, patients, quality


@dataclass(frozen=True, slots=True)
class Record:
    """What the tables tell of one randomised patient."""

    patient: patients.Patient
    fate: course.Fate
    tumour: course.Tumour
    treatment: course.Treatment | None
    health: quality.Scale
    function: quality.Scale
    events: tuple[adverse.Event, ...]
    fatal: bool

    @property
    def actual(self) -> int:
        """The treatment taken by a treated patient."""
        assert self.patient.actual is not None
        return self.patient.actual

    def date(self, day: int) -> dt.date:
        """Return the calendar date of a day counted from randomisation, which is day 1."""
        assert self.patient.randomised is not None
        return self.patient.randomised + dt.timedelta(days=day - 1)


def run(seed: int, patient: patients.Patient) -> Record:
    """Let one randomised patient go through the trial."""
    drawn = course.latent(seed, patient)
    fate = course.follow(seed, patient, drawn)
    tumour = course.image(seed, patient, drawn, fate)
    treatment = course.treat(seed, patient, drawn, fate, tumour)
    health, function = quality.ask(seed, patient, fate)
    if treatment is None:
        return Record(patient, fate, tumour, None, health, function, (), fatal=False)
    events = adverse.suffer(seed, patient, fate, treatment)
    fatal = adverse.fatal(seed, patient, fate, treatment)
    return Record(patient, fate, tumour, treatment, health, function, events, fatal)


def subject_id(patient: patients.Patient) -> str:
    """Return USUBJID: study, site, subject."""
    return f"{design.STUDY}-{patient.site}-{patient.number:04d}"
