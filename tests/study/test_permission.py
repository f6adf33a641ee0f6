"""Which figures and tables a permission or a mark names."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from slidekit.study.permission import Permission, places_in


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Figure 2", {"fig 2"}),
        ("Fig. 2A, upper curve", {"fig 2"}),
        ("Figs 1-3 and 5", {"fig 1", "fig 2", "fig 3", "fig 5"}),
        ("Figures 1 to 2; Table 4", {"fig 1", "fig 2", "table 4"}),
        ("Supplementary Figure 4", {"fig s4"}),
        ("Table S2, line 3", {"table s2"}),
        ("page 1102", set()),
        ("the configuration of 3 sites", set()),
        ("Figures 3-1", {"fig 3", "fig 1"}),
    ],
)
def test_places_are_found_however_they_are_written(text: str, places: set[str]) -> None:
    """Ranges are spelled out, and a panel belongs to its figure."""
    assert places_in(text) == places


def test_a_permission_says_how_long_it_holds() -> None:
    """A day, or never; other words are refused."""
    assert Permission.model_validate({"expires": "2027-01-31"}).expires == dt.date(2027, 1, 31)
    assert Permission.model_validate({"expires": "never"}).expires == "never"
    with pytest.raises(ValidationError, match="expires"):
        Permission.model_validate({"expires": "soon"})
