"""Every kind of exhibit is listed, and shown by a page of a sample study where one has it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from slidekit.app.kinds import exhibit_kinds, sample_deck
from slidekit.errors import UsageError
from slidekit.layout.frame import Group, Table
from slidekit.layout.slide import lay_out

if TYPE_CHECKING:
    from pathlib import Path

PLUGIN = '''"""A kind of exhibit of another package."""
from dataclasses import replace
from slidekit.exhibits.landmark import KINDS

def make(request):
    made = KINDS["landmark"].make(request)
    return replace(made, exhibit=replace(made.exhibit, id="times", kind="times"))

KIND = replace(KINDS["landmark"], name="times", title="Times and shares", make=make)
'''


@pytest.mark.parametrize(
    ("kind", "slide", "shows"),
    [("km", "primary.os", Group), ("ae_dot", "ae_dot", Group), ("ledger", "ledger", Table)],
)
def test_a_kind_is_shown_by_a_slide_of_a_sample_deck(kind: str, slide: str, shows: type) -> None:
    """The page has the figure or table itself."""
    page = lay_out(sample_deck(kind))[0]
    assert page.slide_id == slide
    assert any(isinstance(item, shows) for item in page.items)


def test_a_kind_that_no_sample_has_says_so() -> None:
    """No sample study was asked a question, so that none shows a request."""
    with pytest.raises(UsageError, match="No sample study has what request_question shows"):
        sample_deck("request_question")


def test_a_kind_of_another_package_is_listed_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Registered by an entry point, it needs no place in a template to have its picture."""
    about = tmp_path / "times_plugin-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: times-plugin\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[slidekit.exhibits]\ntimes = times_plugin:KIND\n")
    (tmp_path / "times_plugin.py").write_text(PLUGIN)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert ("times", "Times and shares") in [(one.name, one.title) for one in exhibit_kinds()]
    page = lay_out(sample_deck("times"))[0]
    assert page.slide_id == "times"
    assert any(isinstance(item, Table) for item in page.items)
