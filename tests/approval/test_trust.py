"""Whom a reader can trust: keys of libraries, drafts, what a library knows, broken records."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import build, is_clean, verify
from slidekit.export.authentic import Known
from slidekit.export.released import released_frames, released_pptx
from tests.approval.library import OURS, THEIRS, approval_of, key_of
from tests.approval.small import (
    DAY,
    REPORT,
    asked,
    record_of,
    with_other_number,
    with_record,
    write_small,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.approval.conftest import Release


def test_a_file_of_another_library_needs_its_key(release: Release, tmp_path: Path) -> None:
    """Our key cannot vouch for it, theirs can; a file with both keys does as well."""
    theirs, both = tmp_path / "theirs.pptx", tmp_path / "both.pem"
    write_small(release, theirs, key=THEIRS)
    both.write_bytes(OURS.pem + THEIRS.pem)
    answer = asked(theirs, release)
    assert answer["signatures"] == "unknown-key"
    assert THEIRS.key in answer["reasons"][0]
    assert not is_clean(answer, asked=True)
    for key in (release.other_key, both):
        assert is_clean(verify(theirs, key=key, day=DAY), asked=True)


def test_without_a_key_nothing_is_vouched_for(small: Path, tmp_path: Path) -> None:
    """The file is unchanged; who signed it was not asked and not tested."""
    answer = verify(small, day=DAY)
    assert (answer["verdict"], answer["signatures"]) == ("unchanged", "unknown-key")
    assert "was not tested" in answer["reasons"][0]
    assert is_clean(answer, asked=False)
    assert not is_clean(answer, asked=True)
    changed = verify(with_other_number(small, tmp_path / "x.pptx"), day=DAY)
    assert changed["signatures"] == "invalid"


def test_a_draft_is_not_released(release: Release, tmp_path: Path) -> None:
    """Who asks for a release with a key gets no for an untouched draft."""
    draft = tmp_path / "draft.pptx"
    build(release.deck, draft)
    answer = asked(draft, release)
    assert (answer["verdict"], answer["signatures"]) == ("unchanged", "none")
    assert answer["approval"] is None
    assert not is_clean(answer, asked=True)
    assert is_clean(verify(draft), asked=False)


@pytest.mark.parametrize("state", ["withdrawn", "superseded"])
def test_what_the_library_knows_comes_before_the_file(
    state: str, small: Path, release: Release
) -> None:
    """A file cannot know that it was withdrawn; the library that is asked does."""
    answer = asked(small, release, ask=lambda _: Known(state, "A new safety signal."))
    assert (answer["signatures"], answer["approval"]["state"]) == ("valid", state)
    assert "A new safety signal." in answer["reasons"][0]
    assert not is_clean(answer, asked=True)


def test_the_last_day_that_was_signed_counts_whatever_a_library_says(
    small: Path, release: Release
) -> None:
    """A library whose rows were given another day does not keep an approval alive."""
    after = release.approval.valid_until + dt.timedelta(days=1)
    answer = verify(small, key=release.key, day=after, ask=lambda _: Known("released"))
    assert (answer["signatures"], answer["approval"]["state"]) == ("valid", "expired")
    assert not is_clean(answer, asked=True)


BROKEN: dict[str, Any] = {
    "nothing": None,
    "a list": [],
    "no signatures": {"signatures": None},
    "a day that is none": {"valid_until": "soon"},
    "a time without zone": {"released_at": "2026-11-27T08:30:00"},
    "a version in words": {"version": "3"},
    "a signature in no digits": {"signatures": [{"person": "A"}]},
    "a further field": {"markets": "US"},
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_approval_that_is_not_whole_is_no_approval(
    name: str, small: Path, release: Release, tmp_path: Path
) -> None:
    """Whatever stands in the record, the answer is no, and never a fault of the program."""
    record, broken = record_of(small), BROKEN[name]
    record["approval"] = record["approval"] | broken if isinstance(broken, dict) else broken
    answer = asked(with_record(small, tmp_path / "x.pptx", record), release)
    assert answer["signatures"] == "invalid"
    assert answer["approval"] is None


def test_people_may_have_signed_with_an_older_key(release: Release, tmp_path: Path) -> None:
    """After a change of keys both are needed: the old one for the people, the new for the file."""
    new = key_of(3)
    approval = replace(approval_of(release.approval.subject), key=new.key)
    frames = released_frames(release.deck, release.draft, approval)
    path, both = tmp_path / "x.pptx", tmp_path / "both.pem"
    path.write_bytes(released_pptx(release.deck, frames, approval, new, REPORT))
    both.write_bytes(OURS.pem + new.pem)
    assert asked(path, release)["signatures"] == "unknown-key"
    assert verify(path, key=both, day=DAY)["signatures"] == "valid"
