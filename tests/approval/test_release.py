"""What a released file shows and carries."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from slidekit.app import build, is_clean, open_deck, released, save_deck, verify
from slidekit.app.decks import Options
from slidekit.cli import main
from slidekit.errors import ExportError, UsageError
from slidekit.export.digests import content_digest, digest_of
from slidekit.export.exporters import exporter
from slidekit.export.record import read_record
from slidekit.export.released import released_frames
from slidekit.languages import deck_in
from slidekit.layout.frame import Table, TextBlock
from slidekit.layout.signature_page import signature_pages
from slidekit.layout.stamp import without_stamp
from tests.approval.library import OURS, PEOPLE, THEIRS, VALID_UNTIL, subject_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.approval.conftest import Release

DAY = dt.date(2026, 12, 1)


def words_of(slide: Any) -> str:
    """Return all texts of a slide."""
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [
        cell.text
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    return "\n".join((*texts, *cells))


def test_a_released_file_verifies_with_the_librarys_key(release: Release) -> None:
    """It is unchanged, its signatures hold, and it says which approval it has and until when."""
    answer = verify(release.pptx, key=release.key, day=DAY)
    assert (answer["verdict"], answer["signatures"]) == ("unchanged", "valid")
    assert (answer["changes"], answer["reasons"]) == ([], [])
    approval = answer["approval"]
    assert approval["id"] == "MED-2026-0142"
    assert (approval["state"], approval["valid_until"]) == ("released", "2099-11-26")
    assert [one["person"] for one in approval["signed_by"]] == [name for name, *_ in PEOPLE]
    assert is_clean(answer, asked=True)


def test_a_program_that_only_saves_it_breaks_nothing(release: Release, tmp_path: Path) -> None:
    """How XML and links are written does not count; what they say does."""
    again = tmp_path / "again.pptx"
    Presentation(str(release.pptx)).save(str(again))
    answer = verify(again, key=release.key, day=DAY)
    assert (answer["verdict"], answer["signatures"]) == ("unchanged", "valid")


def test_the_released_slides_are_the_approved_ones(release: Release) -> None:
    """All but the stamp zone is as it was approved, on every slide; the signatures come last."""
    count = len(release.draft)
    stamped = release.frames[:count]
    assert [*map(without_stamp, stamped)] == [*map(without_stamp, release.draft)]
    assert all(new != old for new, old in zip(stamped, release.draft, strict=True))
    digest = content_digest(release.deck, stamped)
    assert digest == content_digest(release.deck, release.draft) == release.approval.content_digest


def test_the_file_differs_from_the_drafts_in_the_stamp_zone_only(
    release: Release, tmp_path: Path
) -> None:
    """Shape by shape the two PPTX files say and look the same but at the foot."""
    path = tmp_path / "draft.pptx"
    build(release.deck, path)
    old, new = read_record(path), read_record(release.pptx)
    assert old is not None
    assert new is not None
    assert old["stage"] == new["stage"]
    for before, after in zip(old["slides"], new["slides"], strict=False):
        zone = f"{before['id']}.state"
        kept = [[s for s in slide["shapes"] if s["name"] != zone] for slide in (before, after)]
        assert kept[0] == kept[1]
        assert {**before, "shapes": []} == {**after, "shapes": []}


def test_every_slide_bears_the_stamp(release: Release) -> None:
    """Id, release, last day and audience stand on all slides, and "draft" on none."""
    slides = Presentation(str(release.pptx)).slides
    assert len(slides) == len(release.draft) + 1
    for slide in slides:
        words = words_of(slide)
        for part in ("Approval MED-2026-0142", "released 27 Nov 2026", "valid until 26 Nov 2099"):
            assert part in words
        assert "Oncologists" in words
        assert "draft" not in words.lower()


def test_the_signature_page_is_the_last_slide_and_says_all(release: Release) -> None:
    """Name, role, meaning, date and time with zone, key, heads of the trail, and how to verify."""
    slides = list(Presentation(str(release.pptx)).slides)
    words = words_of(slides[-1])
    for one in release.approval.signatures:
        said = {one.person, f"{one.role} reviewer: approved", one.meaning, one.audit_head}
        assert said <= set(words.split("\n"))
        assert f"Key {one.key}" in words
    assert "26 Nov 2026, 09:15:02 UTC" in words
    assert "26 Nov 2026, 10:15:02 UTC" in words
    assert f"Audit trail at release: {'ef' * 32}" in words
    assert "slidekit verify FILE.pptx --key PUBLIC.pem" in words
    assert "Signed by" not in "".join(words_of(slide) for slide in slides[:-1])


def test_more_signatures_than_fit_go_on_a_second_page(release: Release) -> None:
    """Nine signatures need two pages; each stands there once, and nothing leaves its page."""
    from slidekit.export.released import sheet_of

    blocks = sheet_of(release.approval).blocks[:1] * 9
    many = tuple(replace(one, person=f"Person {n}") for n, one in enumerate(blocks))
    pages = signature_pages(release.deck, replace(sheet_of(release.approval), blocks=many))
    people = [
        cell.paragraphs[0].text
        for page in pages
        for item in page.items
        if (rows := getattr(item, "rows", None))
        for (cell, *_) in rows[1:]
    ]
    assert len(pages) == 2
    assert people == [f"Person {n}" for n in range(9)]
    for page in pages:
        table = next(item for item in page.items if isinstance(item, Table))
        notes = next(item for item in page.items if item.name.endswith(".footnotes"))
        assert isinstance(notes, TextBlock)
        assert table.y + table.height <= notes.y


def test_the_page_speaks_the_language_of_the_deck(release: Release) -> None:
    """A German deck has its signatures and stamp in German."""
    template = release.deck.template.model_copy(update={"language": "de"})
    deck = replace(release.deck, template=template)
    with deck_in("de"):
        frames = released_frames(deck, release.draft, release.approval)
    words = [run.text for item in frames[-1].items for run in _runs(item)]
    assert "Freigabe und Unterschriften" in words
    assert any("freigegeben am 27. November 2026" in text for text in words)


def _runs(item: Any) -> list[Any]:
    return [run for paragraph in getattr(item, "paragraphs", ()) for run in paragraph.runs]


def test_an_audience_too_long_for_the_foot_is_refused(release: Release) -> None:
    """A stamp that does not fit is never cut."""
    approval = replace(release.approval, audience="specialists " * 30)
    with pytest.raises(ExportError, match="too long for the foot of a slide"):
        released_frames(release.deck, release.draft, approval)


def test_the_pdf_shows_the_released_frames(release: Release, tmp_path: Path) -> None:
    """The PDF has as many pages as the PPTX, and paints the stamped frames and no others."""
    painted = tmp_path / "painted.pdf"
    exporter("pdf")(release.frames, painted, title=release.deck.title)
    assert release.pdf.read_bytes() == painted.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", painted.read_bytes())) == len(release.frames)


def test_pictures_of_slides_differ_at_the_foot_only(release: Release) -> None:
    """Painted by the app, draft and released slide are the same down to the line of the footer."""
    from widgets.paint import paint_image
    from widgets.pdf import _ensure_application

    _ensure_application()
    for number in (0, 12, len(release.draft) - 1):
        old, new = (paint_image(f[number], 960) for f in (release.draft, release.frames))
        above = round(7.0 / 7.5 * 540)
        rows = [bytes(image.constBits())[: above * image.bytesPerLine()] for image in (old, new)]
        assert rows[0] == rows[1]
        assert bytes(old.constBits()) != bytes(new.constBits())


def test_the_same_release_gives_the_same_bytes(release: Release, tmp_path: Path) -> None:
    """No clock and no chance gets into a released file, nor does the road over a .slidekit file."""
    kept = tmp_path / "kept.slidekit"
    save_deck(release.deck, kept)
    again = tmp_path / "onc301.pptx"
    released(open_deck([kept], Options()), release.approval, OURS, again)
    assert again.read_bytes() == release.pptx.read_bytes()


def test_the_record_tells_all_slides_that_were_signed(release: Release) -> None:
    """The library signs the digest of every slide of the stamped file, signature page included."""
    record = read_record(release.pptx)
    assert record is not None
    slides = json.loads(record["release"]["payload"])["slides"]
    assert [slide for slide, _ in slides] == [s["id"] for s in record["slides"]]
    assert [digest for _, digest in slides] == [digest_of(s) for s in record["slides"]]
    assert record["state"] == "released"
    assert record["deck"]["digest"] == release.approval.content_digest


def test_another_deck_cannot_be_released_under_an_approval(
    release: Release, tmp_path: Path
) -> None:
    """One changed word after approval, and nothing is written."""
    first = replace(release.deck.slides[0], title="Approved, then edited")
    deck = replace(release.deck, slides=(first, *release.deck.slides[1:]))
    with pytest.raises(UsageError, match="not the one that was approved"):
        released(deck, release.approval, OURS, tmp_path / "out.pptx")
    assert not list(tmp_path.iterdir())


WRONG = {
    "other key": ({}, "not the one that the approval names"),
    "not released": ({"state": "approved"}, "not in the state released"),
    "unsigned": ({"signatures": ()}, "Nobody has signed"),
    "report": ({"report_digest": "00" * 32}, "something else of the deck"),
    "dates": ({"valid_until": dt.date(2026, 11, 1)}, "ends before it begins"),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_approval_that_cannot_be_released_is_refused(
    name: str, release: Release, tmp_path: Path
) -> None:
    """Each refusal says what is wrong, and no file is left behind."""
    change, message = WRONG[name]
    approval = replace(release.approval, **change)  # type: ignore[arg-type]
    signer = THEIRS if name == "other key" else OURS
    with pytest.raises(UsageError, match=message):
        released(release.deck, approval, signer, tmp_path / "out.pptx")
    assert not list(tmp_path.iterdir())


def test_a_changed_deck_has_another_subject(release: Release) -> None:
    """The digest that people sign covers words, results, policy, template and finished slides."""
    own = subject_of(release.deck)
    assert own == release.approval.subject
    fact = next(fact for fact in release.deck.facts if fact.p is not None)
    facts = tuple(replace(f, p=0.5) if f is fact else f for f in release.deck.facts)
    others = (
        replace(release.deck, facts=facts),
        replace(release.deck, title="Another title"),
        replace(release.deck, policy=release.deck.policy.model_copy(update={"version": "x"})),
        replace(release.deck, template=release.deck.template.model_copy(update={"version": "x"})),
    )
    digests = {content_digest(deck, release.draft) for deck in others}
    moved = replace(release.draft[0], items=release.draft[0].items[1:])
    digests.add(content_digest(release.deck, (moved, *release.draft[1:])))
    assert len(digests | {own.content_digest}) == 6


def test_it_is_over_the_day_after_the_last(release: Release) -> None:
    """On the last day the file may be shown; the day after it is expired, and that is said."""
    last = verify(release.pptx, key=release.key, day=VALID_UNTIL)
    after = verify(release.pptx, key=release.key, day=VALID_UNTIL + dt.timedelta(days=1))
    assert is_clean(last, asked=True)
    assert after["approval"]["state"] == "expired"
    assert (after["verdict"], after["signatures"]) == ("unchanged", "valid")
    assert after["reasons"] == ["The approval ended on 2099-11-26."]
    assert not is_clean(after, asked=True)


def test_the_command_says_it_with_its_exit_code(
    release: Release, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 with the key of the library, 1 with another's, 2 where the key is none."""
    assert main(["verify", str(release.pptx), "--key", str(release.key)]) == 0
    said = capsys.readouterr().out
    assert "approval MED-2026-0142: released, valid until 2099-11-26" in said
    assert "Whether it was withdrawn since, only the library knows" in said
    assert main(["verify", str(release.pptx), "--key", str(release.other_key)]) == 1
    assert "another library released it" in capsys.readouterr().out
    empty = tmp_path / "empty.pem"
    empty.write_text("no key", "utf-8")
    assert main(["verify", str(release.pptx), "--key", str(empty)]) == 2
    assert "does not hold public keys alone" in capsys.readouterr().err


def test_check_takes_a_released_file_for_released(release: Release) -> None:
    """Its footers say no "draft", and nothing of that blocks."""
    from slidekit.app import check_pptx

    _, found = check_pptx(release.pptx)
    assert [finding for finding in found if finding.severity != "warn"] == []
