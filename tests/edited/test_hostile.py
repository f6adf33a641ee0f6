"""Files made to do harm, and broken ones: one plain sentence or a finding, never a traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.cli import main
from tests.edited import hostile
from tests.edited.foreign import fair, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BROKEN: dict[str, Callable[[dict[str, bytes]], object]] = {
    "a part that unpacks to a gigabyte": hostile.put("ppt/media/image9.png", bytes(2**30)),
    "a slide of many megabytes": hostile.swap(
        hostile.SLIDE, b"<a:t>", b"<a:t>" + b" " * (20 * 2**20)
    ),
    "no slide behind its link": hostile.drop(hostile.SLIDE),
    "no layout": hostile.drop("ppt/slideLayouts/slideLayout2.xml"),
    "no links of the presentation": hostile.drop("ppt/_rels/presentation.xml.rels"),
    "no presentation": hostile.drop("ppt/presentation.xml"),
    "no content types": hostile.drop("[Content_Types].xml"),
    "a slide cut short": hostile.swap(hostile.SLIDE, b"</p:sld>", b""),
    "a slide that is no XML": hostile.put(hostile.SLIDE, b"\x00\x01 PowerPoint"),
    "links that are no XML": hostile.put(hostile.LINKS, b"<"),
    "a slide of another kind": hostile.put(hostile.SLIDE, b"<html/>"),
    "groups in groups in groups": hostile.nested(2000),
    "a size that is a word": hostile.swap("ppt/presentation.xml", b'cx="9144000"', b'cx="wide"'),
}

TOLD: dict[str, tuple[Callable[[dict[str, bytes]], object], str, str]] = {
    "macros": (hostile.put("ppt/vbaProject.bin", b"\xd0\xcf\x11\xe0"), "macros", "block"),
    "a program": (hostile.put("ppt/media/setup.exe", b"MZ"), "program", "block"),
    "a linked picture": (
        hostile.link("image", "https://tracker.example/pixel.png"),
        "tracker.example",
        "block",
    ),
    "a linked film": (hostile.link("video", "file:///C:/films/a.mp4"), "a.mp4", "block"),
    "a linked workbook": (
        hostile.link("oleObject", "file:///C:/data/patients.xlsx"),
        "patients.xlsx",
        "block",
    ),
    "a link to a share": (hostile.link("hyperlink", "\\\\server\\share\\a.pptx"), "share", "warn"),
    "an embedded object": (hostile.embed("oleObject", "o1.bin"), "embedded", "warn"),
    "an ActiveX control": (hostile.embed("control", "x1.bin"), "ActiveX", "block"),
}


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Return a fair foreign deck."""
    path = tmp_path / "plain.pptx"
    fair().save(str(path))
    return path


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_or_hostile_file_is_refused(
    name: str, plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, and one line that names the file."""
    path = hostile.spoil(plain, tmp_path / "bad.pptx", BROKEN[name])
    code = main(["check", str(path), "--json"])
    said = capsys.readouterr()
    assert (code, said.out) == (2, ""), said.err
    assert "bad.pptx" in said.err
    assert "Traceback" not in said.err
    assert len([line for line in said.err.splitlines() if not line.startswith("  ")]) == 1


@pytest.mark.parametrize("name", TOLD)
def test_what_acts_or_lies_elsewhere_is_told(
    name: str, plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is read all the same, and a finding says what is in it."""
    change, word, severity = TOLD[name]
    path = hostile.spoil(plain, tmp_path / "bad.pptx", change)
    code = main(["check", str(path), "--json"])
    answer = json.loads(capsys.readouterr().out)
    told = [f for f in answer["findings"] if f["rule"] == "file-self-contained"]
    assert [f["severity"] for f in told] == [severity]
    assert word in told[0]["message"]
    assert code == (1 if severity == "block" else 0)


def test_a_link_to_a_web_page_is_no_matter(plain: Path, tmp_path: Path) -> None:
    """References lead to publishers' pages."""
    change = hostile.link("hyperlink", "https://doi.org/10.1000/1")
    assert main(["check", str(hostile.spoil(plain, tmp_path / "doi.pptx", change))]) == 0


@pytest.mark.parametrize("change", [hostile.entities, hostile.reading_file])
def test_entities_are_not_resolved(
    change: Callable[[dict[str, bytes]], object],
    plain: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A word that would grow, or would be a file of the machine, stays what it is."""
    path = hostile.spoil(plain, tmp_path / "bad.pptx", change)
    code = main(["check", str(path), "--json"])
    said = capsys.readouterr()
    assert code in (0, 1, 2)
    assert "haha" not in said.out
    assert "Traceback" not in said.err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello", b"%PDF-1.4", bytes(1000)])
def test_what_is_no_zip_is_refused(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another file with the name of a PPTX."""
    path = tmp_path / "none.pptx"
    path.write_bytes(content)
    assert main(["check", str(path)]) == 2
    assert "none.pptx" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip of the pen in the name."""
    assert main(["check", str(tmp_path / "gone.pptx")]) == 2
    assert "gone.pptx" in capsys.readouterr().err


def test_the_answer_has_the_shape_that_scripts_rely_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One JSON object with deck, template, policy, blocking and findings."""
    path = tmp_path / "talk.pptx"
    say(fair(), 4, "Drug X is well tolerated").save(str(path))
    assert main(["check", str(path), "--json"]) == 1
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (answer["deck"], answer["template"], answer["policy"]) == ("talk", None, "default")
    assert answer["blocking"] == 1
    (finding,) = answer["findings"]
    keys = {"rule", "severity", "slide", "slide_number", "block", "message", "source", "fix"}
    assert finding.keys() == keys
    assert (finding["rule"], finding["slide"], finding["slide_number"]) == (
        "safe-unqualified",
        None,
        4,
    )


def test_a_policy_of_ones_own_weighs(tmp_path: Path) -> None:
    """`--policy FILE`: a company switches the rule on words off."""
    path, policy = tmp_path / "talk.pptx", tmp_path / "house.yaml"
    say(fair(), 4, "Drug X is well tolerated").save(str(path))
    policy.write_text(
        "schema: 1\nname: house\nversion: '1'\nseverities: {safe-unqualified: 'off'}\n", "utf-8"
    )
    assert main(["check", str(path), "--policy", str(policy)]) == 0


def test_another_policy_on_a_deck_of_ours_says_what_it_judges(
    exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What only the deck shows stays as the policy that it was built with judged it."""
    main(["check", str(exported), "--policy", "default"])
    assert "by the one that it was built with" in " ".join(capsys.readouterr().err.split())
    main(["check", str(exported)])
    assert "built with" not in capsys.readouterr().err
