"""A review route in the tests: who takes part, and versions made of a few bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app.reviewing import bytes_of
from slidekit.errors import Refused
from slidekit.library.anchors import Anchors
from slidekit.library.expiry import record_expired
from slidekit.library.held import held_in
from slidekit.library.policies import permit
from slidekit.library.releases import plan_release, record_release
from slidekit.library.review import approve
from slidekit.library.submission import Submission, submit
from tests.library.hands import PASSWORD, joined
from tests.library.small import retitled, small_deck

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from slidekit.library.audit import Library
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version

held_once = lru_cache(maxsize=64)(held_in)
"""What a deck holds depends on its bytes alone: what many tests submit is laid out once."""
PRODUCT = "Quelmatinib"
PLACES = Anchors(
    {"title": ("title.title",), "primary": ("primary.title", "primary.table")},
    frozenset({"os.hr.a_vs_b", "os.median.a"}),
)
MEDICAL, REGULATORY = "Medically accurate and balanced", "Within the approved use"


@dataclass(frozen=True, slots=True)
class Team:
    """The people of a route, signed in."""

    admin: Session
    author: Session
    medical: Session
    regulatory: Session
    librarian: Session


def team_of(admin: Session) -> Team:
    """Make the accounts of a team, sign everybody in, and permit the policy of their decks."""
    permit(admin, [small_deck().policy], "The policy of the tests")
    return Team(
        admin,
        joined(admin, "arno", "author"),
        joined(admin, "mia", "medical", "legal"),
        joined(admin, "rita", "regulatory"),
        joined(admin, "lena", "librarian"),
    )


def expire(session: Session) -> None:
    """Record what has expired, as every act begins with it."""
    with session.writing() as change:
        record_expired(change)


def finding(rule: str, severity: str, slide: str | None = None) -> dict[str, Any]:
    """Return a finding as a rule report holds it."""
    return {"rule": rule, "severity": severity, "slide": slide, "message": f"{rule} is broken"}


def report(*findings: dict[str, Any]) -> bytes:
    """Return a rule report."""
    return json.dumps({"list": findings}).encode()


@cache
def deck_of_words(words: str) -> tuple[bytes, str]:
    """Return a deck whose title is some words: its file, and the digest of its content."""
    deck = retitled(words)
    content = bytes_of(deck)
    return content, held_once(content, drafts=False).content_digest


def submission(words: str = "one", *findings: dict[str, Any], **changes: Any) -> Submission:
    """Return a version whose content is told by some words, without drafts for people to read."""
    content, digest = deck_of_words(words)
    made = Submission(
        name="ONC301 congress",
        title="Quelmatinib in lung cancer",
        product=PRODUCT,
        message=f"The deck of {words}",
        content_digest=digest,
        deck_file=content,
        report_file=report(*findings),
        anchors=PLACES,
        drafts=False,
        purpose="investigational",
        audience="Oncologists",
        data_cuts={"onc301": "2026-01-31"},
        label_versions={PRODUCT: "revision 4"},
    )
    return replace(made, **changes)


def in_review(team: Team, *findings: dict[str, Any], **changes: Any) -> Ref:
    """Submit a version and return its name."""
    return submit(team.author, submission("one", *findings, **changes)).ref


def approved(team: Team, ref: Ref) -> Version:
    """Let both roles approve a version."""
    approve(team.medical, ref, PASSWORD, role="medical", meaning=MEDICAL)
    return approve(team.regulatory, ref, PASSWORD, role="regulatory", meaning=REGULATORY)


def released(team: Team, ref: Ref, **options: Any) -> Version:
    """Release an approved version; the file is a few bytes."""
    plan = plan_release(team.librarian, ref, PASSWORD, **options)
    return record_release(team.librarian, plan, pptx=f"released {ref}".encode())


def refusal(act: Callable[[], object]) -> str:
    """Return the code with which something is refused."""
    with pytest.raises(Refused) as no:
        act()
    return no.value.code


def at(session: Session, moment: str) -> Session:
    """Return a session whose library has another time."""

    def now(_: Connection) -> tuple[datetime, str]:
        return datetime.fromisoformat(moment).replace(tzinfo=UTC), "client clock"

    library: Library = replace(session.library, now=now)
    return replace(session, library=library)
