"""What makes a database itself refuse changes: triggers for both, roles for PostgreSQL.

They are made of what `tables` says of each column, so a table and its protection cannot part.
Whoever owns a database can drop them; `checking` says so, and finds what was done behind them.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from slidekit.library.tables import APPEND_ONLY, metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

REFUSE = "slidekit_refuse"
FUNCTION = f"""
CREATE FUNCTION {REFUSE}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0]; END $$
"""
GUARDED: Final = "never change"
"""How the database says that somebody tried what the program never does."""
ROLE_PREFIX = "slidekit_"
LONGEST_NAME = 63
"""Bytes of a name that PostgreSQL keeps."""
DIGITS = 12
"""Of the digest in the name of a role."""


def protect(connection: Connection) -> None:
    """Put the triggers on all tables of a new library."""
    dialect = connection.dialect.name
    if dialect == "postgresql":
        connection.exec_driver_sql(FUNCTION)
    for table in metadata.sorted_tables:
        for name, event, condition, message in _refusals(table, dialect):
            connection.exec_driver_sql(
                _trigger(dialect, table.name, name, event, condition, message)
            )


def altered_guards(connection: Connection) -> tuple[str, ...]:
    """Return what is wrong with the triggers: gone, switched off, or made to do something else."""
    dialect = connection.dialect.name
    asked = _SQLITE if dialect == "sqlite" else _POSTGRESQL
    there = {name: _plain(text) for name, text in connection.exec_driver_sql(asked).all()}
    due = {name: _plain(text) for name, text in _statements(dialect)}
    standing = standing_triggers(connection)
    gone = tuple(f"trigger {name} is gone" for name in sorted({*due} - standing))
    other = [name for name in sorted({*due} & standing) if there.get(name) != due[name]]
    altered = tuple(f"trigger {name} was replaced" for name in other)
    foreign = tuple(f"trigger {name} is not of slidekit" for name in sorted(standing - {*due}))
    return (*gone, *altered, *foreign, *_altered_function(connection))


_SQLITE: Final = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_POSTGRESQL: Final = (
    "SELECT tgname, pg_get_triggerdef(oid, false) FROM pg_trigger WHERE NOT tgisinternal"
)


def _statements(dialect: str) -> Iterator[tuple[str, str]]:
    """Yield name and statement of each trigger, as the database gives it back."""
    for table in metadata.sorted_tables:
        for name, event, condition, told in _refusals(table, dialect):
            yield name, _trigger(dialect, table.name, name, event, condition, told)


def _plain(statement: str) -> str:
    """Return a statement without what a database writes otherwise: case, quotes, blanks, schema."""
    return "".join(statement.lower().replace('"', "").replace("public.", "").split())


def _altered_function(connection: Connection) -> tuple[str, ...]:
    """Return that the function which refuses does something else; SQLite has none."""
    if connection.dialect.name == "sqlite":
        return ()
    asked = "SELECT prosrc FROM pg_proc WHERE proname = %(name)s"
    there = connection.exec_driver_sql(asked, {"name": REFUSE}).scalars().all()
    body = FUNCTION.split("$$")[1]
    is_its = [_plain(str(one)) for one in there] == [_plain(body)]
    return () if is_its else (f"function {REFUSE} was replaced",)


def standing_triggers(connection: Connection) -> frozenset[str]:
    """Return the triggers that are there and switched on."""
    if connection.dialect.name == "sqlite":
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        asked = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    return frozenset(connection.exec_driver_sql(asked).scalars())


def _refusals(table: Table, dialect: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, event, condition and message of a table's triggers."""
    name = table.name
    yield f"{name}_kept", "DELETE", "", f"rows of {name} are never deleted"
    if dialect == "postgresql":
        yield f"{name}_not_emptied", "TRUNCATE", "", f"rows of {name} are never deleted"
    if table in APPEND_ONLY:
        yield f"{name}_final", "UPDATE", "", f"rows of {name} {GUARDED}"
    elif changed := _changes(table, dialect):
        yield f"{name}_fixed", "UPDATE", changed, f"these columns of {name} {GUARDED}"
    if dialect == "sqlite":  # INSERT OR REPLACE deletes a row without asking the first trigger
        yield f"{name}_no_twin", "INSERT", _has_twin(table), f"this row of {name} is there already"


def _changes(table: Table, dialect: str) -> str:
    """Return the condition under which a column changes that must not."""
    differs = "IS NOT" if dialect == "sqlite" else "IS DISTINCT FROM"
    parts = []
    for column in table.columns:
        change = f'NEW."{column.name}" {differs} OLD."{column.name}"'
        if column.primary_key or column.info.get("change") == "never":
            parts.append(change)
        elif column.info.get("change") == "once":
            parts.append(f'(OLD."{column.name}" IS NOT NULL) AND ({change})')
    return " OR ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts)


def _has_twin(table: Table) -> str:
    same = " AND ".join(f'"{c.name}" = NEW."{c.name}"' for c in table.primary_key)
    return f'EXISTS (SELECT 1 FROM "{table.name}" WHERE {same})'


def _trigger(dialect: str, table: str, name: str, event: str, condition: str, told: str) -> str:
    when = f"WHEN (({condition}))" if condition else ""  # so PostgreSQL gives it back
    head = f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}"'
    if dialect == "sqlite":
        return f"{head} {when} BEGIN SELECT RAISE(ABORT, '{told}'); END"
    each = "ROW" if condition else "STATEMENT"
    return f"{head} FOR EACH {each} {when} EXECUTE FUNCTION {REFUSE}('{told}')"


def application_role(database: str) -> str:
    """Return the role under which people work in a database: it reads, adds and little else.

    PostgreSQL cuts longer names, so that two databases could share a role: of such a name the
    beginning stands there, and a digest of all of it.
    """
    role = (ROLE_PREFIX + database).encode()
    if len(role) <= LONGEST_NAME:
        return role.decode()
    digest = hashlib.sha256(database.encode()).hexdigest()[:DIGITS]
    begins = role[: LONGEST_NAME - DIGITS - 1].decode(errors="ignore")  # no half of a letter
    return f"{begins}_{digest}"


def make_application_role(connection: Connection) -> bool:
    """Make the application role of a PostgreSQL library and give it its few rights.

    Returns:
        Whether it is there now; making it takes the right CREATEROLE.
    """
    role = application_role(str(connection.exec_driver_sql("SELECT current_database()").scalar()))
    if not _has_role(connection, role) and not _may_make_roles(connection):
        return False
    if not _has_role(connection, role):
        connection.exec_driver_sql(f"CREATE ROLE {quoted(role)} NOLOGIN")
        connection.exec_driver_sql(f"GRANT {quoted(role)} TO CURRENT_USER")
    for statement in _rights(quoted(role)):
        connection.exec_driver_sql(statement)
    return True


def _has_role(connection: Connection, role: str) -> bool:
    asked = "SELECT count(*) FROM pg_roles WHERE rolname = %(role)s"
    return bool(connection.exec_driver_sql(asked, {"role": role}).scalar())


def _may_make_roles(connection: Connection) -> bool:
    asked = "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"
    return bool(connection.exec_driver_sql(asked).scalar())


def _rights(role: str) -> Iterator[str]:
    """Yield what gives the application role its rights and takes needless ones from the owner."""
    yield f"GRANT SELECT ON alembic_version TO {role}"
    for table in metadata.sorted_tables:
        name = quoted(table.name)
        yield f"REVOKE ALL ON {name} FROM PUBLIC, {role}"
        # UPDATE stays with the owner: PostgreSQL locks rows that others refer to in his name.
        yield f"REVOKE DELETE, TRUNCATE ON {name} FROM CURRENT_USER"
        yield f"GRANT SELECT, INSERT ON {name} TO {role}"
        if changing := _changing(table):
            yield f"GRANT UPDATE ({changing}) ON {name} TO {role}"


def _changing(table: Table) -> str:
    """Return the columns of a table that may ever change, for a GRANT."""
    if table in APPEND_ONLY:
        return ""
    columns = (c for c in table.columns if not c.primary_key and c.info.get("change") != "never")
    return ", ".join(quoted(column.name) for column in columns)


def quoted(name: str) -> str:
    """Return a name of PostgreSQL in quotes."""
    return '"' + name.replace('"', '""') + '"'
