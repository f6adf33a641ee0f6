from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.errors import StudyError, TemplateError
from slidekit.study.specfile import load_spec
from slidekit.study.yamlfile import load_yaml
from tests.study.tables import STUDY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_every_scalar_stays_the_text_it_is() -> None:
    """Norway is no denial, a date no object, 1e5 no number and 010 no eight."""
    text = "country: NO\ndate: 2020-01-01\nn: 1e5\nid: 010\non: on\nt: 12:30:00\nf: .5\n"
    assert load_yaml(text, "study.yaml") == {
        "country": "NO",
        "date": "2020-01-01",
        "n": "1e5",
        "id": "010",
        "on": "on",
        "t": "12:30:00",
        "f": ".5",
    }


def test_a_key_with_nothing_behind_it_is_absent() -> None:
    """What is to be filled in may stand there empty; empty quotes are a text."""
    assert load_yaml('a:\nb: ~\nc: null\nd: ""\ne: [x, ]\n', "study.yaml") == {"d": "", "e": ["x"]}


BROKEN: dict[str, tuple[Callable[[str], str], str]] = {
    "empty": (lambda _: "", "study.yaml is empty."),
    "a key twice": (
        lambda s: s + "id: other\n",
        "study.yaml, line 11: the key id was given in line 2.",
    ),
    "a key twice in an entry": (
        lambda s: s.replace("name: Drug", "name: Drug, name: Pill"),
        "study.yaml, line 5: the key name was given in line 5.",
    ),
    "a tab": (
        lambda s: s.replace("  - {id: drug", "\t- {id: drug"),
        "study.yaml, line 5: a tab is used to indent. Use spaces.",
    ),
    "an alias": (
        lambda s: s.replace("label: Overall survival", "label: &os Overall survival"),
        "study.yaml, line 8: anchors (&) and aliases (*) are not read.",
    ),
    "a tag": (
        lambda s: s.replace("id: small", "id: !!python/name:os.system small"),
        "study.yaml, line 2: the tag tag:yaml.org,2002:python/name:os.system is not read.",
    ),
    "a bomb": (
        lambda _: "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "study.yaml, line 1: anchors (&) and aliases (*) are not read.",
    ),
    "too deep": (
        lambda _: "a: " + "[" * 40 + "]" * 40,
        "study.yaml, line 1: more than 30 levels inside each other.",
    ),
    "too large": (
        lambda s: s + "#" * 1_000_000,
        "study.yaml is too large: 1000",
    ),
    "two documents": (
        lambda s: s + "---\nid: b\n",
        "study.yaml, line 11: a second document begins",
    ),
    "a bracket left open": (
        lambda s: s.replace("reference: yes}", "reference: yes"),
        "study.yaml, line 7: a list or block in brackets is not closed.",
    ),
    "a quote left open": (
        lambda s: s.replace("id: small", 'id: "small'),
        "study.yaml, line 10: a quote is opened and never closed.",
    ),
    "a colon in a text": (
        lambda s: s.replace("id: small", "id: small: trial"),
        "study.yaml, line 2: a colon stands where none can. Put the text in quotes.",
    ),
    "an indent that fits nothing": (
        lambda s: s.replace("data_cutoff", "  data_cutoff"),
        "study.yaml, line 3: a colon stands where none can.",
    ),
    "a control character": (
        lambda s: s.replace("small", "sm\x07all"),
        "study.yaml holds a character that no text has.",
    ),
    "a key that is a list": (
        lambda _: "? [a, b]\n: c\n",
        "study.yaml, line 1: a key must be a text.",
    ),
    "a list as a whole": (lambda _: "- schema\n- id\n", "study.yaml, line 1: the file is a list."),
    "an unknown key": (
        lambda s: s.replace("reference: yes", "refrence: yes"),
        "study.yaml, line 6: arms > placebo > refrence is no known key. Did you mean reference?",
    ),
    "a key of another block": (
        lambda s: s + "alpha: 0.05\n",
        "study.yaml, line 11: alpha is no known key. There is schema, id, title,",
    ),
    "a key left out": (
        lambda s: s.replace("{id: os, label", "{label"),
        "study.yaml, line 8: endpoints > entry 1 lacks the key id. Add id: to it.",
    ),
    "no choice of the list": (
        lambda s: s + "unit: fortnights\n",
        "study.yaml, line 11: unit is 'fortnights'. It must be days, weeks, months or years.",
    ),
    "no date": (
        lambda s: s.replace("2024-07-01", "July 2024"),
        "study.yaml, line 3: data_cutoff is 'July 2024'. It must be a date such as 2024-01-31.",
    ),
    "no yes or no": (
        lambda s: s.replace("reference: yes", "reference: perhaps"),
        "study.yaml, line 6: arms > placebo > reference is 'perhaps'. It must be yes or no.",
    ),
    "no number": (
        lambda s: s + "statistics: {alpha: five percent}\n",
        "study.yaml, line 11: statistics > alpha is 'five percent'. It must be a number.",
    ),
    "a number too great": (
        lambda s: s + "statistics: {alpha: 5}\n",
        "study.yaml, line 11: statistics > alpha is '5'. It must be less than 1.",
    ),
    "no list": (
        lambda s: s.replace("name: Drug", "name: Drug, values: Drug"),
        "study.yaml, line 5: arms > drug > values is 'Drug'. It must be a list such as [a, b].",
    ),
    "no block": (
        lambda s: s + "design: randomised\n",
        "study.yaml, line 11: design is 'randomised'. It must be a block of keys.",
    ),
    "no text": (
        lambda s: s + "condition: [a, b]\n",
        "study.yaml, line 11: condition is a list. It must be a text.",
    ),
    "no id": (
        lambda s: s.replace("id: small", "id: Small Trial"),
        "study.yaml, line 2: id is 'Small Trial'. It must be an id of small letters,",
    ),
    "an id twice": (
        lambda s: s.replace("id: placebo", "id: drug"),
        "study.yaml, line 4: arms: id drug is given twice; every id must be its own.",
    ),
    "a later version": (
        lambda s: s.replace("schema: 1", "schema: 2"),
        "study.yaml, line 1: schema is '2'. It must be 1.",
    ),
    "no market": (
        lambda s: s + "deck: {markets: [Europe]}\n",
        "study.yaml, line 11: deck > markets > entry 1 is 'Europe'. It must be a country or market",
    ),
    "a number's name in a label": (
        lambda s: s.replace("label: Overall survival", "label: '{os.hr}'"),
        "study.yaml, line 8: endpoints > os > label is '{os.hr}'. "
        "It must be a text of one line without braces.",
    ),
    "a landmark before the beginning": (
        lambda s: s.replace("label: Overall survival", "label: OS, landmarks: [-1]"),
        "study.yaml, line 8: endpoints > os > landmarks > entry 1 is '-1'. "
        "It must be greater than 0.",
    ),
    "two arms of one name": (
        lambda s: s.replace("name: Drug", "name: placebo"),
        "study.yaml, line 4: arms: two arms are named",
    ),
    "more endpoints than a deck can hold": (
        lambda s: f"id: x\nendpoints: [{', '.join(['{id: a, label: A}'] * 101)}]\n",
        "study.yaml, line 2: endpoints is a list. It must be a list of at most 100 entries.",
    ),
    "several mistakes": (
        lambda s: s.replace("2024-07-01", "soon") + "unit: moons\n",
        "study.yaml, line 3: data_cutoff is 'soon'. It must be a date such as 2024-01-31. "
        "1 more mistake after it.",
    ),
}


@pytest.mark.parametrize(("damage", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_study_yaml_is_refused_in_plain_words(
    tmp_path: Path, damage: Callable[[str], str], sentence: str
) -> None:
    """The message names the line and the key, what was found and what is allowed."""
    path = tmp_path / "study.yaml"
    path.write_text(damage(STUDY), encoding="utf-8")
    with pytest.raises(StudyError) as refusal:
        load_spec(path)
    assert str(refusal.value).startswith(sentence)


def test_what_is_no_text_file_is_refused(tmp_path: Path) -> None:
    """Bytes of another encoding, and a file that is not there."""
    (tmp_path / "study.yaml").write_bytes("sponsor: Österreich".encode("cp1252"))
    with pytest.raises(StudyError, match=r"study\.yaml is not written in UTF-8\. Save it as UTF-8"):
        load_spec(tmp_path / "study.yaml")
    with pytest.raises(StudyError, match=r"other\.yaml cannot be read: no such file or directory"):
        load_spec(tmp_path / "other.yaml")


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """Editors on Windows write one."""
    (tmp_path / "study.yaml").write_text(STUDY, encoding="utf-8-sig")
    assert load_spec(tmp_path / "study.yaml").id == "small"


def test_the_caller_chooses_the_kind_of_error() -> None:
    """Templates are read by the same loader and complain as templates."""
    with pytest.raises(TemplateError, match=r"^house\.yaml, line 2: the key a was given in line 1"):
        load_yaml("a: 1\na: 2\n", "house.yaml", TemplateError)


def test_study_yaml_becomes_values() -> None:
    """The schema reads texts as dates, numbers and answers."""
    spec = load_spec(STUDY + "statistics: {alpha: 0.05, sided: 1}\n")
    assert (str(spec.data_cutoff), spec.arms[1].reference) == ("2024-07-01", True)
    assert (spec.statistics.alpha, spec.statistics.sided) == (0.05, 1)
