"""What slides say of a report's numbers beside patient data: source, check, and what is our own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.exhibits.agreement import is_unreported, measure_of, reported_elsewhere
from slidekit.languages import say, to_say
from slidekit.study.published import reported
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slidekit.exhibits.fact import Check, Fact
    from slidekit.study.model import Study

POST_HOC = to_say("Post hoc, data on file")
PARTLY = to_say("Partly post hoc, data on file")
MEASURE_WORDS = {
    "median": to_say("medians"),
    "rate": to_say("rates"),
    "rate_difference": to_say("differences of rates"),
    "hr": to_say("hazard ratios"),
    "interaction": to_say("interaction tests"),
    "follow_up": to_say("median follow-up"),
    "events": to_say("numbers of events"),
    "difference": to_say("differences"),
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
    if not from_patients:
        return ReportWords()
    facts = tuple(facts)
    told = [fact for fact in facts if fact.reported and _words(fact)]
    own = [fact for fact in facts if is_unreported(fact)]
    elsewhere = [fact for fact in own if reported_elsewhere(study, fact)]
    has_report = bool(reported(study).estimates)
    post_hoc = [fact for fact in own if fact not in elsewhere] if has_report else []
    if post_hoc and not elsewhere and not any(fact.reported and measure_of(fact) for fact in facts):
        return ReportWords(say(POST_HOC), is_post_hoc=True)
    ours = (
        say("{0}, not in the report: {1}.", say(POST_HOC), _measures(post_hoc)) if post_hoc else ""
    )
    sentences = (_source(told), _outcome(told), _elsewhere(study, elsewhere), ours)
    references = (
        *(fact.provenance.reference for fact in told),
        *(reported_elsewhere(study, fact) for fact in elsewhere),
    )
    return ReportWords(
        say(PARTLY) if post_hoc else "",
        sentence=" ".join(filter(None, sentences)),
        notes=tuple(_notes(told)),
        references=tuple(dict.fromkeys(filter(None, references))),
    )


def _elsewhere(study: Study, facts: list[Fact]) -> str:
    """Return which of our numbers another report gives, that nothing was compared with."""
    cited: dict[str, list[Fact]] = {}
    for fact in facts:
        cited.setdefault(reported_elsewhere(study, fact), []).append(fact)
    return " ".join(
        say(
            "Reported elsewhere{0}, here computed from patient data and not "
            "compared with that report: {1}.",
            f"{{ref:{reference}}}",
            _measures(found),
        )
        for reference, found in cited.items()
    )


def _measures(facts: list[Fact], others: Iterable[Fact] = ()) -> str:
    """Return "medians, some rates": some, where others are of the same measure."""
    shared = {_words(fact) for fact in others}
    names = dict.fromkeys(_words(fact) for fact in facts)
    return listed([say("some {0}", name) if name in shared else name for name in names])


def _words(fact: Fact) -> str:
    """Return what a fact tells of an endpoint, "" for counts of subjects."""
    found = (say(MEASURE_WORDS[part]) for part in fact.id.split(".") if part in MEASURE_WORDS)
    return next(found, "")


def _source(told: list[Fact]) -> str:
    """Return the measures that are shown as reported, with their places."""
    if not told:
        return ""
    names = ", ".join(dict.fromkeys(_words(fact) for fact in told))
    places = dict.fromkeys((f.provenance.anchor, f.provenance.reference) for f in told)
    cited = "; ".join(
        f"{anchor}{f'{{ref:{reference}}}' if reference else ''}" for anchor, reference in places
    )
    return (
        say("As reported ({0}): {1}.", cited, names) if cited else say("As reported: {0}.", names)
    )


def _outcome(told: list[Fact]) -> str:
    """Return what came of computing the reported numbers again; "" where a rule will say it."""
    again = [fact for fact in told if _checks(fact)]
    rest = [fact for fact in told if not _checks(fact)]
    checks = [check for fact in again for check in _checks(fact)]
    why = dict.fromkeys(check.explanation for check in checks if not check.agrees)
    reasons = "; ".join(reason.rstrip(". ") for reason in why if reason)
    if not again or (why and not reasons):
        return ""
    outcome = say("not all agree ({0})", reasons) if why else say("agree within rounding")
    if not rest:
        return say("Computed again from patient data: {0}.", outcome)
    return say(
        "Computed again from patient data: {0}; {1}. Not computed again: {2}.",
        _measures(again, rest),
        outcome,
        _measures(rest, again),
    )


def _notes(told: list[Fact]) -> Iterator[str]:
    for fact in told:
        for check in _checks(fact):
            if not check.agrees:
                why = check.explanation or say("not explained")
                yield say("{0} differs from the report: {1} ({2}).", fact.id, check.note, why)


def _checks(fact: Fact) -> list[Check]:
    return [check for check in fact.provenance.checks if check.kind == "reported"]
