"""The slides that a constraint of the template speaks of, and what it calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from slidekit.languages import tell
from slidekit.rules.shown import plain
from slidekit.study.words import listed
from slidekit.template.constraint import OWN, Constraint, selects

if TYPE_CHECKING:
    from slidekit.rules.finding import Draft
    from slidekit.rules.shown import Shown
    from slidekit.template.constraint import Selectors
    from slidekit.template.schema import Template

Kind = TypeVar("Kind", bound=Constraint)


def asks_for(template: Template, role: str) -> bool:
    """Tell whether a template has a slide of a role."""
    return any(entry.role == role for section in template.sections for entry in section.slides)


def constraints_of(draft: Draft, kind: type[Kind]) -> tuple[Kind, ...]:
    """Return the constraints of one kind."""
    return tuple(one for one in draft.template.constraints if isinstance(one, kind))


def selected(draft: Draft, slides: tuple[Shown, ...], selectors: Selectors) -> tuple[Shown, ...]:
    """Return the slides that are selected."""
    return tuple(shown for shown in slides if is_selected(draft, shown, selectors))


def is_selected(draft: Draft, shown: Shown, selectors: Selectors) -> bool:
    """Tell whether a slide is selected."""
    slide = shown.slide
    if selects(selectors, slide.role, slide.section, shown.topic):
        return True
    return OWN in selectors and is_own(draft, shown)


def is_own(draft: Draft, shown: Shown) -> bool:
    """Tell whether a slide belongs to a study of a product of the presenter's company.

    `deck.own_products` names those; where it names none, the sponsor of the study is compared
    with the presenter's employer.
    """
    settings = draft.deck.settings
    if not shown.slide.study or shown.study is None:
        return False
    spec = shown.study.spec
    if settings.own_products:
        own = {plain(name) for name in settings.own_products}
        return any(plain(product.generic) in own for product in spec.products)
    return bool(spec.sponsor) and plain(spec.sponsor) == plain(settings.presenter.employer)


def named(draft: Draft, selectors: Selectors) -> str:
    """Return what selectors are called in messages."""
    return listed([_name(draft, selector) for selector in selectors])


def _name(draft: Draft, selector: str) -> str:
    kind, _, name = selector.rpartition(":")
    section = draft.template.section(name) if kind == "section" else None
    words = name.replace("_", " ")
    if section:
        return tell("section {0}", section.label)
    if selector == OWN:
        return tell("the company's own product")
    return tell("{0} slides", words) if kind == "topic" else words
