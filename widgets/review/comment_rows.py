"""Comments as threads: each with its answers, where it stands, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.review.words import since_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from slidekit.library.anchors import Anchor
    from slidekit.library.comments import Comment

OPEN, MUST, ALL, HERE = "open", "must", "all", "here"


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its answers."""

    comment: Comment
    answers: tuple[Comment, ...]


def threads_of(
    comments: Sequence[Comment], wanted: str = ALL, slide: str = ""
) -> tuple[Thread, ...]:
    """Return the comments of a kind with their answers, those that must be fixed first.

    Args:
        comments: all of a version.
        wanted: OPEN, MUST (open ones that must be fixed), HERE (of a slide), or ALL.
        slide: id of the slide that HERE means.
    """
    found = [
        Thread(one, tuple(other for other in comments if other.reply_to == one.id))
        for one in comments
        if not one.reply_to and _is_wanted(one, wanted, slide)
    ]
    return tuple(sorted(found, key=lambda t: (not t.comment.is_open, not t.comment.must_fix)))


def _is_wanted(one: Comment, wanted: str, slide: str) -> bool:
    return {
        OPEN: one.is_open,
        MUST: one.is_open and one.must_fix,
        HERE: one.slide == slide,
        ALL: True,
    }[wanted]


def pins_of(comments: Iterable[Comment], slide: str) -> tuple[dict[str, int], frozenset[str]]:
    """Return how many open comments each block of a slide has, and where one must be fixed."""
    counts: dict[str, int] = {}
    must = set()
    for one in comments:
        if one.slide == slide and one.is_open and not one.reply_to:
            counts[one.block] = counts.get(one.block, 0) + 1
            must |= {one.block} if one.must_fix else set()
    return counts, frozenset(must)


def place_words(anchor: Anchor, places: Mapping[str, int]) -> str:
    """Return where a comment stands: "7" for a slide, "deck" for none."""
    number = places.get(anchor.slide)
    return str(number) if number else _tr("deck")


def anchor_words(anchor: Anchor, places: Mapping[str, int], names: Mapping[str, str]) -> str:
    """Return a place in full: "slide 7, table", with the number that is meant."""
    from widgets.slide_words import part_name

    if not anchor.slide and not anchor.fact:
        return _tr("the whole deck")
    block = anchor.block.removeprefix(f"{anchor.slide}.")
    parts = [
        _tr("slide {0}").format(places[anchor.slide]) if anchor.slide in places else "",
        part_name(block) if block else "",
        names.get(anchor.fact, anchor.fact),
    ]
    return ", ".join(part for part in parts if part)


def said_words(one: Comment, names: Mapping[str, str], place: str = "") -> str:
    """Return a comment with its author, its weight and its fate, as a list shows it.

    Args:
        one: the comment.
        names: id of a person -> full name.
        place: on the slide, "" for none.
    """
    marks = [place] if place else []
    marks += [_tr("must fix")] if one.must_fix else []
    marks += [_tr("from an earlier version")] if one.carried_from and not one.reply_to else []
    marks += [_tr("its place is gone")] if one.lost else []
    if one.resolved_by:
        marks.append(_tr("resolved by {0}").format(names.get(one.resolved_by, "")))
    told = f"{names.get(one.author, '')}, {since_words(one.at)}"
    return "\n".join(filter(None, (told, " \N{MIDDLE DOT} ".join(marks), one.text)))


def spot_words(anchor: Anchor, names: Mapping[str, str]) -> str:
    """Return where on its slide a comment stands: its number, else its block; "" for the slide."""
    from widgets.slide_words import part_name

    block = anchor.block.removeprefix(f"{anchor.slide}.")
    return names.get(anchor.fact, anchor.fact) or (part_name(block) if block else "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("CommentRows", text)
