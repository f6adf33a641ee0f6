"""States, roles and acts in words for people; the codes themselves are for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from slidekit.languages import tell, to_tell

if TYPE_CHECKING:
    from collections.abc import Iterable

STATES: Final = {
    "draft": to_tell("draft"),
    "checks_passed": to_tell("checked by the rules"),
    "in_review": to_tell("in review"),
    "changes_requested": to_tell("sent back"),
    "approved": to_tell("approved"),
    "released": to_tell("released"),
    "expired": to_tell("expired"),
    "withdrawn": to_tell("withdrawn"),
    "superseded": to_tell("superseded"),
    "unknown": to_tell("unknown"),
}
ROLES: Final = {
    "author": to_tell("author"),
    "medical": to_tell("medical reviewer"),
    "regulatory": to_tell("regulatory reviewer"),
    "legal": to_tell("legal reviewer"),
    "signatory": to_tell("signatory"),
    "librarian": to_tell("librarian"),
    "auditor": to_tell("auditor"),
    "administrator": to_tell("administrator"),
}
ACTS: Final = {
    "submit": to_tell("submit"),
    "comment": to_tell("comment"),
    "resolve": to_tell("resolve comment"),
    "waive": to_tell("waive finding"),
    "approve": to_tell("approve"),
    "reject": to_tell("send back"),
    "record": to_tell("record outside approval"),
    "release": to_tell("release"),
    "derive": to_tell("derive deck"),
    "withdraw": to_tell("withdraw"),
}

SEVERITIES: Final = {
    "block": to_tell("blocks"),
    "block_unless_waived": to_tell("blocks unless waived"),
    "warn": to_tell("warning"),
}
_LIMITS: Final = {
    "label of ": to_tell("label of {0}"),
    "permission for ": to_tell("permission for {0}"),
}


def state_words(state: str) -> str:
    """Return a state as people call it, in the language of the screen."""
    return tell(STATES.get(state, state))


def role_words(role: str) -> str:
    """Return a role as people call it, in the language of the screen."""
    return tell(ROLES.get(role, role))


def act_words(act: str) -> str:
    """Return an act as people call it, in the language of the screen."""
    return tell(ACTS.get(act, act))


def severity_words(severity: str) -> str:
    """Return how much a finding weighs as people call it, in the language of the screen."""
    return tell(SEVERITIES.get(severity, severity))


def limit_words(limit: str) -> str:
    """Return what has to be looked at again by a day, such as "label of Quelmatinib"."""
    for begins, words in _LIMITS.items():
        if limit.startswith(begins):
            return tell(words, limit.removeprefix(begins))
    return limit


def any_state(states: Iterable[str]) -> str:
    """Return states of which one is needed: "in review or approved"."""
    return f" {tell('or')} ".join(map(state_words, states))


def any_role(roles: Iterable[str]) -> str:
    """Return roles of which one is needed: "signatory or librarian"."""
    return f" {tell('or')} ".join(map(role_words, roles))
