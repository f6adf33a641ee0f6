"""One study, several decks: what a deck of some template has otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, build, new_deck, verify
from slidekit.errors import StudyError
from slidekit.study.spec import StudySpec
from tests.decks.variants import copy_study, edit_spec

if TYPE_CHECKING:
    from pathlib import Path

RATIO = "os.hr.quelmatinib_vs_ostrataxel"
SPEC = StudySpec.model_validate(
    {
        "id": "trial",
        "deck": {
            "purpose": "on_label",
            "audience": "Physicians",
            "content": {"disease": ["Rare."], "summary": ["Common to all."]},
        },
        "decks": {
            "journal_club": {"purpose": "internal", "content": {"summary": ["Of the club."]}},
        },
    }
)


def test_what_a_template_has_otherwise_is_laid_over_the_rest() -> None:
    """Keys that it leaves out stay, contents are joined, and other decks' words do not travel."""
    spec = SPEC.for_template("journal_club")
    assert (spec.deck.purpose, spec.deck.audience) == ("internal", "Physicians")
    assert spec.deck.content["summary"].lines == ("Of the club.",)
    assert spec.deck.content["disease"].lines == ("Rare.",)
    assert spec.decks == {}


def test_a_template_that_is_not_named_has_the_common_block() -> None:
    """A deck of another template is not touched by it."""
    assert SPEC.for_template("conference").deck == SPEC.deck


def test_a_companys_template_takes_the_words_of_what_it_extends() -> None:
    """Its own name comes first."""
    assert SPEC.for_template("house_club", "journal_club").deck.purpose == "internal"


def test_an_option_of_the_command_weighs_most(tmp_path: Path) -> None:
    """Over the template's own block and over the common one."""
    folder = edit_spec(
        copy_study("published301", tmp_path),
        lambda spec: spec.update(decks={"conference": {"audience": "Nurses"}}),
    )
    assert new_deck([folder], Options()).settings.audience == "Nurses"
    assert new_deck([folder], Options(audience="Students")).settings.audience == "Students"


def test_a_key_that_nobody_reads_is_refused_with_its_place(tmp_path: Path) -> None:
    """As in the common block."""
    folder = edit_spec(
        copy_study("simple", tmp_path),
        lambda spec: spec.update(decks={"conference": {"audiense": "Nurses"}}),
    )
    with pytest.raises(StudyError, match="decks > conference > audiense") as refused:
        new_deck([folder], Options())
    assert "Did you mean audience?" in str(refused.value)


def test_tokens_may_name_the_study_in_a_deck_of_one(tmp_path: Path) -> None:
    """So the same words serve a deck of several studies; its numbers are computed again as well."""
    folder = edit_spec(
        copy_study("published301", tmp_path),
        lambda spec: spec["deck"]["background"].append(
            "{published301.os.hr.quelmatinib_vs_ostrataxel}"
        ),
    )
    deck = new_deck([folder], Options())
    build(deck, tmp_path / "deck.pptx")
    answer = verify(tmp_path / "deck.pptx", folder)["recomputed"]
    assert answer["different"] == answer["missing_tables"] == []
    lines = next(slide for slide in deck.slides if slide.role == "background").body
    assert lines[-1].text == f"{{{RATIO}}}"
