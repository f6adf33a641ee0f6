"""dev.py: what it says and decides, without a network."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import ROOT
from tools.debian import how_to_install, install, missing_libraries
from tools.environment import digest_of, reason_of, set_up, stamp_of, stamped_digest, works
from tools.places import command_of
from tools.run import SetupError
from tools.show import has_display
from tools.verbs import VERBS

OFFLINE_PIP = """\
WARNING: Retrying after connection broken by 'NewConnectionError("host='mirror.example'")'
ERROR: Could not find a version that satisfies the requirement numpy==2.4.6
ERROR: No matching distribution found for numpy==2.4.6
"""


def run_dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py as a person would."""
    command = [sys.executable, "dev.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with the two files that an environment is made from."""
    (tmp_path / "requirements.txt").write_text("no-such-package-of-slidekit==1 --hash=sha256:00\n")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\nversion = '1'\n")
    return tmp_path


def test_alone_it_lists_every_verb() -> None:
    """Somebody who knows nothing types `python3 dev.py`."""
    done = run_dev()
    assert done.returncode == 0
    listed = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert listed == [*VERBS]
    assert {"demo", "app", "test", "lint", "ci", "stress", "bench", "shots", "docs"} <= {*listed}


def test_an_unknown_verb_is_bad_use() -> None:
    """A slip of the finger gets exit code 2 and the list."""
    done = run_dev("tset")
    assert done.returncode == 2
    assert "'tset'" in done.stderr
    assert "test" in done.stderr


@pytest.mark.parametrize("version", [(3, 7), (3, 8), (3, 10)])
def test_an_older_python_can_read_the_sentence_that_refuses_it(version: tuple[int, int]) -> None:
    """The refusal comes before anything that older grammars cannot parse."""
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=version)
    kinds = [type(node) for node in tree.body]
    assert kinds.index(ast.If) < kinds.index(ast.ImportFrom)


def test_commands_of_the_environment_lie_where_each_system_puts_them() -> None:
    """Windows has Scripts and .exe."""
    root = Path("x")
    assert command_of(root, "python", "win32") == Path("x/.venv/Scripts/python.exe")
    assert command_of(root, "python", "darwin") == Path("x/.venv/bin/python")


def test_the_digest_follows_the_pinned_requirements_and_the_place(checkout: Path) -> None:
    """A changed pin or a moved checkout makes the environment anew; nothing else does."""
    before = digest_of(checkout)
    (checkout / "README.md").write_text("words")
    assert digest_of(checkout) == before
    (checkout / "requirements.txt").write_text("numpy==2")
    assert digest_of(checkout) != before


def test_an_environment_without_python_is_not_whole(checkout: Path) -> None:
    """A stamp alone does not count: the folder may have been emptied, or Python removed."""
    stamp = stamp_of(checkout)
    stamp.parent.mkdir()
    stamp.write_text(digest_of(checkout))
    assert stamped_digest(checkout) is None
    python = command_of(checkout, "python")
    python.parent.mkdir()
    python.touch()
    assert stamped_digest(checkout) == digest_of(checkout)
    assert not works(python)


def test_a_stamped_environment_is_left_alone(checkout: Path) -> None:
    """The second run installs nothing: here it could not, for the package does not exist."""
    python = command_of(checkout, "python")
    python.parent.mkdir(parents=True)
    python.touch()
    stamp_of(checkout).write_text(digest_of(checkout))
    set_up(checkout)
    assert not (checkout / ".venv" / "slidekit-setup.log").exists()


def test_without_a_network_it_says_so_and_leaves_no_stamp(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real environment is made, pip finds nothing, and the next run starts where this stopped."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(checkout))
    with pytest.raises(SetupError, match="pip finds no no-such-package-of-slidekit"):
        set_up(checkout)
    assert works(command_of(checkout, "python"))
    assert stamped_digest(checkout) is None


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (OFFLINE_PIP, "could not be fetched"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.12.0", "older than Qt"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "hash"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "no space left"),
        ("ERROR: Failed building wheel, see https://mirror.example/x", "building wheel"),
    ],
)
def test_what_pip_says_becomes_a_sentence_without_addresses(output: str, said: str) -> None:
    """People read why it failed, not where this machine fetches its packages."""
    reason = reason_of(output)
    assert said in reason
    assert "mirror.example" not in reason


def test_a_library_that_is_not_there_names_its_package() -> None:
    """Only what cannot be loaded is asked for."""
    assert missing_libraries({"libno-such-thing.so.9": "libno-such-thing9"}) == [
        "libno-such-thing9"
    ]
    assert missing_libraries({}) == []


def test_nothing_missing_asks_for_nothing() -> None:
    """A machine that has everything needs neither apt nor root."""
    install([], "Qt")


def test_where_it_may_not_install_it_names_the_packages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without apt and sudo a person reads what to install, and nothing is asked."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError, match=r"Qt needs system packages .*: libegl1 libgl1"):
        install(["libegl1", "libgl1"], "Qt")


def test_with_apt_the_exact_line_is_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The line can be copied as it stands."""
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\n")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert how_to_install(["libegl1"]) == (
        "Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1"
    )


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "linux", False),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
        ({"SSH_CONNECTION": "1"}, "darwin", False),
    ],
)
def test_the_demo_opens_a_window_only_where_somebody_sees_it(
    environment: dict[str, str], platform: str, shown: bool
) -> None:
    """A server, a build machine and a remote shell get the files alone."""
    assert has_display(environment, platform) is shown
