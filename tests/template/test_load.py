"""Templates and policies are data: strict, named errors, a digest that only content changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.app import check_template
from slidekit.errors import TemplateError
from slidekit.resources import templates_dir
from slidekit.template.load import digest, load_policy, load_template, template_names

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONFERENCE = (templates_dir() / "conference.yaml").read_text("utf-8")
DEFAULT = (templates_dir() / "policies" / "default.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", template_names())
def test_every_template_that_ships_is_whole(name: str) -> None:
    """A template loads, has words for everything, and asks only for exhibits that exist."""
    path = templates_dir() / f"{name}.yaml"
    assert "nothing is wrong" in check_template(path)
    assert load_template(name).name == name


def test_the_default_policy_says_what_the_schema_says() -> None:
    """The file that companies copy shows what holds without it; it adds switches and duties."""
    policy = load_policy("default")
    bare = type(policy)(name="default", version="1", description=policy.description)
    assert policy == bare.model_copy(
        update={
            "switches": policy.switches,
            "markets": policy.markets,
            "members": policy.members,
            "lexicon": policy.lexicon,
        }
    )


def test_comments_and_order_do_not_change_the_digest(tmp_path: Path) -> None:
    """The digest is that of the content."""
    path = tmp_path / "copy.yaml"
    path.write_text("# a remark\n" + DEFAULT.replace("severities: {}\n", ""), "utf-8")
    assert digest(load_policy(path)) == digest(load_policy("default"))
    path.write_text(DEFAULT.replace("common_percent: 10", "common_percent: 5"), "utf-8")
    assert digest(load_policy(path)) != digest(load_policy("default"))


def swapped(old: str, new: str) -> Callable[[str], str]:
    """Return a damage that replaces a piece of the text."""

    def damage(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return damage


BROKEN_TEMPLATES: dict[str, tuple[Callable[[str], str], str]] = {
    "empty": (lambda _: "", "conference.yaml"),
    "a list": (lambda _: "- a\n- b\n", "conference.yaml"),
    "no YAML": (lambda t: t + "\n }{ : [", "conference.yaml, line"),
    "a tab": (swapped("  draft:", "\tdraft:"), "tab"),
    "unknown key": (swapped("title: Conference", "titel: Conference"), "titel is no known key"),
    "name with blanks": (swapped("name: conference", "name: my talk"), "name is 'my talk'"),
    "newer schema": (swapped("schema: 1", "schema: 2"), "schema is '2'"),
    "no sections": (lambda t: t.split("sections:")[0], "sections"),
    "unknown topic": (swapped("topic: safety", "topic: harm"), "topic is 'harm'"),
    "section twice": (swapped("id: background", "id: opening"), "section opening is given twice"),
    "no words": (swapped("  draft: Draft, not approved\n", ""), "lacks the key draft"),
    "unknown purpose": (swapped("investigational, internal", "selling"), "selling"),
    "unknown layout": (swapped("layout: panel", "layout: poster"), "layout is 'poster'"),
    "unknown exhibit": (swapped("exhibit: aesi", "exhibit: pie"), "asks for the exhibit 'pie'"),
    "unknown rank": (swapped("each: [primary]", "each: [best]"), "'best'"),
    "within nothing": (swapped("within: 3", "within: 0"), "within is '0'"),
    "key twice": (swapped("language: en", "language: en\nlanguage: en"), "language"),
    "alias": (swapped('version: "1"', 'version: &v "1"'), "anchors"),
}


@pytest.mark.parametrize("name", BROKEN_TEMPLATES)
def test_a_broken_template_is_named_in_a_sentence(name: str, tmp_path: Path) -> None:
    """File, key and what is allowed; never a traceback."""
    damage, words = BROKEN_TEMPLATES[name]
    path = tmp_path / "conference.yaml"
    path.write_text(damage(CONFERENCE), "utf-8")
    with pytest.raises(TemplateError) as refused:
        check_template(path)
    assert words in str(refused.value)


BROKEN_POLICIES: dict[str, tuple[Callable[[str], str], str]] = {
    "a word for a number": (swapped("body_pt: 18", "body_pt: large"), "body_pt is 'large'"),
    "a level of one": (swapped("level: 0.95", "level: 1"), "level is '1'"),
    "negative threshold": (swapped("common_percent: 10", "common_percent: -5"), "'-5'"),
    "unknown method": (swapped("conf_type: log-log", "conf_type: wald"), "conf_type is 'wald'"),
    "unknown tail": (swapped("tail: grey", "tail: hide"), "tail is 'hide'"),
    "unknown severity": (
        swapped("severities: {}", "severities: {safety-pointer: maybe}"),
        "'maybe'",
    ),
    "a switch for no rule": (
        swapped("rules: [single-arm-tte.shown]", "rules: []"),
        "switches",
    ),
    "a switch for an unknown purpose": (
        swapped("purposes: [payer]", "purposes: [sales]"),
        "'sales'",
    ),
    "unknown block": (swapped("safety:", "harms:"), "harms is no known key"),
    "half a decimal": (swapped("ratio_decimals: 2", "ratio_decimals: 2.5"), "ratio_decimals"),
    "no name": (swapped("name: default\n", ""), "lacks the key name"),
}


@pytest.mark.parametrize("name", BROKEN_POLICIES)
def test_a_broken_policy_is_named_in_a_sentence(name: str, tmp_path: Path) -> None:
    """A threshold that makes no sense is refused before a deck is made with it."""
    damage, words = BROKEN_POLICIES[name]
    path = tmp_path / "house.yaml"
    path.write_text(damage(DEFAULT), "utf-8")
    with pytest.raises(TemplateError) as refused:
        check_template(path)
    assert words in str(refused.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Neither a name nor a path."""
    with pytest.raises(TemplateError, match="There is no policy file"):
        load_policy(tmp_path / "gone.yaml")


def test_a_policy_without_switches_has_those_of_the_house(tmp_path: Path) -> None:
    """A company that sets thresholds alone does not lose what depends on purpose and market."""
    path = tmp_path / "own.yaml"
    path.write_text("schema: 1\nname: own\nversion: '1'\n", "utf-8")
    assert load_policy(path).switches == load_policy("default").switches
    path.write_text("schema: 1\nname: own\nversion: '1'\nswitches: []\n", "utf-8")
    assert load_policy(path).switches == ()
