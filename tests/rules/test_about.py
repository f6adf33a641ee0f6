"""What is told of rules is whole, and is what the rules do."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

import slidekit.rules
from slidekit.cli import main
from slidekit.errors import UsageError
from slidekit.rules.about import explain, listed, rule_told, rules_told, subjects
from slidekit.rules.edited.registry import ADDED, EDITED, FOREIGN
from slidekit.rules.registry import RULES
from slidekit.template.load import load_policy

FOLDER = Path(slidekit.rules.__file__).parent
PARTS = ("statistics", "figures", "safety", "legibility", "privacy", "validity")
EVERY_ID = {rule.id for rule in RULES} | {rule.id for rule in (*EDITED, *ADDED, *FOREIGN)}


def test_each_rule_can_be_listed_and_explained() -> None:
    """The words of a rule are whole: claim, weight, reason, source and what to do."""
    rows = listed()
    assert {row["id"] for row in rows} == EVERY_ID
    assert len(rows) == len(EVERY_ID)
    for row in rows:
        text = " ".join(explain(str(row["id"])).split())
        for key in ("claim", "explanation", "source"):
            assert row[key]
            assert str(row[key]) in text
        assert rule_told(str(row["id"])).cases
        assert "{{" not in text
        assert "complian" not in text.lower()


def test_an_unknown_rule_is_refused_with_a_guess() -> None:
    """A slip of the pen is answered with what was meant."""
    with pytest.raises(UsageError, match="Did you mean safety-pointer"):
        explain("safty-pointer")


def test_every_subject_names_rules_that_there_are_and_each_once() -> None:
    """A rule stands in one subject, and none is named that was taken away."""
    named = [rule for subject in subjects() for rule in subject.rules]
    assert len(named) == len(set(named))
    assert set(named) <= EVERY_ID


def test_a_rule_reads_the_limits_that_it_says() -> None:
    """Every limit that a rule's code asks the policy for is told by a rule, and no other."""
    policy = load_policy("default")
    keys = {f"{p}.{key}" for p in PARTS for key in type(getattr(policy, p)).model_fields}
    names = {key.partition(".")[2]: key for key in keys}
    assert len(names) == len(keys)
    read = {
        names[node.attr]
        for path in FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in names
    }
    # Numbers and entries of the lexicon have a `level` too, and figures a `tail`.
    assert read - {"statistics.level", "figures.tail"} == {
        key for rule in rules_told() for key in rule.reads
    }


def test_an_explanation_gives_the_limits_and_what_to_do() -> None:
    """Who reads a finding on small type learns which size is asked for, and of which files."""
    told = " ".join(explain("legible").split())
    assert "legibility.title_pt 24" in told
    assert "legibility.contrast_text 4.5" in told
    assert "Asked of: decks, edited files, files of others." in told
    assert "Make it larger; shorten the text or split the slide." in told


def test_a_policy_of_a_company_is_told_with_its_own_limits() -> None:
    """What is said of a rule follows the policy: its limits, its switches, its severities."""
    house = load_policy("default")
    own = house.model_copy(
        update={
            "name": "velthane",
            "safety": house.safety.model_copy(update={"proportion": 1.0}),
            "severities": {"safety-proportion": "block"},
        }
    )
    told = " ".join(explain("safety-proportion", policy=own).split())
    assert "Limits of the policy velthane: safety.proportion 1, safety.min_slides 2" in told
    assert "whatever the switches say: blocks approval." in told


def test_the_list_says_what_the_explanation_says(capsys: pytest.CaptureFixture[str]) -> None:
    """`rules list --json`, `rules list` and `rules explain` have one source."""
    assert main(["rules", "list", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)["rules"]}
    assert rows["legible"]["thresholds"]["legibility.body_pt"] == "18"
    assert rows["export-unchanged"]["judges"] == ["edited files"]
    assert rows["single-arm-tte"]["switches"][0].startswith("purpose siuu or investigational")
    assert main(["rules", "list"]) == 0
    plain = capsys.readouterr().out
    for row in rows.values():
        assert f"  {row['id']} [{row['severity']}]: {row['claim']}" in plain
    assert plain.index("Safety beside efficacy") < plain.index("  safety-present-placed")
