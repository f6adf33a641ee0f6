from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.exhibits.testing import p_type, state_of
from tests.exhibits.freireich import RELAPSE, freireich
from tests.exhibits.trials import POLICY, table

if TYPE_CHECKING:
    from slidekit.study.model import Study

SECOND: dict[str, Any] = {
    "id": "os",
    "label": "Overall survival",
    "paramcd": "RFS",
    "rank": "key_secondary",
    "prespecified": True,
    "alpha_order": 2,
    "alpha": 0.05,
}


def two(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None) -> Study:
    """Return a trial with a primary and a key secondary endpoint on the same times."""
    return freireich(endpoints=[{**RELAPSE, **(first or {})}, {**SECOND, **(second or {})}])


def states(study: Study) -> list[str]:
    """Return what became of both endpoints."""
    return [state_of(study, POLICY.statistics, endpoint) for endpoint in study.spec.endpoints]


def types(study: Study) -> list[str]:
    """Return how both p-values may be read."""
    return [p_type(study, POLICY.statistics, endpoint) for endpoint in study.spec.endpoints]


def test_an_endpoint_is_met_by_its_own_p_and_alpha() -> None:
    """A log-rank p of 0.00004 is under 0.05, for both endpoints in turn."""
    assert states(two()) == ["met", "met"]
    assert types(two()) == ["controlled", "controlled"]


def test_a_hierarchy_stops_at_the_first_endpoint_that_is_not_met() -> None:
    """With an alpha of 0.00001 the first is not met, and the second is not tested."""
    study = two({"alpha": 0.00001})
    assert states(study) == ["not_met", "not_tested"]
    assert types(study) == ["controlled", "nominal"]


def test_what_study_yaml_says_holds() -> None:
    """An endpoint that study.yaml calls not met stays so, whatever the p."""
    assert states(two({"met": False})) == ["not_met", "not_tested"]


def test_without_alpha_nothing_is_claimed() -> None:
    """A p without an alpha to hold it against makes no endpoint met."""
    assert states(two({"alpha": None}, {"alpha": None})) == ["not_reported", "not_tested"]


def test_an_effect_in_the_wrong_direction_is_not_met() -> None:
    """For time to improvement a ratio under 1 is worse: a small p then fails the endpoint."""
    assert states(two({"label": "Time to improvement"}))[0] == "not_met"


def test_an_unplanned_endpoint_has_a_descriptive_p() -> None:
    """Exploratory and post hoc endpoints, and those of unknown rank, are described."""
    for changed in ({"rank": "exploratory"}, {"rank": "post_hoc"}, {"rank": None}):
        study = two({**changed, "prespecified": None, "alpha_order": None})
        assert types(study)[0] == "descriptive"


def test_a_planned_endpoint_outside_the_order_has_a_nominal_p() -> None:
    """A secondary endpoint without a place in the order of tests is not controlled."""
    assert types(two(None, {"alpha_order": None, "rank": "secondary"}))[1] == "nominal"


def test_an_endpoint_that_was_not_tested_has_a_nominal_p() -> None:
    """Its place in the order does not make it controlled."""
    study = two(None, {"state": "not_tested"})
    assert (states(study)[1], types(study)[1]) == ("not_tested", "nominal")


def test_immature_data_are_immature() -> None:
    """An endpoint that the design calls immature is neither met nor missed."""
    study = freireich(design={"randomised": True, "immature": ["rfs"]})
    assert state_of(study, POLICY.statistics, study.spec.endpoints[0]) == "immature"


def test_one_sided_plans_halve_the_p() -> None:
    """A two-sided p of 0.0000417 meets a one-sided alpha of 0.000021, not one of 0.00002."""
    for alpha, state in ((0.000021, "met"), (0.00002, "not_met")):
        study = freireich(endpoint={"alpha": alpha}, statistics={"sided": 1})
        assert state_of(study, POLICY.statistics, study.spec.endpoints[0]) == state


def test_a_reported_p_comes_before_the_computed_one() -> None:
    """The log-rank p of the rows is 0.00004; a report that prints 0.2 decides, for it is shown."""
    report = table(
        "estimates",
        {
            "endpoint_id": ["rfs"],
            "measure": ["HR"],
            "arm": ["6-MP"],
            "comparator": ["Placebo"],
            "value": ["0.80"],
            "p": ["0.2"],
        },
    )
    study = freireich(report)
    assert state_of(study, POLICY.statistics, study.spec.endpoints[0]) == "not_met"
