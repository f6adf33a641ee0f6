"""Which adverse events count as common: a share of subjects in any arm, set by the policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.exhibits.fact import Fact
from slidekit.exhibits.setting import provenance_of

if TYPE_CHECKING:
    from slidekit.exhibits.model import Request
    from slidekit.exhibits.safety_analysis import SafetyAnalysis, Term

TOLERANCE = 1e-9
"""So that 10 of 100 reaches 10 %, however the division rounds."""
AT_LEAST = "\N{GREATER-THAN OR EQUAL TO}"


def threshold_of(request: Request, analysis: SafetyAnalysis) -> Fact:
    """Return the share from which terms are listed: the policy's, a printed table's if higher."""
    printed = re.search(r"(\d+(?:\.\d+)?)\s*%", analysis.threshold)
    percent = request.policy.safety.common_percent
    if printed:
        percent = max(percent, float(printed[1]))
    return Fact(
        id=f"{request.prefix}safety.common_threshold",
        measure="proportion",
        value=percent / 100,
        population=analysis.source.population,
        status="safety",
        provenance=provenance_of(analysis.source, "policy", (("scope", "any arm"),)),
    )


def is_common(term: Term, threshold: Fact) -> bool:
    """Tell whether a term reaches the threshold at any grade in at least one arm."""
    return term.highest() >= (threshold.value or 0.0) - TOLERANCE
