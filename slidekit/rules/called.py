"""What numbers, arms and endpoints are called in messages: by their names, not by their ids."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ConfigDict, RootModel

from slidekit.errors import TemplateError
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
    what = words_of_numbers(deck.template.language).get(measured(fact), "")
    what = what or PARTS.sub("", GRADE_3.sub(" of grade 3 or higher", measured(fact)))
    arms = " against ".join(compared_arms(fact)) or fact.arm or ""
    of = f" of {_endpoint(deck, fact.endpoint)}" if fact.endpoint else ""
    whose = f" for {_arms(deck, arms)}" if arms else ""
    level = fact.id.partition(".subgroup=")[2]
    time = AT_TIME.search(fact.id)
    when = f" at {time[0][2:].replace('_', '.')}" if time else ""
    within = f" in the subgroup {level}" if level else ""
    return f"{what}{of}{whose}{when}{within}".replace("_", " ").strip()


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
