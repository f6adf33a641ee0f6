"""What a library stores. The one place where tables are described; the first migration makes them.

Times are texts, ISO 8601 in UTC with microseconds ("2026-11-27T08:30:00.000000+00:00"), so that
both databases sort and hash them alike. JSON is kept as canonical text, ids of people as UUID.

A column says in its `info` how far it may change; the database's own triggers hold it to that:

    FIXED   is written with the row and never again
    ONCE    may be empty at first; what it holds then stays
    else    may change, and every change is an event

Rows are never deleted, and the tables of `APPEND_ONLY` take new rows only. `SECRET` columns stand
in events as a digest, `APART` columns not at all. The events of a `VOUCHED` table are signed by the
library's key, each of them: what they say decides what others may do.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
)

FIXED: Final[dict[Any, Any]] = {"change": "never"}
ONCE: Final[dict[Any, Any]] = {"change": "once"}
SECRET: Final[dict[Any, Any]] = {"change": "never", "in_events": "digest"}
APART: Final[dict[Any, Any]] = {"change": "never", "in_events": "no"}
VOUCHED: Final[dict[Any, Any]] = {"vouched": True}
COUNTER: Final[dict[Any, Any]] = {"in_events": "no"}
"""A number that grows with every change of its row: a second writer sees that he came late."""

ROLES: Final = (
    "author",
    "medical",
    "regulatory",
    "legal",
    "signatory",
    "librarian",
    "auditor",
    "administrator",
)
STATES: Final = (
    "draft",
    "checks_passed",
    "in_review",
    "changes_requested",
    "approved",
    "released",
    "expired",
    "withdrawn",
    "superseded",
)

metadata = MetaData()


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"known_{column}")


def _of_version() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["deck", "version"], ["versions.deck", "versions.number"])


settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    info=VOUCHED,
)

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    Column("login", Text, nullable=False, unique=True, info=FIXED),
    Column("full_name", Text, nullable=False, info=FIXED),
    Column("verified_by", Text, nullable=False, info=FIXED),  # who saw proof (11.100(b))
    Column("trained_on", Text),  # ISO date; the roles that sign sleep until then (11.10(i))
    Column("created_at", Text, nullable=False, info=FIXED),
    Column("disabled_at", Text),
    Column("failed_attempts", Integer, nullable=False, default=0),
    Column("locked_until", Text),
)

passwords = Table(  # the newest counts; older ones may not be used again
    "passwords",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, ForeignKey("people.id"), nullable=False, info=FIXED),
    Column("hash", Text, nullable=False, info=SECRET),
    Column("set_at", Text, nullable=False, info=FIXED),
    Column("must_change", Boolean, nullable=False, info=FIXED),
)

resets = Table(  # passwords set by somebody else; until confirmed the person signs nothing
    "resets",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, ForeignKey("people.id"), nullable=False, info=FIXED),
    Column("reset_by", Text, ForeignKey("people.id"), nullable=False, info=FIXED),
    Column("reset_at", Text, nullable=False, info=FIXED),
    Column("confirmed_by", Text, ForeignKey("people.id"), info=ONCE),
    Column("confirmed_at", Text, info=ONCE),
)

grants = Table(
    "grants",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, ForeignKey("people.id"), nullable=False, info=FIXED),
    Column("role", Text, nullable=False, info=FIXED),
    Column("product", Text, nullable=False, info=FIXED),  # "" holds for every product
    Column("granted_by", Text, ForeignKey("people.id"), nullable=False, info=FIXED),
    Column("granted_at", Text, nullable=False, info=FIXED),
    Column("revoked_at", Text, info=ONCE),
    _one_of("role", ROLES),
)

keys = Table(  # the private halves lie in files outside the database
    "keys",
    metadata,
    Column("id", Text, primary_key=True),
    Column("public_pem", Text, nullable=False, info=FIXED),
    Column("created_at", Text, nullable=False, info=FIXED),
    Column("retired_at", Text, info=ONCE),
    Column("revoked_at", Text, info=ONCE),
    Column("revoked_from", Integer, info=ONCE),  # event from which on it proves nothing
    info=VOUCHED,
)

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False, info=APART),
    Column("size", Integer, nullable=False, info=FIXED),  # bytes
)

policies = Table(  # by which rules decks may be judged; permitted again is a new row
    "policies",
    metadata,
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False, info=FIXED),  # of the content, whatever its layout
    Column("name", Text, nullable=False, info=FIXED),
    Column("version", Text, nullable=False, info=FIXED),
    Column("language", Text, nullable=False, info=FIXED),  # of its lexicon
    Column("file", Text, ForeignKey("blobs.sha256"), nullable=False, info=FIXED),
    Column("permitted_by", Text, ForeignKey("people.id"), info=FIXED),  # empty: came with slidekit
    Column("permitted_at", Text, nullable=False, info=FIXED),
    Column("reason", Text, nullable=False, info=FIXED),
    Column("withdrawn_by", Text, ForeignKey("people.id"), info=ONCE),
    Column("withdrawn_at", Text, info=ONCE),
    info=VOUCHED,
)

decks = Table(
    "decks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False, info=FIXED),  # of version 1; each version has its own
    Column("product", Text, nullable=False, info=FIXED),
    Column("owner", Text, ForeignKey("people.id"), nullable=False, info=FIXED),
    Column("created_at", Text, nullable=False, info=FIXED),
    Column("checked_out_by", Text, ForeignKey("people.id")),
    Column("checked_out_at", Text),
    Column("row_version", Integer, nullable=False, default=1, info=COUNTER),
)

versions = Table(
    "versions",
    metadata,
    Column("deck", Text, ForeignKey("decks.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("state", Text, nullable=False),
    Column("title", Text, nullable=False, info=FIXED),
    Column("product", Text, nullable=False, info=FIXED),  # "" where it names none
    Column("author", Text, ForeignKey("people.id"), nullable=False, info=FIXED),
    Column("message", Text, nullable=False, info=FIXED),
    Column("submitted_at", Text, nullable=False, info=FIXED),
    Column("due_on", Text, info=FIXED),  # ISO date by which the author asks for a decision
    Column("content_digest", Text, nullable=False, info=FIXED),
    Column("policy_digest", Text, nullable=False, info=FIXED),
    Column("report_digest", Text, nullable=False, info=FIXED),
    Column("deck_file", Text, ForeignKey("blobs.sha256"), nullable=False, info=FIXED),
    Column("results_file", Text, ForeignKey("blobs.sha256"), info=FIXED),
    Column("pptx_file", Text, ForeignKey("blobs.sha256"), info=FIXED),
    Column("pdf_file", Text, ForeignKey("blobs.sha256"), info=FIXED),
    Column("report_file", Text, ForeignKey("blobs.sha256"), nullable=False, info=FIXED),
    Column("compared_file", Text, ForeignKey("blobs.sha256"), info=FIXED),  # deck.side, to compare
    Column("purpose", Text, nullable=False, info=FIXED),
    Column("audience", Text, nullable=False, info=FIXED),
    Column("data_cuts", Text, nullable=False, info=FIXED),  # JSON: study -> data cut
    Column("label_versions", Text, nullable=False, info=FIXED),  # JSON: product -> label version
    Column("review_dates", Text, nullable=False, info=FIXED),  # JSON: reference or label -> date
    Column("derived_from", Text, info=FIXED),  # "DECK@N" of which it was made
    Column("rests_on", Text, info=FIXED),  # "DECK@N" whose signatures cover it; nobody signs it
    Column("approval_id", Text, unique=True, info=ONCE),
    Column("approved_at", Text, info=ONCE),
    Column("released_at", Text, info=ONCE),
    Column("released_pptx", Text, ForeignKey("blobs.sha256"), info=ONCE),
    Column("released_pdf", Text, ForeignKey("blobs.sha256"), info=ONCE),
    Column("valid_until", Text, info=ONCE),  # ISO date
    Column("withdrawn_at", Text, info=ONCE),
    Column("row_version", Integer, nullable=False, default=1, info=COUNTER),
    _one_of("state", STATES),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("deck", Text, nullable=False, info=FIXED),
    Column("version", Integer, nullable=False, info=FIXED),
    Column("role", Text, nullable=False, info=FIXED),
    Column("person", Text, ForeignKey("people.id"), info=FIXED),  # empty: anybody who has it
    Column("assigned_at", Text, nullable=False, info=FIXED),
    _of_version(),
    _one_of("role", ROLES),
)

comments = Table(
    "comments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("deck", Text, nullable=False, info=FIXED),
    Column("version", Integer, nullable=False, info=FIXED),
    Column("slide", Text, nullable=False, info=FIXED),  # "" where the whole deck is meant
    Column("block", Text, nullable=False, info=FIXED),
    Column("fact", Text, nullable=False, info=FIXED),
    Column("text", Text, nullable=False, info=FIXED),
    Column("must_fix", Boolean, nullable=False, info=FIXED),
    Column("author", Text, ForeignKey("people.id"), nullable=False, info=FIXED),
    Column("at", Text, nullable=False, info=FIXED),
    Column("reply_to", Text, info=FIXED),  # id of a comment
    Column("carried_from", Text, info=FIXED),  # id of the comment on an earlier version
    Column("resolved_by", Text, ForeignKey("people.id"), info=ONCE),
    Column("resolved_at", Text, info=ONCE),
    _of_version(),
)

signatures = Table(
    "signatures",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # 1, 2, ... without gaps
    Column("deck", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("act", Text, nullable=False),  # approve, reject, waive, release, withdraw ...
    Column("person", Text, ForeignKey("people.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("meaning", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("zone", Text, nullable=False),  # of the signer, such as "+02:00"
    Column("payload", LargeBinary, nullable=False),  # canonical JSON: the very bytes signed
    Column("signature", LargeBinary, nullable=False),  # Ed25519, 64 bytes
    Column("key", Text, ForeignKey("keys.id"), nullable=False),
    Column("previous", Text, nullable=False),  # SHA-256 of the signature before it, "" of the first
    _of_version(),
    _one_of("role", ROLES),
)

waivers = Table(
    "waivers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("deck", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("slide", Text, nullable=False),  # "" of a finding on the whole deck
    Column("reason", Text, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("signature", Integer, ForeignKey("signatures.number"), nullable=False),
    _of_version(),
)

exports = Table(  # who took a released file away: they hear of a withdrawal
    "exports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("deck", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),  # pptx, pdf, dossier, bundle, derived
    Column("sha256", Text, nullable=False),  # of the file; the bytes need not be kept
    _of_version(),
)

events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),  # 1, 2, ... without gaps
    Column("at", Text, nullable=False),
    Column("clock", Text, nullable=False),  # "database", or "client clock"
    Column("person", Text, nullable=False),  # id; "" where nobody is signed in
    Column("login", Text, nullable=False),
    Column("session", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("app_version", Text, nullable=False),
    Column("action", Text, nullable=False),  # in words: "grant role"
    Column("effect", Text, nullable=False),  # insert, update, note
    Column("object", Text, nullable=False),  # TABLE:KEY
    Column("deck", Text, nullable=False),  # "" where no deck is concerned
    Column("field", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("reason", Text, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("key", Text, nullable=False),  # that signed it; "" where none was on the machine
    Column("signature", Text, nullable=False),  # of the hash, hexadecimal
    UniqueConstraint("hash"),
    _one_of("effect", ("insert", "update", "note")),
)

heads = Table(  # one row: how far the events go, and the last of them that the key signed as such
    "heads",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("signed_seq", Integer),
    Column("signed_hash", Text),
    Column("key", Text, ForeignKey("keys.id")),
    Column("signature", LargeBinary),
)

APPEND_ONLY: Final = (blobs, signatures, waivers, exports, events)
OUTSIDE_EVENTS: Final = (events, heads)
"""Tables whose rows are in no event, because they are the events."""

for _table in (assignments, comments, signatures, waivers, exports):
    Index(f"{_table.name}_of_version", _table.c.deck, _table.c.version)
for _table in (passwords, resets, grants):
    Index(f"{_table.name}_of_person", _table.c.person)
Index("decks_but_for_case", func.lower(decks.c.id), unique=True)
Index("versions_in_state", versions.c.state)
Index("versions_of_content", versions.c.content_digest)
for _column in (events.c.object, events.c.deck, events.c.login, events.c.at):
    Index(f"events_by_{_column.name}", _column)
