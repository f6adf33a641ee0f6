"""`slidekit library ...` as scripts use it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from slidekit import __version__
from slidekit.cli import main
from slidekit.library import keyfiles
from tests.library.hands import FIRST_PASSWORD, OTHER_PASSWORD, PASSWORD, as_owner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Script:
    """Runs commands on one library as one person."""

    def __init__(
        self, address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Take what a shell would have."""
        self.address, self._capsys, self._monkeypatch = address, capsys, monkeypatch

    def __call__(
        self, *words: str | Path, user: str = "anna", password: str = PASSWORD, new: str = ""
    ) -> tuple[int, Any, str]:
        """Run a command with --json; return exit code, what it printed, and its remarks."""
        self._monkeypatch.setenv("SLIDEKIT_PASSWORD", password)
        self._monkeypatch.setenv("SLIDEKIT_NEW_PASSWORD", new)
        where = ["--library", self.address, *([] if "init" in words else ["--user", user])]
        code = main(["library", *(str(word) for word in words), *where, "--json"])
        printed = self._capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else None, printed.err


@pytest.fixture
def script(
    address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Script:
    """Return what runs commands on a library that was just made."""
    run = Script(address, capsys, monkeypatch)
    assert run("init", "--admin", "anna")[0] == 0
    return run


def add(script: Script, name: str, roles: str, *words: str) -> tuple[int, Any, str]:
    """Add a person as the contract says."""
    about = ("--full-name", name.title(), "--verified-by", "Anna", "--trained-on", "2026-01-15")
    made = script("user", "add", name, "--roles", roles, *about, *words, new=FIRST_PASSWORD)
    own = ("user", "password", name)
    assert script(*own, user=name, password=FIRST_PASSWORD, new=PASSWORD)[0] == 0
    return made


def test_accounts_are_added_listed_and_disabled(script: Script) -> None:
    """The whole life of an account, from the shell."""
    code, said, _ = add(script, "bodo", "medical,regulatory", "--product", "quelmatinib")
    assert (code, said["user"]) == (0, "bodo")
    _, listed, _ = script("user", "list")
    assert [user["login"] for user in listed["users"]] == ["anna", "bodo"]
    assert listed["users"][1]["roles"] == [
        {"role": "medical", "product": "quelmatinib"},
        {"role": "regulatory", "product": "quelmatinib"},
    ]
    assert "hash" not in json.dumps(listed)
    assert script("user", "disable", "bodo", "--reason", "left")[0] == 0
    assert script("key", "list", user="bodo")[:2] == (1, {"refused": "disabled"})
    assert script("user", "unlock", "bodo")[0] == 2
    assert script("user", "enable", "bodo", "--reason", "\u200b")[0] == 2
    assert script("user", "enable", "bodo", "--reason", "is back")[0] == 0
    assert script("key", "list", user="bodo")[0] == 0
    assert script("user", "unlock", "bodo")[0] == 0


def test_a_refusal_is_exit_code_1_and_one_word_for_scripts(script: Script) -> None:
    """The sentence for people goes to stderr."""
    add(script, "bodo", "medical")
    code, said, told = script("user", "list", password="wrong")
    assert (code, said) == (1, {"refused": "bad_password"})
    assert "Login or password is wrong" in told
    assert script("user", "list", user="bodo")[:2] == (1, {"refused": "wrong_role"})
    for _ in range(4):
        script("check", password="wrong")
    assert script("check")[:2] == (1, {"refused": "locked"})


def test_one_changes_one_s_own_password(script: Script) -> None:
    """The old one in SLIDEKIT_PASSWORD, the new one in SLIDEKIT_NEW_PASSWORD."""
    assert script("user", "password", "ANNA", new=OTHER_PASSWORD)[0] == 0
    assert script("key", "list")[:2] == (1, {"refused": "bad_password"})
    assert script("key", "list", password=OTHER_PASSWORD)[0] == 0
    code, _, told = script("user", "password", "anna", password=OTHER_PASSWORD, new="short")
    assert (code, "8 to 256 characters" in told) == (2, True)


def test_keys_are_listed_changed_and_exported(script: Script, tmp_path: Path) -> None:
    """The exported file begins with the key that signs now; one is revoked from an event on."""
    _, before, _ = script("key", "list")
    _, rotated, _ = script("key", "rotate", "--reason", "yearly")
    _, after, _ = script("key", "list")
    assert [key["id"] for key in after["keys"]] == [rotated["key"], before["keys"][0]["id"]]
    assert script("key", "export", "-o", tmp_path / "public.pem")[0] == 0
    assert keyfiles.key_id_of((tmp_path / "public.pem").read_text()) == rotated["key"]
    revoke = ("key", "revoke", before["keys"][0]["id"], "--reason", "The laptop was stolen")
    seq = script("audit")[1]["events"][-1]["seq"]
    for since in ((), ("--since", "2026-01-01", "--since-event", str(seq))):
        assert script(*revoke, *since)[:2] == (2, None)
    code, done, _ = script(*revoke, "--since-event", str(seq))
    assert (code, done["since"], done["place"]) == (0, f"event {seq}", seq)


def test_the_trail_is_printed_and_written_as_csv(script: Script, tmp_path: Path) -> None:
    """The same events both ways."""
    add(script, "bodo", "medical")
    code, said, _ = script("audit", "--by", "anna", "--csv", tmp_path / "trail.csv")
    assert code == 0
    with (tmp_path / "trail.csv").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    assert [row["hash"] for row in read] == [event["hash"] for event in said["events"]]
    assert {row["login"] for row in read} == {"anna"}


def test_a_check_prints_what_scripts_read(script: Script, address: str) -> None:
    """Exit 0 while whole, 1 when an event was taken out; the head is kept for later."""
    code, whole, _ = script("check")
    assert (code, set(whole)) == (0, {"ok", "events", "head", "problems"})
    assert (whole["ok"], whole["problems"]) == (True, [])
    assert script("check", "--expect-head", whole["head"])[0] == 0
    as_owner(address, "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)")
    code, cut, _ = script("check")
    assert (code, cut["ok"]) == (1, False)
    assert {"truncated"} == {p["kind"] for p in cut["problems"] if "event " in p["where"]}
    assert set(cut["problems"][0]) == {"kind", "where"}
    code, told, remark = script("check", password="not hers")
    assert (code, told["ok"], "password is wrong" in remark) == (1, False, True)
    *_, warned = script("user", "list")
    assert "Sign nothing, and ask your librarian" in warned


def test_a_backup_is_restored_into_an_empty_place(
    script: Script, new_address: Callable[[], str], tmp_path: Path
) -> None:
    """And the new library answers as the old one."""
    add(script, "bodo", "librarian")
    code, said, _ = script("backup", tmp_path / "b.zip", user="bodo")
    assert code == 0
    script.address = new_address()
    code, restored, _ = script("restore", tmp_path / "b.zip")
    assert (code, restored["head"]) == (0, said["head"])
    assert script("check", "--expect-head", said["head"])[0] == 0
    assert script("user", "list", user="bodo")[0] == 0


def test_a_wrong_address_is_exit_code_2_and_a_sentence(script: Script, tmp_path: Path) -> None:
    """Nothing on stdout, no traceback."""
    for wrong in ("library.db", f"sqlite:///{tmp_path}/none.db"):
        script.address = wrong
        code, said, told = script("check")
        assert (code, said, "Traceback" in told) == (2, None, False)
        assert wrong in told


def test_without_a_terminal_a_missing_password_is_asked_of_nobody(
    script: Script, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script that forgot the variable is told its name."""
    monkeypatch.delenv("SLIDEKIT_PASSWORD", raising=False)
    code = main(["library", "check", "--library", script.address, "--user", "anna"])
    assert (code, "SLIDEKIT_PASSWORD" in capsys.readouterr().err) == (2, True)


def test_after_a_reset_it_is_said_who_can_confirm_and_that_one_does(
    script: Script, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A lone administrator reads that nobody can; then a librarian confirms, and that is listed."""
    add(script, "mia", "medical")
    script("user", "password", "mia", new="given by an administrator")
    where = ["--library", address, "--user", "anna"]
    listed = script("user", "list")[1]["users"]
    assert [one["reset_by"] for one in listed] == [[], ["anna"]]
    assert main(["library", "user", "list", *where]) == 0
    assert "to be confirmed: password reset by anna" in capsys.readouterr().out
    _, said, _ = script("user", "password", "mia", new="given a second time")
    assert said["confirmers"] == []
    add(script, "lena", "librarian")
    _, said, _ = script("user", "password", "mia", new="given a third time")
    assert said["confirmers"] == ["lena"]
    given = {"password": "given a third time", "new": "chosen by Mia alone"}
    assert script("user", "password", "mia", user="mia", **given)[0] == 0
    confirm = ("user", "confirm", "mia", "--how", "Her badge")
    assert script(*confirm)[:2] == (1, {"refused": "unconfirmed"})
    assert script(*confirm, user="lena")[:2] == (0, {"user": "mia", "confirmed": True})


def test_policies_are_listed_permitted_and_withdrawn(
    script: Script, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A company's file is permitted in each language of decks, and withdrawn by its name.

    What somebody has written into the table is listed as invalid.
    """
    company = tmp_path / "company.yaml"
    company.write_text("name: company\nversion: '1'\nsafety:\n  min_slides: 3\n", "utf-8")
    code, made, _ = script("policy", "permit", company, "--reason", "Policy board")
    assert (code, {one["language"] for one in made["policies"]}) == (0, {"en", "de"})
    assert script("policy", "withdraw", "company", "--reason", "Replaced")[0] == 0
    _, listed, _ = script("policy", "list")
    held = {(one["name"], one["language"]): one["withdrawn_at"] for one in listed["policies"]}
    assert {key for key, gone in held.items() if gone} == {("company", "en"), ("company", "de")}
    assert {key for key, gone in held.items() if not gone} == {("default", "en"), ("default", "de")}
    as_owner(script.address, "UPDATE policies SET digest = 'ab12cd34' WHERE language = 'en'")
    assert main(["library", "policy", "list", "--library", script.address, "--user", "anna"]) == 0
    ends = [line.rpartition("  ")[2] for line in capsys.readouterr().out.splitlines()]
    gone = f"withdrawn {listed['policies'][0]['withdrawn_at'][:10]}"
    assert ends[:2] == [gone, gone]
    assert ends[2].endswith(f": comes with slidekit {__version__}")
    assert ends[3:] == ["invalid: the library's key did not sign it"]
