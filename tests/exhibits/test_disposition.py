"""The flow diagram: counts of each step, reasons, and a figure without overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.exhibits.flow_drawing import FlowData
from slidekit.exhibits.model import Missing
from tests.exhibits.drawn import drawn, labels, outside, overlapping
from tests.exhibits.test_ae_figures import arms
from tests.exhibits.trials import ITT, SAFETY, events, made, make, say, subjects, trial

if TYPE_CHECKING:
    from slidekit.exhibits.model import Made
    from slidekit.study.model import Study

REASONS = (
    "PROGRESSIVE DISEASE",
    "ADVERSE EVENT",
    "WITHDRAWAL BY SUBJECT",
    "PHYSICIAN DECISION",
    "LOST TO FOLLOW-UP",
    "PROTOCOL DEVIATION",
    "WITHDRAWAL BY PARENT/GUARDIAN",
    "",
)


def boxes(found: Made) -> FlowData:
    """Return the boxes of a flow diagram."""
    assert isinstance(found.exhibit.data, FlowData)
    return found.exhibit.data


def said(found: Made, lines: tuple[str, ...]) -> list[str]:
    """Return lines of a box as they are read."""
    return [say(found, line).strip() for line in lines]


def busy(count: int, *populations: dict[str, object]) -> Study:
    """Return a study of 1 to 4 arms with long names in which everything happened."""
    assigned = [f"A{arm}" for arm in range(count) for _ in range(10)] + ["Screen Failure"] * 3
    size = 10 * count
    states = ["ONGOING", "COMPLETED", *("DISCONTINUED",) * 8] * count + [""] * 3
    reasons = ["", "", *REASONS] * count + [""] * 3
    people = subjects(
        *assigned,
        ITTFL=["Y"] * size + ["N"] * 3,
        SAFFL=(["Y"] * 9 + ["N"]) * count + ["N"] * 3,
        EOTSTT=states,
        DCTREAS=reasons,
        EOSSTT=states,
    )
    design = {"randomised": count > 1}
    found = list(populations) or [ITT, SAFETY]
    return trial(people, arms=arms(count), design=design, populations=found)


def test_every_step_is_counted_by_planned_arm() -> None:
    """Screened, excluded, randomised, treated and analysed follow from the subject table."""
    found = made("disposition", busy(2))
    flow = boxes(found)
    assert say(found, flow.assessed) == "Assessed for eligibility: 23"
    assert say(found, flow.excluded) == "Excluded: 3"
    assert say(found, flow.assigned) == "Randomised: 20"
    assert said(found, flow.arms[0].allocated) == [
        "Randomised: 10",
        "Received treatment: 9",
        "Did not receive treatment: 1",
    ]
    assert said(found, flow.arms[0].analysed) == [
        "Analysed, ITT: 10",
        "Analysed, safety population: 9",
    ]


def test_rare_reasons_are_counted_together() -> None:
    """Six lines at most: the sum of all reasons is the number that discontinued."""
    found = made("disposition", busy(2))
    fate = said(found, boxes(found).arms[0].fate)
    assert fate[:3] == [
        "Treatment ongoing: 1",
        "Completed treatment: 1",
        "Discontinued treatment: 8",
    ]
    reasons = fate[3:-1]
    assert fate[-1] == "Discontinued study: 8"
    assert len(reasons) == 6
    assert reasons[-1] == "Other reasons: 3"
    assert sum(int(line.rsplit(": ", 1)[1]) for line in reasons) == 8


def test_both_arms_list_the_same_reasons() -> None:
    """A reason that only one arm has stands in the other with zero."""
    people = subjects(
        "New", "Old", EOTSTT=["DISCONTINUED", "DISCONTINUED"], DCTREAS=["DEATH", "ADVERSE EVENT"]
    )
    found = made("disposition", trial(people))
    new, old = (said(found, arm.fate) for arm in boxes(found).arms)
    assert new[1:] == ["Adverse event: 0", "Death: 1"]
    assert old[1:] == ["Adverse event: 1", "Death: 0"]


def test_what_no_column_says_is_not_reported() -> None:
    """A table of randomised subjects alone does not say who was screened or who stopped."""
    found = made("disposition", trial(subjects("New", "Old")))
    flow = boxes(found)
    assert say(found, flow.assessed) == "Assessed for eligibility: not reported"
    assert say(found, flow.excluded) == "Excluded: not reported"
    assert said(found, flow.arms[0].fate) == [
        "Discontinued treatment: not reported",
        "Reasons: not reported",
    ]
    assert all(fact.absent == "not_reported" for fact in found.facts if fact.value is None)


def test_a_trial_that_was_not_randomised_is_not_called_so() -> None:
    """The words for being given an arm follow the design."""
    tables = subjects("New")
    one = [{"id": "new", "name": "New"}]
    enrolled = made("disposition", trial(tables, arms=one, design={"randomised": False}))
    assert say(enrolled, boxes(enrolled).assigned) == "Enrolled: 1"
    unsaid = made("disposition", trial(tables, arms=one))
    assert say(unsaid, boxes(unsaid).assigned) == "Assigned to an arm: 1"


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_diagram_keeps_its_texts_apart_and_inside(count: int) -> None:
    """With one to four arms and every line in use nothing overlaps or leaves the figure."""
    items = drawn(made("disposition", busy(count)))
    assert outside(items) == []
    assert overlapping(items) == []


def test_a_diagram_of_four_populations_still_fits() -> None:
    """Lines move closer before anything leaves the figure."""
    pp: dict[str, object] = {**ITT, "id": "pp", "abbreviation": "PP"}
    pk: dict[str, object] = {**ITT, "id": "pk", "abbreviation": "PK"}
    found = made("disposition", busy(4, ITT, SAFETY, pp, pk))
    items = drawn(found)
    assert len(boxes(found).arms[0].analysed) == 4
    assert outside(items) == []
    assert overlapping(items) == []


def test_every_number_of_the_diagram_is_bound() -> None:
    """Each line with a number names the fact that it prints."""
    found = made("disposition", busy(2))
    runs = [run for item in labels(drawn(found)) for run in item.paragraphs[0].runs]
    numbers = [run for run in runs if any(sign.isdigit() for sign in run.text)]
    named = [run for run in numbers if not run.text.startswith("Nexotamab")]
    assert named
    assert all(run.fact in found.exhibit.facts for run in named)


def test_without_a_subject_table_the_reason_is_said() -> None:
    """Nothing is made of adverse events alone."""
    found = make("disposition", trial(events(("S1", "Rash"))))
    assert isinstance(found, Missing)
    assert found.kind == "disposition"
