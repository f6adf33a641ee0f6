"""Screened patients: who they are, when they were randomised, and to what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from trial import design
from trial.draws import Draws


@dataclass(frozen=True, slots=True)
class Patient:
    """One screened person; `arm` None is a screen failure, who has no day of randomisation."""

    number: int
    site: str
    country: str
    age: int
    sex: str
    race: str
    ecog: int
    smoking: str
    pdl1: str
    """PD-L1 tumour proportion score, grouped; "" where the sample could not be evaluated."""
    brain: bool
    liver: bool
    lines: int
    arm: int | None
    actual: int | None
    """The treatment taken, None if none was."""
    randomised: dt.date | None
    failure: str

    @property
    def region(self) -> str:
        """Geographic region of the country."""
        return design.COUNTRIES[self.country][0]

    @property
    def stratum(self) -> tuple[int, bool]:
        """The factors of stratified randomisation."""
        return self.ecog, self.brain


def screen(seed: int) -> tuple[Patient, ...]:
    """Return everyone screened, in order of screening, until the planned number is randomised."""
    blocks: dict[tuple[int, bool], list[int]] = {}
    patients: list[Patient] = []
    randomised = 0
    swapped = Draws(seed, "swapped").integer(60, 560)
    while randomised < design.RANDOMISED:
        person = _person(seed, len(patients))
        if not person.failure:
            randomised += 1
            person = _randomise(seed, person, blocks, swapped=randomised == swapped)
        patients.append(person)
    return tuple(patients)


def _person(seed: int, index: int) -> Patient:
    draws = Draws(seed, "person", index)
    country = draws.pick({name: weight for name, (_, weight) in design.COUNTRIES.items()})
    race = draws.pick(design.RACES[design.COUNTRIES[country][0]])
    failed = draws.chance(1 - design.RANDOMISED / design.SCREENED)
    return Patient(
        number=index + 1,
        site=f"{1 + list(design.COUNTRIES).index(country):02d}{draws.integer(1, 9):02d}",
        country=country,
        age=min(max(round(draws.normal(63, 9.2)), 31), 86),
        sex=draws.pick({"M": 58, "F": 42}),
        race=race,
        ecog=int(draws.chance(0.62)),
        smoking=draws.pick({"CURRENT": 17, "FORMER": 56, "NEVER": 27}),
        pdl1=draws.pick({"<1%": 38, "1-49%": 32, ">=50%": 27, "": 3}),
        brain=draws.chance(0.24),
        liver=draws.chance(0.2),
        lines=draws.pick({1: 64, 2: 27, 3: 9}),
        arm=None,
        actual=None,
        randomised=None,
        failure=draws.pick(design.FAILURE_REASONS) if failed else "",
    )


def _randomise(
    seed: int, person: Patient, blocks: dict[tuple[int, bool], list[int]], *, swapped: bool
) -> Patient:
    draws = Draws(seed, "randomisation", person.number)
    block = blocks.setdefault(person.stratum, [])
    if not block:
        arms = [design.CONTROL, design.EXPERIMENTAL] * (design.BLOCK // 2)
        block.extend(draws.shuffle(arms))
    arm = block.pop()
    treated = swapped or not draws.chance(design.COURSES[arm].never_treated)
    # The ramp: sites open one after another, so that the first patients come slowly.
    ramp = (person.number / design.SCREENED) ** 0.75
    day = round(design.ENROLMENT_DAYS * ramp) + draws.integer(18, 28)
    return replace(
        person,
        arm=arm,
        actual=(1 - arm if swapped else arm) if treated else None,
        randomised=design.FIRST_SCREENED + dt.timedelta(days=day),
    )
