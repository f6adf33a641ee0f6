"""The `deck:` block of study.yaml refuses what would disarm the rules."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from slidekit.study.settings import DeckSettings


@pytest.mark.parametrize(
    "result", ["HR 0.45", "55%", "55 percent", "0.45 fewer", "12\N{MIDDLE DOT}5", "P=0,03"]
)
def test_a_result_is_no_numeral_to_be_typed(result: str) -> None:
    """A share, or decimals without a unit of a dose, would take the number from every check."""
    with pytest.raises(ValidationError, match="which may be a result"):
        DeckSettings.model_validate({"numerals": ["80 mg", result]})


@pytest.mark.parametrize(
    "typed", ["80 mg", "2.5 mg/kg", "2019", "AUC 5", "0.25 mL", "ISO 5.1.2", "30 June 2026"]
)
def test_doses_dates_and_identifiers_may_be_typed(typed: str) -> None:
    """They are no results, whatever stands around them."""
    assert DeckSettings.model_validate({"numerals": [typed]}).numerals == (typed,)
