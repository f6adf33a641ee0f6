"""The words on requests are those of requests that are answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from slidekit.errors import StatsError
from slidekit.stats.request import KINDS, answer
from slidekit.stats.request_words import help_text, request_words

if TYPE_CHECKING:
    from pathlib import Path


def test_every_kind_has_words() -> None:
    """A kind without words could be found by reading code alone."""
    assert tuple(request_words()) == KINDS
    assert all(f"{kind}: " in help_text() for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_is_answered_and_needs_its_keys(kind: str, tmp_path: Path) -> None:
    """All that it asks for is answered; without a needed key the key is named."""
    words = request_words()[kind]
    for name, table in words.tables.items():
        (tmp_path / name).write_text(table, encoding="utf-8")
    request = json.loads(words.example)
    found = answer(kind, request, tmp_path)
    assert found["not_offered"] == []
    assert found["provenance"]["methods"]
    assert set(words.needed) <= request.keys() <= {*words.needed, *words.more}
    for key in set(words.needed) - {"rows"}:
        with pytest.raises(StatsError, match=f"'{key}'"):
            answer(kind, {name: part for name, part in request.items() if name != key}, tmp_path)
