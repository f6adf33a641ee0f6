"""Submitting a version: its files and rule report are frozen, and it goes into review.

What a deck holds is read from its file (`held`), and of that the drafts are made that people look
at; its policy has to be one that the library permits. What blocks and cannot be waived keeps a deck
out. The version before is superseded if nobody had decided on it, and its open comments go along to
the places that are still there.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from slidekit.errors import LibraryError, Refused
from slidekit.languages import tell
from slidekit.library import blobs, grants, policies
from slidekit.library.audit import Attempt
from slidekit.library.chain import utf8_json
from slidekit.library.checkouts import find_deck, free, refuse_checked_out, same_but_for_case
from slidekit.library.comments import carry
from slidekit.library.derivation import fall_with
from slidekit.library.expiry import record_expired
from slidekit.library.held import held_in
from slidekit.library.names import iso_date, needed, refuse_unstorable
from slidekit.library.people import find_person
from slidekit.library.refusals import STALE_VERSION, UNWAIVED
from slidekit.library.reports import blocking, digest_of_report, named, read_report
from slidekit.library.settings import required_roles
from slidekit.library.staleness import note_stale
from slidekit.library.states import APPROVERS, ROUTE, UNDECIDED, require_state
from slidekit.library.tables import assignments, decks, versions
from slidekit.library.versions import (
    LONGEST_ID,
    authors_of,
    deck_id,
    find_version,
    is_device,
    move,
    parse_ref,
    versions_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from slidekit.library.anchors import Anchors
    from slidekit.library.audit import Change
    from slidekit.library.held import Held
    from slidekit.library.sessions import Person, Session
    from slidekit.library.states import Act
    from slidekit.library.versions import Ref, Version

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Submission:
    """A version as it is submitted."""

    name: str
    """What the deck is called; a new deck's id is made of it where none is given."""
    title: str
    product: str
    """Product whose roles count for this version; "" where the deck names none."""
    message: str
    """What is new, for the reviewers."""
    content_digest: str
    """SHA-256 of the content (`export.digests.content_digest`), hexadecimal."""
    deck_file: bytes
    """The .slidekit file."""
    report_file: bytes
    """The rule report, JSON: what a manifest holds under `findings`."""
    anchors: Anchors
    deck: str = ""
    """Id of the deck; "" for a new one."""
    drafts: bool = True
    """Whether the library judges the deck, and makes PPTX and PDF of it for people to read."""
    purpose: str = ""
    audience: str = ""
    data_cuts: Mapping[str, str] = field(default_factory=dict)
    """Study -> ISO date."""
    label_versions: Mapping[str, str] = field(default_factory=dict)
    """Product -> version."""
    review_dates: Mapping[str, str] = field(default_factory=dict)
    """Permission or label -> ISO date, the last day on which it holds."""
    due_on: str = ""
    """ISO date by which a decision is asked for; "" for none."""
    derived_from: str = ""
    """"DECK@N" of another deck that it was made from; "" for none. Its authors are authors."""


def submit(
    session: Session,
    submission: Submission,
    *,
    reviewers: Sequence[str] = (),
    base: int | None = None,
) -> Version:
    """Submit a version: a new deck's first, or the next one of a deck.

    Args:
        session: of an author for the deck's product.
        submission: the version.
        reviewers: logins of those who are asked; a required role of nobody asked is open to all
            who have it.
        base: number of the version that it was made from; None: the author does not say.

    Returns:
        The version, in review.

    Raises:
        Refused: wrong_role; policy_not_permitted; unwaived where a finding blocks that nobody can
            waive; locked while somebody else has checked the deck out; stale_version where the
            deck has a newer version than `base`.
        LibraryError: the deck file is none, or of other content than is said or its rule report
            tells; the id cannot be one, a text is empty, a reviewer is unknown or has no role, a
            file is too large.
    """
    held = _held(submission)
    with session.writing(_attempt(submission)) as change:
        record_expired(change)
        version = _entered(change, session, submission, held, base)
        earlier = versions_of(change.connection, version.deck, change.today)[:-1]
        _pass_checks(change, version, submission)
        _assign(change, version, reviewers)
        for one in earlier:
            carry(change, one, version, submission.anchors)
            supersede(change, one, version.ref, UNDECIDED)
        note_stale(change, version)
        return find_version(change.connection, version.ref, change.today)


def _attempt(submission: Submission) -> Attempt:
    """Return what is tried, for the event of a refusal; a new deck has no name yet."""
    deck = submission.deck.strip()
    return Attempt("submit", f"{decks.name}:{deck}" if deck else "", deck)


def supersede(change: Change, earlier: Version, by: Ref, states: Sequence[str]) -> None:
    """Note that a later version takes the place of an earlier one in some states."""
    if earlier.state in states:
        values = {"state": ROUTE["supersede"].after}
        move(change, earlier, "supersede", values, reason=f"by {by}")
        fall_with(change, earlier.ref, "supersede", values, f"by {by}")


def _held(submission: Submission) -> Held:
    """Return what the deck file holds, if that is what the submission and its report say of it.

    Raises:
        LibraryError: it is not.
    """
    claimed = _digest(submission.content_digest)
    held = held_in(submission.deck_file, drafts=submission.drafts)
    if held.content_digest != claimed:
        raise LibraryError(
            tell("The deck file holds other content than was submitted."),
            fix=tell("Submit the deck with slidekit."),
        )
    own = held.report_digest
    if own is not None and own != digest_of_report(submission.report_file):
        raise LibraryError(
            tell("The rules say something else of the deck than the rule report handed in."),
            fix=tell("Submit the deck with slidekit."),
        )
    return held


def _entered(
    change: Change, session: Session, submission: Submission, held: Held, base: int | None
) -> Version:
    """Write the version as a draft; of a new deck its row as well."""
    wished = deck_id(submission.deck) if submission.deck else ""
    known = find_deck(change.connection, wished) if wished else None
    product = submission.product.strip()
    for one in {product, known.product if known else product}:  # it may have become another's
        grants.demand(change.connection, session, ROUTE["submit"].roles, one)
    policies.demand(change.connection, held.policy, session.person.id)
    if known:
        refuse_checked_out(change, session, known)
        deck = known.id
        number = _next_number(change, deck, base)
        free(change, known)
    else:
        deck, number = _new_id(change.connection, wished, submission.name), 1
        _refuse_base(base, 0)
        change.insert(decks, "new deck", _deck_row(deck, product, submission, session, change.at))
    row = _version_row(change, session, submission, held) | {"deck": deck, "number": number}
    change.insert(versions, "submit", row)
    return versions_of(change.connection, deck, change.today)[-1]


def _next_number(change: Change, deck: str, base: int | None) -> int:
    newest = versions_of(change.connection, deck, change.today)[-1].number
    _refuse_base(base, newest)
    return newest + 1


def _refuse_base(base: int | None, newest: int) -> None:
    if base is not None and base != newest:
        raise Refused(
            STALE_VERSION,
            tell("Your deck was made from version {0}, the newest is {1}.", base, newest),
            fix=tell("Look at what is new (`slidekit diff`), take it over, and submit again."),
        )


def _deck_row(
    deck: str, product: str, submission: Submission, session: Session, at: str
) -> dict[str, Any]:
    return {
        "id": deck,
        "title": needed(submission.title, tell("The deck's title")),
        "product": product,
        "owner": session.person.id,
        "created_at": at,
    }


def _version_row(
    change: Change, session: Session, submission: Submission, held: Held
) -> dict[str, Any]:
    files = {
        "deck_file": submission.deck_file,
        "results_file": submission.anchors.as_json(),
        "report_file": submission.report_file,
        "pptx_file": held.pptx,
        "pdf_file": held.pdf,
        "compared_file": held.compared,
    }
    kept = {name: blobs.store(change, content) for name, content in files.items() if content}
    return kept | {
        "state": "draft",
        "title": needed(submission.title, tell("The deck's title")),
        "product": submission.product.strip(),
        "author": session.person.id,
        "message": needed(submission.message, tell("The message")),
        "submitted_at": change.at,
        "due_on": _due(submission.due_on, change.at),
        "content_digest": held.content_digest,
        "policy_digest": held.policy.digest,
        "report_digest": digest_of_report(submission.report_file),
        "purpose": submission.purpose,
        "audience": submission.audience,
        "data_cuts": _dates(submission.data_cuts),
        "label_versions": _storable(submission.label_versions),
        "review_dates": _dates(submission.review_dates),
        "derived_from": _known(change, submission.derived_from),
    }


def _known(change: Change, source: str) -> str | None:
    """Return the name of the version that a deck was made from, if the library has it."""
    if not source:
        return None
    return str(find_version(change.connection, parse_ref(source), change.today).ref)


def _pass_checks(change: Change, version: Version, submission: Submission) -> None:
    """Take a draft into review, unless a finding blocks that nobody can waive."""
    if found := blocking(read_report(submission.report_file)):
        raise Refused(
            UNWAIVED,
            tell("The deck breaks rules that nobody can waive: {0}.", named(found)),
            fix=tell("Run `slidekit check`, mend these, and submit again."),
        )
    _step(change, version.ref, "check", f"report {version.report_digest}")
    _step(change, version.ref, "submit", version.message)


def _step(change: Change, ref: Ref, act: Act, reason: str) -> None:
    now = find_version(change.connection, ref, change.today)
    step = require_state(act, now.state, str(ref))
    move(change, now, act, {"state": step.after}, reason=reason)


def _assign(change: Change, version: Version, reviewers: Sequence[str]) -> None:
    """Ask the reviewers named, and for every other required role whoever has it."""
    people = [find_person(change.connection, login) for login in reviewers if login.strip()]
    asked = [(role, person.id) for person in people for role in _roles(change, version, person)]
    named_roles = {role for role, _ in asked}
    left = [role for role in required_roles(change.connection) if role not in named_roles]
    for role, person_id in (*asked, *((role, None) for role in left)):
        row = {
            "id": str(uuid.uuid4()),
            "deck": version.deck,
            "version": version.number,
            "role": role,
            "person": person_id,
            "assigned_at": change.at,
        }
        change.insert(assignments, "ask for review", row)


def _roles(change: Change, version: Version, person: Person) -> tuple[str, ...]:
    """Return the roles in which somebody is asked to judge a version."""
    if person.id in authors_of(change.connection, version.deck):
        raise LibraryError(
            tell("{0} wrote a version of this deck and cannot judge it.", person.login),
            fix=tell("Name others."),
        )
    if person.disabled_at is not None:
        raise LibraryError(
            tell("The account {0} is disabled.", person.login), fix=tell("Name others.")
        )
    usable = grants.roles_of(change.connection, person, version.product, change.at)
    found = tuple(role for role in APPROVERS if role in usable)
    if not found:
        raise LibraryError(
            tell("{0} has no role to review this deck in.", person.login),
            fix=tell("Name others, or ask an administrator to give the role."),
        )
    return found


def _new_id(connection: Connection, wished: str, name: str) -> str:
    """Return the id of a new deck: the one wished for, else one made of its name.

    Raises:
        LibraryError: another deck has it, written with other capitals.
    """
    other = same_but_for_case(connection, wished) if wished else ""
    if other:
        raise LibraryError(
            tell(
                "The library has a deck {0}, which differs from {1} only in capitals.",
                other,
                wished,
            ),
            fix=tell("Write {0} for a version of that, or choose another id.", other),
        )
    return wished or _free_id(connection, name)


def _free_id(connection: Connection, name: str) -> str:
    """Return an id for a new deck that no other has, made of its name."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower()[: LONGEST_ID - 8] or "deck"
    plain = f"{plain}-deck" if is_device(plain) else plain
    number, wished = 1, plain
    while same_but_for_case(connection, wished):
        number += 1
        wished = f"{plain}-{number}"
    return deck_id(wished)


def _due(day: str, at: str) -> str | None:
    """Return a due date as it is kept.

    Raises:
        LibraryError: it is no date, or has passed.
    """
    if not day.strip():
        return None
    due = iso_date(day, tell("The due date"))
    if due < at[:10]:
        raise LibraryError(
            tell("The due date {0} has passed.", due), fix=tell("Give a later one, or none.")
        )
    return due


def _dates(given: Mapping[str, str]) -> str:
    return _storable({name: iso_date(day, name) for name, day in given.items() if day})


def _storable(given: Mapping[str, str]) -> str:
    """Return names and values as JSON; a sign that JSON would hide must not come up later."""
    for text in (*given, *given.values()):
        refuse_unstorable(text)
    return utf8_json(dict(given)).decode()


def _digest(text: str) -> str:
    if not _DIGEST.fullmatch(text):
        raise LibraryError(
            tell("{0} is no SHA-256.", repr(text[:80])), fix=tell("Submit the deck with slidekit.")
        )
    return text
