"""Attacks on files, tried by hand and kept as tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.library.checking import check
from slidekit.library.opening import open_library

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.library.sessions import Session
    from tests.library.hands import Run

ON_SQLITE = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@ON_SQLITE
def test_no_mistyped_name_destroys_a_library_or_a_private_key(
    run: Run, admin: Session, address: str, tmp_path: Path
) -> None:
    """Backup, audit trail and public keys go to any name but that of what nobody could restore."""
    library = tmp_path / address.rpartition("/")[2]
    (private,) = (tmp_path / "keys").glob("*/[0-9a-f]*.pem")
    before = private.read_bytes()
    tries = (
        ("library", "backup", str(library)),
        ("library", "audit", "--csv", str(library)),
        ("library", "key", "export", "-o", str(private)),
    )
    assert [run("anna", *words)[0] for words in tries] == [2, 2, 2]
    assert private.read_bytes() == before
    assert check(open_library(address)).ok
    assert run("anna", "library", "backup", str(tmp_path / "copy.zip"))[0] == 0
