"""`templates check` finds what no schema sees: slides that are not there, demands at odds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slidekit.app import check_template
from slidekit.errors import TemplateError

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "schema: 1\nextends: conference\nname: house\nversion: '1'\n"


def checked(folder: Path, *constraints: str, more: str = "") -> str:
    """Return what is said of the conference template with further constraints."""
    path = folder / "house.yaml"
    lines = "".join(f"  - {{{text}}}\n" for text in constraints)
    path.write_text(HEAD + more + ("constraints:\n" + lines if lines else ""), "utf-8")
    return check_template(path)


A = "id: a, kind: before, slides: [ae_common], of: [ae_dot]"
AT_ODDS = {
    "unknown slide": (("id: a, kind: locked, slides: [abstract]",), "names 'abstract'"),
    "unknown section": (
        ("id: a, kind: before, slides: [primary], of: ['section:end']",),
        "names 'section:end'",
    ),
    "unknown topic": (("id: a, kind: within, slides: ['topic:harm'], first: 3",), "'topic:harm'"),
    "unknown part of the agenda": (
        ("id: a, kind: at_least, slides: ['agenda:coffee'], share: 0.5",),
        "'agenda:coffee'",
    ),
    "unknown companion": (
        ("id: a, kind: companion, slides: [primary], needs: [pico]",),
        "names 'pico'",
    ),
    "against the order of the template": (
        ("id: a, kind: before, slides: ['topic:safety'], of: [primary]",),
        "has the section efficacy before safety",
    ),
    "after, against the order of the template": (
        ("id: a, kind: after, slides: [design], of: [conclusions]",),
        "has the section methods before interpretation",
    ),
    "a slide before itself": (
        ("id: a, kind: before, slides: [primary], of: ['topic:efficacy']",),
        "puts the slide primary before itself",
    ),
    "further ahead than can be": (
        ("id: a, kind: within, slides: [conclusions], first: 5",),
        "required slides stand before the slide conclusions",
    ),
    "two that turn each other round": (
        (A, "id: b, kind: before, slides: [ae_dot], of: [ae_common]"),
        "a and b contradict each other: they go in a circle",
    ),
    "before and after": (
        (A, "id: b, kind: after, slides: [ae_common], of: [ae_dot]"),
        "a and b contradict",
    ),
    "three that go in a circle": (
        (
            A,
            "id: b, kind: before, slides: [ae_dot], of: [aesi]",
            "id: c, kind: before, slides: [aesi], of: [ae_common]",
        ),
        "they go in a circle",
    ),
    "more than at most": (
        (
            "id: a, kind: at_least, slides: ['topic:safety'], share: 0.6",
            "id: b, kind: at_most, slides: ['topic:safety'], share: 0.5",
        ),
        "a and b contradict",
    ),
    "a strict bound that meets the other": (
        (
            "id: a, kind: at_least, slides: ['topic:safety'], number: 5, strict: true",
            "id: b, kind: at_most, slides: ['topic:safety'], number: 5",
        ),
        "a and b contradict",
    ),
    "what must be there must not": (
        ("id: a, kind: absent, slides: [conclusions]",),
        "demands the slide conclusions",
    ),
    "a companion that must not be there": (
        (
            "id: a, kind: absent, slides: [forest]",
            "id: b, kind: companion, slides: [primary], needs: [forest]",
        ),
        "a and b contradict",
    ),
    "locked and absent": (
        ("id: a, kind: absent, slides: [forest]", "id: b, kind: locked, slides: [forest]"),
        "a and b contradict",
    ),
    "none of the purposes": (
        ("id: a, kind: allowed, purposes: [payer]",),
        "none of the template's purposes",
    ),
    "an answer that passes and refuses": (
        ("id: a, kind: gate, key: k, question: 'Is it?', passes: ['yes'], refuses: ['yes']",),
        "'yes' both passes and refuses",
    ),
    "two of one id": ((A, A), "constraint a is given twice"),
    "share and number": (
        ("id: a, kind: at_most, slides: [primary], share: 0.5, number: 3",),
        "give either share or number",
    ),
}


@pytest.mark.parametrize("name", AT_ODDS)
def test_constraints_that_no_deck_can_keep_are_refused(name: str, tmp_path: Path) -> None:
    """Before anybody makes a deck with them, in a sentence that names them."""
    constraints, words = AT_ODDS[name]
    with pytest.raises(TemplateError) as refused:
        checked(tmp_path, *constraints)
    assert words in str(refused.value)


NEAR = {
    "the same order twice": (A, "id: b, kind: after, slides: [ae_dot], of: [ae_common]"),
    "as many at least as at most": (
        "id: a, kind: at_least, slides: ['topic:safety'], share: 0.5",
        "id: b, kind: at_most, slides: ['topic:safety'], share: 0.5",
    ),
    "bounds of other slides": (
        "id: a, kind: at_least, slides: ['topic:safety'], share: 0.6",
        "id: b, kind: at_most, slides: ['topic:efficacy'], share: 0.5",
    ),
    "a slide that is optional and absent": ("id: a, kind: absent, slides: [forest]",),
    "a slide that is in no template": ("id: a, kind: absent, slides: [coupon]",),
    "the last place that can be": ("id: a, kind: within, slides: [background], first: 4",),
    "one purpose of several": ("id: a, kind: allowed, purposes: [on_label, payer]",),
    "safety after efficacy": (
        "id: a, kind: next, slides: ['topic:safety'], of: ['topic:efficacy']",
    ),
}


@pytest.mark.parametrize("name", NEAR)
def test_constraints_that_agree_are_let_be(name: str, tmp_path: Path) -> None:
    """What looks like a contradiction and is none."""
    assert checked(tmp_path, *NEAR[name]).endswith("nothing is wrong.")


def test_a_rule_that_does_not_exist_cannot_be_advisory(tmp_path: Path) -> None:
    """It is found with the name that may have been meant."""
    with pytest.raises(TemplateError, match="'safety-pointr', which does not exist") as refused:
        checked(tmp_path, more="advisory: [safety-pointr]\n")
    assert "Did you mean safety-pointer?" in str(refused.value)


def test_several_mistakes_are_counted(tmp_path: Path) -> None:
    """The first is named, and how many come after it."""
    with pytest.raises(TemplateError, match="1 more mistake after it"):
        checked(tmp_path, "id: a, kind: locked, slides: [abstract, poster]")
