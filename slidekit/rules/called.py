"""What numbers, arms and endpoints are called in messages: by their names, not by their ids."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ConfigDict, RootModel

from slidekit.errors import TemplateError
from slidekit.languages import screen_language, tell
from slidekit.rules.naming import AT_TIME, compared_arms, measured
from slidekit.study.yamlfile import load_model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.deck.model import Deck
    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach

FOLDER = Path(__file__).parent / "words"
WITH_WORDS = 3
"""Of a long list of numbers so many are named; the rest keep their ids."""
PARTS = re.compile(r"^(pt|soc|aesi|category)_")
GRADE_3 = re.compile(r"_g3$")


class Words(RootModel[dict[str, str]]):
    """Middle part of an id -> its words."""

    model_config = ConfigDict(frozen=True)


@cache
def words_of_numbers(language: str = "en") -> Mapping[str, str]:
    """Return what the middle parts of ids are called."""
    path = FOLDER / f"numbers_{language}.yaml"
    return load_model(path, Words, path.name, TemplateError).root


def by_name(deck: Deck, breach: Breach) -> Breach:
    """Return a breach whose numbers, arms and endpoints are told by name, ids behind numbers."""
    names = {"fact": _facts, "arm": _arms, "arms": _arms, "endpoint": _endpoints}
    names |= {"endpoints": _endpoints, "primary": _endpoints}
    facts = (
        (key, names[key](deck, value) if key in names else value) for key, value in breach.facts
    )
    return replace(breach, facts=tuple(facts))


def _facts(deck: Deck, text: str) -> str:
    known, ids = deck.fact_index(), text.split(", ")
    told = [
        f"{called(deck, known[one])} ({one})" if one in known and place < WITH_WORDS else one
        for place, one in enumerate(ids)
    ]
    return ", ".join(told)


def called(deck: Deck, fact: Fact) -> str:
    """Return what a number is called, such as "hazard ratio of OS for Newmab against Oldmab"."""
    name = words_of_numbers(screen_language()).get(measured(fact), "") or _of_term(measured(fact))
    if fact.endpoint:
        name = tell("{0} of {1}", name, _endpoint(deck, fact.endpoint))
    arms = [_arms(deck, arm) for arm in compared_arms(fact)]
    if arms:
        name = tell("{0} for {1} against {2}", name, arms[0], arms[-1])
    elif fact.arm:
        name = tell("{0} for {1}", name, _arms(deck, fact.arm))
    return _placed(name, fact).replace("_", " ").strip()


def _of_term(part: str) -> str:
    """Return the words of a part of an id that stands for a coded term, such as "pt_nausea_g3"."""
    term = PARTS.sub("", GRADE_3.sub("", part))
    return tell("{0} of grade 3 or higher", term) if GRADE_3.search(part) else term


def _placed(name: str, fact: Fact) -> str:
    """Return the name of a number with its time and its subgroup."""
    if time := AT_TIME.search(fact.id):
        name = tell("{0} at {1}", name, time[0][2:].replace("_", "."))
    level = fact.id.partition(".subgroup=")[2]
    return tell("{0} in the subgroup {1}", name, level) if level else name


def _arms(deck: Deck, text: str) -> str:
    """Return a text with ids of arms replaced by the names of these."""
    names = {arm.id: arm.name for study in deck.studies for arm in study.spec.arms}
    return " ".join(_with_comma(word, names) for word in text.split(" "))


def _with_comma(word: str, names: Mapping[str, str]) -> str:
    bare = word.removesuffix(",")
    return names.get(bare, bare) + word[len(bare) :]


def _endpoints(deck: Deck, text: str) -> str:
    return ", ".join(_endpoint(deck, one) for one in text.split(", "))


def _endpoint(deck: Deck, text: str) -> str:
    """Return the label of an endpoint where a text is its id."""
    labels = {one.id: one.label for study in deck.studies for one in study.spec.endpoints}
    return labels.get(text, text)
