"""Libraries that are made once; each test begins with a copy of one."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from slidekit.library.engine import make_engine, parse_url
from slidekit.library.opening import init_library, open_library
from slidekit.library.people import NewPerson
from slidekit.library.sessions import sign_in
from slidekit.library.triggers import make_application_role
from tests.library.hands import PASSWORD
from tests.library.route import Team, team_of

if TYPE_CHECKING:
    from slidekit.library.sessions import Session


@dataclass(frozen=True, slots=True)
class Model:
    """A library as it was made: an administrator is signed in, and a team where one was wanted."""

    address: str
    admin: Session
    team: Team | None

    @property
    def database(self) -> str:
        """The name of its database on the server, or its file."""
        return str(make_url(self.address).database)

    def copy_to(self, address: str) -> Model:
        """Return the library as it is at another address, and its keys in the test's own folder.

        On a server the database is a copy already; its application role is one of its own.
        """
        keys = self.admin.library.folder
        shutil.copytree(keys, Path(os.environ["SLIDEKIT_KEYS"]) / keys.name)
        url = parse_url(address)
        if url.drivername == "sqlite":
            shutil.copy(self.database, str(url.database))
        else:
            with make_engine(url, as_owner=True).begin() as connection:
                make_application_role(connection)
        library = open_library(address)
        admin = replace(self.admin, library=library)
        return Model(address, admin, self.team and _elsewhere(self.team, admin))


def made(address: str, *, with_team: bool) -> Model:
    """Make a library, its keys in the folder that SLIDEKIT_KEYS names."""
    first = NewPerson("anna", "Anna Ader", "Otto Orth", None, ("administrator",))
    admin = sign_in(init_library(address, first, PASSWORD), "anna", PASSWORD)
    return Model(address, admin, team_of(admin) if with_team else None)


def _elsewhere(team: Team, admin: Session) -> Team:
    people = (team.author, team.medical, team.regulatory, team.librarian)
    return Team(admin, *(replace(one, library=admin.library) for one in people))
