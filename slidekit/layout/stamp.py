"""The stamp of a released slide: it stands where a draft says that it is one, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.exhibits.setting import day_words
from slidekit.languages import say
from slidekit.layout.foot import joined, standing_words
from slidekit.layout.frame import Paragraph, TextBlock
from slidekit.layout.text import block_height, overflows

if TYPE_CHECKING:
    import datetime as dt

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame

ZONE = "state"
"""Last part of the name of the block that holds the stamp, or the words of a draft."""
MARK = "stamp"
"""Name of the mark that lies across the slides of a draft that breaks rules."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a released slide says of its approval."""

    approval: str
    """Id of the approval."""
    released: dt.date
    valid_until: dt.date
    """The last day on which the slides may be shown."""
    audience: str
    outside: str = ""
    """Id of the same approval in another system; "" where there is none."""


def with_stamp(frame: Frame, deck: Deck, stamp: Stamp) -> Frame:
    """Return a frame whose stamp zone says who may see it until when; all else stays as it is."""
    items = tuple(
        _stamped(item, deck, stamp) if _is_zone(item, frame) else item for item in frame.items
    )
    return replace(frame, items=items)


def without_stamp(frame: Frame) -> Frame:
    """Return a frame without its stamp zone and without the mark of a draft."""
    kept = tuple(i for i in frame.items if not _is_zone(i, frame) and i.name != MARK)
    return replace(frame, items=kept)


def fits_stamp(frame: Frame) -> bool:
    """Tell whether the words of a frame's stamp zone fit into it."""
    return not any(
        overflows(item)
        for item in frame.items
        if isinstance(item, TextBlock) and _is_zone(item, frame)
    )


def _is_zone(item: object, frame: Frame) -> bool:
    return isinstance(item, TextBlock) and item.name == f"{frame.slide_id}.{ZONE}"


def _stamped(block: object, deck: Deck, stamp: Stamp) -> TextBlock:
    """Return the zone with the stamp: on one line with the standing words, else on two."""
    assert isinstance(block, TextBlock)
    told, standing = _words(stamp), (*standing_words(deck), stamp.audience)
    whole = _lines(block, joined(*told, *standing))
    if not any(found.direction == "right" for found in overflows(whole)):
        return whole
    return _lines(block, joined(*told), joined(*standing))


def _words(stamp: Stamp) -> tuple[str, ...]:
    number = f"{stamp.approval} ({stamp.outside})" if stamp.outside else stamp.approval
    return (
        say("Approval {0}", number),
        say("released {0}", day_words(stamp.released)),
        say("valid until {0}", day_words(stamp.valid_until)),
    )


def _lines(block: TextBlock, *texts: str) -> TextBlock:
    first = block.paragraphs[0]
    paragraphs = tuple(
        Paragraph((replace(first.runs[0], text=text),), align=first.align) for text in texts if text
    )
    written = replace(block, paragraphs=paragraphs)
    return replace(written, height=block_height(written))
