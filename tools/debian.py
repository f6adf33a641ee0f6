"""System packages: what is missing, and installing it on Debian and its kin where that is allowed.

pip brings Qt itself but not the system libraries that Qt loads, and no LibreOffice.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.run import SetupError, run_quietly, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

QT_LIBRARIES = {  # without these Qt cannot be imported: library -> package
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = {  # without these no window opens on an X display
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
CI_PROGRAMS = {
    "soffice": "libreoffice-impress",
    "pdftoppm": "poppler-utils",
    "Xvfb": "xvfb",
    "xauth": "xauth",  # xvfb-run asks for it
}
CI_FOLDERS = {"/usr/share/fonts/truetype/liberation2": "fonts-liberation2"}
"""Liberation 2 has the outlines of Arimo; those of version 1 differ by more than a pixel."""
CI_SERVERS = {"postgres": ("/usr/lib/postgresql", "postgresql")}
"""Program -> where Debian keeps it off the PATH, and its package."""


def missing_libraries(libraries: Mapping[str, str]) -> list[str]:
    """Return the packages of those libraries that cannot be loaded."""
    return sorted(package for library, package in libraries.items() if not can_load(library))


def can_load(library: str) -> bool:
    """Return whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_for_ci() -> list[str]:
    """Return the packages of the programs and fonts that the full tests use and that are absent."""
    programs = [package for name, package in CI_PROGRAMS.items() if not shutil.which(name)]
    folders = [package for folder, package in CI_FOLDERS.items() if not Path(folder).is_dir()]
    programs += [
        package
        for name, (folder, package) in CI_SERVERS.items()
        if not shutil.which(name) and not Path(folder).is_dir()
    ]
    return sorted(programs + folders)


def apt_command(packages: Iterable[str]) -> list[str]:
    """Return the command that installs packages, as root."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def how_to_install(packages: Iterable[str]) -> str:
    """Return what a person should run, with the exact line where apt is there."""
    if shutil.which("apt-get"):
        return "Run: sudo apt-get update && sudo " + " ".join(apt_command(packages))
    return f"Install, by the names that your system gives them: {' '.join(packages)}"


def root_prefix() -> list[str] | None:
    """Return what makes a command run as root without asking, None where nothing does."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run_quietly(["sudo", "-n", "true"])[0] == 0:
        return ["sudo", "-n"]
    return None


def install(packages: list[str], purpose: str) -> None:
    """Install Debian packages without a question, or say the exact line to run.

    Raises:
        SetupError: They are missing and cannot be installed from here.
    """
    if not packages:
        return
    root = root_prefix()
    if root is None or not shutil.which("apt-get"):
        what = f"{purpose} needs system packages that are not there"
        raise SetupError(f"{what}. {how_to_install(packages)}")
    say(f"Installing for {purpose}: {' '.join(packages)}")
    quiet = [*root, "env", "DEBIAN_FRONTEND=noninteractive"]
    run_quietly([*quiet, "apt-get", "update", "-qq"])  # if it fails, the lists may still do
    code, output = run_quietly([*quiet, *apt_command(packages)])
    if code:
        last = "\n".join(line for line in output.splitlines() if line.startswith("E:"))
        raise SetupError(f"apt-get could not install them.\n{last}\n{how_to_install(packages)}")


def install_for_setup(venv_package: list[str]) -> None:
    """Install all that setting up needs in one go, so that a person reads one line to run.

    A screen is no must: without its libraries decks are built and tests run, but no window opens.
    """
    on_linux = sys.platform == "linux"
    needed = venv_package + (missing_libraries(QT_LIBRARIES) if on_linux else [])
    screen = missing_libraries(SCREEN_LIBRARIES) if on_linux else []
    if needed:
        install(needed + screen, "slidekit")
        return
    try:
        install(screen, "a window on a screen")
    except SetupError as error:
        say(f"Remark: {error}")
