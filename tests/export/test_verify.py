"""A PPTX that someone has edited is laid beside what was written: every change has a name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Emu

from slidekit.app import Options, build, new_deck, verify
from slidekit.resources import sample_data_dir

if TYPE_CHECKING:
    from pathlib import Path

Edit = Callable[[Any], None]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the exported deck of sample_data/simple."""
    path = tmp_path_factory.mktemp("verify") / "simple.pptx"
    build(new_deck([sample_data_dir() / "simple"], Options()), path)
    return path


def slide_with(deck: Any, words: str) -> Any:
    """Return the slide whose title holds these words."""
    return next(s for s in deck.slides if s.shapes.title and words in s.shapes.title.text)


def shape_named(slide: Any, ending: str) -> Any:
    """Return the first shape whose name ends so."""
    return next(s for s in slide.shapes if s.name.split(" [")[0].endswith(ending))


def change_number(deck: Any) -> None:
    """Make the hazard ratio smaller by a hundredth."""
    key = shape_named(slide_with(deck, "survival"), ".key")
    run = next(r for p in key.text_frame.paragraphs for r in p.runs if r.text.startswith("0."))
    run.text = run.text.replace("0.", "0.0", 1)


def change_cell(deck: Any) -> None:
    """Make an adverse event rarer."""
    table = shape_named(slide_with(deck, "overview"), ".table").table
    run = table.cell(1, 1).text_frame.paragraphs[0].runs[0]
    run.text = "1 (1.7)"


def change_title(deck: Any) -> None:
    """Promise something in a title."""
    slide_with(deck, "survival").shapes.title.text_frame.paragraphs[0].runs[0].text = "Lives longer"


def remove_slide(deck: Any) -> None:
    """Take the overview of adverse events out."""
    index = [s.slide_id for s in deck.slides].index(slide_with(deck, "overview").slide_id)
    entry = deck.slides._sldIdLst[index]
    deck.part.drop_rel(entry.rId)
    deck.slides._sldIdLst.remove(entry)


def hide_slide(deck: Any) -> None:
    """Hide the overview of adverse events."""
    slide_with(deck, "overview")._element.set("show", "0")


def move_slide(deck: Any) -> None:
    """Put the overview of adverse events at the end."""
    index = [s.slide_id for s in deck.slides].index(slide_with(deck, "overview").slide_id)
    entry = deck.slides._sldIdLst[index]
    deck.slides._sldIdLst.remove(entry)
    deck.slides._sldIdLst.append(entry)


def add_slide(deck: Any) -> None:
    """Add a slide of one's own."""
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "My own view"


def move_off(deck: Any) -> None:
    """Push the footnotes off the slide."""
    shape_named(slide_with(deck, "overview"), ".footnotes").top = Emu(9_000_000)


def remove_shape(deck: Any) -> None:
    """Delete the table."""
    element = shape_named(slide_with(deck, "overview"), ".table")._element
    element.getparent().remove(element)


def add_shape(deck: Any) -> None:
    """Lay a box over the slide."""
    slide_with(deck, "overview").shapes.add_textbox(0, 0, 9_000_000, 5_000_000)


def recolour(deck: Any) -> None:
    """Make the footnotes pale."""
    block = shape_named(slide_with(deck, "overview"), ".footnotes")
    color = block.text_frame.paragraphs[0].runs[0].font.color
    color.rgb = RGBColor(0xEE, 0xEE, 0xEE)  # type: ignore[no-untyped-call]


def drop_alt(deck: Any) -> None:
    """Take the alternative text of the figure away."""
    figure = shape_named(slide_with(deck, "survival"), ".figure")
    next(figure._element.iter("{*}cNvPr")).set("descr", "")


def change_notes(deck: Any) -> None:
    """Write other notes."""
    slide_with(deck, "survival").notes_slide.notes_text_frame.text = "Say it is a breakthrough."


def change_footer(deck: Any) -> None:
    """Take the word draft out of a footer."""
    block = shape_named(slide_with(deck, "overview"), ".state")
    block.text_frame.paragraphs[0].runs[0].text = "Approved"


def animate(deck: Any) -> None:
    """Put a slide behind clicks."""
    slide = slide_with(deck, "overview")._element
    slide.append(slide.makeelement(slide.tag.replace("}sld", "}timing"), {}))


def write_on_master(deck: Any) -> None:
    """Write something on the master, which then stands on every slide."""
    box = shape_named(slide_with(deck, "overview"), ".footnotes")._element
    deck.slide_master.shapes._spTree.append(deepcopy(box))


def write_on_layout(deck: Any) -> None:
    """Write something on one layout."""
    slide = slide_with(deck, "overview")
    box = shape_named(slide, ".footnotes")._element
    slide.slide_layout.shapes._spTree.append(deepcopy(box))


def darken(deck: Any) -> None:
    """Give a slide a ground on which its text cannot be read."""
    ground = slide_with(deck, "overview").background.fill
    ground.solid()
    ground.fore_color.rgb = RGBColor(0, 0, 0)  # type: ignore[no-untyped-call]


def type_nothing(deck: Any) -> None:
    """Open the text of a line that has none, as a program does that saves the file anew."""
    shape_named(slide_with(deck, "overview"), ".hairline")._element.get_or_add_txBody()


EDITS: dict[str, tuple[Edit, str]] = {
    "number in the panel": (change_number, "number"),
    "number in a table": (change_cell, "number"),
    "title": (change_title, "text"),
    "slide removed": (remove_slide, "slide_removed"),
    "slide hidden": (hide_slide, "slide_hidden"),
    "slide moved": (move_slide, "slide_moved"),
    "slide added": (add_slide, "slide_added"),
    "shape moved": (move_off, "shape_moved"),
    "shape removed": (remove_shape, "shape_removed"),
    "shape added": (add_shape, "shape_added"),
    "recoloured": (recolour, "style"),
    "alt text": (drop_alt, "alt_text"),
    "notes": (change_notes, "notes"),
    "footer": (change_footer, "label"),
    "animation": (animate, "timing"),
    "words on the master": (write_on_master, "shape_added"),
    "words on a layout": (write_on_layout, "shape_added"),
    "background": (darken, "style"),
    "an empty text": (type_nothing, "style"),
}


def test_an_untouched_file_is_unchanged(exported: Path) -> None:
    """What was written reads as it was written."""
    answer = verify(exported)
    assert answer["verdict"] == "unchanged"
    assert answer["changes"] == []


def test_saving_it_again_unedited_changes_nothing(exported: Path, tmp_path: Path) -> None:
    """A program that only opens and saves the file does not look like a forger."""
    again = tmp_path / "again.pptx"
    Presentation(str(exported)).save(str(again))
    assert verify(again)["verdict"] == "unchanged"


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_found_by_its_kind(name: str, exported: Path, tmp_path: Path) -> None:
    """Each edit gives a change of its kind, on the slide where it was made, and no other kind."""
    edit, kind = EDITS[name]
    deck = Presentation(str(exported))
    edit(deck)
    path = tmp_path / "edited.pptx"
    deck.save(str(path))
    answer = verify(path)
    assert answer["verdict"] == "changed"
    assert {change["kind"] for change in answer["changes"]} == {kind}


def test_a_changed_number_is_named_with_old_and_new(exported: Path, tmp_path: Path) -> None:
    """The fact, what was written and what stands there now."""
    deck = Presentation(str(exported))
    change_cell(deck)
    path = tmp_path / "edited.pptx"
    deck.save(str(path))
    change = verify(path)["changes"][0]
    assert change["fact"].startswith("safety.teae.")
    assert change["found"] == "1 (1.7)"
    assert change["expected"] not in (None, "1 (1.7)")


def test_the_numbers_come_out_the_same_from_the_tables(exported: Path) -> None:
    """With the study's folder every number is computed again."""
    recomputed = verify(exported, sample_data_dir() / "simple")["recomputed"]
    assert recomputed["different"] == []
    assert recomputed["missing_tables"] == []
    assert recomputed["equal"] == recomputed["facts"] > 50


def test_one_changed_cell_of_the_tables_is_seen(exported: Path, tmp_path: Path) -> None:
    """Other data give other numbers, and the table is not the one that was used."""
    data = tmp_path / "simple"
    shutil.copytree(sample_data_dir() / "simple", data)
    lines = (data / "survival.csv").read_text("utf-8").splitlines()
    (data / "survival.csv").write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    recomputed = verify(exported, data)["recomputed"]
    assert recomputed["missing_tables"] == ["survival.csv"]
    assert recomputed["different"]


def test_a_foreign_deck_is_not_slidekit(tmp_path: Path) -> None:
    """A deck that slidekit never made is said to be that."""
    path = tmp_path / "foreign.pptx"
    Presentation().save(str(path))
    assert verify(path)["verdict"] == "not-slidekit"


def test_a_deck_without_its_manifest_is_not_taken_for_foreign(
    exported: Path, tmp_path: Path
) -> None:
    """Stripping the manifest does not hide where the file came from."""
    deck = Presentation(str(exported))
    for holder in (deck.part.rels, deck.part.package._rels):
        for key, link in list(holder.items()):
            if link.reltype.endswith(("/customXml", "/custom-properties")):
                holder.pop(key)
    path = tmp_path / "stripped.pptx"
    deck.save(str(path))
    assert verify(path)["verdict"] == "manifest-missing"
