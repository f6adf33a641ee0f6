"""Design and statistics as study.yaml gives them; what it does not say is not guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.model import Missing
from tests.exhibits.trials import headings, made, make, rows, say, subjects, table, trial

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slidekit.study.model import Study

TABLES = subjects("New", "New", "Old")
ENDPOINTS: list[dict[str, object]] = [
    {"id": "pfs", "label": "PFS", "rank": "key_secondary", "alpha_order": 2, "alpha": 0.0125},
    {"id": "os", "label": "OS", "rank": "primary", "alpha_order": 1, "alpha": 0.05,
     "population": "itt", "definition": "Time to death"},
    {"id": "dor", "label": "DOR", "rank": "exploratory"},
]  # fmt: skip


def test_the_design_has_every_element_that_the_rule_asks_for() -> None:
    """Randomisation, blinding, control, arms, populations, eligibility, size, registration."""
    study = trial(
        TABLES,
        nct="NCT01234567",
        phase="Phase 2/3",
        condition="gout",
        design={"randomised": True, "blinding": "double-blind", "control": "placebo",
                "allocation": "2:1"},
        eligibility=["Adults", "No earlier treatment"],
        statistics={"sample_size": "3 subjects"},
        data_cutoff="2026-06-30",
    )  # fmt: skip
    assert rows(made("design", study)) == [
        ["Trial", "Phase 2/3; gout; registration NCT01234567"],
        ["Allocation", "Randomised; 2:1"],
        ["Blinding", "Double-blind"],
        ["Control", "Placebo"],
        ["Arms", "New: N = 2\nOld (reference): N = 1"],
        ["Populations", "Intention-to-treat population (ITT): N = 3\nSafety population: N = 3"],
        ["Eligibility", "Adults\nNo earlier treatment"],
        ["Sample size", "3 subjects"],
        ["Data cut-off", "30 Jun 2026"],
    ]


def test_an_unsaid_design_is_not_reported() -> None:
    """Blinding or control that nobody gave is not assumed from anything else."""
    said = {row[0]: row[1] for row in rows(made("design", trial(TABLES)))}
    assert said["Trial"] == "Phase not reported; condition not reported; registration not reported"
    for element in ("Allocation", "Blinding", "Control", "Eligibility", "Sample size"):
        assert said[element] == "not reported", element


def test_a_published_study_shows_planned_sizes_as_planned() -> None:
    """Without a subject table the size of an arm is the planned one and is called so."""
    arms = [
        {"id": "new", "name": "New", "planned": 310},
        {"id": "old", "name": "Old", "reference": True},
    ]
    printed = table("ae", {"arm": ["New"], "N": ["9"], "n_any": ["1"], "pt": [""]})
    said = {row[0]: row[1] for row in rows(made("design", trial(printed, arms=arms)))}
    assert said["Arms"] == "New: planned N = 310\nOld (reference): size not reported"


def test_endpoints_stand_in_the_order_of_tests_with_their_alpha() -> None:
    """The order decides, then the rank; alpha has the digits of study.yaml, not rounded ones."""
    found = made("statistics", trial(TABLES, endpoints=ENDPOINTS, statistics={"alpha": 0.05}))
    assert headings(found)[0] == "Test order"
    assert [row[:5] for row in rows(found)] == [
        ["1", "OS", "Primary", "0.05", "ITT"],
        ["2", "PFS", "Key secondary", "0.0125", "not reported"],
        ["None", "DOR", "Exploratory", "None", "not reported"],
    ]
    assert say(found, found.exhibit.footnotes[0]) == "Overall alpha 0.05, two-sided."


def test_a_fixed_sequence_is_tested_at_the_overall_alpha() -> None:
    """Places alone say so; where two share one, or one has its own alpha, nobody has said it."""
    plain = [{**one, "alpha": None} for one in ENDPOINTS]
    shared = [{**one, "alpha_order": 1} for one in plain]
    cells = {
        name: [row[3] for row in rows(made("statistics", _with_alpha(endpoints)))]
        for name, endpoints in (("plain", plain), ("shared", shared), ("own", ENDPOINTS))
    }
    assert cells == {
        "plain": ["0.05", "0.05", "None"],
        "shared": ["not reported", "not reported", "not reported"],
        "own": ["0.05", "0.0125", "None"],
    }
    notes = made("statistics", _with_alpha(plain)).exhibit.footnotes
    assert "Each test at the overall alpha, in this order, while all before it are met." in notes


def _with_alpha(endpoints: Sequence[Mapping[str, object]]) -> Study:
    return trial(TABLES, endpoints=endpoints, statistics={"alpha": 0.05})


def test_statistics_without_endpoints_are_missing_with_their_key() -> None:
    """No table of nothing is made."""
    found = make("statistics", trial(TABLES))
    assert isinstance(found, Missing)
    assert found.key == "endpoints"
