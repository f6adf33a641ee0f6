"""The rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.needs import ROOT
from tools.verbs import VERBS

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"PySide6", "pandas", "matplotlib", "scipy", "lifelines", "pptx"}
REGISTRY = re.compile(
    r"pypi\.(?:org|python)|pythonhosted\.|deb\.debian|(?:security|ftp)\.debian|registry\.npmjs"
    r"|https?://[a-z0-9.-]+(?::\d+)?/(?:simple|packages|debian)\b|--(?:extra-)?index-url|--find-links"
)
MACHINE_PATH = re.compile(r"(?:^|[^a-zA-Z_.])/(?:work|farm|tmp|root|home|Users)/[a-zA-Z.]")
UNFINISHED = re.compile(r"\bTO" + r"DO\b|\bFIX" + r"ME\b|\bXX" + r"X\b|raise NotImpl" + "emented")
CLOCK = re.compile(r"\b(perf_counter|process_time|thread_time|monotonic|remainingTime|elapsed)\b")
MAY_READ_A_CLOCK = ("tests/bench/", "tests/stress/", "tests/gui/watchdog.py", "tests/test_house.py")
OWN_SKIP = re.compile(r"pytest\.skip\b(?!\.Exception)|mark\.skip|importorskip|unittest\.skip")


@cache
def project_files() -> tuple[Path, ...]:
    """Return the files of the project, tracked or about to be, as git sees them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def texts(pattern: str = "*") -> dict[str, str]:
    """Return the project's text files by their path in the checkout."""
    found = {}
    for path in project_files():
        content = path.read_bytes()
        if path.match(pattern) and b"\0" not in content:
            found[path.relative_to(ROOT).as_posix()] = content.decode("utf-8", errors="replace")
    return found


def places_of(wrong: re.Pattern[str], files: dict[str, str]) -> list[str]:
    """Return file:line of every match."""
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if wrong.search(line)
    ]


def commands() -> list[str]:
    """Return the names of slidekit's commands as its own help lists them."""
    command = [sys.executable, "-m", "slidekit.cli", "--help"]
    help_text = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = help_text.partition("Commands:")[2]
    return re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)


def test_no_python_file_is_longer_than_400_lines() -> None:
    """A file that needs more is two files."""
    lines = {name: text.count("\n") for name, text in texts("*.py").items()}
    assert not {name: count for name, count in lines.items() if count > 400}


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is for each machine to say."""
    files = {name: text for name, text in texts().items() if name != "tests/test_house.py"}
    assert not places_of(REGISTRY, files)


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    """Code, data and docs hold on every machine; tests may speak of paths that are none."""
    files = {name: text for name, text in texts().items() if not name.startswith("tests/")}
    assert not places_of(MACHINE_PATH, files)


def test_nothing_is_left_for_later() -> None:
    """What is in the project works; what does not is not in it."""
    assert not places_of(UNFINISHED, texts("*.py"))


def test_tests_skip_themselves_only_by_saying_what_they_need() -> None:
    """Any other skip would be missing from the closing lines and could not be required."""
    files = {name: text for name, text in texts("*.py").items() if name.startswith("tests/")}
    del files["tests/test_house.py"]
    assert not places_of(OWN_SKIP, files)


def test_no_test_depends_on_how_fast_the_machine_is() -> None:
    """Seconds are judged by benchmarks alone; a test waits for what happens."""
    files = {
        name: text
        for name, text in texts("*.py").items()
        if name.startswith("tests/") and not name.startswith(MAY_READ_A_CLOCK)
    }
    assert not places_of(CLOCK, files)


def test_every_pinned_package_has_its_hashes_and_no_option_stands_beside_them() -> None:
    """An option could name an index; a package without a hash could be any package."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    packages = [block for block in blocks if not block.startswith("#")]
    pinned = re.compile(
        r"[a-z0-9-]+==\S+( ; [^\\\n]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n?)+"
    )
    assert len(packages) > 50
    assert not [block.splitlines()[0] for block in packages if not pinned.match(block)]
    assert "://" not in text


def test_every_dependency_is_pinned() -> None:
    """What pyproject.toml asks for stands in requirements.txt; else the two have come apart."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=!~ ;\[]", text)[0].lower().replace(".", "-") for text in asked}
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert names <= set(re.findall(r"^([a-z0-9-]+)==", pinned, re.MULTILINE))


@pytest.mark.parametrize("arguments", ["-c|import slidekit.cli", "-m|slidekit.cli|--help"])
def test_the_command_line_starts_without_the_heavy_libraries(arguments: str) -> None:
    """Whoever asks for help or gets an option wrong does not wait for pandas."""
    flags = arguments.split("|")
    command = [sys.executable, "-X", "importtime", *flags]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    imported = set(re.findall(r"\| +([A-Za-z_]\w*)$", done.stderr, re.MULTILINE))
    assert "slidekit" in imported
    assert not imported & HEAVY


def test_the_readme_documents_every_command_of_slidekit() -> None:
    """A command that README.md does not show is a command that nobody finds."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = commands()
    assert "build" in listed
    assert not [name for name in listed if f"slidekit {name}" not in readme]


def test_the_readme_shows_no_command_that_is_not_there() -> None:
    """What README.md tells people to type works."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"^```\w*\n(.*?)^```", readme, re.MULTILINE | re.DOTALL))
    inline = "\n".join(re.findall(r"`(slidekit [^`]+)`", readme))
    shown = re.findall(r"^(?:\S*/)?slidekit ([a-z]+)", f"{blocks}\n{inline}", re.MULTILINE)
    assert shown
    assert {*shown} <= {*commands()}


def test_the_readme_shows_how_to_see_and_test_the_project() -> None:
    """Somebody with a fresh clone finds the demo, the test command and the list of verbs."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [verb for verb in ("demo", "test") if f"dev.py {verb}" not in readme]
    assert set(re.findall(r"dev\.py ([a-z]+)", readme)) <= VERBS.keys()


def test_every_file_that_a_page_links_to_is_there() -> None:
    """A page of the project never leads nowhere."""
    links = [
        (name, target)
        for name, text in texts("*.md").items()
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
        if "://" not in target and not target.startswith("mailto:")
    ]
    assert not [link for link in links if not (ROOT / link[0]).parent.joinpath(link[1]).exists()]
