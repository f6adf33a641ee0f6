"""A deck that slidekit never made is judged by what can be seen, and no surer than that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from slidekit.app import check_pptx
from slidekit.rules.edited.promotional import WORD_RULES
from tests.edited import foreign
from tests.edited.foreign import fair, say
from tests.needs import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


FAIR = foreign.FAIR
FAIR_WITHOUT_SAFETY = (*FAIR[:4], FAIR[5], ("Conclusions", "Draft. Survival was longer."))


@dataclass(frozen=True, slots=True)
class Case:
    """A deck, and what must be said of it."""

    deck: Callable[[], Any]
    rule: str
    number: int | None
    severity: str = "warn"


CASES: dict[str, Case] = {
    "praise in a text": Case(
        lambda: say(fair(), 4, "Drug X is safe"), "safe-unqualified", 4, "block"
    ),
    "praise of safety without a number": Case(
        lambda: say(fair(), 4, "Drug X was well tolerated"), "safe-unqualified", 4, "block"
    ),
    "praise of safety beside a number": Case(
        lambda: say(fair(), 4, "Well tolerated: 3/40 (7.5%) v 4/41 (9.8%) stopped treatment"),
        "safe-unqualified",
        4,
    ),
    "a claim of superiority": Case(
        lambda: foreign.deck_of(*FAIR, ("Backup", "Draft. X superior to Y")),
        "significance-controlled",
        8,
        "block",
    ),
    "a comparison without a number": Case(
        lambda: foreign.deck_of(*FAIR, ("Backup", "Draft. X works better than Y")),
        "comparative-bound",
        8,
        "block",
    ),
    "praise in a title": Case(
        lambda: foreign.retitle(fair(), 4, "A breakthrough in survival"), "lexicon", 4, "block"
    ),
    "a word to think over": Case(lambda: say(fair(), 3, "A novel agent"), "lexicon", 3),
    "safety hidden": Case(lambda: foreign.hide(fair(), 5), "nothing-hidden", 5, "block"),
    "design hidden": Case(lambda: foreign.hide(fair(), 3), "nothing-hidden", 3),
    "safety behind a click": Case(lambda: foreign.animate(fair(), 5), "nothing-hidden", 5, "block"),
    "a text off the slide": Case(lambda: foreign.push_off(fair(), 3), "nothing-hidden", 3),
    "safety off the slide": Case(lambda: foreign.push_off(fair(), 5), "nothing-hidden", 5, "block"),
    "a picture over limitations": Case(
        lambda: foreign.show_picture(fair(), 6, "A view", over=True), "nothing-hidden", 6, "block"
    ),
    "no safety at all": Case(
        lambda: foreign.deck_of(*(FAIR_WITHOUT_SAFETY)), "safety-present-placed", None, "block"
    ),
    "no safety, but a picture": Case(
        lambda: foreign.show_picture(foreign.deck_of(*FAIR_WITHOUT_SAFETY), 3, "A table"),
        "safety-present-placed",
        None,
    ),
    "safety in no title": Case(lambda: foreign.without("Safety"), "safety-present-placed", None),
    "safety after conclusions": Case(
        lambda: foreign.swapped("Safety: adverse events", "Conclusions"),
        "safety-present-placed",
        7,
    ),
    "safety before efficacy": Case(
        lambda: foreign.swapped("Safety: adverse events", "Efficacy: overall survival"),
        "safety-present-placed",
        5,
    ),
    "safety in the backup": Case(
        lambda: foreign.deck_of(*FAIR[:4], *FAIR[5:], ("Backup", "Draft"), FAIR[4]),
        "safety-present-placed",
        8,
    ),
    "safety in small type": Case(lambda: foreign.shrink(fair(), 5, 11), "prominence-parity", 5),
    "no limitations": Case(lambda: foreign.without("Limitations"), "limitations-slide", None),
    "limitations in a text only": Case(
        lambda: say(foreign.without("Limitations"), 6, "Its limitations are many"),
        "limitations-slide",
        None,
    ),
    "no disclosures": Case(lambda: foreign.without("Disclosures"), "disclosures-first", None),
    "small type": Case(lambda: say(fair(), 3, "Data on file", 6), "legible", 3),
    "small type in the body": Case(lambda: foreign.shrink(fair(), 3, 9), "legible", 3),
    "pale type": Case(lambda: say(fair(), 3, "Data on file", color="DDDDDD"), "legible", 3),
    "white on white": Case(lambda: say(fair(), 5, "Ten deaths", color="FFFFFF"), "legible", 5),
    "a picture nobody hears": Case(
        lambda: foreign.show_picture(fair(), 3), "accessible", 3, "block"
    ),
    "no title": Case(lambda: foreign.retitle(fair(), 3, ""), "accessible", 3),
    "the same title twice": Case(
        lambda: foreign.retitle(fair(), 7, "Limitations"), "accessible", 7
    ),
    "a percentage alone": Case(
        lambda: say(foreign.deck_of(*FAIR, ("Response rate", "Draft")), 8, "Response: 43%"),
        "both-arms-nN",
        8,
    ),
    "another percentage alone": Case(
        lambda: foreign.deck_of(*FAIR, ("Backup", "Draft. 12.5% v 10.1%; 95% CI")),
        "both-arms-nN",
        8,
    ),
    "more than fits": Case(lambda: foreign.fill_up(fair(), 3), "overflow", 3),
    "no word on its state": Case(foreign.undeclared, "footer-complete", None),
}


def findings_of(deck: Any, folder: Path) -> tuple[Any, ...]:
    """Save a deck and return what the rules say of it."""
    path = folder / "foreign.pptx"
    deck.save(str(path))
    named, found = check_pptx(path)
    assert named == {"deck": "foreign", "template": None, "policy": "default"}
    return found


@pytest.mark.parametrize("name", CASES)
def test_what_can_be_seen_is_said(name: str, tmp_path: Path) -> None:
    """Rule, slide and weight; a warning where titles or pictures leave room for doubt."""
    case = CASES[name]
    found = findings_of(case.deck(), tmp_path)
    told = [f for f in found if (f.rule, f.slide_number) == (case.rule, case.number)]
    assert {f.severity for f in told} == {case.severity}, found


def test_a_fair_deck_is_left_alone(tmp_path: Path) -> None:
    """Nothing blocks a deck that has all that can be seen, in its order."""
    assert findings_of(fair(), tmp_path) == ()


@pytest.mark.needs("shared")
def test_a_deck_on_a_company_template_is_left_alone(tmp_path: Path) -> None:
    """Type, colours and places that come from a corporate master are read from it."""
    deck = fair(template=SHARED / "bench" / "template.pptx")
    found = findings_of(deck, tmp_path)
    assert [f for f in found if f.severity != "warn"] == []


@pytest.mark.needs("shared")
def test_pale_type_on_a_company_template_is_told(tmp_path: Path) -> None:
    """The master's ground is what the type stands on."""
    deck = say(fair(template=SHARED / "bench" / "template.pptx"), 4, "HR 0.7", 20, "F0F0F0")
    told = [f for f in findings_of(deck, tmp_path) if f.rule == "legible"]
    assert [f.slide_number for f in told if "stands out" in f.message] == [4]


@pytest.mark.parametrize(
    "words",
    [
        "Safety population; safety and tolerability were endpoints",
        "Breakthrough Therapy designation was granted",
        "Breakthrough infections were counted",
        "Gold nanoparticles, effective date 1 May",
        "City of Hope; the risk difference and the cure rate model",
        "Proof of concept; safely stored",
    ],
)
def test_terms_of_art_are_no_praise(words: str, tmp_path: Path) -> None:
    """Every promotional word has look-alikes that a trial needs."""
    found = findings_of(say(fair(), 3, words), tmp_path)
    assert [f.message for f in found if f.rule in WORD_RULES] == []
