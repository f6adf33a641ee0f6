"""All adverse event counts of a study as facts, computed once: tables and conclusions agree.

A subject counts once per row. N is the safety population from the subject table, never from the
events. What no column says is a fact without a value that prints "not reported".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from slidekit.errors import StudyError
from slidekit.exhibits.ae_terms import UNCODED, term_ids
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.model import Missing
from slidekit.exhibits.read_twice import reading_of
from slidekit.exhibits.safety_counts import Count, count_safety
from slidekit.exhibits.safety_published import COLUMNS, published_safety
from slidekit.exhibits.setting import provenance_of
from slidekit.languages import once_per_language, say, to_say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slidekit.exhibits.ae_terms import TermCount
    from slidekit.exhibits.fact import Provenance
    from slidekit.exhibits.safety_counts import SafetyCounts, SpecialCount
    from slidekit.study.model import Source, Study
    from slidekit.study.second_reader import PrintedRow

METHOD = "subjects_with_event/1"

NAMES = {
    "teae": to_say("Any TEAE"),
    "grade3": to_say("Grade 3 or higher"),
    "serious": to_say("Serious"),
    "discontinuation": to_say("Leading to discontinuation"),
    "dose_change": to_say("Leading to interruption or dose reduction"),
    "fatal": to_say("Fatal"),
    "death": to_say("Death from any cause"),
    "related": to_say("Related to treatment"),
}
"""What the speaker notes call the rows of the overview."""

Facts = tuple[Fact, ...]
"""One fact per arm, in study order."""


@dataclass(frozen=True, slots=True)
class Term:
    """A preferred term or, with an empty name, a system organ class."""

    soc: str
    name: str
    any_grade: Facts
    severe: Facts

    @property
    def share(self) -> float:
        """Share of the subjects of all arms together, by which terms are sorted."""
        return sum(f.n or 0 for f in self.any_grade) / max(sum(f.N or 0 for f in self.any_grade), 1)

    def highest(self) -> float:
        """Return the highest share of any arm, for the threshold "in any arm"."""
        return max((f.value or 0.0 for f in self.any_grade), default=0.0)


@dataclass(frozen=True, slots=True)
class Special:
    """An adverse event of special interest."""

    label: str
    any_grade: Facts
    severe: Facts
    serious: Facts
    fatal: Facts

    def map(self, change: Callable[[Facts], Facts]) -> Special:
        """Return the event with each of its rows changed."""
        rows = (self.any_grade, self.severe, self.serious, self.fatal)
        return Special(self.label, *(change(facts) for facts in rows))


@dataclass(frozen=True, slots=True)
class SafetyAnalysis:
    """The facts of a study's adverse events."""

    overview: tuple[tuple[str, Facts], ...]
    """teae, grade3, serious, discontinuation, dose_change, fatal, related, death."""
    terms: tuple[Term, ...]
    """Preferred terms, the most frequent in all arms together first."""
    classes: tuple[Term, ...]
    """System organ classes in the same order; empty where the tables have none."""
    special: tuple[Special, ...] | None
    """None: nobody said which events were of special interest; empty: none were defined."""
    source: Source
    reported: bool
    """True: the counts were read from a printed table."""
    severe_label: str
    """What events of grade 3 or higher are called; "Severe" where the table has no grades."""
    threshold: str
    """Of a published table, such as "5% in any arm"; "" for tables of our own counting."""
    methods: tuple[str, ...]
    """How each row of the overview was counted, for the speaker notes."""
    checks: Facts = ()
    """Our own counts of what a printed table gives as well, ids ending in ".recomputed"."""
    rows: tuple[tuple[str, PrintedRow], ...] = ()
    """Ids of the overview's facts that a printed row gives, each with that row."""

    def row(self, key: str) -> Facts:
        """Return one row of the overview."""
        return dict(self.overview)[key]

    def facts(self) -> Iterator[Fact]:
        """Yield every fact but the checks."""
        for _, facts in self.overview:
            yield from facts
        for term in (*self.terms, *self.classes):
            yield from (*term.any_grade, *term.severe)
        for one in self.special or ():
            yield from (*one.any_grade, *one.severe, *one.serious, *one.fatal)

    def checks_of(self, facts: Facts) -> Facts:
        """Return our own counts of those facts that are printed ones."""
        ids = {f"{fact.id}.recomputed" for fact in facts}
        return tuple(fact for fact in self.checks if fact.id in ids)


def _told(key: str, words: str) -> str:
    """Return a row of the overview and what counted for it, for the speaker notes."""
    return f"{say(NAMES[key])}: {say(words)}."


@once_per_language(64)
def safety_analysis(study: Study, prefix: str = "") -> SafetyAnalysis | Missing:
    """Return the facts of a study's adverse events; Missing where no table gives them.

    A printed number stands before our own count of the same, which is kept as a check.
    """
    try:
        if not study.of_kind("ADAE"):
            return _Facts(study, published_safety(study), prefix).analysis()
        counted = _Facts(study, count_safety(study), prefix).analysis()
        if not study.of_kind("ae"):
            return counted
        return _with_printed(counted, _Facts(study, published_safety(study), prefix).analysis())
    except StudyError as error:
        return Missing.because("safety", error, "columns")


def _with_printed(counted: SafetyAnalysis, printed: SafetyAnalysis) -> SafetyAnalysis:
    """Return the counts with every printed number in its place."""
    known = {fact.id: fact for fact in printed.facts() if fact.n is not None}
    checks = tuple(
        replace(fact, id=f"{fact.id}.recomputed") for fact in counted.facts() if fact.id in known
    )

    def shown(facts: Facts) -> Facts:
        return tuple(known.get(fact.id, fact) for fact in facts)

    def shown_term(term: Term) -> Term:
        return replace(term, any_grade=shown(term.any_grade), severe=shown(term.severe))

    return replace(
        counted,
        overview=tuple((key, shown(facts)) for key, facts in counted.overview),
        terms=tuple(shown_term(term) for term in counted.terms),
        classes=tuple(shown_term(term) for term in counted.classes),
        special=counted.special and tuple(one.map(shown) for one in counted.special),
        checks=checks,
        rows=tuple(row for row in printed.rows if f"{row[0]}.recomputed" in {c.id for c in checks}),
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """Counts on their way to facts."""

    study: Study
    counts: SafetyCounts
    prefix: str

    def analysis(self) -> SafetyAnalysis:
        counts = self.counts
        return SafetyAnalysis(
            overview=tuple((c.key, self.row(c.key, c)) for c in counts.overview),
            terms=self.terms(counts.terms, "pt"),
            classes=self.terms(counts.classes, "soc"),
            special=self.special(),
            source=counts.source,
            reported=counts.reported,
            severe_label=counts.severe_label,
            threshold=counts.threshold,
            methods=tuple(_told(c.key, c.words) for c in counts.overview if c.words),
            rows=tuple(row for c in counts.overview for row in self.printed(c)),
        )

    def printed(self, count: Count) -> Iterator[tuple[str, PrintedRow]]:
        """Yield the id of each arm's fact that a printed row gives, with that row."""
        for arm, row in enumerate(count.rows):
            if row is not None and count.subjects[arm] is not None:
                yield self.id(count.key, arm), row

    def id(self, key: str, arm: int) -> str:
        return f"{self.prefix}safety.{key}.{self.study.arms[arm].id}"

    def special(self) -> tuple[Special, ...] | None:
        if self.counts.special is None:
            return None
        return tuple(self.special_rows(one) for one in self.counts.special)

    def special_rows(self, one: SpecialCount) -> Special:
        parts = {"any": "", "grade3": "_g3", "serious": "_serious", "fatal": "_fatal"}
        rows = (self.row(f"aesi_{one.id}{parts[c.key]}", c) for c in one.counts)
        return Special(one.label, *rows)

    def terms(self, counts: tuple[TermCount, ...], kind: str) -> tuple[Term, ...]:
        ids = _ids(counts)
        terms = (
            Term(
                one.soc,
                one.name,
                self.row(f"{kind}_{ids[one]}", self.count("any", one)),
                self.row(f"{kind}_{ids[one]}_g3", self.count("grade3", one)),
            )
            for one in counts
        )
        return tuple(sorted(terms, key=lambda term: (-term.share, term.soc, term.name)))

    def count(self, key: Literal["any", "grade3"], one: TermCount) -> Count:
        """Return a count of a term with the cells that mark its records."""
        subjects = one.any_grade if key == "any" else one.severe
        if self.counts.reported:
            return Count(key, subjects, _printed_words(one), rows=one.rows)
        grade = self.counts.severe_words if key == "grade3" else ""
        words = "; ".join(part for part in (_cells(one, self.counts.soc_column), grade) if part)
        return Count(key, subjects, words)

    def row(self, key: str, count: Count) -> Facts:
        return tuple(self.fact(key, arm, count) for arm in range(len(self.study.arms)))

    def fact(self, key: str, arm: int, count: Count) -> Fact:
        source = count.source or self.counts.source
        n, total = count.subjects[arm], self.counts.n_subjects[arm]
        arm_id = self.study.arms[arm].id
        known = n is not None and total is not None
        return Fact(
            id=self.id(key, arm),
            measure="proportion",
            value=n / total if n is not None and total else None,
            n=n,
            N=total,
            arm=arm_id,
            population=source.population,
            status="safety",
            reported=self.counts.reported,
            as_printed=(("value", count.percents[arm]),)
            if any(count.percents[arm : arm + 1])
            else (),
            absent="" if known and total else "not_estimable" if known else "not_reported",
            provenance=self.provenance(count, source, arm),
        )

    def provenance(self, count: Count, source: Source, arm: int) -> Provenance:
        kept = "; ".join(part for part in (*self.marks(count), source.filter) if part)
        method = "reported" if self.counts.reported else METHOD
        how = provenance_of(replace(source, filter=kept), method)
        row = count.rows[arm] if count.rows else None
        if row is None or count.subjects[arm] is None:
            return how
        columns = ("n", "N", COLUMNS.get(count.key, "value"))
        return replace(how, checks=reading_of(self.study, row, columns))

    def marks(self, count: Count) -> tuple[str, ...]:
        """Return what tells the records of a count; of a printed table its column, or the row."""
        if not self.counts.reported:
            return (count.words,)
        column = "" if count.source else COLUMNS.get(count.key, "")
        place = f"measure = {count.key}" if count.source else f"column {column}" if column else ""
        return (count.words, place)


def _ids(counts: tuple[TermCount, ...]) -> dict[TermCount, str]:
    """Return a part of an id for each term; a term of two classes is told apart by its class."""
    names = [one.name or one.soc for one in counts]
    parts = term_ids(names)
    classes = term_ids(one.soc for one in counts)
    times = Counter(names)
    return {
        one: parts[name] + (f"_in_{classes[one.soc]}" if times[name] > 1 else "")
        for one, name in zip(counts, names, strict=True)
    }


def _printed_words(one: TermCount) -> str:
    """Return the words of a printed row, which has no cells of events."""
    soc = f"system organ class {one.soc}" if one.soc else ""
    return ", ".join(part for part in (soc, one.name) if part)


def _cells(one: TermCount, soc_column: str) -> str:
    """Return the cells that mark the records of a term or a class."""
    soc = f"{soc_column} = {one.soc}" if one.soc else ""
    term = "AEDECOD is empty" if one.name == UNCODED else f"AEDECOD = {one.name}"
    return "; ".join(part for part in (soc, term if one.name else "") if part)
