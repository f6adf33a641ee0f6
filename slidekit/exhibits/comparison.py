"""Every number of a study's report beside the one computed from patient data, for statisticians."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.agreement import is_post_hoc, is_unreported, reported_elsewhere
from slidekit.exhibits.model import Missing
from slidekit.exhibits.response_analysis import response_analysis
from slidekit.exhibits.safety_analysis import safety_analysis
from slidekit.exhibits.safety_published import HARMS, is_of_harms
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.exhibits.testing import look_facts
from slidekit.languages import tell
from slidekit.study.model import Problem
from slidekit.study.published import reported
from slidekit.study.subjects import has_population

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Check, Fact
    from slidekit.study.model import Study
    from slidekit.study.published import ReportedEstimate
    from slidekit.template.policy import Policy

PARTS = ("value", "lower", "upper", "p", "n", "N")
Part = float | int | str | None


@dataclass(frozen=True, slots=True)
class Compared:
    """One reported number; `computed` and `agrees` are None where the tables do not give it."""

    fact: str
    file: str
    line: int | None
    reference: str | None
    anchor: str
    reported: dict[str, Part]
    """Digits of the source, or numbers where it gives none."""
    computed: dict[str, Part] | None
    agrees: bool | None
    note: str
    """What differs."""
    explanation: str
    """Why it may; "" where nothing explains it."""
    doubt: str = ""
    """What speaks against that reason."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the report of a study gives, and what only its tables give."""

    numbers: tuple[Compared, ...] = ()
    post_hoc: tuple[str, ...] = ()
    """Ids of results that stand in no report, where the study has one."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Ids of results that only another report gives, with its reference; nothing compares them."""
    problems: tuple[Problem, ...] = ()
    is_printed_only: bool = False
    """No table gives patients' times or responses: nothing can be computed again."""


def compare_with_report(study: Study, policy: Policy) -> Comparison:
    """Return the comparison of all endpoints; empty for a study that has no report."""
    if not reported(study).estimates:
        return Comparison()
    facts = {fact.id: fact for fact in _facts(study, policy)}
    told = [fact for fact in facts.values() if fact.reported and _line(fact)]
    numbers = tuple(sorted((_compared(fact, facts) for fact in told), key=_place))
    own = [fact for fact in facts.values() if is_unreported(fact)]
    post_hoc = tuple(fact.id for fact in own if is_post_hoc(study, fact))
    elsewhere = tuple((f.id, where) for f in own if (where := reported_elsewhere(study, f)))
    is_printed_only = not any(study.of_kind(kind) for kind in ("ADTTE", "ADRS"))
    unchecked = () if is_printed_only else tuple(p for one in numbers for p in _unchecked(one))
    problems = (
        *(p for one in numbers for p in (*_problems(one), *_doubted(one))),
        *unchecked,
        *_unknown(study, facts),
        *_unused(study, {(one.file, one.line) for one in numbers} | set(_used_elsewhere(study))),
    )
    return Comparison(numbers, post_hoc, elsewhere, problems, is_printed_only)


def _used_elsewhere(study: Study) -> Iterator[tuple[str, int | None]]:
    """Yield the rows behind facts that are no endpoint's: of harms, and of earlier analyses."""
    found = safety_analysis(study)
    for _, row in () if isinstance(found, Missing) else found.rows:
        yield row.source.files[0].name, row.line
    for fact in look_facts(study, ""):
        yield fact.provenance.files[0].name, _line(fact)


def _facts(study: Study, policy: Policy) -> Iterator[Fact]:
    for endpoint in study.spec.endpoints:
        analyse = response_analysis if endpoint.type == "response" else survival_analysis
        try:
            yield from analyse(study, policy, endpoint.id).facts.values()
        except StudyError:  # neither tables nor report have it; the checks of the tables say so
            continue


def _compared(fact: Fact, facts: dict[str, Fact]) -> Compared:
    again = facts.get(f"{fact.id}.recomputed")
    how, check = fact.provenance, _check(fact)
    return Compared(
        fact=fact.id,
        file=how.files[0].name if how.files else "",
        line=_line(fact),
        reference=how.reference,
        anchor=how.anchor,
        reported={**_numbers(fact), **dict(fact.as_printed)},
        computed=_numbers(again) if again else None,
        agrees=check.agrees if check else None,
        note=check.note if check else "",
        explanation=check.explanation if check else "",
        doubt=check.doubt if check else "",
    )


def _line(fact: Fact) -> int | None:
    """Return the line of the report that a fact stands on, None for a sum of several."""
    where = fact.provenance.filter
    is_row = where.startswith("line ") and not fact.id.endswith(".subjects")
    return int(where.removeprefix("line ")) if is_row else None


def _unused(study: Study, used: set[tuple[str, int | None]]) -> Iterator[Problem]:
    """Yield rows of the report that no slide can show, and rows that may be of something else."""
    for row in reported(study).estimates:
        file = row.source.files[0].name
        if (file, row.line) not in used and is_of_harms(row):
            yield _unused_harm(file, row)
            continue
        if (file, row.line) not in used:
            what = tell("{0}, {1} is shown nowhere", row.endpoint_id, row.measure)
            why = tell(
                "its endpoint, measure, arm or time is unknown, or another row gives the number"
            )
        elif row.nct and study.spec.nct and row.nct != study.spec.nct:
            what = tell("the row is of {0}", row.nct)
            why = tell("the study is {0}", study.spec.nct)
        elif row.population and not has_population(study, row.population.lower()):
            what = tell("the population {0!r} is unknown", row.population)
            why = tell("study.yaml has no such")
        else:
            continue
        message = tell("{0}, line {1}: {2} ({3}).", file, row.line, what, why)
        fix = tell("Correct the row, or take it out.")
        yield Problem("warn", "row_unused", message, fix, file, row.line)


def _unused_harm(file: str, row: ReportedEstimate) -> Problem:
    """Return the same of harms, which nobody is told to take out."""
    what = tell("{0}, {1} is shown nowhere", "safety", row.measure)
    why = tell("its measure or arm is unknown, its n is missing, or another table gives the number")
    message = tell("{0}, line {1}: {2} ({3}).", file, row.line, what, why)
    fix = tell(
        "Correct its measure ({0}), its arm or its n; leave it where another table gives the "
        "same number.",
        ", ".join(HARMS),
    )
    return Problem("warn", "row_unused", message, fix, file, row.line)


def _place(one: Compared) -> tuple[str, int]:
    return one.file, one.line or 0


def _numbers(fact: Fact) -> dict[str, Part]:
    return {part: getattr(fact, part) for part in PARTS}


def _check(fact: Fact) -> Check | None:
    return next((check for check in fact.provenance.checks if check.kind == "reported"), None)


def _problems(one: Compared) -> Iterator[Problem]:
    if one.agrees is False and not one.explanation:
        yield Problem(
            "error",
            "reported_differs",
            tell("The report and the tables differ on {0}: {1}.", one.fact, one.note),
            tell(
                "Compare the row with its source; if both are right, write the reason into "
                "study.yaml under statistics: differences: {0}.",
                one.fact,
            ),
            one.file,
            one.line,
        )


def _doubted(one: Compared) -> Iterator[Problem]:
    if one.doubt:
        yield Problem(
            "warn",
            "reason_doubted",
            tell(
                "study.yaml explains the difference on {0}, but {1} ({2}).",
                one.fact,
                one.doubt,
                one.note,
            ),
            tell("Correct the reason under statistics: differences: {0}, or the row.", one.fact),
            one.file,
            one.line,
        )


def _unchecked(one: Compared) -> Iterator[Problem]:
    if one.agrees is None:
        yield Problem(
            "warn",
            "reported_unchecked",
            tell(
                "{0} of the report cannot be computed from the tables, so nothing checks it.",
                one.fact,
            ),
            tell(
                "Look whether arm and comparator are in the right order, and the time is a "
                "landmark."
            ),
            one.file,
            one.line,
        )


def _unknown(study: Study, facts: dict[str, Fact]) -> Iterator[Problem]:
    for id_ in study.spec.statistics.differences:
        if id_ not in facts or not facts[id_].reported:
            yield Problem(
                "warn",
                "unknown_difference",
                tell("study.yaml explains a difference on {0}, which no report gives.", id_),
                tell(
                    "Correct the id under statistics: differences; the list of reported numbers "
                    "has them."
                ),
            )
