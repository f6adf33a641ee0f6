"""Decks in the form of an older slidekit, brought to the form of this one step by step.

A step is a pure function over all parts of a file as plain values: what YAML and JSON hold. The
steps of all schemas stay here for good, so that a deck of any age can be opened.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slidekit.errors import DeckError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Document = dict[str, Any]
    """Name of a part, such as "results/facts.json" -> what it holds; attachments are left out."""


@dataclass(frozen=True, slots=True)
class Step:
    """How decks of one schema become decks of the next."""

    does: str
    """What becomes of the deck, in a sentence for whoever opens it."""
    change: Callable[[Document], Document]


STEPS: dict[int, Step] = {}
"""Schema -> the step from it to the next one. Schema 1 is the first, so there is none yet."""


def migrated(
    document: Document,
    schema: int,
    target: int,
    name: str,
    steps: Mapping[int, Step] = STEPS,
) -> Document:
    """Return the parts of a deck of an older schema as those of a newer one.

    Args:
        document: the parts as plain values; they are left as they are.
        schema: the schema that they have.
        target: the one that they are to have.
        name: what the file is called in messages.
        steps: schema -> the step from it to the next.

    Raises:
        DeckError: there is no step from one of the schemas on the way.
    """
    document = deepcopy(document)
    for known in range(schema, target):
        if known not in steps:
            raise DeckError(
                tell(
                    "{0} was made by an older slidekit (schema {1}), and this one knows no way "
                    "from schema {2} to {3}.",
                    name,
                    schema,
                    known,
                    known + 1,
                ),
                fix=tell("Open and save it with a slidekit of the years between."),
            )
        document = steps[known].change(document)
        document["deck.yaml"] = {**document["deck.yaml"], "schema": known + 1}
    return document


def told(schema: int, target: int, steps: Mapping[int, Step] = STEPS) -> tuple[str, ...]:
    """Return in sentences what becomes of a deck on the way between two schemas."""
    return tuple(steps[known].does for known in range(schema, target) if known in steps)
