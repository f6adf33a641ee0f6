"""Connections to the two databases, and what goes wrong with them said in plain words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psycopg import DataError
from psycopg.errors import InsufficientPrivilege, RaiseException
from sqlalchemy import NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, ProgrammingError, SQLAlchemyError

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library.triggers import GUARDED, application_role, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Engine

BUSY_SECONDS = 10.0
"""How long one writer waits for another."""
LOCK = 0x736C6964
"""Number of the advisory lock under which a PostgreSQL library is written."""
OLDEST_POSTGRESQL = 150000
WRITES = "slidekit_writes"
"""Option of a connection that will write: its transaction takes the lock at once."""

_NOBODY_THERE = (
    *("Connection refused", "could not translate host name", "failed to resolve host"),
    *("timeout expired", "connection timeout", "No such file or directory", "Name or service not"),
)
"""What PostgreSQL's client library says where no server answers."""
_PRAGMAS = ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON")


def parse_url(text: str) -> URL:
    """Return the address of a library.

    Raises:
        LibraryError: it is none, or of a kind of database that is not supported.
    """
    try:
        url = make_url(text)
    except ArgumentError:
        url = None
    driver = url.drivername if url is not None else ""
    known = ("sqlite", "postgresql+psycopg")
    if url is None or driver not in known or url.database in (None, "", ":memory:"):
        raise LibraryError(
            tell("{0} is no address of a library.", _without_password(text)),
            fix=tell("Write sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE."),
        )
    return url


def _without_password(text: str) -> str:
    """Return what was given for an address; what may be a password is left out."""
    before, at, after = text.rpartition("@")
    return f"...@{after}" if at and before else text


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite library, None of a PostgreSQL one."""
    return Path(str(url.database)) if url.drivername == "sqlite" else None


def make_engine(url: URL, *, as_owner: bool = False) -> Engine:
    """Return what makes connections; nothing is opened yet.

    Args:
        url: address of the library.
        as_owner: keep the rights of the owner, to make tables; all other work is done in the
            application role where the database has one.
    """
    if url.drivername == "sqlite":
        file = Path(str(url.database)).absolute().as_uri()
        engine = create_engine(  # a file that is gone is not made anew
            url,
            poolclass=NullPool,
            creator=lambda: sqlite3.connect(f"{file}?mode=rw", uri=True, check_same_thread=False),
        )
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        if as_owner:  # the file remembers it; one that is no library is not touched
            event.listen(engine, "connect", _use_write_ahead_log)
    else:
        engine = create_engine(
            url,
            poolclass=NullPool,
            connect_args={"connect_timeout": 10},
            isolation_level="READ COMMITTED",  # who waited for the lock sees what was done
        )
        event.listen(engine, "begin", _begin_postgresql)
        if not as_owner:
            event.listen(engine, "connect", _take_role)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - of the driver
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in (*_PRAGMAS, f"busy_timeout={round(BUSY_SECONDS * 1000)}"):
        connection.execute(f"PRAGMA {pragma}")


def _use_write_ahead_log(connection: Any, _record: object) -> None:  # noqa: ANN401 - of the driver
    connection.execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(BUSY_SECONDS * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def _take_role(connection: Any, _record: object) -> None:  # noqa: ANN401 - of the driver
    """Work in the application role, where there is one that this user belongs to."""
    role = application_role(connection.info.dbname)
    asked = "SELECT 1 FROM pg_roles WHERE rolname = %s AND pg_has_role(current_user, oid, 'MEMBER')"
    if connection.execute(asked, (role,)).fetchone():
        connection.execute(f"SET ROLE {quoted(role)}")
    connection.commit()


@contextmanager
def plain_errors(name: str) -> Iterator[None]:
    """Say in a sentence what a database says in its own words.

    Raises:
        LibraryError: the library cannot be reached, is damaged, busy, or refuses.
    """
    try:
        yield
    except SQLAlchemyError as problem:
        if _is_bug(problem):
            raise
        raise _told(name, problem) from problem
    except UnicodeEncodeError as problem:
        raise _unstorable() from problem
    except UnicodeDecodeError as problem:
        raise _damaged(name, tell("it holds what is no text")) from problem


def _unstorable() -> LibraryError:
    return LibraryError(
        tell("A text holds characters that cannot be stored."),
        fix=tell("Type it again without them."),
    )


def _damaged(name: str, said: str) -> LibraryError:
    return LibraryError(
        tell("The library {0} is damaged or no library: {1}.", name, said),
        fix=tell("Restore the last backup with `slidekit library restore`."),
    )


def _told(name: str, problem: SQLAlchemyError) -> LibraryError:
    cause = problem.orig if isinstance(problem, DBAPIError) else None
    lines = str(cause or "").strip().splitlines()
    said = lines[0].rstrip(".") if lines else type(problem).__name__
    if isinstance(cause, DataError):
        return _unstorable()
    if _is_damaged(problem):
        return _damaged(name, said)
    if "is full" in said or "No space left" in said:
        return LibraryError(
            tell("There is no room left for the library {0}; nothing was changed.", name),
            fix=tell("Make room on its disk, and try again."),
        )
    if _is_busy(problem):
        return LibraryError(
            tell("Somebody else has been writing to the library {0} for long.", name),
            fix=tell("Try again in a minute."),
        )
    if GUARDED in said:
        return LibraryError(
            tell("Somebody has changed the library {0} without slidekit: {1}.", name, said),
            fix=tell("Sign nothing; ask who looks after it to run `slidekit library check`."),
        )
    if plain := _unreachable(name, str(cause or "")):
        return plain
    return LibraryError(
        tell("The library {0} cannot be used: {1}.", name, said),
        fix=tell("Check address, network and rights, or ask who looks after the library."),
    )


def _unreachable(name: str, said: str) -> LibraryError | None:
    """Return in words why PostgreSQL lets nobody in; None where it says something else.

    Args:
        name: of the library.
        said: what its client library says, in English as it is made.
    """
    kept = tell(
        "Write the password of PostgreSQL, which is another than the one you sign with, into its "
        "password file (~/.pgpass, on Windows {0}) or into PGPASSWORD.",
        r"%APPDATA%\postgresql\pgpass.conf",
    )
    if "no password supplied" in said:
        asks = tell("PostgreSQL asks for a password for the library {0}, and has got none.", name)
        return LibraryError(asks, fix=kept)
    if "password authentication failed" in said:
        wrong = tell("PostgreSQL does not take the password kept for the library {0}.", name)
        return LibraryError(wrong, fix=kept)
    if any(words in said for words in _NOBODY_THERE):
        return LibraryError(
            tell("No PostgreSQL answers at the address of the library {0}.", name),
            fix=tell("Check host and port, the network, and whether the server is running."),
        )
    return None


def _is_bug(problem: SQLAlchemyError) -> bool:
    """Return whether the fault is in what was asked, not in the database or in a right to it."""
    if not isinstance(problem, DBAPIError):
        return True
    is_denied = isinstance(problem.orig, InsufficientPrivilege | RaiseException)  # by its triggers
    return isinstance(problem, ProgrammingError) and not is_denied


def _is_damaged(problem: SQLAlchemyError) -> bool:
    cause = problem.orig if isinstance(problem, DBAPIError) else None
    return isinstance(cause, sqlite3.DatabaseError) and type(cause) is sqlite3.DatabaseError


def _is_busy(problem: SQLAlchemyError) -> bool:
    cause = problem.orig if isinstance(problem, DBAPIError) else None
    return "database is locked" in str(cause) or "lock timeout" in str(cause)
