"""What a library is set to is read and changed by command, with a reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from slidekit.cli import main
from slidekit.errors import LibraryError
from slidekit.library.checking import check
from slidekit.library.governing import change_settings, read_settings
from slidekit.library.releases import plan_release
from slidekit.library.review import waits_for
from slidekit.library.versions import find_version
from tests.library.hands import PASSWORD, events, joined
from tests.library.route import approved, at, in_review, refusal, team_of

if TYPE_CHECKING:
    from slidekit.library.sessions import Session


def test_an_administrator_changes_settings_and_says_why(admin: Session) -> None:
    """The new roles and months count at once; each change is an event with old and new value."""
    team = team_of(admin)
    wished = {"required_roles": "medical, legal", "valid_months": "06"}
    held = change_settings(admin, wished, "SOP 12, March")
    assert (held["required_roles"], held["valid_months"]) == ("medical,legal", "6")
    told = [one for one in events(admin) if one.action == "change setting"]
    assert [(one.object, one.old, one.new, one.reason) for one in told] == [
        ("settings:required_roles", "medical,regulatory", "medical,legal", "SOP 12, March"),
        ("settings:valid_months", "12", "6", "SOP 12, March"),
    ]
    ref = in_review(team)
    with admin.reading() as connection:
        version = find_version(connection, ref, "2026-11-27")
        assert waits_for(connection, version) == ("medical", "legal")
    back = {"required_roles": "medical,regulatory", "password_days": "0"}
    change_settings(admin, back, "As before, and passwords do not age")
    approved(team, ref)
    plan = plan_release(at(team.librarian, "2099-11-27"), ref, PASSWORD)
    assert plan.approval.valid_until.isoformat() == "2100-05-26"
    assert check(admin.library).ok


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("required_roles", ""),
        ("required_roles", "medical,author"),
        ("required_roles", "doctor"),
        ("valid_months", "0"),
        ("valid_months", "²"),
        ("valid_months", "61"),
        ("password_length", "7"),
        ("lockout_attempts", "-1"),
        ("approval_prefix", "med 1"),
        ("library_id", "another"),
        ("nothing", "1"),
    ],
)
def test_what_a_setting_cannot_be_is_told_and_changes_nothing(
    admin: Session, name: str, value: str
) -> None:
    """Neither it nor what was changed beside it."""
    before = read_settings(admin)
    with pytest.raises(LibraryError):
        change_settings(admin, {"valid_months": "3", name: value}, "Tried")
    assert read_settings(admin) == before


def test_others_read_settings_and_nobody_else_changes_them(admin: Session) -> None:
    """A librarian and an auditor read them; an author does neither."""
    lena, arno = joined(admin, "lena", "librarian"), joined(admin, "arno", "author")
    assert read_settings(lena)["required_roles"] == "medical,regulatory"
    assert refusal(lambda: change_settings(lena, {"valid_months": "3"}, "Why")) == "wrong_role"
    assert refusal(lambda: read_settings(arno)) == "wrong_role"
    with pytest.raises(LibraryError, match="reason is empty"):
        change_settings(admin, {"valid_months": "3"}, "")


def test_the_command_shows_and_changes_them(
    admin: Session,
    address: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Exit code 2 and a sentence for what cannot be."""
    monkeypatch.setenv("SLIDEKIT_PASSWORD", PASSWORD)
    where = ["library", "settings", "--library", address, "--user", "anna"]
    assert main([*where, "--set", "valid_months=6", "--reason", "SOP", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["settings"]["valid_months"] == "6"
    assert main(where) == 0
    assert "valid_months: 6" in capsys.readouterr().out.splitlines()
    assert main([*where, "--set", "valid_months=many", "--reason", "SOP"]) == 2
    assert "a whole number from 1 to 60" in capsys.readouterr().err
