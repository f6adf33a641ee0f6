"""What slides say of a report's numbers beside patient data: source, check, and what is our own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.agreement import is_unreported, measure_of
from slidekit.study.published import reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slidekit.exhibits.fact import Check, Fact
    from slidekit.study.model import Study

POST_HOC = "Post hoc, data on file"
PARTLY = "Partly post hoc, data on file"
MEASURE_WORDS = {
    "median": "medians",
    "rate": "rates",
    "rate_difference": "differences of rates",
    "hr": "hazard ratios",
    "interaction": "interaction tests",
    "follow_up": "median follow-up",
    "events": "numbers of events",
    "difference": "differences",
}


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What an exhibit says of the report that it takes numbers from."""

    mark: str = ""
    """For the title: that none, or not all, of the exhibit's results stand in the report."""
    is_post_hoc: bool = False
    """None of them does."""
    sentence: str = ""
    """For the footnote."""
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


def report_words(study: Study, facts: Iterable[Fact], *, from_patients: bool = True) -> ReportWords:
    """Return what stands below an exhibit that shows these facts.

    Nothing where the study has no report, for then all is from the tables, planned or not; and
    nothing where all is from the report, which the exhibit's source names.
    """
    if not from_patients or not reported(study).estimates:
        return ReportWords()
    facts = tuple(facts)
    results = [fact for fact in facts if measure_of(fact)]
    told = [fact for fact in facts if fact.reported and _words(fact)]
    own = dict.fromkeys(measure_of(fact) for fact in results if is_unreported(fact))
    if own and not any(fact.reported for fact in results):
        return ReportWords(POST_HOC, is_post_hoc=True)
    if not told:
        return ReportWords()
    names = ", ".join(MEASURE_WORDS[name] for name in own)
    ours = f"{POST_HOC}, not in the report: {names}." if own else ""
    references = (fact.provenance.reference for fact in told)
    return ReportWords(
        PARTLY if own else "",
        sentence=" ".join(filter(None, (_source(told), _outcome(told), ours))),
        notes=tuple(_notes(told)),
        references=tuple(dict.fromkeys(filter(None, references))),
    )


def _words(fact: Fact) -> str:
    """Return what a fact tells of an endpoint, "" for counts of subjects."""
    found = (MEASURE_WORDS[part] for part in fact.id.split(".") if part in MEASURE_WORDS)
    return next(found, "")


def _source(told: list[Fact]) -> str:
    """Return the measures that are shown as reported, with their places."""
    names = ", ".join(dict.fromkeys(_words(fact) for fact in told))
    places = dict.fromkeys((f.provenance.anchor, f.provenance.reference) for f in told)
    cited = "; ".join(
        f"{anchor}{f'{{ref:{reference}}}' if reference else ''}" for anchor, reference in places
    )
    return f"As reported ({cited}): {names}." if cited else f"As reported: {names}."


def _outcome(told: list[Fact]) -> str:
    """Return what came of computing the reported numbers again; "" where a rule will say it."""
    checks = [check for fact in told for check in _checks(fact)]
    why = dict.fromkeys(check.explanation for check in checks if not check.agrees)
    if checks and not why:
        return "Computed again from patient data: agree within rounding."
    reasons = "; ".join(reason.rstrip(". ") for reason in why if reason)
    return f"Computed again from patient data: not all agree ({reasons})." if reasons else ""


def _notes(told: list[Fact]) -> Iterator[str]:
    for fact in told:
        for check in _checks(fact):
            if not check.agrees:
                why = check.explanation or "not explained"
                yield f"{fact.id} differs from the report: {check.note} ({why})."


def _checks(fact: Fact) -> list[Check]:
    return [check for check in fact.provenance.checks if check.kind == "reported"]
