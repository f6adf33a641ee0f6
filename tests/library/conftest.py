"""A library in each kind of database, with an administrator who is signed in."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import export_bundle
from slidekit.cli import main
from slidekit.library import passwords
from slidekit.library.opening import init_library
from slidekit.library.people import NewPerson
from slidekit.library.sessions import sign_in
from tests.library.hands import PASSWORD, QUICK_HASHER
from tests.library.route import in_review, team_of
from tests.library.server import ENGINES, OWNER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.library.sessions import Session
    from tests.library.hands import Run
    from tests.library.route import Team
    from tests.library.server import Server

_numbers = count(1)


@pytest.fixture(autouse=True)
def secrets_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep keys and the last head seen out of the home of whoever runs the tests; hash quickly."""
    monkeypatch.setenv("SLIDEKIT_KEYS", str(tmp_path / "keys"))
    for name in ("SLIDEKIT_KEY_PASSPHRASE", "SLIDEKIT_PASSWORD", "SLIDEKIT_NEW_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(passwords, "HASHER", QUICK_HASHER)


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Return which kind of database the test runs on."""
    return str(request.param)


@pytest.fixture
def new_address(
    engine_name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[[], str]:
    """Return what gives the address of an empty place for a library."""

    def give() -> str:
        number = next(_numbers)
        if engine_name == "sqlite":
            return f"sqlite:///{tmp_path}/library{number}.db"
        server: Server = request.getfixturevalue("server")
        server.run(f"CREATE DATABASE library{number} OWNER {OWNER}")
        return server.address(f"library{number}")

    return give


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """Return the address of an empty place for a library."""
    return new_address()


@pytest.fixture
def admin(address: str) -> Session:
    """Return the administrator of a new library, signed in."""
    first = NewPerson("anna", "Anna Ader", "Otto Orth", None, ("administrator",))
    return sign_in(init_library(address, first, PASSWORD), "anna", PASSWORD)


@pytest.fixture
def team(admin: Session) -> Team:
    """Return author, reviewers and librarian of a new library."""
    return team_of(admin)


@pytest.fixture
def bundle(team: Team, tmp_path: Path) -> Path:
    """Return a bundle of a version whose files are a few bytes."""
    path = tmp_path / "bundle.zip"
    export_bundle(team.librarian, in_review(team), path)
    return path


@pytest.fixture
def run(
    admin: Session,
    address: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Return what runs a command as one of a team ("": nobody, of no library): code and JSON."""
    team_of(admin)
    monkeypatch.setenv("SLIDEKIT_PASSWORD", PASSWORD)

    def give(user: str, *words: str) -> tuple[int, dict[str, Any]]:
        named = ["--library", address, "--user", user] if user else []
        code = main([*words, *named, "--json"])
        return code, json.loads(capsys.readouterr().out or "{}")

    return give
