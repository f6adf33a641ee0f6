"""The route of a version from draft to released and beyond: who may take which step, and when.

    draft -> checks_passed -> in_review -> approved -> released -> expired, superseded, withdrawn
                                  |            |
                                  +------------+--> changes_requested -> a new version

The act `reject` leads to `changes_requested`: people read that the version was sent back. What was
released can be withdrawn after it expired or a later version took its place: people have files
of it.

The table below is the whole of it. A step is judged with the state as it is under the write lock,
in the transaction that takes the step, so two people can never take steps that exclude each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from slidekit.errors import Refused
from slidekit.languages import tell
from slidekit.library.refusals import WRONG_STATE
from slidekit.library.wording import any_state, state_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Act = Literal[
    "check",
    "submit",
    "comment",
    "resolve",
    "waive",
    "record",
    "approve",
    "reject",
    "release",
    "derive",
    "withdraw",
    "supersede",
    "expire",
]

REVIEWERS: Final = ("medical", "regulatory", "legal")
"""Roles that judge a version."""
APPROVERS: Final = (*REVIEWERS, "signatory")
RELEASERS: Final = ("signatory", "librarian")
COMMENTERS: Final = ("author", *APPROVERS, "librarian")
OPEN: Final = ("in_review", "changes_requested", "approved")
"""States in which a version is talked about."""
UNDECIDED: Final = ("draft", "checks_passed", "in_review")
LIVE: Final = (*UNDECIDED, "changes_requested", "approved", "released")
"""States of a version that may still be shown or become what is shown."""
CREDIBLE: Final = (*UNDECIDED, "approved", "released", "expired", "superseded")
"""States of a version whose data cut and label nobody has called wrong."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the route."""

    before: tuple[str, ...]
    """States in which the act is possible."""
    after: str
    """State that it leads to; "" where the state stays."""
    roles: tuple[str, ...]
    """Who may do it has one of these; none: it is done by the program."""
    independent: bool = False
    """Whoever wrote any version of the deck must not do it."""


ROUTE: Final[Mapping[Act, Step]] = {
    "check": Step(("draft",), "checks_passed", ("author",)),
    "submit": Step(("checks_passed",), "in_review", ("author",)),
    "comment": Step(OPEN, "", COMMENTERS),
    "resolve": Step(OPEN, "", COMMENTERS),
    "waive": Step(("in_review",), "", APPROVERS, independent=True),
    "record": Step(("in_review",), "approved", ("librarian",), independent=True),
    "approve": Step(("in_review",), "approved", APPROVERS, independent=True),
    "reject": Step(("in_review", "approved"), "changes_requested", APPROVERS, independent=True),
    "release": Step(("approved",), "released", RELEASERS, independent=True),
    "derive": Step(("released",), "", COMMENTERS),
    "withdraw": Step(("released", "expired", "superseded"), "withdrawn", RELEASERS),
    "supersede": Step((*UNDECIDED, "approved", "released"), "superseded", ()),
    "expire": Step(("released",), "expired", ()),
}


def state_on(state: str, valid_until: str | None, day: str) -> str:
    """Return the state on a day: what was released is expired once its last day is over.

    Args:
        state: as stored.
        valid_until: the last day (ISO date), None where there is none.
        day: the day or time asked for (ISO).
    """
    is_over = state == "released" and valid_until is not None and valid_until < day[:10]
    return "expired" if is_over else state


def require_state(act: Act, state: str, name: str) -> Step:
    """Return the step that an act takes from a state.

    Args:
        act: what somebody wants to do.
        state: of the version, on the day.
        name: of the version, such as "onc301@2".

    Raises:
        Refused: wrong_state.
    """
    step = ROUTE[act]
    if state in step.before:
        return step
    raise wrong_state(name, state, step.before)


def wrong_state(name: str, state: str, wanted: Iterable[str]) -> Refused:
    """Return that a version is in another state than it would have to be in."""
    return Refused(
        WRONG_STATE,
        tell("{0} is {1}; it would have to be {2}.", name, state_words(state), any_state(wanted)),
        fix=tell("See `slidekit review show {0}`.", name),
    )


def acts_in(state: str) -> tuple[Act, ...]:
    """Return the acts of people that a state allows, in the order of the route."""
    return tuple(act for act, step in ROUTE.items() if step.roles and state in step.before)
