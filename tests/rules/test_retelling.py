"""Findings that a file carries are told in the language of whoever reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, new_deck
from slidekit.languages import told_in
from slidekit.layout.slide import lay_out
from slidekit.resources import sample_data_dir
from slidekit.rules.finding import Draft
from slidekit.rules.judge import judge
from slidekit.rules.retelling import retell

if TYPE_CHECKING:
    from slidekit.rules.finding import Finding


@pytest.fixture(scope="module")
def draft() -> Draft:
    """Return the deck of the simplest study, which breaks some thirty rules."""
    deck = new_deck([sample_data_dir() / "simple"], Options())
    return Draft(deck, lay_out(deck))


@pytest.mark.parametrize(("written", "read"), [("en", "de"), ("de", "en")])
def test_findings_are_those_that_the_rules_would_tell(
    draft: Draft, written: str, read: str
) -> None:
    """Of all findings at least nine in ten are word for word those in the other language."""
    with told_in(written):
        carried = judge(draft)
    with told_in(read):
        told, wanted = [retell(one) for one in carried], judge(draft)
    assert len(told) > 20
    same = sum(one in wanted for one in told)
    assert same >= 0.9 * len(wanted), [one for one in told if one not in wanted]


def test_words_that_no_catalogue_has_stay_as_they_are(draft: Draft) -> None:
    """A sentence of another version is better than none."""
    finding: Finding = replace(judge(draft)[0], message="Something else is wrong.")
    with told_in("de"):
        assert retell(finding) is finding
