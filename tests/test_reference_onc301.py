"""Every number of the sample trial's deck, held to R.

`tests/reference/onc301.R` computed them from the same four tables with R's survfit, survdiff,
coxph, cox.zph, binom.test and mantelhaen.test; it shares no code with slidekit. What it wrote is
kept in `tests/reference/onc301.json`, so that nobody needs R to hold slidekit to it.
"""

from __future__ import annotations

import json
import math
from dataclasses import replace
from hashlib import md5
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import Options, new_deck
from slidekit.stats.survival import kaplan_meier, quantile
from tests.needs import ROOT
from tests.sample_data.made import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.exhibits.fact import Fact

TRIAL = SAMPLES / "onc301"
REFERENCE: dict[str, Any] = json.loads((ROOT / "tests/reference/onc301.json").read_text("utf-8"))
VALUES: dict[str, dict[str, float]] = REFERENCE["facts"]
TOPICS = sorted({id_.partition(".")[0] for id_ in VALUES})

NOT_COMPUTED = {
    **dict.fromkeys(
        ("design.alpha", "os.alpha", "pfs.alpha", "orr.alpha", "ttdghs.alpha", "ttdpf.alpha"),
        "stated by the protocol: study.yaml",
    ),
    "safety.common_threshold": "set by the house policy; R lists terms from the same 10%",
    "safety.dot_terms": "set by the house policy; R compares the same 12 terms",
    "self_check.checked": "counts the numbers that other programs computed again",
    "self_check.agreeing": "counts those on which they agree",
}
"""Facts of the deck that no table gives, so that R has nothing to say of them -> why."""

PARTS = ("value", "lower", "upper", "p", "n", "N")
FITTED = {
    "stratified_cox_efron/1",
    "subgroup_cox_efron/1",
    "interaction_likelihood_ratio/1",
    "proportional_hazards_km/1",
}
"""Methods that climb a likelihood and stop near its top; all others end in a formula."""
NEAR_TOP, ROUNDING = 1e-6, 1e-9


@pytest.fixture(scope="module")
def facts() -> Mapping[str, Fact]:
    """Return the facts of a first whole deck of ONC301 by id."""
    return new_deck([TRIAL], Options()).fact_index()


def tolerance(fact: Fact, part: str) -> float:
    """Return the relative difference allowed; p beside a hazard ratio is of the log-rank test."""
    if part in ("n", "N") or fact.measure == "count":
        return 0.0
    log_rank = part == "p" and fact.measure == "ratio"
    return NEAR_TOP if fact.provenance.method in FITTED and not log_rank else ROUNDING


def disagreements(fact: Fact) -> list[str]:
    """Return each part of a fact in which slidekit and R differ; absent must be absent in both."""
    found = []
    for part in PARTS:
        ours, theirs = getattr(fact, part), VALUES[fact.id].get(part)
        if not agree(ours, theirs, tolerance(fact, part)):
            found.append(f"{fact.id} {part}: {ours}, R: {theirs}")
    return found


def agree(ours: float | None, theirs: float | None, relative: float) -> bool:
    """Tell whether two numbers are the same, or both absent."""
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=relative)


@pytest.mark.parametrize("name", REFERENCE["tables_md5"])
def test_the_reference_was_made_of_the_tables_that_are_here(name: str) -> None:
    """Where this fails, run `Rscript tests/reference/onc301.R` again."""
    digest = md5((TRIAL / name).read_bytes(), usedforsecurity=False).hexdigest()
    assert digest == REFERENCE["tables_md5"][name]


def test_r_has_computed_every_fact_of_the_deck_that_a_table_gives(
    facts: Mapping[str, Fact],
) -> None:
    """No fact is left out but those named above, and the deck has lost none that R found.

    A new fact has its line in onc301.R, or a reason among those that no table gives.
    """
    assert facts.keys() - VALUES.keys() == NOT_COMPUTED.keys()
    assert not VALUES.keys() - facts.keys()


@pytest.mark.parametrize("topic", TOPICS)
def test_numbers_agree_with_r(topic: str, facts: Mapping[str, Fact]) -> None:
    """Counts are the same; Cox fits agree to 6 digits, all else to 9."""
    of_topic = [facts[id_] for id_ in VALUES if id_.partition(".")[0] == topic]
    assert of_topic
    assert not [line for fact in of_topic for line in disagreements(fact)]


@pytest.mark.parametrize(
    ("id_", "part", "by"),
    [
        ("os.hr.quelmatinib_vs_ostrataxel", "upper", 1 + 3e-6),
        ("os.hr.quelmatinib_vs_ostrataxel", "p", 1 + 3e-9),
        ("orr.difference.quelmatinib_vs_ostrataxel", "lower", 1 + 3e-9),
        ("os.interaction.sex", "value", 1 - 3e-6),
        ("safety.serious.quelmatinib", "n", 91 / 90),
        ("disposition.screened", "value", 807 / 808),
    ],
)
def test_a_wrong_number_would_be_named(
    id_: str, part: str, by: float, facts: Mapping[str, Fact]
) -> None:
    """A number that is off by little more than its tolerance does not pass."""
    wrong: dict[str, Any] = {part: getattr(facts[id_], part) * by}
    (line,) = disagreements(replace(facts[id_], **wrong))
    assert line.startswith(f"{id_} {part}: ")


def test_a_number_that_only_one_side_has_would_be_named(facts: Mapping[str, Fact]) -> None:
    """The upper limit of follow-up for PFS is not reached; a number there would be a difference."""
    follow_up = facts["pfs.follow_up"]
    assert follow_up.upper is None
    assert disagreements(replace(follow_up, upper=30.0))
    assert disagreements(replace(follow_up, value=None))


def test_medians_on_a_last_plateau_follow_sas_where_r_says_more(facts: Mapping[str, Fact]) -> None:
    """S rests at 0.5 from month 2 to the end at 4: R says 3, SAS and decks "not estimable".

    No curve or limit of ONC301 does that, so that both rules give the medians of its deck.
    """
    curve = kaplan_meier([1, 2, 3, 4], [True, True, False, False])
    assert quantile(curve, 0.5, "last").value == REFERENCE["plateau_example_median"] == 3
    assert quantile(curve, 0.5, "ne").value is None
    medians = [facts[id_] for id_ in VALUES if ".median." in id_ or id_.endswith(".follow_up")]
    read = [fact for fact in medians if not fact.id.startswith("exposure.")]
    assert {dict(fact.provenance.parameters)["plateau_at_end"] for fact in read} == {"ne"}
    assert REFERENCE["plateaus"] == []
