"""The policy pack: every threshold, number format and switch that a company may set.

No regulator gives these numbers; they are house policy and live in YAML, never in code.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from slidekit.study.entry import Market, Purpose
from slidekit.template.lexicon import Lexicon

Severity = Literal["block", "block_unless_waived", "warn", "off"]


class PolicyPart(BaseModel):
    """A part of a policy pack: frozen, closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Formats(PolicyPart):
    """How numbers are printed; rounding is half away from zero."""

    percent_decimals: int = Field(default=1, ge=0, le=3)
    """Of percentages, such as 71.9%."""
    ratio_decimals: int = Field(default=2, ge=1, le=4)
    """Of hazard, odds and risk ratios."""
    time_decimals: int = Field(default=1, ge=0, le=3)
    """Of medians and follow-up."""
    difference_decimals: int = Field(default=1, ge=0, le=3)
    """Of differences in percentage points."""
    number_decimals: int = Field(default=1, ge=0, le=4)
    """Of all other numbers."""
    p_decimals: int = Field(default=3, ge=2, le=5)
    """Of p-values."""
    p_smallest: float = Field(default=0.001, gt=0, lt=0.1)
    """Smaller ones print as less than this, such as <0.001."""
    p_largest: float = Field(default=0.99, gt=0.5, lt=1)
    """Larger ones print as more than this, such as >0.99."""
    interval_separator: str = " to "
    """Between the limits of an interval."""
    citation_style: Literal["ama", "vancouver"] = "ama"
    """Of the list of references."""


class StatisticsPolicy(PolicyPart):
    """Which methods decks use."""

    level: float = Field(default=0.95, gt=0.5, lt=1)
    """Confidence level of every interval that is computed."""
    conf_type: Literal["log-log", "log", "plain"] = "log-log"
    """Scale on which the limits of survival curves are made."""
    median_plateau_at_end: Literal["ne", "last"] = "ne"
    """Where a curve stays at one half to its end: no median (ne, as SAS) or R's (last)."""
    ties: Literal["efron", "breslow"] = "efron"
    """How the Cox model treats events at the same time."""
    risk_difference: Literal["miettinen_nurminen", "newcombe"] = "miettinen_nurminen"
    """Method for the limits of a difference of proportions."""
    proportional_hazards_alpha: float = Field(default=0.05, gt=0, lt=1)
    """A smaller p of the test says that hazards are not proportional."""
    crossing_points: float = Field(default=3.0, gt=0, lt=100)
    """Curves cross if each lies higher than the other by so many percentage points somewhere."""


class FiguresPolicy(PolicyPart):
    """What figures may show."""

    tail: Literal["grey", "cut", "plain"] = "grey"
    """How the part of a survival curve that rests on few subjects is drawn."""
    tail_share: float = Field(default=0.10, ge=0, le=1)
    """The tail begins where a smaller share of the subjects is at risk."""
    tail_subjects: int = Field(default=10, ge=0)
    """The tail begins where fewer subjects than this are at risk."""
    forest_min_events: int = Field(default=1, ge=0)
    """A subgroup with fewer events gets no estimate."""


class SafetyPolicy(PolicyPart):
    """How much of a deck is safety, and what its tables list."""

    proportion: float = Field(default=0.5, ge=0)
    """Least number of safety slides, as a share of the efficacy slides."""
    min_slides: int = Field(default=2, ge=0)
    """Least number of safety slides beside efficacy."""
    room: float = Field(default=0.25, ge=0)
    """Least area of tables and figures on safety slides, as a share of that on efficacy slides."""
    common_percent: float = Field(default=10.0, gt=0, lt=100)
    """Adverse events of at least this percentage in any arm are common."""
    dot_plot_terms: int = Field(default=12, ge=1)
    """Most preferred terms on the dot plot of adverse events."""
    exposure_ratio: float = Field(default=1.5, gt=1)
    """Arms treated for times that differ by more than this need rates per time at risk."""


class LegibilityPolicy(PolicyPart):
    """Smallest type in points and least contrast."""

    title_pt: float = Field(default=24, gt=0)
    """Titles."""
    body_pt: float = Field(default=18, gt=0)
    """Running text."""
    table_pt: float = Field(default=12, gt=0)
    """Tables, panels beside figures and lists of references."""
    figure_pt: float = Field(default=12, gt=0)
    """Words and numbers in figures."""
    footnote_pt: float = Field(default=10, gt=0)
    """Footnotes."""
    contrast_text: float = Field(default=4.5, ge=1)
    """Of type against what is behind it, as WCAG measures it."""
    contrast_mark: float = Field(default=3.0, ge=1)
    """Of curves, bars and points against what is behind them."""
    absolute_share: float = Field(default=0.75, gt=0, le=1)
    """Least size of an absolute value relative to the relative one beside it."""
    arm_difference: float = Field(default=10.0, ge=0)
    """Least difference (CIEDE2000) of the colours of two arms, whatever eyes see them."""


Individual = Literal["waterfall", "swimmer", "spider", "edish", "km", "km_marks"]
"""Kinds of figures with one value for each subject; `km_marks` are the censoring marks alone."""


class AudiencePrivacy(PolicyPart):
    """What less some audiences are shown of single subjects."""

    words: tuple[str, ...] = Field(min_length=1)
    """Words or phrases, of which the audience names one; compared without case."""
    smallest_cell: int = Field(default=0, ge=0)
    """Instead of the policy's, where it is higher."""
    not_shown: tuple[Individual, ...] = ()
    """Figures that they are not shown."""

    def __str__(self) -> str:
        """Return it in words, as lists of limits print it."""
        figures = f"; no {', '.join(self.not_shown)}" if self.not_shown else ""
        return f"{', '.join(self.words)}: fewer than {self.smallest_cell} not shown{figures}"


class PrivacyPolicy(PolicyPart):
    """What may be shown of few people and of single ones."""

    smallest_cell: int = Field(default=5, ge=0)
    """Fewer subjects than this are not shown where subjects are described; 0: no limit."""
    not_shown: tuple[Individual, ...] = ()
    """Figures that no audience is shown."""
    audiences: tuple[AudiencePrivacy, ...] = (
        AudiencePrivacy(
            words=(
                *("general public", "lay audience", "patient organisation", "patient advocates"),
                *("press", "journalists", "investors"),
            ),
            smallest_cell=10,
            not_shown=("waterfall", "swimmer", "spider", "edish", "km_marks"),
        ),
    )
    """Where several fit an audience, all of them hold."""


class ValidityPolicy(PolicyPart):
    """For how long what was compared holds."""

    label_months: int = Field(default=12, ge=1, le=24)
    """Months after which a label is to be compared with the one in force again."""


class PermissionsPolicy(PolicyPart):
    """Under which licences figures of others may be shown without asking."""

    open_licences: tuple[str, ...] = ("CC BY", "CC BY-SA", "CC BY-ND", "CC0", "public domain")
    """Without their version. Licences for non-commercial use (NC) are none of a company's."""
    unchanged_only: tuple[str, ...] = ("CC BY-ND",)
    """Those of them that let nobody change a figure."""


class Duty(PolicyPart):
    """Words that a market wants to see, and in decks of which purposes."""

    words: str = Field(min_length=1)
    """May hold {product}, {market}, {contact} and {place}; see `market-duties`."""
    purposes: tuple[Purpose, ...] = ()
    """Empty: all."""


class MarketDuties(PolicyPart):
    """What a market asks of decks on a medicine that is approved there."""

    black_triangle: Duty | None = None
    """What the triangle behind the name of a medicine under additional monitoring means."""
    prescribing_information: Duty | None = None
    """Where the prescribing information is found."""
    adverse_events: Duty | None = None
    """Where adverse events are reported."""


class Switch(PolicyPart):
    """How much some rules weigh for some purposes, markets or kinds of author.

    What is left empty does not matter. Where several switches hold for one market, the last does;
    where a deck is for several markets, the strictest of them counts.
    """

    rules: tuple[str, ...] = Field(min_length=1)
    """Ids of rules, or `id.code` for one of a rule's messages."""
    purposes: tuple[Purpose, ...] = ()
    """Of the decks for which it holds; empty: all."""
    markets: tuple[Market, ...] = ()
    """Of the decks for which it holds; empty: all."""
    author_mode: bool | None = None
    """True: only where the authors own the slides; false: only elsewhere."""
    severity: Severity
    """What the rule or message weighs there."""
    why: str = ""
    """The reason, which `slidekit rules explain` prints."""


class Policy(PolicyPart):
    """A policy pack as a whole."""

    schema_version: int = Field(default=1, ge=1, le=1, alias="schema")
    """1: the version of this format."""
    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    """Small letters, digits and hyphens; findings and the manifest name it."""
    version: str
    """Of the company's, such as 2026-11."""
    description: str = ""
    formats: Formats = Formats()
    statistics: StatisticsPolicy = StatisticsPolicy()
    figures: FiguresPolicy = FiguresPolicy()
    safety: SafetyPolicy = SafetyPolicy()
    legibility: LegibilityPolicy = LegibilityPolicy()
    privacy: PrivacyPolicy = PrivacyPolicy()
    validity: ValidityPolicy = ValidityPolicy()
    permissions: PermissionsPolicy = PermissionsPolicy()
    markets: dict[Market, MarketDuties] = {}
    """Market -> what it asks; one that is not named asks nothing."""
    members: dict[Market, tuple[Market, ...]] = {}
    """Region -> countries for which its approvals, duties and switches hold as well; left out:
    those of the house."""
    switches: tuple[Switch, ...] = ()
    """Left out: those of the house; an empty list: none."""
    severities: dict[str, Severity] = {}
    """Rule id -> severity, where the company departs from the rule's own and from all switches."""
    lexicon: Lexicon = Lexicon()
    """In a policy file what the company adds to the house's lexicon or changes of it; in a policy
    that was loaded the whole."""

    def codes(self, market: str) -> tuple[str, ...]:
        """Return a market and the regions that it is a part of, itself first."""
        return (market, *(region for region, parts in self.members.items() if market in parts))
