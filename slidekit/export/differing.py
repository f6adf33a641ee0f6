"""In what a file differs from the one that was released, in sentences for who has to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.export.verify import is_of_part
from slidekit.languages import tell, to_tell
from slidekit.study.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from slidekit.export.verify import Change

BESIDE = ("docProps/", "customXml/", "_rels/", "ppt/_rels/", "[Content_Types].xml")
"""How the names of parts begin that no slide shows, or that say which parts there are."""
_HOLDS = {
    "docProps/core.xml": to_tell("title, author, dates"),
    "docProps/app.xml": to_tell("program, company"),
    "docProps/custom.xml": to_tell("properties and labels"),
}
_SAID = (
    *("number", "label", "text", "notes", "alt_text", "shape_added", "shape_removed"),
    *("slide_added", "slide_removed", "slide_moved", "slide_hidden"),
)
"""Kinds of changes that no program makes by saving alone."""


def about_changes(changes: Sequence[Change], slides: int) -> Iterator[str]:
    """Yield in what a file differs from what was released, the slides first.

    Args:
        changes: all that differs.
        slides: how many the file was released with.
    """
    of_slides = [change for change in changes if change.slide_number]
    beside = [change.shape or "" for change in changes if _is_beside(change)]
    if beside and len(_numbers(of_slides)) >= slides:
        yield from _about_saving(of_slides)
    elif of_slides:
        yield tell(
            "What was signed is not what the file shows now; it differs on slide {0}.",
            listed(_numbers(of_slides)),
        )
    if any(change.shape == "manifest" for change in changes):
        yield tell("The record in the file was edited after the release.")
    if any(_is_shared(change) for change in changes):
        yield tell(
            "What all slides share, such as their order, master, colours or fonts, is not as it "
            "was released."
        )
    if beside:
        yield _about_beside(beside, is_all=len(beside) == len(changes))


def _about_saving(changes: Sequence[Change]) -> Iterator[str]:
    """Yield that a program wrote all slides anew, and on which other things are said since."""
    yield tell(
        "Every slide was written anew, as when PowerPoint or another program opens the file and "
        "saves it: it is not the released file any more."
    )
    said = _numbers([one for one in changes if one.kind in _SAID and not _is_of_program(one)])
    if said:
        yield tell(
            "Words, numbers, notes or shapes are not as released on slide {0}.", listed(said)
        )
    else:
        yield tell(
            "Words, numbers and notes are as released; pictures and colours were not compared. "
            "Use the released file."
        )


def _about_beside(names: Sequence[str], *, is_all: bool) -> str:
    """Return that something was changed which no slide shows."""
    told = listed([f"{n} ({tell(_HOLDS[n])})" if n in _HOLDS else n for n in names])
    if is_all:
        return tell(
            "Each slide is as released, byte for byte, but the file is not: another program, a "
            "file store or a label may have written into {0}. Use the released file; its library "
            "writes it again with `slidekit review release`.",
            told,
        )
    return tell("Parts that no slide shows are not as released either: {0}.", told)


def _numbers(changes: Sequence[Change]) -> list[str]:
    """Return the numbers of the slides that changes are on, in order."""
    return [str(n) for n in sorted({one.slide_number or 0 for one in changes} - {0})]


def _is_of_program(change: Change) -> bool:
    """Tell whether programs do as much by themselves.

    They write other bytes, write the field of a page number anew, and lose alternative texts.
    """
    is_page_number = (change.shape or "").endswith(".number") and change.kind in ("text", "label")
    is_lost = change.kind == "alt_text" and not change.found
    return is_of_part(change) or is_page_number or is_lost


def _is_beside(change: Change) -> bool:
    is_named = is_of_part(change) and (change.shape or "").startswith(BESIDE)
    return is_named and not change.slide_number


def _is_shared(change: Change) -> bool:
    is_of_file = not change.slide_number and change.shape != "manifest"
    return is_of_file and not _is_beside(change)
