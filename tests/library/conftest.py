"""A library in each kind of database, with an administrator who is signed in."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import export_bundle
from slidekit.cli import main
from slidekit.library import passwords, submission
from tests.library.hands import PASSWORD, QUICK_HASHER
from tests.library.models import Model, made
from tests.library.route import held_once, in_review
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
    """Keep keys and the last head seen out of the home of whoever runs the tests; be quick."""
    monkeypatch.setenv("SLIDEKIT_KEYS", str(tmp_path / "keys"))
    for name in ("SLIDEKIT_KEY_PASSPHRASE", "SLIDEKIT_PASSWORD", "SLIDEKIT_NEW_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(passwords, "HASHER", QUICK_HASHER)
    monkeypatch.setattr(submission, "held_in", held_once)


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Return which kind of database the test runs on."""
    return str(request.param)


@pytest.fixture
def new_address(
    engine_name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[..., str]:
    """Return what gives the address of an empty place for a library, or of a copied database."""

    def give(like: str = "") -> str:
        number = next(_numbers)
        if engine_name == "sqlite":
            return f"sqlite:///{tmp_path}/library{number}.db"
        server: Server = request.getfixturevalue("server")
        template = f" TEMPLATE {like}" if like else ""
        server.run(f"CREATE DATABASE library{number} OWNER {OWNER}{template}")
        return server.address(f"library{number}")

    return give


@pytest.fixture(scope="session")
def models() -> dict[tuple[str, bool], Model]:
    """Return the libraries that are there to be copied, by kind of database and with a team."""
    return {}


@pytest.fixture
def model(
    engine_name: str,
    models: dict[tuple[str, bool], Model],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Model:
    """Return the library that the test begins with a copy of."""
    key = engine_name, "team" in request.fixturenames
    if key not in models:
        folder = tmp_path_factory.mktemp("model")
        address = f"sqlite:///{folder}/model.db"
        if engine_name == "postgresql":
            server: Server = request.getfixturevalue("server")
            server.run(f"CREATE DATABASE model{len(models)} OWNER {OWNER}")
            address = server.address(f"model{len(models)}")
        with monkeypatch.context() as patch:
            patch.setenv("SLIDEKIT_KEYS", str(folder / "keys"))
            models[key] = made(address, with_team=key[1])
    return models[key]


@pytest.fixture
def address(new_address: Callable[..., str], request: pytest.FixtureRequest) -> str:
    """Return the address of the test's library; it is empty unless somebody is signed in there."""
    if "admin" in request.fixturenames:
        return new_address(request.getfixturevalue("model").database)
    return new_address()


@pytest.fixture
def copied(model: Model, address: str) -> Model:
    """Return the test's own library."""
    return model.copy_to(address)


@pytest.fixture
def admin(copied: Model) -> Session:
    """Return the administrator of a new library, signed in."""
    return copied.admin


@pytest.fixture
def team(admin: Session, copied: Model) -> Team:
    """Return author, reviewers and librarian of a new library."""
    assert copied.team is not None
    return copied.team


@pytest.fixture
def bundle(team: Team, tmp_path: Path) -> Path:
    """Return a bundle of a version whose files are a few bytes."""
    path = tmp_path / "bundle.zip"
    export_bundle(team.librarian, in_review(team), path)
    return path


@pytest.fixture
def run(
    team: Team,
    address: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Return what runs a command as one of a team ("": nobody, of no library): code and JSON."""
    monkeypatch.setenv("SLIDEKIT_PASSWORD", PASSWORD)

    def give(user: str, *words: str) -> tuple[int, dict[str, Any]]:
        named = ["--library", address, "--user", user] if user else []
        code = main([*words, *named, "--json"])
        return code, json.loads(capsys.readouterr().out or "{}")

    return give
