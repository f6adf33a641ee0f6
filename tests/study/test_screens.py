"""On which page of the app a key of study.yaml is said; the app's tests hold the pages to it."""

from __future__ import annotations

import pytest

from slidekit.study.screens import page_of, with_page


@pytest.mark.parametrize(
    ("key", "page"),
    [
        ("deck.funder_role", "Trial and deck"),
        ("safety.ctcae", "Trial and deck"),
        ("endpoints", "Endpoints"),
        ("endpoints.os.population", "Endpoints"),
        ("statistics.testing_order", "Endpoints"),
        ("subgroups.SEX.prespecified", "Subgroups"),
        ("products.St. John's wort.indications.status", "Medicines"),
        ("safety.aesi", "Special interest"),
        ("endpoints.orr.assessor", None),
        ("endpoints.rank", None),
        ("deck.request", None),
        ("slide references", None),
        ("", None),
    ],
)
def test_a_key_has_the_page_on_which_it_is_typed(key: str, page: str | None) -> None:
    """Keys that no page shows have none."""
    assert page_of(key) == page


def test_what_to_do_ends_with_the_page() -> None:
    """A key without a page leaves the sentence as it is."""
    assert with_page("Add `nct`.", "nct") == (
        "Add `nct`. In the app: File, Edit the study, page Trial and deck."
    )
    assert with_page("Add it.", "deck.request") == "Add it."
