"""`templates list`, `show` and `check` know templates, policy packs and lexicons alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from slidekit.app import check_template
from slidekit.cli import main
from slidekit.errors import TemplateError, UsageError
from slidekit.resources import sample_data_dir
from slidekit.template.constraint import Constraint, Gate, Locked, pass_gates
from slidekit.template.load import load_template, template_names
from slidekit.template.told import constraint_told

HEAD = "schema: 1\nname: velthane\nversion: '1'\n"


def policy(folder: Path, text: str) -> Path:
    """Return the file of a policy with some more lines."""
    path = folder / "velthane.yaml"
    path.write_text(HEAD + text, "utf-8")
    return path


BROKEN = {
    "severity of no rule": ("severities: {safty-pointer: warn}", "Did you mean safety-pointer"),
    "switch for no rule": (
        "switches: [{rules: [legibel], severity: warn}]",
        "Switch 1 names the rule 'legibel'.*Did you mean legible",
    ),
    "switch for no message": (
        "switches: [{rules: [single-arm-tte.show], severity: warn}]",
        "single-arm-tte has no message 'show'.*Did you mean shown",
    ),
    "switch that severities overrule": (
        "severities: {lexicon: warn}\nswitches: [{rules: [lexicon], severity: block}]",
        "severities sets for every deck",
    ),
    "switch that a later one overrules": (
        "switches: [{rules: [lexicon], purposes: [payer], severity: block},"
        " {rules: [lexicon], severity: warn}]",
        "Switch 1 never counts: switch 2",
    ),
    "entry of no term": ("lexicon: {entries: [{id: groundbreakin}]}", "groundbreakin"),
    "number out of range": ("safety: {room: -1}", "line 4: safety > room is '-1'"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_policy_with_a_mistake_is_refused_in_words(name: str, tmp_path: Path) -> None:
    """A misspelled rule would switch nothing, and nobody would see it."""
    text, said = BROKEN[name]
    with pytest.raises(TemplateError, match=f"(?s)velthane.yaml.*{said}"):
        check_template(policy(tmp_path, text))


def test_switches_of_which_each_counts_somewhere_are_fine(tmp_path: Path) -> None:
    """The general switch stands before the special one, as in the house policy."""
    text = (
        "switches: [{rules: [lexicon], severity: warn},"
        " {rules: [lexicon], purposes: [payer], severity: block},"
        " {rules: [lexicon, legible], markets: [US], severity: warn}]"
    )
    assert "nothing is wrong" in check_template(policy(tmp_path, text))


def test_a_policy_says_where_it_departs_from_the_house(tmp_path: Path) -> None:
    """A reviewer sees each number that a company has set, and what it was."""
    text = "safety: {proportion: 0.25}\nseverities: {legible: block}\n"
    said = check_template(policy(tmp_path, text))
    assert "departs from default in: safety.proportion (0.5 -> 0.25), severity of legible" in said
    assert "switches" not in said


def test_a_policy_that_only_sets_severities_keeps_the_switches_of_the_house(tmp_path: Path) -> None:
    """Switches that the company did not write are no mistake of its own."""
    said = check_template(policy(tmp_path, "severities: {title-neutral: 'off'}\n"))
    assert "nothing is wrong" in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("conference", "the template conference"),
        ("default", "the policy default"),
        ("en", "a lexicon"),
    ],
)
def test_what_ships_is_checked_by_its_name(
    name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`templates check conference` needs no path."""
    assert main(["templates", "check", name]) == 0
    assert said in capsys.readouterr().err


def test_a_name_that_nothing_has_is_refused_with_those_there_are() -> None:
    """Who misremembers a name sees the names."""
    with pytest.raises(TemplateError, match=r"congress.*advisory_board.*default.*en"):
        check_template(Path("congress"))


def test_a_study_is_no_template() -> None:
    """Whoever checks study.yaml here is sent to the command that checks it."""
    with pytest.raises(TemplateError, match=r"describes a study.*slidekit inspect"):
        check_template(sample_data_dir() / "onc301" / "study.yaml")


def test_templates_policies_and_lexicons_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """A newcomer finds all that can be named, in one list."""
    assert main(["templates", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    names = {what: [row["name"] for row in rows] for what, rows in found.items()}
    assert names == {
        "templates": list(template_names()),
        "policies": ["default"],
        "lexicons": ["de", "en"],
    }
    assert main(["templates", "list"]) == 0
    assert "\npolicies\n  default 1: Thresholds" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("default", "  smallest_cell: 5"),
        ("en", "harmless"),
        ("conference", "  primary: km or response, one per primary endpoint"),
    ],
)
def test_each_kind_is_shown(name: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`templates show` prints a policy's numbers and a lexicon's wordings too."""
    assert main(["templates", "show", name]) == 0
    assert line in capsys.readouterr().out


@pytest.mark.parametrize("name", template_names())
def test_each_constraint_that_ships_is_told_in_a_sentence(name: str) -> None:
    """Kind by kind there are words, which name the slides and end with the reason."""
    for constraint in load_template(name).constraints:
        told = constraint_told(constraint)
        assert told.endswith(constraint.why or ".")
        selectors = (*getattr(constraint, "slides", ()), *getattr(constraint, "of", ()))
        for name in (selector.partition(":")[2] or selector for selector in selectors):
            assert (name if name != "own" else "own product") in told


def test_every_kind_of_constraint_has_words() -> None:
    """A new kind without words would stop `templates show`."""
    locked = Locked(kind="locked", id="a", slides=("status", "primary"))
    assert constraint_told(locked) == "Not to be taken out, hidden or edited: status and primary."
    gate = Gate(kind="gate", id="g", key="k", question="Is it?", passes=("No",), refuses=("YES",))
    assert constraint_told(gate).endswith("It passes with no. With yes no deck is made.")
    with pytest.raises(TypeError, match="no words for a constraint of the kind new"):
        constraint_told(Constraint(kind="new", id="n"))


def test_an_answer_that_refuses_does_so_however_it_is_written() -> None:
    """Neither capitals in the template nor in the answer make a deck that must not be."""
    gate = Gate(kind="gate", id="g", key="k", question="Is it?", passes=("No",), refuses=("Yes",))
    template = load_template("conference").model_copy(update={"constraints": (gate,)})
    for answer in ("yes", "Yes", " YES "):
        with pytest.raises(UsageError, match="so no deck was made"):
            pass_gates(template, {"k": answer})
    pass_gates(template, {"k": "no"})
