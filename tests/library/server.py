"""A real PostgreSQL server in a folder of its own, for as long as tests need it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.needs import find_postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql")))
"""Kinds of database, as parameters of a test."""
SUPERUSER = "boss"
OWNER = "owner"
"""Owns the databases of libraries; may make roles, is no superuser."""
MEMBER = "member"
"""May sign in to the server and has no rights until somebody gives them."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens on a socket in its folder, and on no network."""

    programs: Path
    folder: Path

    def address(self, database: str, user: str = OWNER) -> str:
        """Return the address of a database as slidekit takes it."""
        return f"postgresql+psycopg://{user}@/{database}?host={quote(str(self.folder), safe='')}"

    def run(self, sql: str, database: str = "postgres", user: str = SUPERUSER) -> None:
        """Run one statement outside a transaction."""
        import psycopg

        place = f"host={self.folder} dbname={database} user={user}"
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute(sql.encode())


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server and stop it at the end."""
    found = find_postgresql()
    assert found is not None
    programs = found.resolve().parent
    if not (programs / "initdb").exists():
        programs = found.parent
    folder = Path(tempfile.mkdtemp(prefix="skpg"))  # short: the path of a socket has a limit
    server = Server(programs, folder)
    try:
        _start(server)
        yield server
    finally:
        _run(server, "pg_ctl", "stop", "-m", "immediate", "-D", str(folder / "data"), check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _start(server: Server) -> None:
    if user := _other_user():
        shutil.chown(server.folder, user)
    data = str(server.folder / "data")
    _run(server, "initdb", "-D", data, "-U", SUPERUSER, "-E", "UTF8", "--auth=trust", "--no-sync")
    options = f"-F -k {server.folder} -c listen_addresses= -c max_connections=60"
    log = str(server.folder / "log")
    _run(server, "pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", options)
    server.run(f"CREATE ROLE {OWNER} LOGIN CREATEROLE")
    server.run(f"CREATE ROLE {MEMBER} LOGIN")


def _run(server: Server, program: str, *arguments: str, check: bool = True) -> None:
    user: dict[str, Any] = {}
    if name := _other_user():
        user = {"user": name, "extra_groups": ()}
    subprocess.run(
        [server.programs / program, *arguments],
        cwd=server.folder,
        check=check,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **user,
    )


def _other_user() -> str:
    """Return who runs the server where root runs the tests, for PostgreSQL refuses root."""
    return "nobody" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
