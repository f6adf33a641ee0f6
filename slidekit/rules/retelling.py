"""Findings that a file carries, in the language of whoever reads it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING

from slidekit.languages import LANGUAGES, screen_language, tell, told_in
from slidekit.rules.catalogue import RuleWords, rule_words
from slidekit.study.screens import PAGES, TRIAL_AND_DECK, on_page

if TYPE_CHECKING:
    from slidekit.rules.finding import Finding


def retell(finding: Finding) -> Finding:
    """Return a finding in the language of the screen, where its words are those of a catalogue.

    What filled their places, such as the name of a slide, stays as it was written.
    """
    ours = rule_words(screen_language()).get(finding.rule)
    for language in LANGUAGES:
        theirs = rule_words(language).get(finding.rule)
        if language == screen_language() or theirs is None or ours is None:
            continue
        message = _again(finding.message, theirs.messages, ours.messages, theirs, ours)
        if message:
            return replace(finding, message=message, fix=_fix(finding.fix, language, theirs, ours))
    return finding


def _fix(fix: str, language: str, theirs: RuleWords, ours: RuleWords) -> str:
    """Return what to do, with the page of the app where one was named."""
    on_page = _form(_with_page(language, "{fix}", "{page}")).fullmatch(fix)
    said = on_page["fix"] if on_page else fix
    again = _again(said, _fixes(theirs), _fixes(ours), theirs, ours) or said
    if not on_page:
        return again
    pages = {_in(language, page): page for page in (*PAGES.values(), TRIAL_AND_DECK)}
    page = pages.get(on_page["page"], "")
    return _with_page(screen_language(), again, tell(page) if page else on_page["page"])


def _with_page(language: str, fix: str, page: str) -> str:
    with told_in(language):
        return on_page(fix, page)


def _in(language: str, words: str) -> str:
    with told_in(language):
        return str(tell(words))


def _fixes(words: RuleWords) -> dict[str, str]:
    return {"": words.fix, **words.fixes}


def _again(
    said: str, known: dict[str, str], other: dict[str, str], theirs: RuleWords, ours: RuleWords
) -> str:
    """Return a text with the words of another catalogue; "" where it is none of those known."""
    found = [
        (code, match) for code, text in known.items() if (match := _form(text).fullmatch(said))
    ]
    fitting = [(code, match) for code, match in found if code in other]
    if not fitting:
        return ""
    code, match = min(fitting, key=lambda one: sum(map(len, one[1].groups())))
    codes = {words: term for term, words in theirs.terms.items()}
    filled = {
        name: ours.terms.get(codes.get(value, ""), value)
        for name, value in match.groupdict().items()
    }
    return other[code].format_map(filled)


@cache
def _form(text: str) -> re.Pattern[str]:
    """Return the pattern of all texts that a text of a catalogue can become."""
    parts, seen = [], set[str]()
    for literal, name, _, _ in Formatter().parse(text):
        parts.append(re.escape(literal))
        if name is not None:
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+)")
            seen.add(name)
    return re.compile("".join(parts), re.DOTALL)
