"""The virtual environment `.venv`: made once, renewed when the pinned requirements change."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
import sys
from typing import TYPE_CHECKING

from tools.debian import install_for_setup
from tools.places import ROOT, command_of, venv_of
from tools.run import SetupError, run_quietly, say

if TYPE_CHECKING:
    from pathlib import Path

VENV_PACKAGE = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
INPUTS = ("requirements.txt", "pyproject.toml")
OFFLINE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Max retries exceeded"
    r"|name resolution|Network is unreachable|Connection refused|getaddrinfo failed"
)
NOT_FOUND = re.compile(r"No matching distribution found for ([\w.-]+)")
ADDRESS = re.compile(r"\b(?:https?|file)://\S+|host='[^']*'")


def set_up(root: Path = ROOT) -> None:
    """Make the environment ready; quick where nothing has changed since the last time.

    Raises:
        SetupError: Something is missing that only a person can provide.
    """
    digest = digest_of(root)
    if stamped_digest(root) == digest:
        return
    whole = works(command_of(root, "python"))
    install_for_setup([] if whole or has_venv() else [VENV_PACKAGE])
    if not whole:
        make_venv(root)
    install_packages(root)
    stamp_of(root).write_text(digest, encoding="utf-8")


def digest_of(root: Path) -> str:
    """Return what the environment is made from as one SHA-256, the place of the checkout too."""
    parts = [hashlib.sha256((root / name).read_bytes()).hexdigest() for name in INPUTS]
    return hashlib.sha256("\n".join([str(root), *parts]).encode()).hexdigest()


def stamp_of(root: Path) -> Path:
    """Return the file that says what an environment was made from."""
    return venv_of(root) / "slidekit-stamp.txt"


def stamped_digest(root: Path) -> str | None:
    """Return what the environment was made from, None where it is not whole."""
    stamp = stamp_of(root)
    if not (stamp.exists() and command_of(root, "python").exists()):
        return None
    return stamp.read_text(encoding="utf-8")


def works(python: Path) -> bool:
    """Return whether there is such a Python, recent enough and with pip."""
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return run_quietly([python, "-c", check])[0] == 0
    except OSError:  # not there, or no program
        return False


def make_venv(root: Path) -> None:
    """Make an empty virtual environment with pip in it."""
    venv = venv_of(root)
    code, output = run_quietly([sys.executable, "-m", "venv", "--clear", venv])
    if code:
        raise SetupError(f"The virtual environment {venv} could not be made:\n{output.strip()}")


def has_venv() -> bool:
    """Return whether this Python can make environments; Debian packs that part separately."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def install_packages(root: Path) -> None:
    """Install the pinned packages, each held to its hash, and the project itself, editable."""
    say("Setting up .venv with the pinned packages (about 1 GB; a few minutes the first time) ...")
    wheels = ("--only-binary", ":all:")  # building one would run code that nobody pinned
    pip(root, *wheels, "--require-hashes", "-r", str(root / "requirements.txt"))
    pip(root, "--no-deps", "--no-build-isolation", "-e", str(root))


def pip(root: Path, *arguments: str) -> None:
    """Run `pip install` quietly; what it says is kept in a log and told in a sentence."""
    options = ("--quiet", "--no-input", "--disable-pip-version-check")
    python = command_of(root, "python")
    code, output = run_quietly([python, "-m", "pip", "install", *options, *arguments])
    log = venv_of(root) / "slidekit-setup.log"
    log.write_text(output, encoding="utf-8")
    if code:
        raise SetupError(f"{reason_of(output)} All that pip said is in {log}.")


def reason_of(output: str) -> str:
    """Return why pip failed, in a sentence and without addresses."""
    if "DO NOT MATCH THE HASHES" in output:
        return "A package is not the one that requirements.txt pins (its hash differs); stopped."
    if "No space left" in output:
        return "There is no space left on the disk; about 1 GB is needed."
    if OFFLINE.search(output):
        return (
            "The pinned packages could not be fetched. Check the network, the proxy and pip's "
            "configuration (pip config list), then run the same command again."
        )
    if found := NOT_FOUND.search(output):
        return (
            f"pip finds no {found[1]} for this system. Either it has no index to ask (pip config "
            "list), or the system is older than Qt's packages: Linux with glibc 2.34 (Debian 12, "
            "Ubuntu 22.04), macOS 14 and Windows 10 will do."
        )
    lines = [ADDRESS.sub("...", line) for line in output.splitlines() if "ERROR" in line]
    return "pip failed: " + (" ".join(lines[-3:]) or "without a word.")
