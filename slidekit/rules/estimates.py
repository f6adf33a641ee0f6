"""How a result must be shown: with its interval, its arms, its population and its date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.exhibits.format import Formatter
from slidekit.exhibits.model import TableData
from slidekit.exhibits.setting import day_words
from slidekit.languages import say
from slidekit.layout.memory import Memory
from slidekit.rules.finding import Rule
from slidekit.rules.naming import AT_TIME, across_arms, compared_arms, measured, prints, runs_of
from slidekit.rules.shown import HEADING, RESULTS, all_shown, breach, plain, shown_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import Population, StudySpec

FOLLOWED = re.compile(
    r"reverse kaplan-meier|observed follow-up|follow-up of (survivors|censored)"
    r"|umgekehrte\w* kaplan-meier|beobachtete nachbeobachtung"
)
"""Ways of summing up follow-up, in lower case; that of a source is the source's."""
UNADJUSTED = r"unadjusted|not adjusted|unadjustiert|nicht für multiplizität adjustiert"
TYPES_IN_GERMAN = {"nominal": "nominal", "descriptive": "deskriptiv"}
EFFECTS = ("ratio", "difference", "time_difference")
ABSOLUTES = ("time", "proportion", "count")
VALUED: Memory[tuple[Formatter, frozenset[str]]] = Memory()
"""The numbers of a slide -> how they were formatted, and those whose value is printed."""


def ci_with_estimate(draft: Draft) -> Iterator[Breach]:
    """Each estimate of an effect stands with its interval and the level of that."""
    formatter = Formatter(draft.policy.formats)
    for shown in all_shown(draft):
        words = shown.words()
        yield from shown.breaches(
            (problem, fact.id)
            for fact in shown.facts
            if _is_effect(fact) and (problem := _interval_problem(shown, fact, formatter, words))
        )


def _is_effect(fact: Fact) -> bool:
    """Tell whether a fact compares two arms, and was estimable."""
    return fact.measure in EFFECTS and fact.value is not None and bool(compared_arms(fact))


def _interval_problem(shown: Shown, fact: Fact, formatter: Formatter, words: str) -> str:
    """Return the code of what is wrong with an estimate's interval, "" for nothing."""
    # Limits of our own that could not be computed print "NE"; those of a source are not there.
    if fact.lower is None and fact.upper is None and (fact.reported or fact.level is None):
        return "no_interval"
    if fact.level is None:
        return "no_level"
    if _is_printed(shown, fact, formatter):
        if not any(formatter.interval(fact) in run.text for run in runs_of(shown, fact)):
            return "not_shown"
        if not _says_level(words, formatter.level(fact)):
            return "level_not_shown"
    return ""


def _says_level(words: str, level: str) -> bool:
    """Tell whether a slide says "95% CI", or something like "limits: 95%"."""
    level, what = re.escape(level), r"(\bci\b|\bki\b|confidence|limits|interval|konfidenz)"
    return bool(re.search(rf"{level}[^.]{{0,12}}{what}|{what}[^.]{{0,12}}{level}", words))


def _is_printed(shown: Shown, fact: Fact, formatter: Formatter) -> bool:
    """Tell whether a fact's value, and not only its N or p, stands on a slide as text."""
    known = VALUED.get(shown.results)
    if known is None or known[0] != formatter:
        known = VALUED.put(shown.results, (formatter, _valued(shown, formatter)))
    return fact.id in known[1]


def _valued(shown: Shown, formatter: Formatter) -> frozenset[str]:
    """Return the ids of the facts whose value stands on a slide as text."""

    def is_valued(fact: Fact) -> bool:
        number = formatter.number(fact, fact.value)
        texts = (run.text for run in runs_of(shown, fact))
        return any(prints(text, number) and not re.search(r"\bp\s[=<>]", text) for text in texts)

    return frozenset(fact.id for fact in shown.facts if is_valued(fact))


def absolute_with_relative(draft: Draft) -> Iterator[Breach]:
    """A ratio never stands without the absolute results of both arms, in type of similar size."""
    formatter = Formatter(draft.policy.formats)
    for shown in all_shown(draft):
        for fact in shown.facts:
            if (
                fact.measure == "ratio"
                and compared_arms(fact)
                and _is_printed(shown, fact, formatter)
            ):
                yield from _without_absolutes(draft, shown, fact)


def _without_absolutes(draft: Draft, shown: Shown, fact: Fact) -> Iterator[Breach]:
    ratio_pt = _size_pt(shown, fact)
    for arm in compared_arms(fact):
        beside = [
            other
            for other in shown.facts
            if (other.arm, other.endpoint) == (arm, fact.endpoint)
            and other.measure in ABSOLUTES
            and other.id in shown.printed
        ]
        if not beside:
            yield shown.breach("none", fact=fact.id, arm=arm)
        elif ratio_pt and (size := max(_size_pt(shown, other) for other in beside)) < (
            draft.policy.legibility.absolute_share * ratio_pt - 1e-9
        ):
            yield shown.breach(
                "small", fact=fact.id, arm=arm, size=f"{size:g}", ratio_size=f"{ratio_pt:g}"
            )


def _size_pt(shown: Shown, fact: Fact) -> float:
    return max((run.size_pt for run in runs_of(shown, fact)), default=0.0)


def both_arms_n_of_n(draft: Draft) -> Iterator[Breach]:
    """Each rate is shown for all arms, with how many of how many."""
    for shown in all_shown(draft):
        arms = _arms(shown)
        rates = [
            f for f in shown.facts if f.measure == "proportion" and f.arm and f.value is not None
        ]
        seen: dict[str, set[str]] = {}
        for fact in (f for part in _parts_of(draft, shown) for f in part.facts if f.arm):
            seen.setdefault(across_arms(fact), set()).add(fact.arm or "")
        for key, fact in {across_arms(fact): fact for fact in rates}.items():
            if missing := sorted(arms - seen[key]):
                yield shown.breach("arm", fact=fact.id, arms=", ".join(missing))
        yield from shown.breaches(
            ("n_of_n", fact.id)
            for fact in rates
            if not AT_TIME.search(fact.id) and (fact.n is None or fact.N is None)
        )


def _parts_of(draft: Draft, shown: Shown) -> tuple[Shown, ...]:
    """Return the slides over which the exhibit of a slide is split."""
    if shown.slide.parts == (1, 1):
        return (shown,)
    return tuple(s for s in all_shown(draft) if s.slide.exhibit == shown.slide.exhibit)


def _arms(shown: Shown) -> set[str]:
    if shown.exhibit and shown.exhibit.arms:
        return {arm.id for arm in shown.exhibit.arms}
    return {arm.id for arm in shown.study.spec.arms} if shown.study else set()


OF_SEVERAL = ("ledger", "landmark")
"""Kinds whose endpoints may be of several populations; a landmark table names that of each."""


def population_named(draft: Draft) -> Iterator[Breach]:
    """Each result says in whom: treated subjects for safety, randomised ones for efficacy."""
    for shown in shown_of(draft, *RESULTS):
        if shown.exhibit is None or not shown.facts or shown.study is None:
            continue
        population = _population(shown.study.spec, shown.exhibit.population)
        if population is None:
            if shown.exhibit.kind not in OF_SEVERAL:
                yield shown.breach("none")
        elif not _is_named(shown, population):
            yield shown.breach("not_named", population=population.label)
        else:
            yield from _wrong_population(shown, population)


def _population(spec: StudySpec, population_id: str | None) -> Population | None:
    from slidekit.study.subjects import ITT, SAFETY

    usual = (p.model_copy(update={"label": say(p.label)}) for p in (ITT, SAFETY))
    known = {p.id: p for p in (*usual, *spec.populations)}
    return known.get(population_id or "")


def _is_named(shown: Shown, population: Population) -> bool:
    words = shown.words()
    short = plain(population.abbreviation)
    return plain(population.label) in words or bool(
        short and re.search(rf"\b{re.escape(short)}\b", words)
    )


def _wrong_population(shown: Shown, population: Population) -> Iterator[Breach]:
    from slidekit.study.subjects import is_safety

    if is_safety(population) != (shown.topic == "safety"):
        yield shown.breach(
            f"wrong_{shown.topic}", severity="block_unless_waived", population=population.label
        )
    assert shown.exhibit is not None
    populations = {fact.population for fact in shown.facts if fact.population}
    if len(populations) > 1 and not isinstance(shown.exhibit.data, TableData):
        yield shown.breach("mixed", populations=", ".join(sorted(populations)))


def p_typed(draft: Draft) -> Iterator[Breach]:
    """A p-value has its type, stands with an estimate, and is not in baseline or harms tables."""
    formatter = Formatter(draft.policy.formats)
    for shown in all_shown(draft):
        yield from shown.breaches(
            (problem, fact.id)
            for fact in shown.facts
            if _prints_p(shown, fact, formatter) and (problem := _p_problem(shown, fact, formatter))
        )


def _prints_p(shown: Shown, fact: Fact, formatter: Formatter) -> bool:
    if fact.p is None or not runs_of(shown, fact):
        return False
    cell = formatter.p_cell(fact)
    return any(
        re.search(r"\bp\s[=<>]", run.text) or run.text.strip() == cell
        for run in runs_of(shown, fact)
    )


def _p_problem(shown: Shown, fact: Fact, formatter: Formatter) -> str:
    if fact.status in ("baseline", "safety"):
        return fact.status
    if fact.p_type is None:
        return "untyped"
    if fact.p_type != "controlled" and not re.search(
        rf"{fact.p_type}|{TYPES_IN_GERMAN[fact.p_type]}|{UNADJUSTED}", shown.words()
    ):
        return "unmarked"
    has_estimate = any(
        other.endpoint == fact.endpoint
        and other.lower is not None
        and _is_printed(shown, other, formatter)
        for other in shown.facts
    )
    return "" if has_estimate else "alone"


def posthoc_label(draft: Draft) -> Iterator[Breach]:
    """What was not planned, or is not final, says so in the title and not in a footnote."""
    marks = {"exploratory": r"explorat", "post_hoc": r"post[- ]?hoc", "interim": r"interim"}
    for shown in shown_of(draft, "efficacy", "backup"):
        heading = shown.words(*HEADING)
        for mark in _marks(shown):
            if not re.search(marks[mark], heading):
                yield shown.breach(mark, title=shown.title)
            elif mark == "interim" and not _says_fraction(shown, heading):
                yield shown.breach("no_share", title=shown.title)
    for study in draft.deck.studies:
        if study.spec.design.interim and study.spec.design.information_fraction is None:
            yield breach("unknown_share", lacks="design.information_fraction", study=study.id)


def _says_fraction(shown: Shown, heading: str) -> bool:
    """Tell whether a heading says how much of the information there was, if that is known."""
    share = shown.study.spec.design.information_fraction if shown.study else None
    return share is None or bool(re.search(rf"{said_share(share)}\s?%", heading))


def said_share(share: float) -> str:
    """Return a pattern for a share in percent, without its sign, with either decimal mark."""
    return f"{100 * share:g}".replace(".", "[.,]")


def _marks(shown: Shown) -> Iterator[str]:
    """Yield what weakens the results of a slide."""
    if shown.exhibit is None or not shown.facts or shown.study is None:
        return
    spec, exhibit = shown.study.spec, shown.exhibit
    endpoint = next((e for e in spec.endpoints if e.id == exhibit.endpoint), None)
    if exhibit.status == "post_hoc" or (endpoint and endpoint.prespecified is False):
        yield "post_hoc"
    elif exhibit.status == "exploratory":
        yield "exploratory"
    if spec.design.interim and shown.topic == "efficacy":
        yield "interim"


def cutoff_followup(draft: Draft) -> Iterator[Breach]:
    """Each result says up to when data were taken; times to an event, how long was followed."""
    for study in draft.deck.studies:
        if study.spec.data_cutoff is None:
            yield breach("unknown", lacks="data_cutoff", study=study.id)
    for shown in shown_of(draft, *RESULTS):
        if shown.exhibit is None or not shown.facts or shown.study is None:
            continue
        cutoff = shown.study.spec.data_cutoff
        if cutoff and plain(day_words(cutoff)) not in shown.words():
            yield shown.breach("no_date", date=day_words(cutoff))
        if shown.exhibit.kind == "km":
            yield from _follow_up(shown)


def _follow_up(shown: Shown) -> Iterator[Breach]:
    """Yield that a curve stands without its follow-up, or the follow-up without its method."""
    told = [f for f in shown.facts if measured(f) == "follow_up" and f.id in shown.printed]
    if not told:
        yield shown.breach("no_follow_up")
    elif not any(fact.reported for fact in told) and not FOLLOWED.search(shown.words()):
        yield shown.breach("no_method")


RULES = (
    Rule(
        "ci-with-estimate",
        "CONSORT 2025, outcomes and estimation; ICH E9",
        "block",
        ci_with_estimate,
    ),
    Rule(
        "absolute-with-relative",
        "ABPI Code 2024 cl. 6.1, supplementary information; CONSORT 2025, outcomes and estimation",
        "block",
        absolute_with_relative,
        reads=("legibility.absolute_share",),
    ),
    Rule(
        "both-arms-nN",
        "FDA guidance on quantitative information, 2023; CONSORT Harms 2022",
        "block",
        both_arms_n_of_n,
    ),
    Rule("population-named", "ICH E9; CONSORT 2025, numbers analysed", "block", population_named),
    Rule("p-typed", "ICH E9; CONSORT 2025, ancillary analyses", "block", p_typed),
    Rule(
        "posthoc-label", "21 CFR 202.1(e); CONSORT 2025, ancillary analyses", "block", posthoc_label
    ),
    Rule("cutoff-followup", "Pocock, Lancet 2002;359:1686", "block", cutoff_followup),
)
