"""A file that came back is put back to what its manifest says, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from slidekit.app import check_pptx, fix, verify
from tests.edited import hands
from tests.edited.edits import cell, drop_alt, drop_line, empty, hide, move, replace, shift
from tests.edited.veils import within
from tests.fixes.slides import foreign_deck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Edit = Callable[[Any], object]

PUT_BACK: dict[str, tuple[tuple[Edit, ...], set[str]]] = {
    "numbers, a hidden slide and an alternative text": (
        (
            cell(1, 1, "200 (97.4)"),
            replace("primary.os.key", "0.75", ""),
            hide("ae_overview"),
            drop_alt("ae_overview.table"),
        ),
        {"numbers-bound", "nothing-hidden", "accessible"},
    ),
    "order, a click, and a table off the slide": (
        (
            move("aesi", 38),
            lambda deck: hands.animate(deck, "ae_dot.figure"),
            shift("ae_overview.table", left=20_000_000),
        ),
        {"safety-present-placed", "nothing-hidden"},
    ),
    "figures whose parts are drawn smaller, and elsewhere, in their groups": (
        (within("ae_dot.figure", cx=4, cy=4), within("ae_butterfly.figure", x=15_000_000)),
        {"nothing-hidden", "prominence-parity"},
    ),
    "lost and emptied texts": (
        (
            drop_line("limitations.body", 0),
            empty("primary.os.footnotes"),
            empty("primary.os.tag"),
        ),
        {"limitations-slide", "posthoc-label"},
    ),
}
"""What was done -> how, and the rules that name it."""


def edited(exported: Path, path: Path, *edits: Edit) -> Path:
    """Return a copy of the deck after some edits."""
    deck = Presentation(str(exported))
    for edit in edits:
        edit(deck)
    deck.save(str(path))
    return path


@pytest.mark.parametrize("name", PUT_BACK)
def test_what_was_changed_is_as_it_was_written(name: str, exported: Path, tmp_path: Path) -> None:
    """After the fixes nothing is left to say, and `verify` finds the words as exported."""
    edits, rules = PUT_BACK[name]
    path = edited(exported, tmp_path / "edited.pptx", *edits)
    fixed = fix(path, tmp_path / "mended.pptx")
    assert {done.rule for done in fixed.done} >= rules
    assert [f for f in fixed.findings if f.severity != "warn"] == []
    kinds = {change["kind"] for change in verify(fixed.out)["changes"]}
    assert kinds <= {"style"}


def test_a_deleted_footnote_comes_back_in_the_look_of_the_others(
    exported: Path, tmp_path: Path
) -> None:
    """Its words and its place are in the manifest; its look is that of another slide's."""
    path = edited(
        exported,
        tmp_path / "edited.pptx",
        lambda deck: hands.take_out(deck, "ae_overview.footnotes"),
    )
    fixed = fix(path, tmp_path / "mended.pptx")
    written = hands.shape(Presentation(str(exported)), "ae_overview.footnotes")
    again = hands.shape(Presentation(str(fixed.out)), "ae_overview.footnotes")
    assert again.text_frame.text == written.text_frame.text
    assert (again.left, again.top, again.width) == (written.left, written.top, written.width)
    assert [f for f in fixed.findings if f.severity != "warn"] == []


def test_a_slide_that_is_out_of_the_order_and_in_the_file_takes_no_others_place(
    exported: Path, tmp_path: Path
) -> None:
    """Some programs leave its part; the slide that then has its number stays the one it was."""

    def drop(deck: Any) -> None:
        order = deck.slides._sldIdLst
        dropped, last = order[12], order[-1]
        order.remove(dropped)
        order.remove(last)
        order.insert(12, last)

    path = edited(
        exported, tmp_path / "edited.pptx", replace("primary.os.key", "0.75", "0.65"), drop
    )
    fixed = fix(path, tmp_path / "mended.pptx")
    titles = [
        [slide.shapes.title.text for slide in Presentation(str(one)).slides if slide.shapes.title]
        for one in (path, fixed.out)
    ]
    assert titles[0] == titles[1]
    assert "numbers-bound" in {done.rule for done in fixed.done}
    written = hands.shape(Presentation(str(exported)), "primary.os.key").text_frame.text
    assert hands.shape(Presentation(str(fixed.out)), "primary.os.key").text_frame.text == written


def test_a_deleted_slide_is_gone_and_pointers_say_where_safety_is(
    exported: Path, tmp_path: Path
) -> None:
    """No manifest holds a whole slide: the finding stays, and names no fix of the program's."""
    path = edited(
        exported, tmp_path / "edited.pptx", lambda deck: hands.delete(deck, "ae_overview")
    )
    fixed = fix(path, tmp_path / "mended.pptx")
    (left,) = (f for f in fixed.findings if f.severity == "block")
    assert (left.rule, left.slide, left.fix_label) == (
        "safety-present-placed",
        "ae_overview",
        None,
    )
    pointer = hands.shape(Presentation(str(fixed.out)), "primary.os.pointer").text_frame.text
    assert pointer == "Safety: slides 24\N{EN DASH}33"


def test_words_of_a_person_s_own_are_only_offered_to_be_taken_back(
    exported: Path, tmp_path: Path
) -> None:
    """A new title and a hidden slide of the backup sort are decisions; --fix leaves both."""
    path = edited(
        exported,
        tmp_path / "edited.pptx",
        replace("background.title", "Background", "Where we stand"),
        hide("background"),
    )
    fixed = fix(path, tmp_path / "mended.pptx")
    assert fixed.done == ()
    offered = {f.fix_label: f.fix_safe for f in fixed.findings if f.fix_label}
    assert offered == {
        "Put the words of background.title back": False,
        "Show the hidden slide 4": False,
    }


def test_a_number_is_put_back_and_the_words_around_it_stay(exported: Path, tmp_path: Path) -> None:
    """Only the number is not the speaker's to change."""
    path = edited(
        exported,
        tmp_path / "edited.pptx",
        replace("primary.os.key", "0.75", "0.57"),
        replace("primary.os.title", "estimate", "estimate, all patients"),
    )
    fixed = fix(path, tmp_path / "mended.pptx")
    now = hands.shape(Presentation(str(fixed.out)), "primary.os.key").text_frame.text
    assert "0.75" in now
    assert "all patients" in hands.shape(Presentation(str(fixed.out)), "primary.os.title").text
    assert "numbers-bound" not in {finding.rule for finding in fixed.findings}


def test_of_a_foreign_file_only_a_hidden_safety_slide_is_shown(tmp_path: Path) -> None:
    """Nothing is known of it but its titles, and what it hides by them."""
    path = foreign_deck(tmp_path / "foreign.pptx")
    before = {f.message for f in check_pptx(path)[1] if f.rule == "nothing-hidden"}
    assert 'The slide "Adverse events" is hidden.' in before
    fixed = fix(path, tmp_path / "mended.pptx")
    assert [done.label for done in fixed.done] == ["Show the hidden slide 3"]
    shown = [s._element.get("show") for s in Presentation(str(fixed.out)).slides]
    assert shown == [None, None, None, "0"]
