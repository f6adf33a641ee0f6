"""Estimates of published tables as facts: the digits of the source, its reference and place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from slidekit.exhibits.fact import Fact, Measure, Provenance
from slidekit.exhibits.ids import slug, versus
from slidekit.exhibits.read_twice import reading_of
from slidekit.study.published import reported
from slidekit.study.subsets import counted_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slidekit.exhibits.fact import PType
    from slidekit.study.model import Study
    from slidekit.study.published import Printed, ReportedEstimate
    from slidekit.study.spec import Endpoint

NOT_REACHED = frozenset({"nr", "not reached"})
"""How sources print a time that was not reached; other words mean not estimable."""

SHARES = ("proportion", "difference")

P_TYPES: dict[str, PType] = {
    "controlled": "controlled",
    "nominal": "nominal",
    "descriptive": "descriptive",
}
_UNIT = r"(?:_?(?:d|w|m|y|days?|weeks?|months?|years?))?"
_TIME = rf"(?:_at)?[_.]?t?_?(?P<time>\d+(?:[._]\d+)?){_UNIT}"
_RATE = re.compile(rf"(?:survival_|landmark_)?(?:rate|survival|landmark){_TIME}")
_CATEGORY = re.compile(r"category[_.](?P<category>.+)")
_DIFFERENCE = re.compile(rf"(?:rate_|survival_)?difference{_TIME}")
MEASURES: dict[str, tuple[str, Measure]] = {
    "hr": ("hr", "ratio"),
    "hazard_ratio": ("hr", "ratio"),
    "odds_ratio": ("odds_ratio", "ratio"),
    "or": ("odds_ratio", "ratio"),
    "risk_ratio": ("risk_ratio", "ratio"),
    "rr": ("risk_ratio", "ratio"),
    "median": ("median", "time"),
    "median_follow_up": ("follow_up", "time"),
    "follow_up": ("follow_up", "time"),
    "events": ("events", "proportion"),
    "difference": ("difference", "difference"),
    "rate_difference": ("difference", "difference"),
    "risk_difference": ("difference", "difference"),
    "rate": ("rate", "proportion"),
    "response_rate": ("rate", "proportion"),
    "proportion": ("rate", "proportion"),
    "orr": ("rate", "proportion"),
}
COMPARING = ("hr", "odds_ratio", "risk_ratio", "difference", "rate_difference")


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a row's measure is in our terms."""

    name: str
    measure: Measure
    time: str = ""


def reported_facts(
    study: Study, endpoint: Endpoint, prefix: str, p_type: PType, analysis: str = ""
) -> dict[str, Fact]:
    """Return the facts that published tables give of an endpoint, or of one analysis of it.

    Of two rows that give the same number, the one of the endpoint's own population holds; of two
    such, the one of the newer data cut.
    """
    rows = [
        row
        for row in reported(study).estimates
        if row.endpoint_id.lower() == endpoint.id
        and analysis in ("", row.analysis_id.strip().lower())
    ]
    facts: dict[str, Fact] = {}
    wanted = {"", counted_in(study.spec, endpoint)}
    for row in sorted(rows, key=lambda row: (row.population.lower() in wanted, row.cutoff)):
        for fact in _facts(study, endpoint, prefix, row, p_type):
            facts[fact.id] = fact
    return facts


def subjects_fact(
    id_: str, measure: str, study: Study, printed: Mapping[str, Fact], blank: Fact
) -> Fact:
    """Return the subjects of all arms: the sum of N where a source gives it for every arm."""
    stem = id_.removesuffix("subjects")
    found = [printed.get(f"{stem}{measure}.{arm.id}") for arm in study.arms]
    counts = [fact.N for fact in found if fact is not None and fact.N]
    blank = replace(blank, id=id_, measure="count")
    if len(counts) < len(found):
        return blank
    first = next(fact for fact in found if fact is not None)
    return replace(blank, value=sum(counts), absent="", provenance=first.provenance)


def _facts(
    study: Study, endpoint: Endpoint, prefix: str, row: ReportedEstimate, p_type: PType
) -> Iterator[Fact]:
    """Yield the fact of a row; none where the measure or the arm is not one that we know."""
    if (meaning := _meaning(row.measure)) is None:
        return
    if row.arm_index < 0 and meaning.name != "follow_up":
        return
    parts = (endpoint.id, meaning.name, _subject(study, meaning, row), meaning.time)
    blank = Fact(
        id=prefix + ".".join(part for part in parts if part),
        measure=meaning.measure,
        value=None,
        arm=study.arms[row.arm_index].id if row.arm_index >= 0 else None,
        population=row.population.lower() or counted_in(study.spec, endpoint),
        endpoint=endpoint.id,
        status=endpoint.rank,
        unit=study.spec.unit if meaning.measure == "time" else "",
        reported=True,
        provenance=_provenance(study, row),
    )
    yield _filled(blank, row, p_type)


def _subject(study: Study, meaning: _Meaning, row: ReportedEstimate) -> str:
    """Return the part of an id that names the arm, or both arms of a comparison."""
    if row.arm_index < 0:
        return ""
    arm = study.arms[row.arm_index].id
    if meaning.name not in COMPARING:
        return arm
    other = row.comparator_index if row.comparator_index >= 0 else study.reference
    return versus(arm, study.arms[other].id)


def _meaning(measure: str) -> _Meaning | None:
    name = re.sub(r"[^a-z0-9.]+", "_", measure.lower()).strip("_")
    if name in MEASURES:
        return _Meaning(*MEASURES[name])
    if found := _CATEGORY.fullmatch(name):
        return _Meaning(f"category_{slug(found['category'])}", "proportion")
    if found := _RATE.fullmatch(name):
        return _Meaning("rate", "proportion", f"t{found['time'].replace('.', '_')}")
    if found := _DIFFERENCE.fullmatch(name):
        return _Meaning("rate_difference", "difference", f"t{found['time'].replace('.', '_')}")
    return None


def _provenance(study: Study, row: ReportedEstimate) -> Provenance:
    source = row.source
    cutoff = (("cutoff", row.cutoff),) if row.cutoff else ()
    return Provenance(
        *(source.files, f"line {row.line}", "reported", cutoff, source.reference, source.anchor),
        checks=reading_of(study, row),
    )


def _filled(blank: Fact, row: ReportedEstimate, p_type: PType) -> Fact:
    scale = _scale(blank.measure, row)
    value = _scaled(row.value, scale)
    n, subjects = _whole(row.n), _whole(row.N)
    is_fraction = blank.measure in SHARES and scale == 1.0
    if value is None and blank.measure == "proportion" and n is not None and subjects:
        value = n / subjects
    return replace(
        blank,
        value=value,
        lower=_scaled(row.ci_lo, scale),
        upper=_scaled(row.ci_hi, scale),
        level=_level(row.ci_level),
        p=row.p.value,
        p_type=P_TYPES.get(row.p_type.lower(), p_type) if row.p.text else None,
        n=n if blank.measure == "proportion" else None,
        N=subjects,
        as_printed=tuple(_as_printed(row, is_fraction)),
        provenance=_with_digits(blank.provenance, row) if is_fraction else blank.provenance,
        absent=_absence(row.value.text) if value is None else "",
    )


def _scale(measure: Measure, row: ReportedEstimate) -> float:
    """Return 0.01 where shares are printed as percentages, as they mostly are, else 1."""
    if measure not in SHARES:
        return 1.0
    value, n, subjects = row.value.value, row.n.value, row.N.value
    if measure == "proportion" and value and n is not None and subjects:
        return min((1.0, 0.01), key=lambda scale: abs(value * scale - n / subjects))
    numbers = [cell.value for cell in (row.value, row.ci_lo, row.ci_hi) if cell.value is not None]
    shows_sign = "%" in row.value.text
    return 0.01 if shows_sign or any(abs(number) > 1 for number in numbers) else 1.0


def _scaled(cell: Printed, scale: float) -> float | None:
    return None if cell.value is None else cell.value * scale


def _whole(cell: Printed) -> int | None:
    return None if cell.value is None else round(cell.value)


def _level(cell: Printed) -> float | None:
    if cell.value is None:
        return 0.95
    return cell.value / 100 if cell.value > 1 else cell.value


def _absence(text: str) -> Literal["not_reached", "not_estimable", "not_reported"]:
    if not text:
        return "not_reported"
    return "not_reached" if text.lower() in NOT_REACHED else "not_estimable"


def _with_digits(how: Provenance, row: ReportedEstimate) -> Provenance:
    """Return the provenance with the digits of a share that is printed anew, for its check."""
    cells = {"value": row.value, "lower": row.ci_lo, "upper": row.ci_hi}
    told = tuple((part, cell.text) for part, cell in cells.items() if cell.text)
    return replace(how, parameters=(*how.parameters, *told))


def _as_printed(row: ReportedEstimate, is_fraction: bool) -> Iterator[tuple[str, str]]:
    """Yield the digits of the source; a share printed as a fraction of 1 is printed anew."""
    cells = {"value": row.value, "lower": row.ci_lo, "upper": row.ci_hi, "p": row.p}
    for part, cell in cells.items():
        is_number = cell.value is not None and part != "p"
        if cell.text and not (is_number and is_fraction):
            yield part, cell.text.rstrip("% ")
