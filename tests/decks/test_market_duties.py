"""What the markets of a deck ask for stands on its slides when the deck is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import Options, findings, new_deck
from slidekit.exhibits.duties import TRIANGLE
from tests.decks.test_findings import fill
from tests.decks.variants import copy_study, edit_spec

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck
    from tests.decks.variants import Spec


def made(tmp_path: Path, market: str, **told: Any) -> Deck:
    """Return the deck of the simple sample for a market in which its medicine is approved."""

    def promote(spec: Spec) -> None:
        fill(spec)
        spec["title"] = "Fictivan or placebo: an invented trial of Fictivan"
        product = spec["products"][0]
        product["indications"][0]["status"] = {market: "approved"}
        product.update(told)
        spec["deck"].update(
            purpose="on_label", markets=[market], safety_contact="Nobody (fictional), safety desk"
        )

    return new_deck([edit_spec(copy_study("simple", tmp_path), promote)], Options())


def test_a_promotional_deck_for_britain_has_all_three(tmp_path: Path) -> None:
    """The triangle at the first mention alone; its meaning, the pointer and the Yellow Card."""
    deck = made(
        tmp_path,
        "GB",
        additional_monitoring=["GB"],
        prescribing_information={"GB": "the handout at the door"},
    )
    assert deck.slides[0].title == f"Fictivan{TRIANGLE} or placebo: an invented trial of Fictivan"
    (slide,) = (slide for slide in deck.slides if slide.role == "duties")
    assert [line.text for line in slide.body] == [
        f"{TRIANGLE} Fictivan is subject to additional monitoring in Great Britain.",
        "Fictivan, prescribing information for Great Britain: the handout at the door",
        "Adverse events should be reported. Reporting forms and information can be found at "
        "yellowcard.mhra.gov.uk or in the Yellow Card app. Adverse events should also be reported "
        "to Nobody (fictional), safety desk.",
    ]
    assert [f.message for f in findings(deck) if f.rule == "market-duties"] == []


def test_a_market_by_its_other_name_asks_for_the_same(tmp_path: Path) -> None:
    """Most people write UK; the code of the triangle, the pointer and the Yellow Card is GB."""
    told = {
        "additional_monitoring": ["UK"],
        "prescribing_information": {"UK": "the handout at the door"},
    }
    deck = made(tmp_path, "UK", **told)
    (slide,) = (slide for slide in deck.slides if slide.role == "duties")
    assert deck.settings.markets == ("GB",)
    firsts = [line.text.split()[0] for line in slide.body]
    assert firsts == [TRIANGLE, "Fictivan,", "Adverse"]


@pytest.mark.parametrize("told", ["EU", "DE"])
def test_a_member_state_asks_for_what_the_union_does(tmp_path: Path, told: str) -> None:
    """What is approved and told for the Union holds in Germany; Germany's own entries count too."""
    use = {"text": "Treatment of an invented disease", "status": {told: "approved"}}
    deck = made(
        tmp_path,
        "DE",
        indications=[use],
        additional_monitoring=[told],
        prescribing_information={told: "the handout"},
    )
    (slide,) = (slide for slide in deck.slides if slide.role == "duties")
    assert len(slide.body) == 3
    assert slide.body[1].text.endswith("this meeting: the handout")
    assert [f.message for f in findings(deck) if f.rule == "market-duties"] == []


def test_a_deck_for_the_united_states_names_medwatch_and_no_triangle(tmp_path: Path) -> None:
    """A triangle of another market is none here."""
    deck = made(tmp_path, "US", additional_monitoring=["GB", "EU"])
    (slide,) = (slide for slide in deck.slides if slide.role == "duties")
    assert [line.text for line in slide.body] == [
        "To report suspected adverse reactions, contact Nobody (fictional), safety desk or FDA "
        "MedWatch at 1-800-FDA-1088 or www.fda.gov/medwatch."
    ]
    assert not [s.id for s in deck.slides if TRIANGLE in s.title]
    assert [f.message for f in findings(deck) if f.rule == "market-duties"] == []


@pytest.mark.parametrize("market", ["JP", "CA"])
def test_a_market_that_the_policy_does_not_name_asks_for_nothing(
    tmp_path: Path, market: str
) -> None:
    """No slide is made of it, and no finding either."""
    deck = made(tmp_path, market, additional_monitoring=[market])
    assert not [slide.id for slide in deck.slides if slide.role == "duties"]
    assert [f.message for f in findings(deck) if f.rule == "market-duties"] == []


def test_what_is_not_known_is_printed_as_such_and_named(tmp_path: Path) -> None:
    """Without a place for the prescribing information the slide says "not reported"."""
    deck = made(tmp_path, "EU")
    (slide,) = (slide for slide in deck.slides if slide.role == "duties")
    assert slide.body[0].text.endswith("this meeting: not reported")
    told = [f for f in findings(deck) if f.rule == "market-duties"]
    assert [f.severity for f in told] == ["block"]
    assert "`products.Fictivan.prescribing_information`" in told[0].fix
