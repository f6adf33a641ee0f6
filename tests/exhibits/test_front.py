"""Title, approval status, disclosures and background: study.yaml's words, never invented ones."""

from __future__ import annotations

from slidekit.exhibits.model import Missing
from tests.exhibits.trials import lines, made, make, rows, say, subjects, trial

TABLES = subjects("New", "Old")


def test_the_title_slide_names_trial_registration_and_presenter() -> None:
    """The lines stand in the order in which a cover is read."""
    deck = {
        "presenter": {"name": "A. Speaker", "employer": "Example Pharma"},
        "meeting": "Annual Meeting",
        "date": "2026-10-17",
        "embargo": "until the session begins",
    }
    study = trial(
        TABLES, title="A trial", nct="NCT01234567", phase="3", condition="gout", deck=deck
    )
    found = made("title", study)
    assert found.exhibit.title == "A trial"
    assert lines(found) == [
        "Phase 3 · gout",
        "Trial registration: NCT01234567",
        "Presenter: A. Speaker, Example Pharma",
        "Annual Meeting · 17 Oct 2026",
        "Embargo: until the session begins",
    ]


def test_a_bare_title_slide_says_what_is_not_reported() -> None:
    """Without words of study.yaml there are no others."""
    found = made("title", trial(TABLES))
    assert found.exhibit.title == "t"
    assert lines(found) == ["Trial registration: not reported", "Presenter: not reported"]


def test_status_has_a_row_per_product_indication_and_market() -> None:
    """Unapproved uses say in the cell itself that safety and effectiveness are not established."""
    uses = [
        {"text": "Gout", "status": {"US": "approved"}, "pathway": "accelerated"},
        {
            "text": "Asthma",
            "status": {"US": "under_review", "EU": "withdrawn"},
            "studied_here": False,
        },
    ]
    study = trial(
        TABLES,
        products=[{"generic": "nexotamab", "indications": uses}],
        deck={"markets": ["US", "EU"]},
    )
    assert rows(made("status", study)) == [
        ["nexotamab", "Gout", "Yes", "US", "Approved (accelerated approval)"],
        ["nexotamab", "Gout", "Yes", "EU", "not reported"],
        ["nexotamab", "Asthma", "No", "US",
         "Under review; safety and effectiveness not established"],
        ["nexotamab", "Asthma", "No", "EU", "Approval withdrawn"],
    ]  # fmt: skip


def test_status_without_products_is_missing_with_its_key() -> None:
    """What a person must add to study.yaml is named."""
    found = make("status", trial(TABLES))
    assert isinstance(found, Missing)
    assert found.key == "products"


def test_disclosures_leave_no_line_out() -> None:
    """Employer, conflicts, funder and role stand there, reported or not."""
    said = lines(made("disclosures", trial(TABLES, deck={"funder": "Example Pharma"})))
    assert said == [
        "Presenter: not reported",
        "Employer of the presenter: not reported",
        "Conflicts of interest of the presenter: not reported",
        "Authors: not reported",
        "Conflicts of interest of the authors: not reported",
        "Sponsor: not reported",
        "Funder: Example Pharma",
        "Role of the funder: not reported",
    ]


def test_background_keeps_its_words_and_citations() -> None:
    """Bullets come as they are written; the references they cite are those of the slide."""
    bullets = ["Gout is common.{ref:smith}", "It hurts."]
    found = made("background", trial(TABLES, deck={"background": bullets}))
    assert [line.text for line in found.exhibit.data.lines] == bullets  # type: ignore[attr-defined]
    assert found.exhibit.references == ("smith",)
    absent = make("background", trial(TABLES))
    assert isinstance(absent, Missing)
    assert absent.key == "deck.background"


def test_alternative_text_of_the_status_table_names_the_products() -> None:
    """Someone who does not see the table hears what it is about."""
    found = made("status", trial(TABLES, products=[{"generic": "nexotamab"}]))
    assert "nexotamab" in say(found, found.exhibit.alt)
    assert rows(found) == [["nexotamab", *["not reported"] * 4]]
