"""What several studies say of one medicine, taken together."""

from __future__ import annotations

import pytest

from slidekit.exhibits.duties import asked_of
from slidekit.study.spec import StudySpec
from slidekit.study.uses import products_of
from slidekit.template.load import load_policy


def spec(name: str, status: str, **told: object) -> StudySpec:
    """Return a study of one medicine with a status in Great Britain."""
    use = {"text": "Advanced disease", "status": {"GB": status}}
    product = {"generic": "newmab", "arms": ["new"], "indications": [use], **told}
    return StudySpec.model_validate(
        {
            "id": name,
            "arms": [
                {"id": "new", "name": "Newmab"},
                {"id": "old", "name": "Oldmab", "reference": True},
            ],
            "products": [product],
            "deck": {"purpose": "on_label", "markets": ["GB"], "safety_contact": "Safety desk"},
        }
    )


APPROVED = spec("one", "approved", additional_monitoring=["GB"])
REVIEWED = spec("two", "under_review", prescribing_information={"GB": "the handout"})
SWAPPED = APPROVED.model_copy(
    update={
        "id": "three",
        "arms": tuple(a.model_copy(update={"reference": a.id == "new"}) for a in APPROVED.arms),
    }
)


@pytest.mark.parametrize("specs", [(APPROVED, REVIEWED), (REVIEWED, APPROVED), (SWAPPED, REVIEWED)])
def test_what_one_study_says_of_a_medicine_holds_for_all(specs: tuple[StudySpec, ...]) -> None:
    """An approval, a triangle and a pointer count in whichever study they are told, in any order.

    A medicine that is studied in one of them is the company's, though another compares with it.
    """
    asked = asked_of(specs, REVIEWED.deck, load_policy("default"))
    assert [one.what for one in asked] == [
        "black_triangle",
        "prescribing_information",
        "adverse_events",
    ]
    assert asked[1].words.endswith("the handout")


def test_a_status_that_two_studies_tell_differently_stands_twice() -> None:
    """Neither of the two is dropped, so that a person sees that they differ."""
    (product,) = products_of((APPROVED, REVIEWED))
    told = [use.status["GB"] for use in product.indications]
    assert told == ["approved", "under_review"]
    (same,) = products_of((APPROVED, APPROVED))
    assert len(same.indications) == 1
