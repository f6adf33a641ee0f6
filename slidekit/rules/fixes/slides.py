"""Fixes of whole slides: put in again, moved to their place, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.deck.edit import ChangeSlide, InsertSlides
from slidekit.languages import tell
from slidekit.rules.fixes.composed import composed
from slidekit.rules.fixes.fix import Fix, fact_of
from slidekit.study.words import listed
from slidekit.template.constraint import selects

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Slide
    from slidekit.rules.finding import Breach, Draft

LACKS = "slide "
"""How a breach begins what it lacks, where that is a slide of the template."""


def slide_of(draft: Draft, breach: Breach) -> Slide | None:
    """Return the slide that a breach is on."""
    return next((s for s in draft.deck.slides if s.id == breach.slide), None)


def insert_lacking(draft: Draft, breach: Breach) -> Fix | None:
    """Put in the slides whose role, section or topic a breach says is lacking."""
    if not breach.lacks.startswith(LACKS):
        return None
    need = breach.lacks.removeprefix(LACKS)
    topic = draft.deck.topic
    return _insert(draft, breach, lambda s: selects((need,), s.role, s.section, topic(s)))


def insert_role(*roles: str) -> Callable[[Draft, Breach], Fix | None]:
    """Return the fix that puts in the slides of some roles."""
    return lambda draft, breach: _insert(draft, breach, lambda slide: slide.role in roles)


def insert_kind(*kinds: str) -> Callable[[Draft, Breach], Fix | None]:
    """Return the fix that puts in the slides that show some kinds of exhibit."""

    def fix(draft: Draft, breach: Breach) -> Fix | None:
        shown = {e.id for e in draft.deck.exhibits if e.kind in kinds}
        return _insert(draft, breach, lambda slide: slide.exhibit in shown)

    return fix


def insert_topic(topic: str) -> Callable[[Draft, Breach], Fix | None]:
    """Return the fix that puts in all slides of a topic."""
    return lambda draft, breach: _insert(draft, breach, lambda s: draft.deck.topic(s) == topic)


def insert_parts(draft: Draft, breach: Breach) -> Fix | None:
    """Put in the other parts of a slide that goes on over several."""
    first = slide_of(draft, breach)
    if first is None:
        return None
    key = (first.study, first.role, first.endpoint)
    return _insert(draft, breach, lambda s: (s.study, s.role, s.endpoint) == key)


def insert_primary(draft: Draft, breach: Breach) -> Fix | None:
    """Put in the slides of the primary endpoints of a study."""
    primaries = {
        (study.id, endpoint.id)
        for study in draft.deck.studies
        for endpoint in study.spec.endpoints
        if endpoint.rank == "primary"
    }
    return _insert(draft, breach, lambda slide: (slide.study, slide.endpoint) in primaries)


def _insert(draft: Draft, breach: Breach, wanted: Callable[[Slide], bool]) -> Fix | None:
    """Put in what can be made again; a breach of one study asks for slides of that study."""
    model, study = composed(draft), fact_of(breach, "study")
    slides = model.lacking(lambda s: wanted(s) and (not study or s.study in ("", study)))
    if not slides:
        return None
    names = listed([slide.id for slide in slides])
    label = (
        tell("Insert slides {0}, made again from the deck", names)
        if len(slides) > 1
        else tell("Insert slide {0}, made again from the deck", names)
    )
    placed = tuple((slide, model.before(slide.id)) for slide in slides)
    return Fix(InsertSlides(label, placed))


def move(draft: Draft, breach: Breach) -> Fix | None:
    """Move the slide of a breach to where the template has it."""
    slide = slide_of(draft, breach)
    edit = composed(draft).move(slide) if slide else None
    return Fix(edit) if edit else None


def unhide(draft: Draft, breach: Breach) -> Fix | None:
    """Show the slide of a breach."""
    slide = slide_of(draft, breach)
    if slide is None or not slide.hidden:
        return None
    label = tell("Show the hidden slide {0}", slide.id)
    return Fix(ChangeSlide(label, slide.id, (("hidden", False),)))
