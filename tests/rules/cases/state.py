"""Changes to how a draft says that it is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.rules.case import Case
from tests.rules.decks import with_line
from tests.rules.drafts import with_runs

if TYPE_CHECKING:
    from slidekit.deck.model import Deck


def with_words(deck: Deck, **changes: str) -> Deck:
    """Return the deck with other fixed words of its template."""
    words = deck.template.words.model_copy(update=changes)
    return replace(deck, template=deck.template.model_copy(update={"words": words}))


BROKEN = (
    Case(
        "state-watermark",
        "no word of a draft on one slide",
        lambda d: with_runs(
            d, "aesi", ".state", text="For scientific exchange. Prescribing oncologists"
        ),
        '"Draft, not approved"',
        "block",
    ),
    Case(
        "state-watermark",
        "a template whose word for a draft is another",
        lambda d: with_words(d, draft="Final"),
        '"Final"',
    ),
    Case(
        "state-watermark",
        "no mark",
        lambda d: with_words(d, draft_mark=" "),
        "mark across the slides",
    ),
    Case(
        "state-watermark",
        "a footer that says that somebody approved it",
        lambda d: with_words(d, footer="For scientific exchange. Approved by Medical."),
        '"approved by"',
    ),
)

NEAR = (
    Case(
        "state-watermark",
        "other words that say it",
        lambda d: with_words(d, draft="Not yet approved"),
    ),
    Case(
        "state-watermark",
        "a medicine that was approved for something",
        lambda d: with_line(d, "background", "Oldmab is approved for early disease."),
    ),
)
