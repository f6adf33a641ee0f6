"""All that the library knows of one version, read in one transaction: for screens and records."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from slidekit.errors import Refused
from slidekit.library import grants
from slidekit.library.acting import judged
from slidekit.library.checkouts import require_deck
from slidekit.library.comments import comments_of
from slidekit.library.deciding import signed_version
from slidekit.library.exports import exports_of
from slidekit.library.people import person_by_id
from slidekit.library.reports import blocking, report_of, waivable
from slidekit.library.review import waits_for
from slidekit.library.signing import signatures_of, strangers_on
from slidekit.library.staleness import stale_marks
from slidekit.library.states import acts_in
from slidekit.library.tables import ROLES
from slidekit.library.versions import attempt_on, today
from slidekit.library.waiting import asked_for
from slidekit.library.waivers import unwaived, waivers_of
from slidekit.library.withdrawals import withdrawal_as_json, withdrawals_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from slidekit.library.checkouts import Deck
    from slidekit.library.comments import Comment
    from slidekit.library.exports import Export
    from slidekit.library.reports import Found
    from slidekit.library.sessions import Person, Session
    from slidekit.library.signing import Signed
    from slidekit.library.staleness import Stale
    from slidekit.library.states import Act
    from slidekit.library.versions import Ref, Version
    from slidekit.library.waiting import Asked
    from slidekit.library.waivers import Waiver
    from slidekit.library.withdrawals import Withdrawal


@dataclass(frozen=True, slots=True)
class Overview:
    """A version with everything that hangs on it."""

    version: Version
    deck: Deck
    signatures: tuple[Signed, ...]
    comments: tuple[Comment, ...]
    waivers: tuple[Waiver, ...]
    asked: tuple[Asked, ...]
    waits_for: tuple[str, ...]
    """Required roles whose approval is missing."""
    findings: tuple[Found, ...]
    """Of the frozen rule report."""
    unwaived: tuple[Found, ...]
    """Those that keep the version from approval."""
    stale: tuple[Stale, ...]
    exports: tuple[Export, ...]
    people: Mapping[str, Person]
    """Whoever is named above, by id."""
    strangers: tuple[int, ...]
    """Rows among the signatures that nobody here has made; they count as nothing."""
    acts: tuple[Act, ...]
    """What the person who asks may do now, as far as state, authorship and roles decide it."""
    withdrawn_before: tuple[Withdrawal, ...]
    """Of versions that it comes after or comes from, the newest first."""


def overview(session: Session, ref: Ref) -> Overview:
    """Return all that the library knows of a version.

    Raises:
        Refused: wrong_role for somebody without any role for its product.
        LibraryError: there is no such version, or a signature is not as it was made.
    """
    with session.noting(attempt_on("open", ref)), session.reading() as connection:
        return overview_in(connection, session, ref)


def overview_in(connection: Connection, session: Session, ref: Ref) -> Overview:
    """Return the same in a transaction in which more is read than this.

    Errors as of `overview`.
    """
    version = signed_version(connection, ref, today(session.library, connection))
    grants.demand(connection, session, ROLES, version.product)
    deck = require_deck(connection, ref.deck)
    signed, said = signatures_of(connection, version), comments_of(connection, ref)
    waived, asked = waivers_of(connection, version), asked_for(connection, ref)
    named = _named(version, deck, (*signed, *waived, *asked), said)
    return Overview(
        version=version,
        deck=deck,
        signatures=signed,
        comments=said,
        waivers=waived,
        asked=asked,
        waits_for=waits_for(connection, version),
        findings=report_of(connection, version),
        unwaived=unwaived(connection, version),
        stale=stale_marks(connection, version),
        exports=exports_of(connection, ref),
        people={one: person_by_id(connection, one) for one in sorted(named)},
        strangers=strangers_on(connection, version),
        acts=_possible(connection, session, version),
        withdrawn_before=withdrawals_before(connection, version),
    )


def _named(
    version: Version,
    deck: Deck,
    acts: Iterable[Signed | Waiver | Asked],
    said: Iterable[Comment],
) -> frozenset[str]:
    """Return the ids of all who are named."""
    found = {
        *(version.author, deck.owner, deck.checked_out_by),
        *(one.person for one in acts),
        *(who for one in said for who in (one.author, one.resolved_by)),
    }
    return frozenset(one for one in found if one)


def version_as_json(version: Version) -> dict[str, Any]:
    """Return a version as lists show it."""
    return {
        "deck": version.deck,
        "version": version.number,
        "title": version.title,
        "product": version.product or None,
        "state": version.state,
        "message": version.message,
        "submitted_at": version.submitted_at,
        "due_on": version.due_on,
        "content_digest": version.content_digest,
        "policy_digest": version.policy_digest,
        "purpose": version.purpose or None,
        "audience": version.audience or None,
        "approval_id": version.approval_id,
        "valid_until": version.valid_until,
        "row_version": version.row_version,
    }


def overview_as_json(whole: Overview) -> dict[str, Any]:
    """Return what `slidekit review show --json` prints."""
    version, names = whole.version, {one.id: one.login for one in whole.people.values()}
    return version_as_json(version) | {
        "author": names[version.author],
        "owner": names[whole.deck.owner],
        "checked_out_by": names.get(whole.deck.checked_out_by or ""),
        "report_digest": version.report_digest,
        "approved_at": version.approved_at,
        "released_at": version.released_at,
        "withdrawn_at": version.withdrawn_at,
        "derived_from": version.derived_from,
        "withdrawn_before": [withdrawal_as_json(one) for one in whole.withdrawn_before],
        "data_cuts": dict(version.data_cuts),
        "label_versions": dict(version.label_versions),
        "review_dates": dict(version.review_dates),
        "asked": [{"role": one.role, "user": names.get(one.person or "")} for one in whole.asked],
        "waits_for": list(whole.waits_for),
        "acts": list(whole.acts),
        "stale": [asdict(one) for one in whole.stale],
        "comments": [_comment(one, names) for one in whole.comments],
        "findings": _findings(whole),
        "waivers": [_waiver(one, names) for one in whole.waivers],
        "signatures": [signature_as_json(one, names[one.person]) for one in whole.signatures],
        "strangers": list(whole.strangers),
        "exports": [asdict(one) for one in whole.exports],
    }


def _findings(whole: Overview) -> dict[str, Any]:
    return {
        "blocking": len(blocking(whole.findings)) + len(whole.unwaived),
        "waivable": len(waivable(whole.findings)),
        "list": [asdict(one) for one in whole.findings],
        "unwaived": [asdict(one) for one in whole.unwaived],
    }


def _waiver(one: Waiver, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "slide": one.slide or None,
        "reason": one.reason,
        "user": names[one.person],
        "at": one.at,
        "signature": one.signature,
    }


def signature_as_json(one: Signed, login: str) -> dict[str, Any]:
    """Return a signature with all that it takes to check it."""
    return {
        "number": one.number,
        "act": one.act,
        "user": login,
        "person": one.signature.person,
        "role": one.role,
        "meaning": one.signature.meaning,
        "at": one.signature.at.isoformat(),
        "zone": one.zone,
        "audit_head": one.signature.audit_head,
        "key": one.signature.key,
        "payload": one.signature.payload.decode("ascii"),
        "signature": one.signature.signature.hex(),
    }


def _comment(one: Comment, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "comment": one.id,
        "slide": one.slide or None,
        "block": one.block or None,
        "fact": one.fact or None,
        "lost": asdict(one.lost) if one.lost else None,
        "text": one.text,
        "must_fix": one.must_fix,
        "user": names[one.author],
        "at": one.at,
        "reply_to": one.reply_to,
        "carried_from": one.carried_from,
        "resolved_by": names.get(one.resolved_by or ""),
        "resolved_at": one.resolved_at,
    }


def _possible(connection: Connection, session: Session, version: Version) -> tuple[Act, ...]:
    """Return the acts for which somebody would not be refused."""

    def is_possible(act: Act) -> bool:
        try:
            judged(connection, session, act, version)
        except Refused:
            return False
        return True

    return tuple(act for act in acts_in(version.state) if is_possible(act))
