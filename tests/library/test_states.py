"""The route of a version, written down a second time: which act is possible in which state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

import pytest

from slidekit.errors import Refused
from slidekit.library.states import ROUTE, Act, acts_in, require_state
from slidekit.library.tables import STATES

if TYPE_CHECKING:
    from collections.abc import Mapping

OPEN: Final = {"in_review": "", "changes_requested": "", "approved": ""}
ALLOWED: Final[Mapping[Act, Mapping[str, str]]] = {
    "check": {"draft": "checks_passed"},
    "submit": {"checks_passed": "in_review"},
    "comment": OPEN,
    "resolve": OPEN,
    "waive": {"in_review": ""},
    "record": {"in_review": "approved"},
    "approve": {"in_review": "approved"},
    "reject": {"in_review": "changes_requested", "approved": "changes_requested"},
    "release": {"approved": "released"},
    "derive": {"released": ""},
    "withdraw": dict.fromkeys(("released", "expired", "superseded"), "withdrawn"),
    "supersede": dict.fromkeys(
        ("draft", "checks_passed", "in_review", "approved", "released"), "superseded"
    ),
    "expire": {"released": "expired"},
}
"""Act -> state in which it is possible -> state that it leads to, "" for the same."""
APPROVERS = "medical regulatory legal signatory"
EVERYBODY = f"author {APPROVERS} librarian"
WHO: Final[Mapping[Act, str]] = {
    "check": "author",
    "submit": "author",
    "comment": EVERYBODY,
    "resolve": EVERYBODY,
    "waive": APPROVERS,
    "record": "librarian",
    "approve": APPROVERS,
    "reject": APPROVERS,
    "release": "signatory librarian",
    "derive": EVERYBODY,
    "withdraw": "signatory librarian",
    "supersede": "",
    "expire": "",
}
"""Act -> roles that may do it, as docs/review.md tells it; none: the program does it."""
INDEPENDENT = {"waive", "record", "approve", "reject", "release"}
"""Acts that nobody does on a deck of which he wrote a version."""


@pytest.mark.parametrize("act", get_args(Act))
def test_no_act_is_possible_but_in_the_states_of_the_table(act: Act) -> None:
    """Every pair of act and state that is not written down here is refused."""
    for state in STATES:
        if state in ALLOWED[act]:
            assert require_state(act, state, "onc301@1").after == ALLOWED[act][state]
        else:
            with pytest.raises(Refused) as no:
                require_state(act, state, "onc301@1")
            assert no.value.code == "wrong_state"


def test_what_is_withdrawn_stays_so() -> None:
    """No act of anybody leads out of the last state."""
    assert acts_in("withdrawn") == ()
    assert acts_in("superseded") == acts_in("expired") == ("withdraw",)


def test_no_act_is_done_by_others_than_stand_in_the_table() -> None:
    """Who may do what, and which acts take somebody who did not write the deck."""
    assert {act: {*step.roles} for act, step in ROUTE.items()} == {
        act: {*roles.split()} for act, roles in WHO.items()
    }
    assert {act for act, step in ROUTE.items() if step.independent} == INDEPENDENT
