"""A person with a released file and every tool but the private key: what they try is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from slidekit.app import build, is_clean, verify
from slidekit.export.approval_record import as_record
from slidekit.export.digests import digest_of
from slidekit.export.parts import parts_of_file
from slidekit.export.released import payload_of_record
from tests.approval.library import OURS, THEIRS
from tests.approval.small import (
    asked,
    described_anew,
    edited,
    record_of,
    signed_anew,
    slide_part,
    with_other_number,
    with_record,
    write_small,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.approval.conftest import Release
    from tests.approval.small import Record


def test_the_small_file_is_good(small: Path, release: Release) -> None:
    """What is attacked below verifies as it is."""
    assert is_clean(asked(small, release), asked=True)


def test_an_edited_number_is_named_and_voids_the_signatures(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """The answer says which number, on which slide, and that the signatures are void."""
    answer = asked(with_other_number(small, tmp_path / "x.pptx"), release)
    (change,) = [change for change in answer["changes"] if change["kind"] == "number"]
    assert (change["expected"], change["found"]) == (
        "0.75 (0.63 to 0.90)",
        "0.55 (0.63 to 0.90)",
    )
    assert (answer["verdict"], answer["signatures"]) == ("changed", "invalid")
    assert answer["reasons"][0].endswith(f"differs on slide {change['slide_number']}.")


def test_a_record_made_to_fit_the_edit_does_not_fit_the_signature(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """All digests and seals computed anew: the file fits its record, and no key has signed that."""
    path = with_other_number(small, tmp_path / "x.pptx")
    record = described_anew(path, record_of(small))
    forged = with_record(path, tmp_path / "forged.pptx", record)
    answer = asked(forged, release)
    assert answer["signatures"] == "invalid"
    assert not is_clean(answer, asked=True)
    assert "not the one that the library signed" in " ".join(answer["reasons"])


@pytest.mark.parametrize("name", ["ours", "their own"])
def test_a_record_signed_by_the_forger_is_not_believed(
    name: str, small: Path, release: Release, tmp_path: Path
) -> None:
    """With a key of their own, whether they name it or ours, they prove nothing."""
    path = with_other_number(small, tmp_path / "x.pptx")
    record = described_anew(path, record_of(small))
    if name == "their own":
        record["approval"]["key"] = THEIRS.key
    forged = with_record(path, tmp_path / "forged.pptx", signed_anew(record, THEIRS))
    answer = asked(forged, release)
    assert answer["verdict"] == "unchanged"
    assert answer["signatures"] == ("invalid" if name == "ours" else "unknown-key")
    assert not is_clean(answer, asked=True)


def swap_people(record: Record) -> None:
    """Let each of two people have signed what the other did."""
    one, two = record["approval"]["signatures"]
    one["person"], two["person"] = two["person"], one["person"]


def swap_signatures(record: Record) -> None:
    """Let each of two people have the other's signature."""
    one, two = record["approval"]["signatures"]
    for name in ("payload", "signature"):
        one[name], two[name] = two[name], one[name]


def swap_order(record: Record) -> None:
    """Let the second person have signed first."""
    record["approval"]["signatures"].reverse()


def drop_first(record: Record) -> None:
    """Leave out the signature that came first."""
    record["approval"]["signatures"].pop(0)


def promote(record: Record) -> None:
    """Let somebody have signed in a higher role, as they are said to have."""
    record["approval"]["signatures"][0]["role"] = "medical signatory"


def say_more(record: Record) -> None:
    """Let somebody have said more by their signature."""
    record["approval"]["signatures"][1]["meaning"] = "Approved for promotion to patients"


def date_back(record: Record) -> None:
    """Let somebody have signed a month earlier."""
    record["approval"]["signatures"][0]["at"] = "2026-10-26T09:15:02+00:00"


def other_version(record: Record) -> None:
    """Let the signatures be on the next version."""
    record["approval"]["version"] += 1


def other_content(record: Record) -> None:
    """Let the signatures be on another content."""
    record["approval"]["content_digest"] = digest_of("another deck")


def other_report(record: Record) -> None:
    """Let the signatures be on another rule report."""
    record["approval"]["report_digest"] = digest_of([])


TAMPERED: tuple[Callable[[Record], None], ...] = (
    swap_people,
    swap_signatures,
    promote,
    say_more,
    date_back,
    other_version,
    other_content,
    other_report,
)


@pytest.mark.parametrize("tamper", TAMPERED)
def test_what_a_person_signed_cannot_be_moved(
    tamper: Callable[[Record], None], small: Path, release: Release, tmp_path: Path
) -> None:
    """Even signed by the library itself, the record names the person whose signature is broken."""
    record = record_of(small)
    tamper(record)
    forged = with_record(small, tmp_path / "x.pptx", signed_anew(record, OURS))
    answer = asked(forged, release)
    assert answer["signatures"] == "invalid"
    people = [one["person"] for one in record["approval"]["signatures"]]
    assert any(
        f"The signature of {person} is over" in r for r in answer["reasons"] for person in people
    )


LATER = {
    "later day": {"valid_until": "2100-12-31"},
    "wider audience": {"audience": "General public"},
    "other id": {"id": "MED-2026-9999"},
    "other market": {"markets": ["CN"]},
    "another approval": {"outside": "MAT-1"},
    "other head": {"audit_head": "00" * 32},
    "released again": {"released_at": "2026-11-30T08:30:00+00:00"},
}


@pytest.mark.parametrize("tamper", [swap_order, drop_first])
def test_no_signature_can_be_left_out_or_moved(
    tamper: Callable[[Record], None], small: Path, release: Release, tmp_path: Path
) -> None:
    """Which people signed, and in which order, is what the library signed at release."""
    record = record_of(small)
    tamper(record)
    record["release"]["payload"] = payload_of_record(record).decode("ascii")
    answer = asked(with_record(small, tmp_path / "x.pptx", record), release)
    assert answer["signatures"] == "invalid"


@pytest.mark.parametrize("name", LATER)
def test_the_terms_of_an_approval_cannot_be_widened(
    name: str, small: Path, release: Release, tmp_path: Path
) -> None:
    """Dates, audience, markets and ids of the record are signed by the library."""
    record = record_of(small)
    record["approval"] |= LATER[name]
    record["release"]["payload"] = payload_of_record(record).decode("ascii")
    answer = asked(with_record(small, tmp_path / "x.pptx", record), release)
    assert answer["signatures"] == "invalid"
    assert "not made with its key" in " ".join(answer["reasons"])


def test_an_approval_copied_into_another_file_does_not_hold(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """The approval of one file in the record of another, of the next version of the same deck."""
    other = tmp_path / "other.pptx"
    write_small(release, other, version=4, key=THEIRS)
    record = record_of(other) | {name: record_of(small)[name] for name in ("approval", "release")}
    answer = asked(with_record(other, tmp_path / "copied.pptx", record), release)
    assert answer["signatures"] == "invalid"
    assert "copied from another file" in " ".join(answer["reasons"])


def test_a_draft_does_not_become_released_by_a_copied_approval(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """A draft with the approval of a released file in its record is not released."""
    draft = tmp_path / "draft.pptx"
    build(release.deck, draft)
    record = record_of(draft) | {
        "approval": as_record(release.approval),
        "parts": dict(parts_of_file(draft).digests),
        "release": record_of(small)["release"],
        "state": "released",
    }
    answer = asked(with_record(draft, tmp_path / "x.pptx", record), release)
    assert (answer["verdict"], answer["signatures"]) == ("unchanged", "invalid")


def test_a_stamped_file_without_an_approval_is_no_draft(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """Taking the approval out of the record does not make an honest draft of a stamped file."""
    record = record_of(small)
    for name in ("approval", "release", "parts"):
        del record[name]
    bare = with_record(small, tmp_path / "x.pptx", {**record, "state": "draft"})
    for answer in (asked(bare, release), verify(bare)):
        assert answer["signatures"] == "invalid"
        assert not is_clean(answer, asked=False)


STAMPS = {
    "other id": (b"MED-2026-0142", b"MED-2026-0143"),
    "later day": (b"valid until 26 Nov 2099", b"valid until 26 Nov 2199"),
    "other audience": (b"Oncologists", b"Patients"),
    "released earlier": (b"released 27 Nov", b"released 17 Nov"),
}


@pytest.mark.parametrize("name", STAMPS)
def test_an_edited_stamp_is_found(name: str, small: Path, release: Release, tmp_path: Path) -> None:
    """Id, dates and audience at the foot of one slide, changed by one word."""
    old, new = STAMPS[name]
    part = slide_part(small, lambda content: old in content)
    answer = asked(edited(small, tmp_path / "x.pptx", part, old, new), release)
    assert (answer["verdict"], answer["signatures"]) == ("changed", "invalid")
    assert [change["kind"] for change in answer["changes"]] == ["label"]


def test_the_signature_page_cannot_be_taken_out(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """A file without its last slide is not the released one."""
    deck = Presentation(str(small))
    entry = deck.slides._sldIdLst[-1]
    deck.part.drop_rel(entry.rId)
    deck.slides._sldIdLst.remove(entry)
    path = tmp_path / "x.pptx"
    deck.save(str(path))
    answer = asked(path, release)
    assert answer["signatures"] == "invalid"
    assert [(c["kind"], c["slide"]) for c in answer["changes"]] == [
        ("slide_removed", "signature-page")
    ]


def test_a_name_on_the_signature_page_cannot_be_edited(
    small: Path, release: Release, tmp_path: Path
) -> None:
    """Another name where somebody signed."""
    part = slide_part(small, lambda content: b"Maria Hoffmann" in content)
    path = edited(small, tmp_path / "x.pptx", part, b"Maria Hoffmann", b"Maria Offmann")
    answer = asked(path, release)
    assert (answer["verdict"], answer["signatures"]) == ("changed", "invalid")
    assert {change["slide"] for change in answer["changes"]} == {"signature-page"}
