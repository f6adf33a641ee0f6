"""What people do in the tests: with the library, and behind its back as owners of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argon2 import PasswordHasher
from sqlalchemy import NullPool, create_engine, text

from slidekit.library import passwords
from slidekit.library.engine import make_engine, parse_url
from slidekit.library.people import NewPerson, add_person, change_password
from slidekit.library.sessions import sign_in
from slidekit.library.triggers import standing_triggers
from tests.library.server import OWNER, SUPERUSER

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.library.sessions import Session

    Run = Callable[..., tuple[int, dict[str, Any]]]
    """Runs a command as somebody and gives its exit code and JSON."""

PASSWORD = "correct horse battery"
FIRST_PASSWORD = "given to a newcomer"
OTHER_PASSWORD = "staple of the barn"
REAL_HASHER = passwords.HASHER
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Of the same kind, for the twenty passwords that a team takes: a real one is slow on purpose."""


def newcomer(login: str, *roles: str, product: str = "", trained: bool = True) -> NewPerson:
    """Return somebody to make an account for."""
    trained_on = "2026-01-15" if trained else None
    return NewPerson(login, login.title(), "Otto Orth", trained_on, roles, product)


def joined(admin: Session, login: str, *roles: str, product: str = "") -> Session:
    """Make an account, and sign in with a password that its owner has chosen."""
    return entered(admin, newcomer(login, *roles, product=product))


def entered(admin: Session, new: NewPerson, password: str = PASSWORD) -> Session:
    """Make an account whose owner changes the first password at once, and sign in."""
    add_person(admin, new, FIRST_PASSWORD)
    first = sign_in(admin.library, new.login, FIRST_PASSWORD, to_change_password=True)
    change_password(first, new.login, password)
    return sign_in(admin.library, new.login, password)


def rows(session: Session, sql: str, **values: Any) -> list[Any]:
    """Return what a question to the database answers."""
    with session.reading() as connection:
        return list(connection.execute(text(sql), values).all())


def events(session: Session) -> list[Any]:
    """Return the events in their order."""
    return rows(session, "SELECT * FROM events ORDER BY seq")


def as_owner(address: str, *statements: str) -> None:
    """Do what the owner of a database can do: drop every trigger, then run the statements."""
    url = address.replace(f"//{OWNER}@", f"//{SUPERUSER}@")
    engine = make_engine(parse_url(url), as_owner=True)
    with engine.begin() as connection:
        for name in standing_triggers(connection):
            table = name.split("_", 1)[0]
            on = "" if connection.dialect.name == "sqlite" else f" ON {table}"
            connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")
        for statement in statements:
            connection.exec_driver_sql(statement)


def by_hand(address: str, statement: str) -> None:
    """Run one statement on a database whose triggers stand, in no role but one's own."""
    with create_engine(address, poolclass=NullPool).connect() as connection:
        connection.exec_driver_sql(statement)
        connection.commit()
