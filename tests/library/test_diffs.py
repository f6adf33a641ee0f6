"""The diff of two versions: the same as of their decks, and made of nothing that is not checked."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from slidekit.app import (
    Options,
    compare_decks,
    compare_versions,
    compared_as_json,
    deck_of,
    new_deck,
    refresh_deck,
    release_version,
)
from slidekit.app.reviewing import submission_of
from slidekit.deck.edit import RemoveSlides, duplicate
from slidekit.deck.side import bytes_of_side, side_from
from slidekit.deck.sides import side_of
from slidekit.errors import LibraryError, UsageError
from slidekit.library import submission
from slidekit.library.checking import check
from slidekit.library.held import Held, held_in
from slidekit.library.policies import permit
from slidekit.library.submission import submit
from slidekit.library.versions import Ref
from slidekit.library.waivers import waive
from slidekit.resources import sample_data_dir
from tests.decks.variants import copy_study, read_rows, write_rows
from tests.library.hands import PASSWORD, as_owner
from tests.library.route import approved
from tests.library.small import WAIVABLE, retitled, small_deck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.app import Compared
    from slidekit.deck.model import Deck
    from slidekit.library.sessions import Session
    from slidekit.library.submission import Submission
    from tests.library.route import Team

FIRST, SECOND = Ref("simple", 1), Ref("simple", 2)
HR = "os.hr.fictivan_vs_placebo"


def keep_beside(program: pytest.MonkeyPatch, compared: bytes | None) -> None:
    """Let the program be one that keeps something else beside a deck for comparing."""

    def other(deck_file: bytes, *, drafts: bool = True) -> Held:
        return replace(held_in(deck_file, drafts=drafts), compared=compared)

    program.setattr(submission, "held_in", other)


@cache
def deck_in(language: str) -> Deck:
    """Return a small deck whose words are of a language."""
    if language == "en":
        return small_deck()
    made = new_deck([sample_data_dir() / "simple"], Options(language=language))
    english = small_deck()
    kept = {slide.id for slide in english.slides}
    slides = tuple(slide for slide in made.slides if slide.id in kept)
    weights = {"severities": english.policy.severities}
    policy = made.policy.model_copy(update=weights)
    return replace(made, slides=slides, policy=policy, settings=made.settings)


@cache
def first_in(language: str) -> Submission:
    """Return that deck as it is submitted."""
    return submission_of(deck_in(language), "First")


def other_ratio(deck: Deck) -> Deck:
    """Return a deck with another hazard ratio, from other rows."""
    facts = tuple(
        replace(one, value=0.5, provenance=replace(one.provenance, inputs="f" * 64))
        if one.id == HR
        else one
        for one in deck.facts
    )
    return replace(deck, facts=facts)


def other_title(deck: Deck) -> Deck:
    """Return a deck with another title on its first slide."""
    first, *rest = deck.slides
    return replace(deck, slides=(replace(first, title="Quite another title"), *rest))


def slide_moved(deck: Deck) -> Deck:
    """Return a deck whose second slide stands last, and whose third is hidden."""
    first, second, third, *rest = deck.slides
    return replace(deck, slides=(first, replace(third, hidden=True), *rest, second))


def slide_added(deck: Deck) -> Deck:
    """Return a deck with a copy of a slide."""
    return duplicate(deck, deck.slides[2]).apply(deck)


def slide_removed(deck: Deck) -> Deck:
    """Return a deck without the slide of its primary result."""
    return RemoveSlides("Remove", ("primary.os",)).apply(deck)


def other_policy(deck: Deck) -> Deck:
    """Return a deck that prints ratios with three decimals and is warned of less."""
    formats = deck.policy.formats.model_copy(update={"ratio_decimals": 3})
    weights = {rule: "off" for rule in [*deck.policy.severities][::2] if rule != WAIVABLE}
    severities = {**deck.policy.severities, **weights}
    changed = {"formats": formats, "severities": severities}
    return replace(deck, policy=deck.policy.model_copy(update=changed))


def other_figure(deck: Deck) -> Deck:
    """Return a deck of which a figure is drawn with other marks, the numbers being the same."""
    slide = next(one for one in deck.slides if one.id == "primary.os")
    exhibits = tuple(
        replace(one, data=replace(one.data, curves=one.data.curves[::-1]))  # type: ignore[attr-defined,type-var] # a Kaplan-Meier figure
        if one.id == slide.exhibit
        else one
        for one in deck.exhibits
    )
    return replace(deck, exhibits=exhibits)


CHANGES = (
    other_ratio,
    other_title,
    slide_moved,
    slide_added,
    slide_removed,
    other_policy,
    other_figure,
)


def both_ways(session: Session) -> tuple[Compared, Compared]:
    """Return the diff of the two versions, as they were kept and of their decks."""
    a, b = str(FIRST), str(SECOND)
    versions = {a: (session, FIRST), b: (session, SECOND)}
    decks = deck_of(session, FIRST), deck_of(session, SECOND)
    return compare_versions(a, b, versions), compare_decks(*decks, a, b)


@pytest.mark.parametrize("engine_name", ["sqlite"])
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("change", CHANGES)
def test_two_versions_differ_as_their_decks_do(
    team: Team, change: Callable[[Deck], Deck], language: str
) -> None:
    """What was kept at submission gives every number, slide, word and finding that changed."""
    old, new = deck_in(language), change(deck_in(language))
    permit(team.admin, [old.policy, new.policy], "For this test")
    submit(team.author, first_in(language))
    submit(team.author, submission_of(new, "Second", deck="simple"))
    kept, computed = both_ways(team.medical)
    assert kept == computed
    assert compared_as_json(kept) == compared_as_json(computed)
    assert not kept.is_equal


def test_a_new_data_cut_differs_as_its_deck_does(team: Team, tmp_path: Path) -> None:
    """Patients who are missing change numbers, curves and digests of tables."""
    folder = copy_study("simple", tmp_path)
    gone = {row["patient"] for row in read_rows(folder / "survival.csv")[:12]}
    for table in folder.glob("*.csv"):
        write_rows(table, [row for row in read_rows(table) if row["patient"] not in gone])
    later = refresh_deck(small_deck(), [folder]).deck
    submit(team.author, first_in("en"))
    submit(team.author, submission_of(later, "New cut", deck="simple"))
    kept, computed = both_ways(team.medical)
    assert kept == computed
    assert HR in {one.id for one in kept.diff.facts if one.reason == "data"}


def test_the_same_deck_again_is_no_change(team: Team) -> None:
    """Neither way finds a difference, from the first to the second and back."""
    submit(team.author, first_in("en"))
    submit(team.author, replace(first_in("en"), deck="simple"))
    kept, computed = both_ways(team.medical)
    assert kept == computed
    assert kept.is_equal


def test_a_side_comes_out_of_its_bytes_as_it_went_in() -> None:
    """Tuples, sets, missing values and digests are the same, and so are the bytes again."""
    side = side_of(deck_in("de"), "a")
    again = side_from(bytes_of_side(side), "a")
    assert again == side
    assert again is not None
    assert bytes_of_side(again) == bytes_of_side(side)


@pytest.mark.parametrize(
    "kept",
    [
        None,
        b"no bytes of a side",
        zlib.compress(b'{"form": 1}'),
        zlib.compress(b'{"form": 0, "numbers": [], "pages": [], "tables": []}'),
        zlib.compress(b"[" * 100_000),
    ],
)
def test_what_was_not_kept_or_cannot_be_read_is_made_from_the_deck(
    team: Team, kept: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A version of another slidekit, or with rubbish beside its deck, is compared all the same."""
    with monkeypatch.context() as other:
        keep_beside(other, kept)
        submit(team.author, first_in("en"))
    submit(team.author, submission_of(retitled("Another"), "Second", deck="simple"))
    kept_way, computed = both_ways(team.medical)
    assert kept_way == computed
    assert [one.new for one in kept_way.diff.texts] == ["Another"]


def test_a_deck_that_says_something_else_than_what_was_compared_is_not_released(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An author's own program kept the side of the first version with the second deck."""
    forged = submission_of(retitled("Hidden"), "Nothing new", deck="simple")
    submit(team.author, first_in("en"))
    with monkeypatch.context() as other:
        keep_beside(other, held_in(first_in("en").deck_file, drafts=False).compared)
        submit(team.author, forged)
    waive(team.medical, SECOND, PASSWORD, rule=WAIVABLE, reason="Told by the speaker")
    approved(team, SECOND)
    with pytest.raises(UsageError, match="compared by something that its deck does not say"):
        release_version(team.librarian, SECOND, PASSWORD, tmp_path / "out.pptx")
    assert not (tmp_path / "out.pptx").exists()


def test_a_report_or_a_side_that_was_exchanged_is_found(address: str, team: Team) -> None:
    """The owner of the database lets the second version point at what is kept of the first."""
    submit(team.author, first_in("en"))
    submit(team.author, submission_of(retitled("Another"), "Second", deck="simple"))
    for column in ("compared_file", "report_file"):
        as_owner(address, _exchanged(column))
    report = json.loads(first_in("en").report_file)
    assert report["list"], "the two reports differ only if there are findings"
    problems = {(one.kind, one.where) for one in check(team.admin.library).problems}
    told = " ".join(where for _, where in problems)
    assert "versions" in told
    assert "simple" in told


def test_a_diff_refuses_a_report_that_is_not_the_one_that_is_signed(
    address: str, team: Team
) -> None:
    """Findings would seem to come or go that did not."""
    submit(team.author, first_in("en"))
    submit(team.author, submission_of(slide_removed(small_deck()), "Second", deck="simple"))
    as_owner(address, _exchanged("report_file"))
    versions = {str(one): (team.medical, one) for one in (FIRST, SECOND)}
    with pytest.raises(LibraryError, match="not the one that is signed"):
        compare_versions(str(FIRST), str(SECOND), versions)


def _exchanged(column: str) -> str:
    """Return what makes the second version point at a file of the first."""
    first = f"(SELECT {column} FROM versions WHERE deck = 'simple' AND number = 1)"
    return f"UPDATE versions SET {column} = {first} WHERE deck = 'simple' AND number = 2"
