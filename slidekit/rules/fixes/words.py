"""Fixes of words: what the template, study.yaml or a label says is put back on its slide."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.deck.edit import ChangeSlide, Together, as_one
from slidekit.deck.seal import seal_of
from slidekit.deck.typed import FIELDS
from slidekit.exhibits.front import DOT
from slidekit.languages import tell, to_tell
from slidekit.rules.fixes.composed import composed
from slidekit.rules.fixes.fix import Fix, fact_of
from slidekit.rules.fixes.slides import slide_of
from slidekit.rules.fixes.texts import rewritten

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Slide
    from slidekit.exhibits.model import Line
    from slidekit.rules.finding import Breach, Draft

MARKS = re.compile(r"\s*!+")
LOCKED = ("title", "layout", "body", "right", "exhibit", "part", "key_lines", "footnotes")
"""What the seal of a locked slide covers."""
LINES = {
    False: to_tell("Put the lines of study.yaml back on slide {0}"),
    True: to_tell("Replace other words by the lines of study.yaml on slide {0}"),
}
"""Whether lines of a person's own are replaced -> what the edit is called."""


def restore(*names: str) -> Callable[[Draft, Breach], Fix | None]:
    """Return the fix that gives fields of a slide what the template would give them.

    Where that takes out words of a person it is only offered.
    """

    def fix(draft: Draft, breach: Breach) -> Fix | None:
        slide = slide_of(draft, breach)
        model = composed(draft).slides.get(breach.slide)
        if slide is None or model is None:
            return None
        edit = composed(draft).restore(slide, *names)
        keeps = all(_keeps(getattr(slide, name), getattr(model, name)) for name in names)
        return Fix(edit, safe=keeps) if edit else None

    return fix


def _keeps(old: str, new: str) -> bool:
    """Tell whether a line over a title, or a title, has all that the one before it said."""
    return not old.strip() or set(old.split(DOT)) <= set(new.split(DOT))


def restore_key_lines(draft: Draft, breach: Breach) -> Fix | None:
    """Put back the lines beside a figure that it has lost; what a person added stays."""
    slide = slide_of(draft, breach)
    model = composed(draft).slides.get(breach.slide)
    if slide is None or model is None:
        return None
    lines = _joined(slide.key_lines, model.key_lines)
    if lines == slide.key_lines:
        return None
    label = tell("Restore the lines beside the figure of slide {0}", slide.id)
    return Fix(ChangeSlide(label, slide.id, (("key_lines", lines),)))


def restore_footnotes(draft: Draft, breach: Breach) -> Fix | None:
    """Put back the footnotes and sources that a slide has lost; what a person added stays."""
    slide = slide_of(draft, breach)
    model = composed(draft).slides.get(breach.slide)
    if slide is None or model is None:
        return None
    footnotes = _joined(slide.footnotes, model.footnotes)
    references = tuple(dict.fromkeys((*model.references, *slide.references)))
    if (footnotes, references) == (slide.footnotes, slide.references):
        return None
    fields = (("footnotes", footnotes), ("references", references))
    label = tell("Put the sources back on slide {0}", slide.id)
    return Fix(ChangeSlide(label, slide.id, fields))


def restore_lines(*roles: str) -> Callable[[Draft, Breach], Fix | None]:
    """Return the fix that puts back lines of study.yaml that slides of some roles have lost.

    Where a person has put other words in the place of a line, taking these out is only offered.
    """

    def fix(draft: Draft, _: Breach) -> Fix | None:
        for replaces in (False, True):
            made = (_relined(draft, slide, roles, replaces) for slide in draft.deck.slides)
            if edits := [edit for edit in made if edit]:
                label = tell(LINES[replaces], ", ".join(edit.slide for edit in edits))
                return Fix(as_one(label, edits), safe=not replaces)
        return None

    return fix


def _relined(
    draft: Draft, slide: Slide, roles: tuple[str, ...], replaces: bool
) -> ChangeSlide | None:
    model = composed(draft).slides.get(slide.id)
    if slide.role not in roles or model is None:
        return None
    body = _merged(slide.body, model.body, replaces)
    if body == slide.body:
        return None
    return ChangeSlide(tell(LINES[replaces], slide.id), slide.id, (("body", body),))


def _merged(
    own: tuple[Line, ...], composed_lines: tuple[Line, ...], replaces: bool
) -> tuple[Line, ...]:
    """Return a person's lines with those of study.yaml that they lack, each in its place.

    A line "Employment: ..." with other words than study.yaml's is replaced or stays; it is not
    said twice, since one of the two would be wrong.
    """
    texts = {line.text for line in composed_lines}
    lines, place = list(own), 0
    for line in composed_lines:
        there = next((n for n, other in enumerate(lines) if other.text == line.text), None)
        rival = next((n for n, o in enumerate(lines) if _rivals(o, line, texts)), None)
        if there is None and rival is None:
            lines.insert(place, line)
        elif there is None and rival is not None and replaces:
            lines[rival] = line
        found = next((n for n, other in enumerate(lines) if other.text == line.text), rival)
        place = (found or 0) + 1
    return tuple(lines)


def _rivals(other: Line, line: Line, texts: set[str]) -> bool:
    head, colon, _ = line.text.partition(":")
    return bool(colon) and other.text not in texts and other.text.startswith(f"{head}:")


def _joined(own: tuple[str, ...], composed_texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the template's texts, then those that a person added."""
    if set(composed_texts) <= set(own):
        return own
    return (*composed_texts, *(text for text in own if text not in composed_texts))


def restore_boxed_warning(draft: Draft, _: Breach) -> Fix | None:
    """Put the boxed warning back as the label has it, word for word."""
    model = composed(draft)
    slides = (s for s in draft.deck.slides if s.role == "boxed_warning")
    edits = [edit for s in slides if (edit := model.restore(s, "title", "body", "right", "layout"))]
    label = tell("Restore the boxed warning word for word")
    return Fix(Together(label, tuple(edits))) if edits else None


def restore_locked(draft: Draft, breach: Breach) -> Fix | None:
    """Put a locked slide back as it was composed; the seal proves that these were its words."""
    slide = slide_of(draft, breach)
    model = composed(draft).slides.get(breach.slide)
    if slide is None or model is None:
        return None
    fields = tuple((name, getattr(model, name)) for name in (*LOCKED, "seal"))
    label = tell("Restore the locked slide {0} as it was composed", slide.id)
    is_proven = slide.seal == seal_of(replace(slide, **dict(fields)))
    return Fix(ChangeSlide(label, slide.id, fields), safe=is_proven)


def restore_alt(draft: Draft, breach: Breach) -> Fix | None:
    """Give a figure or table the alternative text of its exhibit again."""
    slide = slide_of(draft, breach)
    exhibit = draft.deck.exhibit_index().get(slide.exhibit) if slide else None
    if slide is None or exhibit is None or not exhibit.alt.strip() or slide.alt.strip():
        return None
    label = tell("Write the alternative text of slide {0} again", slide.id)
    return Fix(ChangeSlide(label, slide.id, (("alt", exhibit.alt),)))


def calm(draft: Draft, breach: Breach) -> Fix | None:
    """Take the exclamation marks out of a text."""
    slide = slide_of(draft, breach)
    field = FIELDS.get(breach.block.rpartition(".")[2], "")
    if slide is None or not field or set(fact_of(breach, "term")) != {"!"}:
        return None
    label = tell("Take the exclamation mark out of slide {0}", slide.id)
    edit = rewritten(slide, field, lambda text: _calmed(text, field), label)
    return Fix(edit) if edit else None


def _calmed(text: str, field: str) -> str:
    """Return a text without exclamation marks; sentences end in a full stop, titles in nothing."""
    if field in ("title", "tag"):
        return MARKS.sub("", text)
    return MARKS.sub(".", text)


def calm_or_retitle(draft: Draft, breach: Breach) -> Fix | None:
    """Calm a title; one that claims is offered the topic that the template gave it."""
    return calm(draft, breach) or restore("title")(draft, breach)
