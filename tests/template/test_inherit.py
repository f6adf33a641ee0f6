"""A template that extends another: what it changes holds, and what it loosens is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.app import check_template
from slidekit.errors import TemplateError
from slidekit.template.load import load_template

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.template.schema import Template

HEAD = "schema: 1\nextends: {base}\nname: house\nversion: '3'\n"


def house(folder: Path, text: str = "", base: str = "conference", name: str = "house") -> Path:
    """Write a template that extends another."""
    path = folder / f"{name}.yaml"
    path.write_text(HEAD.format(base=base) + text, "utf-8")
    return path


def made(folder: Path, text: str = "", base: str = "conference") -> Template:
    """Return a template that extends another."""
    return load_template(house(folder, text, base))


def test_what_is_not_said_is_taken_from_the_other(tmp_path: Path) -> None:
    """Name and version are its own; sections, words and constraints those of the conference."""
    base, mine = load_template("conference"), made(tmp_path)
    assert (mine.name, mine.version, mine.extends) == ("house", "3", "conference")
    assert (mine.sections, mine.words) == (base.sections, base.words)
    assert mine.constraints == base.constraints
    assert mine.loosened == ()


def test_a_word_a_slide_and_a_constraint_are_changed_in_place(tmp_path: Path) -> None:
    """The order of the rest stays."""
    mine = made(
        tmp_path,
        "words: {footer: House words.}\n"
        "sections:\n"
        "  - id: safety\n"
        "    slides:\n"
        "      - {role: ae_dot, required: true}\n"
        "constraints:\n"
        "  - {id: short, kind: at_most, slides: ['topic:efficacy'], number: 9}\n",
    )
    base = load_template("conference")
    assert mine.words.footer == "House words."
    assert mine.words.draft == base.words.draft
    safety = mine.section("safety")
    assert safety
    assert [(e.role, e.required) for e in safety.slides if "dot" in e.role] == [("ae_dot", True)]
    assert [s.id for s in mine.sections] == [s.id for s in base.sections]
    assert [c.id for c in mine.constraints] == [*(c.id for c in base.constraints), "short"]
    assert mine.loosened == ()


def test_new_sections_and_slides_stand_where_they_say(tmp_path: Path) -> None:
    """After the one that is named, else at the end."""
    mine = made(
        tmp_path,
        "sections:\n"
        "  - id: methods\n"
        "    slides:\n"
        "      - {role: bias, exhibit: content_table, after: design, options: {content: bias}}\n"
        "  - id: appendix\n"
        "    label: Appendix\n"
        "    topic: backup\n"
        "    after: background\n"
        "    slides:\n"
        "      - {role: more, exhibit: content_text, layout: prose, options: {content: more}}\n",
    )
    methods = mine.section("methods")
    assert methods
    assert [e.role for e in methods.slides][:3] == ["design", "bias", "statistics"]
    assert [s.id for s in mine.sections][:4] == ["opening", "background", "appendix", "methods"]


PRIMARY = (
    "constraints:\n  - {{id: primary-before-others, kind: before, slides: [{slides}], "
    "of: [{of}], severity: {severity}}}\n"
)
ALL = "key_secondary, secondary, exploratory, landmark, forest"
LOOSENINGS = {
    "dropped": ("drop: [primary-before-others]\n", ["primary-before-others"]),
    "made a warning": (
        PRIMARY.format(slides="primary", of=ALL, severity="warn"),
        ["primary-before-others"],
    ),
    "fewer slides": (
        PRIMARY.format(slides="primary", of="forest", severity="block"),
        ["primary-before-others"],
    ),
    "another kind under its id": (
        "constraints:\n  - {id: primary-before-others, kind: absent, slides: [case]}\n",
        ["primary-before-others"],
    ),
    "a slide made optional": (
        "sections:\n  - {id: safety, slides: [{role: aesi, required: false}]}\n",
        ["slide aesi"],
    ),
    "a slide that may come later": (
        "sections:\n  - {id: opening, slides: [{role: status, within: 9}]}\n",
        ["slide status"],
    ),
    "a slide of another exhibit": (
        "sections:\n  - {id: safety, slides: [{role: ae_common, exhibit: aesi}]}\n",
        ["slide ae_common"],
    ),
    "a section made optional": (
        "sections:\n  - {id: interpretation, required: false}\n",
        ["section interpretation"],
    ),
    "a section of another topic": (
        "sections:\n  - {id: safety, topic: backup}\n",
        ["section safety"],
    ),
    "more purposes": (
        "purposes: [on_label, payer]\n",
        ["purposes"],
    ),
    "a banner in other words": (
        "words: {primary_not_met: see the table, unapproved: new, footer: House words.}\n",
        ["words unapproved", "words primary_not_met"],
    ),
    "more rules that only warn": (
        "advisory: [safety-pointer, safety-present-placed]\n",
        ["advisory"],
    ),
}


@pytest.mark.parametrize("name", LOOSENINGS)
def test_what_asks_for_less_is_named(name: str, tmp_path: Path) -> None:
    """It is allowed, and known: to `templates check`, in the deck and in its manifest."""
    text, names = LOOSENINGS[name]
    path = house(tmp_path, text)
    assert list(load_template(path).loosened) == names
    assert f"looser than conference in: {names[0]}" in check_template(path)


@pytest.mark.parametrize("word", ["primary_not_met", "unapproved", "interim", "footer", "draft"])
def test_words_that_warn_may_not_be_empty(word: str, tmp_path: Path) -> None:
    """An empty banner would stand on every slide, and no rule would miss it."""
    with pytest.raises(TemplateError, match=f"words > {word}"):
        made(tmp_path, f"words: {{{word}: ' '}}\n")


PLACES = {
    "a section that is there": ("sections: [{id: safety, after: methods}]\n", "moves nothing"),
    "a slide that is there": (
        "sections: [{id: safety, slides: [{role: ae_dot, after: ae_overview}]}]\n",
        "ae_dot is there already",
    ),
    "a section after none": (
        "sections: [{id: cost, label: Cost, topic: context, after: methds, slides: []}]\n",
        "cost is to stand after methds. Did you mean methods",
    ),
    "a slide after none": (
        "sections: [{id: safety, slides: [{role: more, exhibit: ae_dot, after: ae_overveiw}]}]\n",
        "Did you mean ae_overview",
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_place_that_cannot_be_taken_is_refused(name: str, tmp_path: Path) -> None:
    """Otherwise a slide would stand elsewhere than its author believes."""
    text, says = PLACES[name]
    with pytest.raises(TemplateError, match=says):
        made(tmp_path, text)


TIGHTENINGS = {
    "more slides": PRIMARY.format(slides="primary", of=f"{ALL}, ledger", severity="block"),
    "the same with another reason": PRIMARY.format(slides="primary", of=ALL, severity="block"),
    "a slide made required": (
        "sections:\n  - {id: efficacy, slides: [{role: forest, required: true}]}\n"
    ),
    "a slide further ahead": "sections:\n  - {id: opening, slides: [{role: status, within: 3}]}\n",
    "fewer purposes": "purposes: [on_label]\n",
    "fewer rules that only warn": "advisory: []\n",
}


@pytest.mark.parametrize("name", TIGHTENINGS)
def test_what_asks_for_more_is_not_called_looser(name: str, tmp_path: Path) -> None:
    """A company that tightens has nothing to explain."""
    path = house(tmp_path, TIGHTENINGS[name])
    assert load_template(path).loosened == ()
    assert check_template(path).endswith("nothing is wrong.")


def test_what_was_loosened_stays_known_through_a_further_template(tmp_path: Path) -> None:
    """A team's template on top of the company's says what the company loosened."""
    house(tmp_path, "drop: [primary-before-others]\n", name="company")
    team = house(tmp_path, "drop: [design-before-results]\n", base="company.yaml", name="team")
    found = load_template(team)
    assert found.loosened == ("primary-before-others", "design-before-results")


def test_a_template_cannot_hide_what_it_loosened(tmp_path: Path) -> None:
    """A list in the file itself is not believed."""
    text = "loosened: [nothing]\n"
    with pytest.raises(TemplateError, match="loosened is no known key"):
        made(tmp_path, text)


BROKEN = {
    "unknown base": ("", "circus", "There is no template called 'circus'"),
    "itself": ("", "house.yaml", "extends itself"),
    "unknown constraint to drop": ("drop: [be-nice]\n", "conference", "no such constraint"),
    "a new slide without an exhibit": (
        "sections:\n  - {id: safety, slides: [{role: new}]}\n",
        "conference",
        "exhibit is missing",
    ),
    "an unknown topic": ("sections:\n  - {id: safety, topic: harm}\n", "conference", "topic is"),
    "an unknown key": ("colour: red\n", "conference", "colour is no known key"),
    "a constraint of which only the weight is said": (
        "constraints:\n  - {id: safety-after-efficacy, severity: warn}\n",
        "conference",
        "It must be an entry that is whole: with kind: and all that it needs",
    ),
    "an unknown kind of constraint": (
        "constraints:\n  - {id: x, kind: wish}\n",
        "conference",
        "house.yaml, line 6",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_derived_template_is_named_in_a_sentence(name: str, tmp_path: Path) -> None:
    """File, place and what is wrong; never a traceback."""
    text, base, words = BROKEN[name]
    with pytest.raises(TemplateError) as refused:
        check_template(house(tmp_path, text, base))
    assert words in str(refused.value)
