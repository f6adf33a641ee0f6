"""A library that many write to: what each has done is in a journal once the library said so."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from slidekit.errors import LibraryError, Refused
from slidekit.library.checking import check
from slidekit.library.comments import comment
from slidekit.library.opening import init_library, open_library
from slidekit.library.people import NewPerson
from slidekit.library.policies import permit
from slidekit.library.review import approve
from slidekit.library.sessions import sign_in
from slidekit.library.submission import submit
from slidekit.library.versions import list_versions
from tests.library.hands import entered
from tests.library.route import submission
from tests.library.server import OWNER, running_server
from tests.library.small import small_deck

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

    from slidekit.library.sessions import Session

PASSWORD = "correct horse battery"
PAUSE_SECONDS = 0.05
"""Before a person looks again whether something waits."""
PLACES = {
    "comment": "SELECT id FROM comments",
    "submit": "SELECT deck || '@' || number FROM versions",
    "sign": "SELECT deck || '@' || version || ' ' || person FROM signatures",
}
"""What a journal tells of -> where the library has to hold it."""
TWICE = (
    "SELECT count(*) FROM (SELECT 1 FROM signatures WHERE act = 'approve' "
    "GROUP BY deck, version, person HAVING count(*) > 1) AS twice",
    "SELECT count(*) FROM (SELECT 1 FROM events WHERE action = 'approve' AND field = 'state' "
    "GROUP BY object HAVING count(*) > 1) AS twice",
)
"""Approvals of one person on a version, and of a version: never two."""


@dataclass(frozen=True, slots=True)
class Journal:
    """A file with a line for each act that the library has taken; a kill loses no line of it."""

    path: Path

    def note(self, what: str, name: str) -> None:
        """Write a line through to the system."""
        line = json.dumps([what, name]).encode() + b"\n"
        place = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        try:
            os.write(place, line)
        finally:
            os.close(place)

    def lines(self) -> list[tuple[str, str]]:
        """Return what was done, in order."""
        if not self.path.exists():
            return []
        return [tuple(json.loads(line)) for line in self.path.read_text("utf-8").splitlines()]


@contextmanager
def empty_place(engine: str, folder: Path) -> Iterator[str]:
    """Give the address of an empty place for a library, with keys in the same folder."""
    before = os.environ.get("SLIDEKIT_KEYS")
    os.environ["SLIDEKIT_KEYS"] = str(folder / "keys")
    try:
        if engine == "sqlite":
            yield f"sqlite:///{folder}/library.db"
        else:
            with running_server() as server:
                server.run(f"CREATE DATABASE stressed OWNER {OWNER}")
                yield server.address("stressed")
    finally:
        os.environ.pop("SLIDEKIT_KEYS")
        os.environ |= {"SLIDEKIT_KEYS": before} if before is not None else {}


def peopled(address: str, count: int) -> Session:
    """Make a library with so many people, p0, p1 ...; every third writes, the others review."""
    first = NewPerson("anna", "Anna Ader", "Otto Orth", None, ("administrator",))
    admin = sign_in(init_library(address, first, PASSWORD), "anna", PASSWORD)
    for number in range(count):
        roles = (("author",), ("medical",), ("regulatory",))[number % 3]
        name = f"Person {number} of the team"
        new = NewPerson(f"p{number}", name, "Otto Orth", "2026-01-15", roles)
        entered(admin, new)
    permit(admin, [small_deck().policy], "The policy of the tests")
    return admin


def act(session: Session, number: int, journal: Journal, draw: random.Random) -> str:
    """Do something that a person of this number does, note it, and return what it was.

    Raises:
        Refused: others were faster.
        LibraryError: the library was busy for long.
    """
    if number % 3 == 0:
        words = f"{number} {draw.random()}"
        made = submission(words, deck=_deck(session, draw))
        journal.note("submit", str(submit(session, made).ref))
        return "submit"
    waiting = list_versions(session, states=("in_review",))
    if not waiting:
        time.sleep(PAUSE_SECONDS)
        return "wait"
    ref = draw.choice(waiting).ref
    if draw.random() < 0.6:
        journal.note("comment", comment(session, ref, f"Remark {draw.random()}").id)
        return "comment"
    role = ("author", "medical", "regulatory")[number % 3]
    approve(session, ref, PASSWORD, role=role, meaning="Accurate and balanced")
    journal.note("sign", f"{ref} {session.person.id}")
    return "sign"


def _deck(session: Session, draw: random.Random) -> str:
    """Return a deck of one's own to submit a version of, or "" for a new one."""
    own = [one.deck for one in list_versions(session, mine=True) if one.owner == session.person.id]
    return draw.choice([*own, ""]) if len(own) < 30 else draw.choice(own)


def tried(session: Session, number: int, journal: Journal, draw: random.Random) -> str:
    """Do the same, and return the refusal where others were faster, or "busy"."""
    try:
        return act(session, number, journal, draw)
    except Refused as no:
        return no.code
    except LibraryError as problem:
        if "writing to the library" not in str(problem):
            raise
        return "busy"


def fault_of(address: str, journals: list[Journal]) -> str | None:
    """Return what is wrong with a library that was worked in, None if nothing is."""
    library = open_library(address)
    lines = [line for journal in journals for line in journal.lines()]
    with library.engine.connect() as connection:
        held = {what: {*connection.scalars(text(sql))} for what, sql in PLACES.items()}
        twice = [connection.scalar(text(sql)) for sql in TWICE]
    if lost := [line for line in lines if line[1] not in held[line[0]]]:
        return f"lost: {lost[:3]}"
    if double := [line for line, times in Counter(lines).items() if times > 1]:
        return f"given twice: {double[:3]}"
    if any(twice):
        return f"approved twice: {twice}"
    problems = check(library).problems
    return f"check: {problems[:3]}" if problems else None
