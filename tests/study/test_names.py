"""Names that belong to something else: short names of arms, and guesses from labels."""

from __future__ import annotations

import pytest

from slidekit.study.checks.named import mistyped_versions
from slidekit.study.checks.names import confusable_short_names
from slidekit.study.specfile import spec_text
from slidekit.study.suggest import suggest_spec, without_unit
from tests.exhibits.trials import subjects, times_of, trial

OSTRA, QUELMA = "Ostrataxel + placebo", "Quelmatinib + placebo"
MONO, BOTH = "Nivolumab monotherapy", "Nivolumab + ipilimumab"

SHORT_NAMES = {
    "the other arm's medicine": ((OSTRA, "Quelmatinib"), (QUELMA, ""), ["error"]),
    "both exchanged": ((OSTRA, "Quelmatinib"), (QUELMA, "Ostrataxel"), ["error", "error"]),
    "what both arms got": ((OSTRA, "Placebo"), (QUELMA, ""), ["warn"]),
    "part of a combination": ((MONO, "Nivolumab"), (BOTH, "Combination"), ["warn"]),
    "its own medicine": ((OSTRA, "Ostrataxel"), (QUELMA, "Quelmatinib"), []),
    "a part of a longer word": (("Control", "Nivo"), (BOTH, "Nivo-ipi"), []),
    "its own whole name": (("Placebo", "Placebo"), (QUELMA, ""), []),
}


@pytest.mark.parametrize(("one", "other", "severities"), SHORT_NAMES.values(), ids=SHORT_NAMES)
def test_a_short_name_of_another_arm_is_told(
    one: tuple[str, str], other: tuple[str, str], severities: list[str]
) -> None:
    """What the other arm alone got is an error, what both could be called a remark."""
    arms = [
        {"id": f"a{n}", "name": name, "short": short}
        for n, (name, short) in enumerate((one, other))
    ]
    found = list(confusable_short_names(trial(arms=arms)))
    assert [problem.severity for problem in found] == severities


def test_a_short_name_of_the_other_arms_medicine_is_told() -> None:
    """The products say which arm got it, where the arms' names do not."""
    arms = [{"id": "a", "name": "Arm A", "short": "Novumab"}, {"id": "b", "name": "Arm B"}]
    study = trial(arms=arms, products=[{"generic": "novumab", "arms": ["b"]}])
    (found,) = confusable_short_names(study)
    assert found.message == (
        "The arm Arm A has the short name Novumab, which readers take for the arm Arm B."
    )
    own = trial(arms=arms, products=[{"generic": "novumab", "arms": ["a", "b"]}])
    assert not list(confusable_short_names(own))


@pytest.mark.parametrize("version", ["5.02026-10-17", "2026", "5.0.1.2", "27,100"])
def test_what_is_no_version_is_told(version: str) -> None:
    """A date typed behind a version would stand on every slide of adverse events."""
    (found,) = mistyped_versions(trial(safety={"ctcae": version}))
    assert (found.severity, found.message) == ("error", f"{version} is no version of CTCAE.")


@pytest.mark.parametrize(
    "version", ["5.0", "v4.03", "5", "NCI-CTCAE 5.0.", "26.0 and 27.1", "Invented terms", ""]
)
def test_versions_in_words_of_their_own_are_kept(version: str) -> None:
    """Several where trials are pooled, or none."""
    assert not list(mistyped_versions(trial(safety={"ctcae": version, "meddra": version})))


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Overall Survival (days)", "Overall Survival"),
        ("Progression-Free Survival by BICR (Months)", "Progression-Free Survival by BICR"),
        ("Overall survival, in weeks", "Overall survival"),
        ("Survival at 6 months", "Survival at 6 months"),
        ("Overall survival (BICR)", "Overall survival (BICR)"),
        ("(days)", "(days)"),
    ],
)
def test_a_guessed_label_has_no_unit(label: str, name: str) -> None:
    """The unit of a table's times is taken off its parameter's label, and nothing else."""
    assert without_unit(label) == name


def test_a_suggestion_names_no_unit_and_each_characteristic_once() -> None:
    """Slides show months: an endpoint in days is not called so, and race has one factor."""
    races = {"RACE": ["WHITE", "ASIAN"], "RACEGR1": ["White", "Other"], "SEX": ["F", "M"]}
    found = suggest_spec(
        [subjects("New", "Old", **races), times_of("OS", "Overall Survival (days)")]
    )
    assert [endpoint.label for endpoint in found.endpoints] == ["Overall Survival"]
    assert [one.column for one in found.subgroups or ()] == ["SEX", "RACEGR1"]
    del races["RACEGR1"]
    alone = suggest_spec([subjects("New", "Old", **races)])
    assert [one.column for one in alone.subgroups or ()] == ["SEX", "RACE"]


def test_responders_are_suggested_for_how_long_a_response_lasted() -> None:
    """A flag of responders makes a population; the file asks for it under that endpoint alone."""
    people = subjects("New", "Old", RSPFL=["Y", "N"])
    found = suggest_spec([people, times_of("DOR", "Duration of Response (days)")])
    responders = found.populations[-1]
    assert (responders.id, responders.filter) == ("responders", {"ITTFL": ("Y",), "RSPFL": ("Y",)})
    assert "    # population: responders" in spec_text(found)
    survival = suggest_spec([people, times_of("OS", "Overall Survival (days)")])
    assert "    # population: itt" in spec_text(survival)
    unknown = suggest_spec([subjects("New", "Old"), times_of("DOR", "Duration of Response")])
    assert "# population:" not in spec_text(unknown)
