"""What a customer runs to qualify an installation: it passes here, and would tell if it did not."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from slidekit.app import operation, qualifying
from slidekit.app.qualification_page import page_of
from slidekit.cli import main
from slidekit.library import acting

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_whole_route_is_as_expected_and_the_report_can_be_filed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every check of installation and operation, with what was expected and what came."""
    folder = tmp_path / "report"
    assert main(["qualify", "-o", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    failed = [one for one in told["outcomes"] if not one["passed"]]
    assert (told["passed"], failed) == (True, [])
    numbers = [one["id"] for one in told["outcomes"]]
    assert numbers[:2] + numbers[-1:] == ["IQ-01", "IQ-02", "OQ-24"]
    data = (folder / "qualification.json").read_bytes()
    page = (folder / "qualification.html").read_text("utf-8")
    assert hashlib.sha256(data).hexdigest() in page
    assert {"Performed by", "Reviewed by"} <= {*page.replace("<", ">").split(">")}
    assert json.loads(data)["libraries"]["SQLAlchemy"]


def test_a_program_that_lets_authors_approve_does_not_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the check of authorship taken out, the step that tries it says what came instead."""
    monkeypatch.setattr(acting, "_refuse_author", lambda *_: None)
    with operation._scratch("") as scene:
        seen = {}
        for what, expected, act in operation._steps(scene):
            seen[what] = (expected, operation._observed(act))
            if what.startswith("Its author signs"):
                break
    assert seen["Its author signs it, in a role that he has"] == (
        "refused: author_cannot_approve",
        "in_review",
    )


def test_without_a_library_each_step_says_why_it_was_not_done(tmp_path: Path) -> None:
    """The first one tells what is wrong with the place, and no other is called a fault."""
    taken = tmp_path / "taken.db"
    taken.write_text("something else", "utf-8")
    first, *others = operation.operation(f"sqlite:///{taken}", lambda _: None)
    assert "There is something at" in first.observed
    assert {one.observed for one in others} == {operation.NO_LIBRARY}
    assert len(others) == 23


def test_a_failed_check_stands_out_on_the_page_and_no_text_is_markup() -> None:
    """Who signs the page sees the deviation, whatever signs are in it."""
    failed = qualifying.Outcome("OQ-01", "a < b", "yes", "<script>", False)
    content = qualifying._content((failed,))
    page = page_of(content, "0" * 64)
    assert "NOT as expected" in page
    assert '<tr class="no"><td>OQ-01</td><td>a &lt; b</td>' in page
    assert "<script>" not in page
    assert content["passed"] is False
