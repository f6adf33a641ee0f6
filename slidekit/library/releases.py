"""Release and withdrawal.

Writing the files takes seconds and nobody else shall wait for it, so a release has two halves:

    plan_release      judges and signs; the files are written with `plan.approval`, `plan.signer`
    record_release    judges again, and keeps signature and files

If anything was done on the version in between, or anybody signed anything, the second half refuses
and nothing is released.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from slidekit.errors import Refused
from slidekit.export.approval import Approval
from slidekit.languages import tell
from slidekit.library import blobs, sessions
from slidekit.library.acting import acting, judged
from slidekit.library.clock import stamp
from slidekit.library.deciding import APPROVALS, refuse_altered_settings, signed_version
from slidekit.library.derivation import fall_with
from slidekit.library.exports import exports_of, record_export
from slidekit.library.last_days import last_day_of
from slidekit.library.names import needed, printed
from slidekit.library.outside import outside_id
from slidekit.library.refusals import (
    STALE_VERSION,
    WITHDRAWN_CONTENT,
    WRONG_ROLE,
    WRONG_STATE,
)
from slidekit.library.review import refuse_unfinished, waits_for
from slidekit.library.settings import setting
from slidekit.library.signing import (
    KeySigner,
    Signed,
    enter,
    head_of,
    last_link,
    made,
    sign,
    signatures_of,
)
from slidekit.library.signing import signer_of as signer_in_use
from slidekit.library.submission import supersede
from slidekit.library.tables import versions
from slidekit.library.told import refuse_altered_account, refuse_altered_versions
from slidekit.library.versions import attempt_on, find_version, move, today, versions_of
from slidekit.library.withdrawals import withdrawal_words, withdrawals_before
from slidekit.library.wording import role_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from slidekit.export.approval import Signature
    from slidekit.library.audit import Change
    from slidekit.library.exports import Export
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version

RELEASED: Final = "released"


@dataclass(frozen=True, slots=True)
class Plan:
    """A release that is judged and signed, and not yet kept."""

    version: Version
    approval: Approval
    """As the released file carries it, with all signatures on the version."""
    signer: KeySigner
    signature: Signature
    """Of the person who releases; the last one of the approval."""
    limited_by: str
    """What sets the last day: "months", or the permission or label whose date comes first."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A withdrawal, and who has to hear of it."""

    version: Version
    exports: tuple[Export, ...]
    """Files that people exported, oldest first."""


def plan_release(
    session: Session,
    ref: Ref,
    password: str,
    *,
    role: str = "",
    meaning: str = "",
    despite: str = "",
    months: int | None = None,
    outside: str = "",
    markets: tuple[str, ...] = (),
    seen: int | None = None,
) -> Plan:
    """Judge and sign a release; nothing is written yet.

    Args:
        session: of a signatory or librarian who wrote no version of the deck.
        ref: an approved version.
        password: the person's, again.
        role: signatory or librarian; "" takes the first that the person has.
        meaning: of the signature; "" says that it is released for use.
        despite: why content that was withdrawn is released again; it becomes part of the meaning.
        months: for how long; None, or more than the library's `valid_months`, means those.
        outside: id of the same approval in another system; one that was recorded stands anyway.
        markets: for which the file is released.
        seen: row_version that the person saw, None for any.

    Raises:
        Refused: bad_password, locked, disabled, stale_version, author_cannot_approve, wrong_role,
            unresolved_must_fix, unwaived; wrong_state also where a required signature is missing
            or the date of a permission or label has passed; withdrawn_content where nothing changed
            since a version that was withdrawn, and it is not said why it is released again.
        LibraryError: there is no such version, the key is not on this machine, a signature is not
            as it was made.
    """
    sessions.confirm(session, password)
    with session.noting(attempt_on("release", ref)), session.reading() as connection:
        at, day = stamp(session.library.now(connection)[0]), today(session.library, connection)
        version = signed_version(connection, ref, day)
        refuse_altered_settings(connection)
        refuse_altered_versions(connection, ref.deck)
        refuse_altered_account(connection, session.person.id)
        _, used = judged(connection, session, "release", version, role, seen)
        before = _approved(connection, version)
        _refuse_alone(session, version, before)
        outside = outside_id(before, outside.strip(), meaning)
        last_day, limit = last_day_of(connection, version, at, day, months)
        again = _again(connection, version, despite)
        signer = signer_in_use(session.library, connection)
        one = made(
            signer,
            version,
            session.person,
            role=used,
            meaning=_meaning(meaning, last_day, again),
            at=at,
            audit_head=head_of(connection),
            previous=last_link(connection),
            act="release",
        )
        approval = _approval(
            version,
            (*(signed.signature for signed in before), one),
            approval_id=_approval_id(connection, at),
            last_day=last_day,
            markets=markets,
            outside=outside,
        )
        return Plan(version, approval, signer, one, limit)


def record_release(
    session: Session, plan: Plan, *, pptx: bytes, pdf: bytes | None = None, takes_pdf: bool = True
) -> Version:
    """Keep a release: its files, its signature, and the new states of this and earlier versions.

    Args:
        session: that of `plan_release`.
        plan: from there.
        pptx: the released file.
        pdf: the same as PDF, None where none was written.
        takes_pdf: the person takes the PDF as well; else only the library keeps it.

    Raises:
        Refused: stale_version where something was done on the version in between.
        LibraryError: a file is too large.
    """
    with session.writing(attempt_on("release", plan.version.ref)) as change:
        version = signed_version(change.connection, plan.version.ref, change.today)
        refuse_altered_settings(change.connection)
        refuse_altered_versions(change.connection, version.deck)
        judged(change.connection, session, "release", version, plan.signature.role)
        _refuse_outrun(change, plan, version)
        enter(change, session, version, plan.signature)
        values = {
            "state": RELEASED,
            "approval_id": plan.approval.id,
            "released_at": plan.approval.released_at.isoformat(timespec="microseconds"),
            "valid_until": plan.approval.valid_until.isoformat(),
            "released_pptx": blobs.store(change, pptx),
            "released_pdf": blobs.store(change, pdf) if pdf else None,
        }
        move(change, version, "release", values, reason=plan.signature.meaning)
        for kind, content in (("pptx", pptx), ("pdf", pdf if takes_pdf else None)):
            if content:
                record_export(change, session, version.ref, kind, content)
        for earlier in versions_of(change.connection, version.deck, change.today):
            if earlier.number < version.number:
                supersede(change, earlier, version.ref, ("approved", RELEASED))
        return find_version(change.connection, version.ref, change.today)


def withdraw(
    session: Session,
    ref: Ref,
    password: str,
    *,
    reason: str,
    role: str = "",
    seen: int | None = None,
) -> Withdrawn:
    """Withdraw a released version; from then on the library says so to whoever verifies its file.

    Args:
        session: of a signatory or librarian.
        ref: a version that was released, whether or not it expired or was superseded since.
        password: the person's, again.
        reason: why; signed, and told to whoever verifies the file.
        role: signatory or librarian; "" takes the first that the person has.
        seen: row_version that the person saw, None for any.

    Raises:
        Refused: bad_password, locked, disabled, stale_version, wrong_role; wrong_state also where
            the version was superseded before anybody released it.
        LibraryError: the reason is empty, or the key is not on this machine.
    """
    with acting(session, "withdraw", ref, password=password, role=role, seen=seen) as act:
        said = needed(reason, tell("The reason"))
        sign(act.change, session, act.version, "withdraw", act.role, said)
        values = {"state": act.step.after, "withdrawn_at": act.change.at}
        move(act.change, act.version, "withdraw", values, reason=said)
        fall_with(act.change, ref, "withdraw", values, said)
        now = find_version(act.change.connection, ref, act.change.today)
        return Withdrawn(now, exports_of(act.change.connection, ref))


def _approval(
    version: Version,
    signatures: tuple[Signature, ...],
    *,
    approval_id: str,
    last_day: dt.date,
    markets: tuple[str, ...],
    outside: str,
) -> Approval:
    """Return the approval of a version that the last of its signatures releases."""
    release = signatures[-1]
    return Approval(
        id=approval_id,
        deck=version.deck,
        version=version.number,
        state=RELEASED,
        released_at=release.at,
        valid_until=last_day,
        audience=version.audience,
        content_digest=version.content_digest,
        report_digest=version.report_digest,
        audit_head=release.audit_head,
        key=release.key,
        signatures=signatures,
        markets=markets,
        outside=outside,
    )


def _approved(connection: Connection, version: Version) -> tuple[Signed, ...]:
    """Return the signatures on a version with which nothing is left to do."""
    refuse_unfinished(connection, version)
    if missing := waits_for(connection, version):
        raise Refused(
            WRONG_STATE,
            tell(
                "{0} lacks the signature of: {1}.",
                version.ref,
                ", ".join(map(role_words, missing)),
            ),
            fix=tell("Ask for it; the library may demand more roles by now."),
        )
    return signatures_of(connection, version)


def _refuse_alone(session: Session, version: Version, before: Sequence[Signed]) -> None:
    """Refuse that one person takes a version all the way: approves or records it, and releases."""
    judges = {one.person for one in before if one.act in APPROVALS}
    if judges == {session.person.id}:
        raise Refused(
            WRONG_ROLE,
            tell("You alone approved {0} or recorded its approval.", version.ref),
            fix=tell("Another signatory or librarian has to release it."),
        )


def _meaning(said: str, last_day: dt.date, again: str) -> str:
    what = tell("The meaning of the signature")
    own = printed(said, what) if said.strip() else ""
    own = own or tell("Released for use until {0}", last_day.isoformat())
    return printed(f"{own.rstrip('.')}. {again}", what) if again else own


def _again(connection: Connection, version: Version, despite: str) -> str:
    """Return in words why content that was withdrawn is released again; "" where none was.

    Raises:
        Refused: withdrawn_content where no reason is given.
    """
    same = [one for one in withdrawals_before(connection, version) if one.is_same]
    if not same:
        return ""
    if not despite.strip():
        raise Refused(
            WITHDRAWN_CONTENT,
            withdrawal_words(same[0], version.deck),
            fix=tell(
                "Mend it and submit a new version. If it may be shown again as it is, say why: "
                "`--despite REASON`, in the window the field above the password. The reason is "
                "signed."
            ),
        )
    why = printed(despite, tell("The reason"))
    return tell("Withdrawn as {0}, released again: {1}", same[0].ref, why)


def _approval_id(connection: Connection, at: str) -> str:
    """Return the next free id of an approval in a year, such as "MED-2026-0142"."""
    begins = f"{setting(connection, 'approval_prefix')}-{at[:4]}-"
    like = versions.c.approval_id.startswith(begins, autoescape=True)
    used = connection.scalars(select(versions.c.approval_id).where(like))
    own = [one for one in used if one.removeprefix(begins).isdigit()]  # not of derived decks
    return f"{begins}{len(own) + 1:04}"


def _refuse_outrun(change: Change, plan: Plan, version: Version) -> None:
    """Refuse a release if the version, its signatures, settings, id or key changed in between."""
    connection = change.connection
    now = tuple(one.signature for one in _approved(connection, version))
    begins = plan.approval.released_at.date().isoformat()
    taken = select(versions.c.deck).where(versions.c.approval_id == plan.approval.id)
    is_outrun = (
        version.row_version != plan.version.row_version
        or now != plan.approval.signatures[:-1]
        or plan.approval.valid_until
        > last_day_of(connection, version, begins, change.today, None)[0]
        or last_link(connection) != plan.signature.previous
        or connection.scalar(taken) is not None
        or signer_in_use(plan.signer.library, connection) != plan.signer
    )
    if is_outrun:
        raise Refused(
            STALE_VERSION,
            tell("While the files were written, somebody else was at work in the library."),
            fix=tell("Release again."),
        )
