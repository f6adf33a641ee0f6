"""The flow of subjects as facts: screened, randomised, treated, discontinued, analysed.

Counts are by planned arm, as in a CONSORT flow diagram; what no column says is not reported.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from slidekit.errors import StudyError
from slidekit.exhibits.ae_terms import show_term, term_ids
from slidekit.exhibits.fact import Fact
from slidekit.exhibits.model import Missing
from slidekit.exhibits.setting import provenance_of
from slidekit.languages import once_per_language, say, to_say
from slidekit.study.flow_filters import reason_filter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from slidekit.study.model import ArmFlow, Disposition, Fate, Source, Study

METHOD = "count/1"
MOST_REASONS = 6
"""Lines of reasons at most; the rarest are counted together."""
OTHER = to_say("Other reasons")
NO_REASON = to_say("Reason not reported")
LAST = frozenset({"OTHER", "Other", ""})

Which = Literal["treatment", "study"]
"""What was discontinued."""


@dataclass(frozen=True, slots=True)
class FateFacts:
    """What became of one arm's treatment, or of its subjects in the study."""

    ongoing: Fact
    completed: Fact
    discontinued: Fact
    reasons: tuple[tuple[str, Fact], ...] | None
    """Reason as shown -> subjects: the same reasons in every arm, the most frequent of all arms
    first, the rare ones as "Other reasons"; None = not reported."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts."""
        reasons = (fact for _, fact in self.reasons or ())
        return (self.ongoing, self.completed, self.discontinued, *reasons)

    @property
    def is_reported(self) -> bool:
        """Whether any count is known."""
        return any(fact.value is not None for fact in self.facts)


@dataclass(frozen=True, slots=True)
class ArmFacts:
    """The way of one arm through the trial."""

    randomised: Fact
    treated: Fact
    not_treated: Fact
    treatment: FateFacts
    study: FateFacts
    analysed: tuple[tuple[str, Fact], ...]
    """Population id -> subjects."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts."""
        analysed = (fact for _, fact in self.analysed)
        fates = (*self.treatment.facts, *self.study.facts)
        return (self.randomised, self.treated, self.not_treated, *fates, *analysed)


@dataclass(frozen=True, slots=True)
class DispositionAnalysis:
    """The flow of a study's subjects."""

    screened: Fact
    screen_failures: Fact
    randomised: Fact
    """All arms together."""
    arms: tuple[ArmFacts, ...]
    analysed: tuple[tuple[str, Fact], ...]
    """Population id -> subjects of all arms together."""
    source: Source

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts."""
        of_arms = (fact for arm in self.arms for fact in arm.facts)
        analysed = (fact for _, fact in self.analysed)
        return (self.screened, self.screen_failures, self.randomised, *of_arms, *analysed)


@once_per_language(64)
def disposition_analysis(study: Study, prefix: str = "") -> DispositionAnalysis | Missing:
    """Return the flow of subjects; Missing where there is no table of subjects."""
    from slidekit.study.views import disposition

    try:
        flow = disposition(study)
    except StudyError as error:
        return Missing.because("disposition", error, "columns")
    return _Facts(study, flow, prefix).analysis()


@dataclass(frozen=True, slots=True)
class _Facts:
    """Counts on their way to facts."""

    study: Study
    flow: Disposition
    prefix: str

    def analysis(self) -> DispositionAnalysis:
        flows = self.flow.arms
        return DispositionAnalysis(
            screened=self.fact("screened", self.flow.screened),
            screen_failures=self.fact("screen_failures", self.flow.screen_failures),
            randomised=self.fact("randomised", sum(one.randomised for one in flows)),
            arms=tuple(self.arm(one) for one in flows),
            analysed=tuple(self.totals()),
            source=self.flow.source,
        )

    def totals(self) -> Iterator[tuple[str, Fact]]:
        for population, _ in self.flow.arms[0].analysed if self.flow.arms else ():
            counts = [dict(one.analysed)[population] for one in self.flow.arms]
            known = [count for count in counts if count is not None]
            total = sum(known) if len(known) == len(counts) else None
            yield population, self.fact(f"analysed_{population}", total, population=population)

    def arm(self, one: ArmFlow) -> ArmFacts:
        arm = self.study.arms[one.arm].id
        untreated = None if one.treated is None else one.randomised - one.treated
        return ArmFacts(
            not_treated=self.fact("not_treated", untreated, arm),
            randomised=self.fact("randomised", one.randomised, arm),
            treated=self.fact("treated", one.treated, arm),
            treatment=self.fate("treatment", one.treatment, arm),
            study=self.fate("study", one.study, arm),
            analysed=tuple(
                (population, self.fact(f"analysed_{population}", n, arm, population))
                for population, n in one.analysed
            ),
        )

    def fate(self, of: Which, fate: Fate, arm: str) -> FateFacts:
        return FateFacts(
            ongoing=self.fact(f"{of}_ongoing", fate.ongoing, arm),
            completed=self.fact(f"{of}_completed", fate.completed, arm),
            discontinued=self.fact(f"{of}_discontinued", fate.discontinued, arm),
            reasons=self.reasons(of, fate, arm),
        )

    def reasons(self, of: Which, fate: Fate, arm: str) -> tuple[tuple[str, Fact], ...] | None:
        if fate.reasons is None:
            return None
        own, shown = Counter[str](), self.shown_reasons(of)
        for cell, n in fate.reasons:
            own[cell if cell in shown else OTHER] += n
        ids = term_ids(shown)
        rows = [
            (self.named(cell), self.left(of, f"reason_{ids[cell]}", own[cell], arm, (cell,)))
            for cell in shown
        ]
        if others := sorted(set(self.all_reasons(of)) - set(shown)):
            rows.append((say(OTHER), self.left(of, "reasons_other", own[OTHER], arm, others)))
        return tuple(rows)

    def left(self, of: Which, part: str, count: int, arm: str, cells: Sequence[str]) -> Fact:
        """Return the subjects who left for any of some reasons."""
        return self.fact(f"{of}_{part}", count, arm, marks=reason_filter(of, cells))

    def named(self, cell: str) -> str:
        if not cell:
            return say(NO_REASON)
        return self.study.spec.labels.get(cell) or show_term(cell)

    def all_reasons(self, of: Which) -> Counter[str]:
        """Return every reason with its subjects of all arms together."""
        found = Counter[str]()
        for flow in self.flow.arms:
            fate = flow.treatment if of == "treatment" else flow.study
            found.update(dict(fate.reasons or ()))
        return found

    def shown_reasons(self, of: Which) -> tuple[str, ...]:
        """Return the reasons that get a line of their own, the most frequent first."""
        found = self.all_reasons(of)
        order = sorted(found, key=lambda cell: (cell in LAST, -found[cell], cell))
        return tuple(order if len(order) <= MOST_REASONS else order[: MOST_REASONS - 1])

    def fact(
        self,
        part: str,
        count: int | None,
        arm: str | None = None,
        population: str | None = None,
        marks: str = "",
    ) -> Fact:
        kept = (marks or self.flow.filters.get(part, ""), self.of_arm(part, arm))
        source = replace(self.flow.source, filter="; ".join(words for words in kept if words))
        return Fact(
            id=f"{self.prefix}disposition.{part}" + (f".{arm}" if arm else ""),
            measure="count",
            value=None if count is None else float(count),
            arm=arm,
            population=population,
            absent="not_reported" if count is None else "",
            provenance=provenance_of(source, METHOD),
        )

    def of_arm(self, part: str, arm: str | None) -> str:
        """Return the cells of those counted: of an arm, of all arms, of anybody screened."""
        if part in ("screened", "screen_failures"):
            return ""
        if arm is None:
            return self.flow.filter
        return next(one.filter for one in self.flow.arms if self.study.arms[one.arm].id == arm)
