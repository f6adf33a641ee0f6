"""Making a library and opening one."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.command import upgrade as run_migrations
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from slidekit.errors import LibraryError
from slidekit.languages import tell
from slidekit.library import audit, keyfiles, keys, people, policies, settings, witness
from slidekit.library.audit import Change, Library
from slidekit.library.engine import (
    OLDEST_POSTGRESQL,
    WRITES,
    file_of,
    make_engine,
    parse_url,
    plain_errors,
)
from slidekit.library.keychain import identity
from slidekit.library.tables import settings as settings_table
from slidekit.library.triggers import make_application_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection

    from slidekit.library.people import NewPerson

ONLY_OWNER = 0o600
QUICKLY_CHECKED = 50_000_000
"""Bytes of a SQLite file whose pages are checked at every start, in some hundredths of a second."""
MIGRATIONS = Path(__file__).parent / "migrations"


def init_library(address: str, admin: NewPerson, password: str) -> Library:
    """Make a library in an empty database, with its first administrator and its first key.

    Args:
        address: sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE; on PostgreSQL the user
            becomes the owner of the tables.
        admin: the first person.
        password: the first person's.

    Raises:
        LibraryError: there is a library already, the database cannot be written, the password or
            name is bad.
    """
    url = parse_url(address)
    refuse_taken(url)
    with whole_or_nothing(url) as connection:
        make_tables(connection)
        first = keyfiles.make_key()
        library_id = keyfiles.library_id_of(first.pem)
        folder = keyfiles.keys_folder(library_id)
        library = Library(library_id, shown_address(url), connection.engine, folder)
        change = Change(library, audit.Actor(), connection)
        change.signs_with(first.id)
        keys.enter_key(change, first, "make key")
        for name, value in settings.DEFAULTS.items():
            change.insert(settings_table, "make library", {"name": name, "value": value})
        people.enter(change, admin, password, must_change=False)
        policies.enter_shipped(change)
        change.write_events()
    witness.remember_place(folder, place_of(url), library_id)
    return open_library(address)


@contextmanager
def whole_or_nothing(url: URL) -> Iterator[Connection]:
    """Give the owner's connection to make a library with; after an error nothing is left of it.

    Of two who make one at the same place the second is refused, and leaves the first one's alone.

    Raises:
        LibraryError: something is there, or the database cannot be written.
    """
    file = file_of(url)
    if file is not None:
        _make_file(file)
    try:
        engine = make_engine(url, as_owner=True)
        with plain_errors(shown_address(url)), engine.connect() as connection:
            connection = connection.execution_options(**{WRITES: True})
            with connection.begin():
                _refuse_tables(connection, shown_address(url))
                yield connection
    except BaseException:
        if file is not None:
            for beside in ("", "-wal", "-shm"):
                file.with_name(f"{file.name}{beside}").unlink(missing_ok=True)
        raise


def _make_file(file: Path) -> None:
    """Make an empty file; others get in when its owner lets them."""
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER))
    except FileExistsError:
        raise _something_there(str(file)) from None
    except OSError as problem:
        raise LibraryError(
            tell("{0} cannot be written: {1}.", file, problem.strerror or problem),
            fix=tell("Choose a folder that exists and that you may write to."),
        ) from None


def open_library(address: str) -> Library:
    """Open a library.

    Raises:
        LibraryError: there is none, it is damaged, or another version of slidekit made it.
    """
    url = parse_url(address)
    name, file, engine = shown_address(url), file_of(url), make_engine(url)
    if file is not None and not file.is_file():
        raise _none_there(name)
    with plain_errors(name), engine.connect() as connection, connection.begin():
        _refuse_damage(connection, name, file)
        _refuse_other_schema(connection, name)
        library_id = identity(connection)
        if not library_id:
            raise _no_first_key(name)
    folder, place = keyfiles.keys_folder(library_id), place_of(url)
    if not witness.stood_at(folder, place):
        witness.remember_place(folder, place, library_id)
    return Library(library_id, name, engine, folder, place)


def make_tables(connection: Connection) -> None:
    """Bring the tables to the newest schema, within the caller's transaction."""
    config = _migrations()
    config.attributes["connection"] = connection
    run_migrations(config, "head")
    if connection.dialect.name == "postgresql":
        make_application_role(connection)


def newest_schema() -> str:
    """Return the revision of the schema that this program works with."""
    return str(ScriptDirectory.from_config(_migrations()).get_current_head())


def shown_address(url: URL) -> str:
    """Return an address without its password."""
    return url.render_as_string(hide_password=True)


def place_of(url: URL) -> str:
    """Return where a library is, the same whoever asks and from whichever folder."""
    if file := file_of(url):
        return f"sqlite:{file.resolve()}"
    return f"{url.host or dict(url.query).get('host', '')}:{url.port or ''}/{url.database}"


def _migrations() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def refuse_taken(url: URL) -> None:
    """Refuse to make a library where something is.

    Raises:
        LibraryError: there is a file already, the database is not empty, or the server too old.
    """
    name, file = shown_address(url), file_of(url)
    if file is not None:
        if not file.parent.is_dir():
            raise LibraryError(
                tell("There is no folder {0}.", file.parent), fix=tell("Make it, or name another.")
            )
        if file.exists():
            raise _something_there(str(file))
        return
    engine = make_engine(url, as_owner=True)
    with plain_errors(name), engine.connect() as connection:
        _refuse_old_server(connection)
        _refuse_tables(connection, name)


def _refuse_tables(connection: Connection, name: str) -> None:
    if inspect(connection).get_table_names():
        raise _something_there(name)


def _something_there(name: str) -> LibraryError:
    return LibraryError(
        tell("There is something at {0} already.", name),
        fix=tell("Name a new file, or an empty database."),
    )


def _refuse_old_server(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return
    version = int(str(connection.exec_driver_sql("SHOW server_version_num").scalar()))
    if version < OLDEST_POSTGRESQL:
        raise LibraryError(
            tell("The PostgreSQL server is older than version 15."),
            fix=tell("Use a newer server."),
        )


def _refuse_damage(connection: Connection, name: str, file: Path | None) -> None:
    """Refuse a SQLite file whose pages do not fit together.

    A large one would take seconds at each start; that it was cut SQLite tells anyway, and
    `slidekit library check` reads all of it.
    """
    if file is None or file.stat().st_size > QUICKLY_CHECKED:
        return
    said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if said != "ok":
        raise LibraryError(
            tell("The library {0} is damaged or no library: {1}.", name, str(said).splitlines()[0]),
            fix=tell("Restore the last backup with `slidekit library restore`."),
        )


def _refuse_other_schema(connection: Connection, name: str) -> None:
    found = MigrationContext.configure(connection).get_current_revision()
    if found is None:
        raise _none_there(name)
    if found != newest_schema():
        raise LibraryError(
            tell("The library {0} has schema {1}, this program {2}.", name, found, newest_schema()),
            fix=tell("Use the version of slidekit that the library belongs to."),
        )


def _no_first_key(name: str) -> LibraryError:
    return LibraryError(
        tell("The first event of the library {0} makes no key: it was changed.", name),
        fix=tell("Restore the last backup with `slidekit library restore`."),
    )


def _none_there(name: str) -> LibraryError:
    return LibraryError(
        tell("There is no library at {0}.", name),
        fix=tell("Check the address, or make one with `slidekit library init`."),
    )
