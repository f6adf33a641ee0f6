"""Known words: a language's list, what the deck itself says, and a person's own list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from widgets.spelling.words import plain_form, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck

MOST_SUGGESTED = 5
LONGEST_TWICE = 8
"""Letters of a word in which two slips are looked for; in longer ones that takes seconds."""
SHORTEST_PART = 4
"""Letters of a part of a German compound: shorter words fit nearly everywhere."""
SHORT_PARTS = frozenset(("arm", "arme", "tag", "tage", "art", "ort", "jahr"))
"""Shorter words that often end a German compound."""
JOINTS = ("", "s", "es", "n", "en", "er", "-")
"""What German puts between the parts of a compound."""
BRITISH = (
    (r"is(e[ds]?|ing|ations?|er)$", r"iz\1"),
    (r"ys(e[ds]?|ing)$", r"yz\1"),
    (r"our", "or"),
    (r"ae|oe", "e"),
    (r"ll(ed|ing)$", r"l\1"),
    (r"re(s?)$", r"er\1"),
    (r"ence$", "ense"),
    (r"ogramme(s?)$", r"ogram\1"),
)
"""British forms and the American ones that the English list has."""
FIELD = frozenset(
    """
    adjudicated adverse anaemia analyses biomarker biomarkers biosimilar blinded bradycardia
    carcinoma cardiotoxicity censored chemotherapy cirrhosis clinician clinicians cohort cohorts
    comorbidities comorbidity comparator confounder confounders confounding covariate covariates
    crossover cutoff cytopenia dataset datasets discontinuation discontinuations dosing dyspnoea
    efficacy eligibility endpoint endpoints estimand estimands extrapolate funder funders
    hazards hepatic hepatotoxicity histology hypertension hypotension immunogenicity
    immunotherapy incidence infusion inhibitor inhibitors interim intravenous investigational
    investigator investigators kinase landmark lipase lymphoma lymphopenia metastases metastasis
    metastatic monotherapy mortality mucositis multicentre multikinase multiplicity myeloma
    neuropathy neutropenia neutrophil nonclinical noninferior noninferiority oncologist
    oncologists oncology pembrolizumab pharmacodynamics pharmacokinetic pharmacokinetics placebo
    pneumonitis postbaseline postmarketing prespecified prognostic proportional proteinuria
    pruritus quartile quartiles randomisation randomised rechallenge refractory regimen regimens
    relapsed renal responder responders stomatitis stratification stratified subcutaneous
    subgroup subgroups subtype subtypes tachycardia taxane taxanes thrombocytopenia tolerability
    toxicities toxicity treatment tumour tumours unblinded vasculitis vs washout waterfall yaml
    """.split()  # noqa: SIM905
)
"""Words of clinical research that the English list lacks or may lack."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that are known in a deck; kept for as long as its words count."""

    language: str
    own: frozenset[str]
    """Words of the deck's study, and of the person's list."""

    def knows(self, word: str) -> bool:
        """Tell whether a word is known, as it stands, in a British form or as a compound."""
        plain = plain_form(word)
        return plain in self.own or _is_listed(plain, self.language)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return at most five known words that differ least, the most usual first."""
        plain = plain_form(word)
        near = _near(plain, self.language) | {one for one in self.own if _is_near(one, plain)}
        usual = checker(self.language).word_usage_frequency
        ranked = sorted(near - {plain}, key=lambda one: (one not in self.own, -usual(one), one))
        return tuple(_cased(one, word) for one in islice(ranked, MOST_SUGGESTED))

    def doubtful(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return start and length of every word of a text that is not known."""
        return tuple(
            (word.start, len(word.text)) for word in words_of(text) if not self.knows(word.text)
        )


def lexicon_of(deck: Deck, personal: frozenset[str]) -> Lexicon:
    """Return the known words of a deck; loads the list of its language, which takes a second."""
    language = str(getattr(deck.settings, "language", "") or deck.template.language)
    known = Lexicon(language, personal | _deck_words(deck))
    checker(language)
    return known


@cache
def checker(language: str) -> Any:  # noqa: ANN401
    """Return the word list of a language; English for one that has none."""
    from widgets.spelling.word_list import spell_checker

    return spell_checker(language if language in ("en", "de") else "en")


@cache
def _is_listed(word: str, language: str) -> bool:
    """Tell whether a list has a word, or all parts of it."""
    known = checker(language).word_frequency.dictionary
    if word in known or word in FIELD:
        return True
    if language == "de":
        return any(_is_compound(word, known, joint) for joint in JOINTS)
    return any(form in known or form in FIELD for form in _american(word))


def _american(word: str) -> Iterator[str]:
    """Yield the American forms of a word, and a word without a usual ending or beginning."""
    every = word
    for british, american in BRITISH:
        every = re.sub(british, american, every)
        yield re.sub(british, american, word)
    yield every
    for start in ("non", "pre", "post", "re", "un"):
        if word.startswith(start) and len(word) > len(start) + SHORTEST_PART:
            yield word.removeprefix(start)
    if word.endswith("s"):
        yield every.removesuffix("s")


def _is_compound(word: str, known: dict[str, int], joint: str) -> bool:
    """Tell whether a word is made of known words, each of which could stand alone."""
    for cut in range(SHORTEST_PART, len(word) - 2):
        first, rest = word[:cut], word[cut:]
        if first not in known or not rest.startswith(joint):
            continue
        rest = rest.removeprefix(joint)
        if len(rest) < SHORTEST_PART:
            if rest in SHORT_PARTS:
                return True
            continue
        if rest in known or any(_is_compound(rest, known, other) for other in JOINTS):
            return True
    return False


def _near(word: str, language: str) -> set[str]:
    """Return known words that are one slip away, or two in a short word."""
    words = checker(language)
    found = set(words.known(words.edit_distance_1(word)))
    if language == "de":
        found |= set(_near_compounds(word))
    if not found and len(word) <= LONGEST_TWICE:
        found = set(words.known(words.edit_distance_2(word)))
    return found


def _near_compounds(word: str) -> Iterator[str]:
    """Yield compounds whose last part is one slip away, the longest known beginning first."""
    words = checker("de")
    for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        first, rest = word[:cut], word[cut:]
        if any(_is_listed(first.removesuffix(joint), "de") for joint in ("", "s", "n")):
            near = words.known(words.edit_distance_1(rest))
            yield from (first + one for one in near if len(one) >= SHORTEST_PART)


def _is_near(known: str, word: str) -> bool:
    """Tell whether one slip makes a word of another: a letter more, less, other or swapped."""
    if abs(len(known) - len(word)) > 1 or known == word:
        return False
    start = next((i for i, (a, b) in enumerate(zip(known, word, strict=False)) if a != b), None)
    if start is None:
        return True
    ends = ((1, 1), (1, 0), (0, 1))
    if any(known[start + a :] == word[start + b :] for a, b in ends):
        return True
    return known[start : start + 2] == word[start : start + 2][::-1] and (
        known[start + 2 :] == word[start + 2 :]
    )


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _deck_words(deck: Deck) -> frozenset[str]:
    """Return the words of the study and of what the program itself writes into such a deck."""
    from slidekit.deck.remake import remade

    texts: list[str] = []
    for study in deck.studies:
        _gather(study.spec.model_dump(mode="json", exclude={"deck"}), texts)
    _gather([deck.template.model_dump(mode="json")], texts)
    _gather([deck.settings.presenter.model_dump(mode="json"), deck.settings.authors], texts)
    for exhibit in deck.exhibits:
        rows = getattr(exhibit.data, "rows", ())
        texts += (cell for row in rows for cell in getattr(row, "cells", ()))
        texts += (str(getattr(row, "name", "")) for row in rows)
        texts += (exhibit.title, *exhibit.key_lines, *exhibit.footnotes, *exhibit.notes)
    for slide in remade(deck).slides:
        texts += (slide.title, slide.tag, *slide.key_lines, *slide.footnotes, *slide.notes)
        texts += (line.text for line in (*slide.body, *slide.right) if slide.exhibit)
    return frozenset(plain_form(word.text) for text in texts for word in words_of(text))


def _gather(value: object, texts: list[str]) -> None:
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, dict):
        for one in value.values():
            _gather(one, texts)
    elif isinstance(value, list | tuple):
        for one in value:
            _gather(one, texts)
