"""The policy pack: every threshold, number format and switch that a company may set.

No regulator gives these numbers; they are house policy and live in YAML, never in code.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from slidekit.study.entry import Market
from slidekit.template.constraint import Purpose
from slidekit.template.lexicon import Lexicon

Severity = Literal["block", "block_unless_waived", "warn", "off"]


class PolicyPart(BaseModel):
    """A part of a policy pack: frozen, closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Formats(PolicyPart):
    """How numbers are printed; rounding is half away from zero."""

    percent_decimals: int = Field(default=1, ge=0, le=3)
    ratio_decimals: int = Field(default=2, ge=1, le=4)
    time_decimals: int = Field(default=1, ge=0, le=3)
    difference_decimals: int = Field(default=1, ge=0, le=3)
    number_decimals: int = Field(default=1, ge=0, le=4)
    p_decimals: int = Field(default=3, ge=2, le=5)
    p_smallest: float = Field(default=0.001, gt=0, lt=0.1)
    p_largest: float = Field(default=0.99, gt=0.5, lt=1)
    interval_separator: str = " to "
    citation_style: Literal["ama", "vancouver"] = "ama"


class StatisticsPolicy(PolicyPart):
    """Which methods decks use."""

    level: float = Field(default=0.95, gt=0.5, lt=1)
    conf_type: Literal["log-log", "log", "plain"] = "log-log"
    median_plateau_at_end: Literal["ne", "last"] = "ne"
    ties: Literal["efron", "breslow"] = "efron"
    risk_difference: Literal["miettinen_nurminen", "newcombe"] = "miettinen_nurminen"
    proportional_hazards_alpha: float = Field(default=0.05, gt=0, lt=1)
    crossing_points: float = Field(default=3.0, gt=0, lt=100)
    """Curves cross if each lies higher than the other by so many percentage points somewhere."""


class FiguresPolicy(PolicyPart):
    """What figures may show."""

    tail: Literal["grey", "cut", "plain"] = "grey"
    tail_share: float = Field(default=0.10, ge=0, le=1)
    tail_subjects: int = Field(default=10, ge=0)
    forest_min_events: int = Field(default=1, ge=0)


class SafetyPolicy(PolicyPart):
    """How much of a deck is safety, and what its tables list."""

    proportion: float = Field(default=0.5, ge=0)
    min_slides: int = Field(default=2, ge=0)
    room: float = Field(default=0.25, ge=0)
    """Least area of tables and figures on safety slides, as a share of that on efficacy slides."""
    common_percent: float = Field(default=10.0, gt=0, lt=100)
    dot_plot_terms: int = Field(default=12, ge=1)
    exposure_ratio: float = Field(default=1.5, gt=1)


class LegibilityPolicy(PolicyPart):
    """Smallest type in points and least contrast."""

    title_pt: float = Field(default=24, gt=0)
    body_pt: float = Field(default=18, gt=0)
    table_pt: float = Field(default=12, gt=0)
    figure_pt: float = Field(default=12, gt=0)
    footnote_pt: float = Field(default=10, gt=0)
    contrast_text: float = Field(default=4.5, ge=1)
    contrast_mark: float = Field(default=3.0, ge=1)
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


class PrivacyPolicy(PolicyPart):
    """What may be shown of few people and of single ones."""

    smallest_cell: int = Field(default=5, ge=0)
    """Fewer subjects than this are not shown where subjects are described; 0: no limit."""
    not_shown: tuple[Individual, ...] = ()
    """Figures that no audience is shown."""
    audiences: tuple[AudiencePrivacy, ...] = ()
    """Where several fit an audience, all of them hold."""


class Switch(PolicyPart):
    """How much some rules weigh for some purposes, markets or kinds of author.

    What is left empty does not matter. Where several switches hold for one market, the last does;
    where a deck is for several markets, the strictest of them counts.
    """

    rules: tuple[str, ...] = Field(min_length=1)
    """Ids of rules, or `id.code` for one of a rule's messages."""
    purposes: tuple[Purpose, ...] = ()
    markets: tuple[Market, ...] = ()
    author_mode: bool | None = None
    severity: Severity
    why: str = ""


class Policy(PolicyPart):
    """A policy pack as a whole."""

    schema_version: int = Field(default=1, ge=1, le=1, alias="schema")
    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    version: str
    description: str = ""
    formats: Formats = Formats()
    statistics: StatisticsPolicy = StatisticsPolicy()
    figures: FiguresPolicy = FiguresPolicy()
    safety: SafetyPolicy = SafetyPolicy()
    legibility: LegibilityPolicy = LegibilityPolicy()
    privacy: PrivacyPolicy = PrivacyPolicy()
    switches: tuple[Switch, ...] = ()
    severities: dict[str, Severity] = {}
    """Rule id -> severity, where the company departs from the rule's own and from all switches."""
    lexicon: Lexicon = Lexicon()
    """In a policy file what the company adds to the house's lexicon or changes of it; in a policy
    that was loaded the whole."""
