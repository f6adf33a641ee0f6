"""What keeps somebody from a library on PostgreSQL is said in words, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.errors import LibraryError
from slidekit.library.opening import open_library
from tests.library.server import OWNER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.library.server import Server


def said(address: str) -> str:
    """Return what somebody is told who cannot get into a library."""
    with pytest.raises(LibraryError) as caught:
        open_library(address)
    return str(caught.value)


@pytest.mark.needs("postgresql")
def test_passwords_and_servers_that_are_missing_are_told_in_words(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No password, a wrong one, and nobody at the address: no words of the driver."""
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    monkeypatch.delenv("PGPASSWORD", raising=False)
    rules = server.folder / "data" / "pg_hba.conf"
    rules.write_text(f"local locked all scram-sha-256\n{rules.read_text()}")
    server.run(f"CREATE DATABASE locked OWNER {OWNER}")
    server.run("SELECT pg_reload_conf()")
    missing = said(server.address("locked"))
    assert "asks for a password for the library" in missing
    assert "~/.pgpass" in missing
    monkeypatch.setenv("PGPASSWORD", "none of the right ones")
    wrong = said(server.address("locked"))
    assert "does not take the password" in wrong
    nobody = said(f"postgresql+psycopg://{OWNER}@/locked?host={tmp_path}")
    assert "No PostgreSQL answers at the address" in nobody
    for told in (missing, wrong, nobody):
        assert "fe_sendauth" not in told
        assert "failed:" not in told
