from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.errors import StudyError
from slidekit.resources import sample_data_dir
from slidekit.study.additions import with_arm, with_source
from slidekit.study.opening import gather, suggest
from slidekit.study.revision import moved, revised_text, with_value, write_revision
from slidekit.study.specfile import load_spec, spec_text

if TYPE_CHECKING:
    from pathlib import Path

COMMENTED = """\
# Kept by the statistician.
schema: 1
id: trial  # short
phase: "3"

arms:
  # the new one
  - id: new
    name: New   # as on the label
    values: [N, "1"]
  - id: old
    name: Old
    reference: yes

# What was planned.
endpoints:
  - {id: os, label: Overall survival}
"""


@pytest.mark.parametrize("sample", ["onc301", "published301", "simple"])
def test_a_file_without_a_change_stays_byte_for_byte(sample: str) -> None:
    """Quotes, folded texts, brackets and comments of the sample studies are written as read."""
    path = sample_data_dir() / sample / "study.yaml"
    spec = load_spec(path)
    assert revised_text(path.read_text("utf-8"), spec, spec) == path.read_text("utf-8")


def test_a_changed_key_leaves_every_other_line_alone() -> None:
    """One line differs, and its comment is still there."""
    spec = load_spec(COMMENTED)
    changed = revised_text(COMMENTED, spec, with_value(spec, ("arms", 0, "name"), "Newer"))
    pairs = zip(COMMENTED.splitlines(), changed.splitlines(), strict=True)
    assert [new for old, new in pairs if old != new] == ["    name: Newer # as on the label"]


def test_arms_that_change_places_keep_their_lines_and_the_comment_behind_them() -> None:
    """The comment on the next block stays in front of that block."""
    spec = load_spec(COMMENTED)
    changed = revised_text(COMMENTED, spec, moved(spec, "arms", 0, 1))
    assert [arm.id for arm in load_spec(changed).arms] == ["old", "new"]
    assert 'name: New   # as on the label\n    values: [N, "1"]' in changed
    assert "\n\n# What was planned.\nendpoints:" in changed


def test_a_new_block_comes_where_the_schema_has_it() -> None:
    """A title stands behind the id, and settings of the deck at the end."""
    spec = load_spec(COMMENTED)
    after = with_value(with_value(spec, ("short_title",), "TRIAL"), ("deck", "markets"), ["US"])
    lines = revised_text(COMMENTED, spec, after).splitlines()
    assert lines[2:4] == ["id: trial  # short", "short_title: TRIAL"]
    assert lines[-2:] == ["deck:", "  markets: [US]"]


def test_texts_that_yaml_would_take_for_something_else_come_back_as_texts() -> None:
    """null, a number and a colon are names that a person may give."""
    spec = load_spec(COMMENTED)
    for name in ("null", "~", "12", "yes", "a: b", "# no comment", "- dash", "'quoted'"):
        after = with_value(spec, ("arms", 0, "name"), name)
        assert load_spec(revised_text(COMMENTED, spec, after)).arms[0].name == name


def test_a_first_file_asks_no_more_for_what_was_said(tmp_path: Path) -> None:
    """The line that asks for a rank goes when there is one; the others still ask."""
    spec = suggest(gather([sample_data_dir() / "simple" / "survival.csv"]))
    assert "    # rank: " in spec_text(spec)
    after = with_value(spec, ("endpoints", 0, "rank"), "primary")
    after = with_value(after, ("deck", "purpose"), "internal")
    target = tmp_path / "study.yaml"
    write_revision(target, spec, after, target)
    text = target.read_text("utf-8")
    assert "    # rank: " not in text
    assert "    # prespecified: yes" in text
    assert "# deck:" not in text
    assert load_spec(target) == after


def test_the_place_in_the_order_of_tests_is_not_written_twice() -> None:
    """testing_order says it; a changed label adds no alpha_order."""
    text = COMMENTED + "statistics:\n  testing_order: [os]\n"
    spec = load_spec(text)
    assert spec.endpoints[0].alpha_order == 1
    changed = revised_text(text, spec, with_value(spec, ("endpoints", 0, "short"), "OS"))
    assert "alpha_order" not in changed
    assert "short: OS" in changed


def test_a_value_that_is_not_allowed_is_refused_in_a_sentence() -> None:
    """The message names the key, what was given and what is allowed."""
    spec = load_spec(COMMENTED)
    with pytest.raises(StudyError, match="NCT and eight digits"):
        with_value(spec, ("nct",), "12")
    with pytest.raises(StudyError, match="two arms are named New"):
        with_value(spec, ("arms", 1, "name"), "New")


@pytest.mark.parametrize("title", ["The randomised ONC301 trial", "A randomised ONC301 study"])
def test_a_source_is_known_by_words_that_say_something(title: str) -> None:
    """No source is called "the"."""
    found = with_source(load_spec(COMMENTED), title).references[0]
    assert found.id == "randomised_onc301"


def test_a_line_that_asks_stays_in_its_block(tmp_path: Path) -> None:
    """The last factor still asks whether it was planned when blocks are added behind it."""
    spec = suggest(gather([sample_data_dir() / "simple" / "survival.csv"]))
    asks = "    # prespecified: yes or no"
    factors = spec_text(spec).partition("\nsubgroups:\n")[2].partition("\n\n")[0]
    assert factors.splitlines()[-1] == asks
    target = tmp_path / "study.yaml"
    for path, value in {
        ("data_cutoff",): "2026-06-30",
        ("statistics", "alpha"): 0.05,
        ("eligibility",): ["Adults"],
        ("deck", "purpose"): "internal",
    }.items():
        before, spec = spec, with_value(spec, path, value)
        write_revision(target, before, spec, target)
    kept = target.read_text("utf-8").partition("\nsubgroups:\n")[2]
    assert kept.startswith(f"{factors}\n")


def test_new_entries_have_ids_of_their_own() -> None:
    """A second arm of nearly the same name, and a source that tables cite by an id."""
    spec = with_arm(with_arm(load_spec(COMMENTED), "Old +"), "Old ++")
    assert [arm.id for arm in spec.arms] == ["new", "old", "old_2", "old_3"]
    assert with_source(spec, "A trial", "paper").references[0].id == "paper"


def test_a_file_that_cannot_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    """A folder in the place of the file: a sentence, and nothing is left beside it."""
    spec = load_spec(COMMENTED)
    (tmp_path / "study.yaml").mkdir()
    with pytest.raises(StudyError, match="is a folder"):
        write_revision(tmp_path / "study.yaml", spec, spec, tmp_path / "none.yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["study.yaml"]
