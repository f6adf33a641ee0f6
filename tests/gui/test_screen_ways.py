"""What a refusal tells to do: in the window the place on the screen, no command of a terminal."""

from __future__ import annotations

import gettext

import pytest

from slidekit.errors import Refused
from slidekit.languages import FOLDER, tell
from slidekit.library.refusals import POLICY_NOT_PERMITTED
from widgets.screen_ways import WAYS, sentence_of


@pytest.mark.parametrize("english", WAYS)
def test_a_command_becomes_a_place_in_the_window(english: str) -> None:
    """Each is a message that the library has, and keeps what stands in its braces."""
    assert gettext.translation("screen", FOLDER, ["de"]).gettext(english) != english
    said = sentence_of(Refused(POLICY_NOT_PERMITTED, "No.", fix=tell(english, "onc301")))
    assert said.startswith("No. ")
    assert "`" not in said
    assert ("{0}" in WAYS[english]) == ("onc301" in said)


def test_other_errors_are_told_as_they_are() -> None:
    """What names no command, and what was put together elsewhere, stays."""
    assert sentence_of(Refused("locked", "No.", fix="Wait.")) == "No. Wait."
