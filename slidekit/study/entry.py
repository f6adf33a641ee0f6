"""What the parts of study.yaml are made of: closed entries, and the texts that stand in them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Name = Annotated[Text, StringConstraints(pattern=r"^[^{}\x00-\x1f]*$")]
"""A text of one line; braces are kept for the numbers that a deck's texts name."""
Sentence = Annotated[Text, StringConstraints(pattern=r"^[^{}]*$")]
"""A text that is shown word for word and names no number of the deck."""
Cells = tuple[str, ...]
"""Texts as they stand in cells of a table."""
SAME_MARKET = {"UK": "GB", "EL": "GR"}
"""Names in use for a market -> its code."""


def _market_code(market: str) -> str:
    return SAME_MARKET.get(market, market)


Market = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), AfterValidator(_market_code)]
"""A country by its ISO 3166 code, or EU."""

Purpose = Literal[
    "on_label",
    "consistent_with_label",
    "siuu",
    "investigational",
    "reactive",
    "payer",
    "internal",
]
"""Why a deck is shown."""


def whole_number(value: object) -> object:
    """Return digits as the number they are: YAML is read as texts, and 1 is not "1"."""
    return int(value) if isinstance(value, str) and value.isdecimal() else value


class Entry(BaseModel):
    """A part of study.yaml: frozen, and closed to keys that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
