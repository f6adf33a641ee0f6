"""Every constraint of every template that ships: a deck that breaks it, and a near miss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from slidekit.app import draft
from slidekit.rules import anatomy, anatomy_use
from slidekit.rules.finding import Draft
from slidekit.rules.judge import breaches
from slidekit.template.load import load_template
from tests.anatomy.breaks import broken, near
from tests.anatomy.made import STUDIES, deck_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Deck
    from slidekit.rules.finding import Breach
    from slidekit.template.constraint import AnyConstraint

CONSTRAINTS = tuple(
    (name, constraint) for name in STUDIES for constraint in load_template(name).constraints
)
JUDGES = (*anatomy.RULES, *anatomy_use.RULES)


@dataclass(frozen=True, slots=True)
class Whole:
    """The deck of a template, laid out."""

    draft: Draft

    @property
    def deck(self) -> Deck:
        """The deck."""
        return self.draft.deck

    def judged(self, deck: Deck, constraint: AnyConstraint) -> list[Breach]:
        """Return what one constraint alone says of a changed deck."""
        template = deck.template.model_copy(update={"constraints": (constraint,)})
        frames = {frame.slide_id: frame for frame in self.draft.frames}
        spare = self.draft.frames[-1]
        laid_out = tuple(frames.get(slide.id, spare) for slide in deck.slides)
        changed = Draft(replace(deck, template=template), laid_out)
        return [breach for _, breach in breaches(changed, JUDGES)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Whole]:
    """Return what makes the deck of a template, once."""
    return cache(lambda name: Whole(draft(deck_of(name, tmp_path_factory.mktemp(name)))))


def called(value: object) -> str:
    """Return what a case is called in the list of tests."""
    return value if isinstance(value, str) else str(getattr(value, "id", value))


@pytest.mark.parametrize(("name", "constraint"), CONSTRAINTS, ids=called)
def test_a_deck_that_breaks_the_constraint_is_found(
    name: str, constraint: AnyConstraint, whole: Callable[[str], Whole]
) -> None:
    """One change of the deck as composed; the finding weighs what the constraint says."""
    made = whole(name)
    found = made.judged(broken(constraint, made.deck, made.draft), constraint)
    assert found
    assert {breach.severity for breach in found} == {constraint.severity}


@pytest.mark.parametrize(("name", "constraint"), CONSTRAINTS, ids=called)
def test_what_comes_near_the_constraint_is_let_be(
    name: str, constraint: AnyConstraint, whole: Callable[[str], Whole]
) -> None:
    """The nearest that a deck may come, at the bound itself where there is one."""
    made = whole(name)
    changed = near(constraint, made.deck, made.draft)
    assert made.judged(changed, constraint) == []
