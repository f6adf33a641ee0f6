"""Whether a library is as it was written: events, rows, files, signatures, and its own guards.

What can be found without help from outside is found. That the end is missing, or that an old copy
took the library's place, shows against a head from outside: the one that this machine saw last,
or one that was printed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library import audit
from slidekit.library.chain import START, hash_of, head_payload
from slidekit.library.deciding import possible_states
from slidekit.library.keychain import keychain
from slidekit.library.links import Problem, judge_chain, judge_end
from slidekit.library.replay import judge_rows
from slidekit.library.signing import head_in
from slidekit.library.tables import blobs, events, heads, metadata, signatures, versions
from slidekit.library.triggers import altered_guards
from slidekit.library.versions import Ref, find_version, object_of
from slidekit.library.waivers import uncovered
from slidekit.library.witness import Head, last_seen, remember_place, stood_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from slidekit.library.audit import Library
    from slidekit.library.keychain import Keychain


STORED: Final = "0001-01-01"
"""A day on which nothing has expired: the state as it is stored."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    events: int
    head: str
    """Hash of the last event, to be printed and asked for later."""
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether the library is as it was written."""
        return not self.problems


def check(library: Library, expect_head: str = "") -> Checked:
    """Check all of a library.

    Run it before signing in: a sign-in is an event too, and would stand behind a missing end.

    Args:
        library: an open library.
        expect_head: hash of an event that must be there, such as one printed on a signature page;
            with it a library that took the place of another is known from then on.
    """
    seen = last_seen(library.folder)  # first: a colleague may go on while this reads
    with audit.reading(library) as connection:
        checked = check_connection(connection, library, expect_head, seen)
    if expect_head and checked.ok:
        remember_place(library.folder, library.place, library.id)
    return checked


def check_end(library: Library) -> tuple[Problem, ...]:
    """Return what is wrong with the end of the events; quick enough for every start."""
    seen = last_seen(library.folder)  # first: a colleague may go on while this reads
    with audit.reading(library) as connection:
        newest = select(events).order_by(events.c.seq.desc()).limit(1)
        last = tuple(dict(row) for row in connection.execute(newest).mappings())
        found = (
            *_place(library),
            *_ends(connection, library, last),
            *_expected(last, "", seen),
            *_written_over(connection, seen, last),
        )
    return tuple(dict.fromkeys(found))


def warning_at(library: Library) -> str:
    """Return what somebody has to know before he signs in, in words; "" where all is well.

    Raises:
        LibraryError: another library stands at the address: it gets nobody's password.
    """
    refuse_replaced(library)
    if not check_end(library):
        return ""
    return tell(
        "Entries at the end of the audit trail are missing, or were changed by another way than "
        "slidekit. Sign nothing, and ask your librarian to run `slidekit library check`."
    )


def check_connection(
    connection: Connection, library: Library, expect_head: str, seen: Head | None
) -> Checked:
    """Check a library within a transaction, also against a head seen before."""
    ordered = select(events).order_by(events.c.seq)
    found = tuple(dict(row) for row in connection.execute(ordered).mappings())
    expected = expect_head.strip().lower()
    chain = keychain(connection)
    problems = (
        *(() if expected in {event["hash"] for event in found} else _place(library)),
        *_pages(connection),
        *_guards(connection),
        *judge_chain(found),
        *_ends(connection, library, found),
        *_expected(found, expected, seen),
        *judge_rows(connection, found),
        *_vouched(chain, found),
        *file_problems(connection, _digests(connection)),
        *_signatures(connection, chain, found),
        *_states(connection, chain),
    )
    head = str(found[-1]["hash"]) if found else START
    return Checked(len(found), head, tuple(dict.fromkeys(problems)))


def refuse_replaced(library: Library) -> None:
    """Go on only if no other library stood at this address: its keys would vouch for anything.

    Raises:
        LibraryError: one did.
    """
    for problem in _place(library):
        raise LibraryError(
            tell("{0} is not the library that was here before: {1}.", library.name, problem.where),
            fix=tell("Ask for its head and run `slidekit library check --expect-head HEX`."),
        )


def _place(library: Library) -> Iterator[Problem]:
    """Yield that another library stands where this machine has seen one before."""
    stood = stood_at(library.folder, library.place)
    if stood not in ("", library.id):
        yield Problem("altered", f"another library, {stood}, was at this address before")


def _pages(connection: Connection) -> Iterator[Problem]:
    """Yield what SQLite finds wrong with its own file."""
    if connection.dialect.name == "sqlite":
        for said in connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars():
            if said != "ok":
                yield Problem("altered", f"database file: {said}")


def _guards(connection: Connection) -> Iterator[Problem]:
    """Yield the triggers that somebody has dropped, switched off or replaced."""
    yield from (Problem("altered", said) for said in altered_guards(connection))


def _ends(
    connection: Connection, library: Library, found: Sequence[Mapping[str, Any]]
) -> Iterator[Problem]:
    """Yield what the stored head shows to be missing at the end."""
    row = connection.execute(select(heads)).mappings().first()
    if row is None:
        yield Problem("missing", "head of the events")
    else:
        yield from judge_end(found, Head(row["seq"], row["hash"]), "stored head")
        yield from _beyond(found, row["seq"])
        yield from _signed_end(connection, library, found, row)


def _expected(
    found: Sequence[Mapping[str, Any]], expected: str, seen: Head | None
) -> Iterator[Problem]:
    """Yield the heads known from outside that are not among the events."""
    if seen:
        yield from judge_end(found, seen, "head last seen on this machine")
    if expected and expected not in {event["hash"] for event in found}:
        yield Problem("truncated", f"expected head {expected}")


def _written_over(
    connection: Connection, seen: Head | None, last: Sequence[Mapping[str, Any]]
) -> Iterator[Problem]:
    """Yield that the last event seen here is gone, though others were written behind it since."""
    if seen is None or not last or last[-1]["seq"] <= seen.seq:
        return
    held = connection.scalar(select(events.c.hash).where(events.c.seq == seen.seq))
    if held != seen.hash:
        yield Problem("truncated", f"event {seen.seq} of the head last seen on this machine")


def _beyond(found: Sequence[Mapping[str, Any]], seq: int) -> Iterator[Problem]:
    if found and found[-1]["seq"] > seq:
        yield Problem("altered", f"event {found[-1]['seq']} lies behind the stored head")


def _signed_end(
    connection: Connection,
    library: Library,
    found: Sequence[Mapping[str, Any]],
    row: RowMapping,
) -> Iterator[Problem]:
    """Yield what is wrong with the head that the library's key signed."""
    if row["signed_seq"] is None:  # the first events of every library are signed
        yield Problem("missing", "signature of the head")
        return
    seq, digest = row["signed_seq"], row["signed_hash"]
    payload = head_payload(library.id, seq, digest)
    if not keychain(connection).holds(str(row["key"]), seq, payload, row["signature"]):
        yield Problem("altered", "signature of the head")
    yield from judge_end(found, Head(seq, digest), "signed head")


def _vouched(chain: Keychain, found: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """Yield the events that the library's key had to sign and did not, and the keys without one.

    Of the others only the last that bears a signature is looked at: it is over all before it.
    """
    names = tuple(f"{table.name}:" for table in metadata.sorted_tables if table.info.get("vouched"))
    signed = [event for event in found if event["key"] or event["signature"]]
    must = [event for event in found if event["effect"] != "note" and _is_of(event, names)]
    for event in {event["seq"]: event for event in (*must, *signed[-1:])}.values():
        if hash_of(event) == event["hash"] and not chain.made(event):  # else it is named already
            yield Problem("altered", f"event {event['seq']} is not signed by the library's key")
    for key in chain.unvouched:
        yield Problem("unvouched", f"key {key}: the key before it did not sign it")


def _is_of(event: Mapping[str, Any], names: tuple[str, ...]) -> bool:
    return str(event["object"]).startswith(names)


def _digests(connection: Connection) -> Sequence[str]:
    return connection.scalars(select(blobs.c.sha256).order_by(blobs.c.sha256)).all()


def file_problems(connection: Connection, digests: Iterable[str]) -> Iterator[Problem]:
    """Yield the files whose bytes are not those of their digest; one at a time in memory."""
    for digest in digests:
        content = connection.scalar(select(blobs.c.content).where(blobs.c.sha256 == digest))
        if hashlib.sha256(content or b"").hexdigest() != digest:
            yield Problem("file_digest", f"file {digest}")


def _signatures(
    connection: Connection, chain: Keychain, found: Sequence[Mapping[str, Any]]
) -> Iterator[Problem]:
    """Yield the signatures that are not valid, or do not follow what was there before them.

    Each names the head of the events at its time: whoever wrote the chain anew cannot sign that.
    """
    known_heads = {event["hash"] for event in found}
    places = {event["object"]: event["seq"] for event in found if event["effect"] == "insert"}
    before, number = "", 0
    for row in connection.execute(select(signatures).order_by(signatures.c.number)):
        place = places.get(f"{signatures.name}:{row.number}")
        if place is None:  # nobody here has made it, so it has no place in the order of the others
            yield Problem("altered", f"signature {row.number}")
            number = row.number
            continue
        if row.number != number + 1:
            yield Problem("missing", f"signature {number + 1}")
        elif row.previous != before:
            yield Problem("reordered", f"signature {row.number}")
        if not chain.holds(row.key, place, row.payload, row.signature):
            yield Problem("altered", f"signature {row.number}")
        elif head_in(row.payload) not in known_heads:
            yield Problem("altered", f"events before signature {row.number}")
        before, number = hashlib.sha256(_bytes(row.signature)).hexdigest(), row.number


def _states(connection: Connection, chain: Keychain) -> Iterator[Problem]:
    """Yield the versions whose state is another than what was signed on them, and damaged ones."""
    asked = select(versions.c.deck, versions.c.number)
    for row in connection.execute(asked.order_by(versions.c.deck, versions.c.number)).all():
        ref = Ref(row.deck, row.number)
        try:
            yield from tuple(state_problems(connection, ref, chain))
        except (LibraryError, ValueError, TypeError):
            yield Problem("altered", f"{object_of(ref)}: what is signed on it")


def state_problems(connection: Connection, ref: Ref, chain: Keychain) -> Iterator[Problem]:
    """Yield that a state is another than was signed, and waivers that no signature covers.

    Raises:
        LibraryError: a signature is not as it was made.
    """
    version = find_version(connection, ref, STORED)
    if version.state not in possible_states(connection, version, STORED, chain):
        yield Problem("altered", f"{object_of(ref)}: state")
    for one in uncovered(connection, version):
        yield Problem("altered", f"waivers:{one}: no signature covers it")


def _bytes(value: object) -> bytes:
    """Return what stands where bytes belong, whatever somebody wrote there."""
    return value if isinstance(value, bytes) else str(value).encode()
