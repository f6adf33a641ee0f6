"""The `deck:` block of study.yaml refuses what would disarm the rules."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from slidekit.study.settings import DeckSettings
from slidekit.study.spec import Safety


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


@pytest.mark.parametrize("version", ["5.02026-10-17", "five", "5.0 or 4.03", "2026", "5.0.1.2"])
def test_what_is_no_version_is_refused(version: str) -> None:
    """A date typed behind a version would stand on every slide of adverse events."""
    for key in ("ctcae", "meddra"):
        with pytest.raises(ValidationError, match=r"a version has one number, such as 5\.0"):
            Safety.model_validate({key: version})


@pytest.mark.parametrize(
    "version", ["5.0", "v4.03", "27.1", "5", "NCI-CTCAE 5.0", "5.0 (German)", ""]
)
def test_a_version_is_kept_as_it_was_typed(version: str) -> None:
    """With or without words around its number."""
    assert Safety.model_validate({"ctcae": version}).ctcae == version
