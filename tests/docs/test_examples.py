"""What the pages show in YAML can be copied: it keeps the schemas and the lint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from slidekit.app import check_profile, check_template
from slidekit.study.spec import StudySpec
from slidekit.study.yamlfile import load_model
from tools.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def examples(page: str) -> list[str]:
    """Return the blocks of YAML on a page of docs/."""
    return BLOCK.findall((ROOT / "docs" / page).read_text("utf-8"))


@pytest.mark.parametrize(
    ("page", "text"),
    [(page, text) for page in ("study.md", "templates.md") for text in examples(page)],
    ids=lambda value: value.split()[0],
)
def test_what_is_shown_of_study_yaml_is_read(page: str, text: str, tmp_path: Path) -> None:
    """Each block is a part of study.yaml, or a whole template."""
    if text.startswith("schema:"):
        path = tmp_path / "house.yaml"
        path.write_text(text, "utf-8")
        assert "looser than conference in: design-before-results" in check_template(path)
    else:
        spec = load_model(f"id: trial\n{text}", StudySpec, page)
        assert spec.deck != StudySpec(id="trial").deck or spec.statistics.plan is not None


def test_the_policy_that_is_shown_departs_where_it_says(tmp_path: Path) -> None:
    """A company that starts from the example starts from one that works."""
    (text,) = examples("policies.md")
    path = tmp_path / "velthane.yaml"
    path.write_text(text, "utf-8")
    said = check_template(path)
    assert "safety.proportion (0.5 -> 1.0), severity of title-neutral (block), lexicon." in said


def test_the_profile_that_is_shown_is_sound(tmp_path: Path) -> None:
    """A company that starts from the example starts from one that works."""
    (text,) = examples("profile.md")
    path = tmp_path / "norvia.yaml"
    path.write_text(text, "utf-8")
    assert check_profile(path).startswith("norvia.yaml is sound: Norvia Pharma, font Arial")


def test_the_request_that_is_shown_names_the_requester_as_the_audience() -> None:
    """The rule request-record wants the audience in the very words of the requester."""
    text = next(text for text in examples("study.md") if "requester" in text)
    deck = load_model(f"id: trial\n{text}", StudySpec, "study.md").deck
    assert deck.request is not None
    assert deck.audience == deck.request.requester
