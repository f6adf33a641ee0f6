"""The list of numbers that a brace opens."""

from __future__ import annotations

import pytest

from widgets.number_list import Offered, ranked

CHOICES = (
    Offered("{disposition.randomised.ostrataxel}", "Disposition: randomised, Ostrataxel", "311"),
    Offered("{os.median.ostrataxel}", "OS: median, Ostrataxel", "12.7"),
    Offered("{os.hr.a_vs_b:full}", "OS: hazard ratio, A vs B", "0.76 (0.63 to 0.91)"),
    Offered("{safety.pt_osteoporosis.a}", "Safety: osteoporosis, A", "1.0%"),
    Offered("{os.follow_up}", "OS: median follow-up", "28.2"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("os", [4, 1, 2, 0, 3]),
        ("median", [1, 4]),
        ("os median", [1, 4]),
        ("os hazard", [2]),
        ("0.76", [2]),
        ("OS.HR", [2]),
        ("12.7 os", [1]),
        ("rando", [0]),
        ("no such", []),
        ("", [4, 0, 1, 2, 3]),
    ],
)
def test_the_best_matches_come_first(typed: str, found: list[int]) -> None:
    """An id or name that begins so is before one in which a later word does; all words count."""
    assert ranked((CHOICES[4], *CHOICES[:4]), typed) == tuple(CHOICES[place] for place in found)
