"""The lexicon as tables: what is found, why, what can be said instead, and what lets it stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.languages import screen_language
from slidekit.rules.conditions import CONDITIONS
from slidekit.template.load import house_lexicon
from tools.pages.german_words import worded
from tools.pages.markdown import code, codes, link, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.template.lexicon import Condition, Entry, LanguageRule

SHORT = {"block": "blocks", "warn": "warns", "off": "off"}
SAID: dict[Condition, str] = {
    "controlled": "every endpoint meant passed a test that the plan controls",
    "cited": "a source is cited in the same text",
    "dated": "a year stands in the same text",
    "head_to_head": "a randomised estimate with its limits and the comparator's name stand there",
}
"""Conditions whose code has no sentence that a reader would understand."""
INSTEAD = {"qualifier-not-footnote": "say it in the title or the text of the slide"}
HEAD = ("entry", "weight", "wordings", "why", "instead", "stands with", "not meant")


def lexicon() -> Iterator[str]:
    """Yield a table of entries for each rule on words, and the conditions below."""
    entries = house_lexicon(screen_language()).entries
    for rule in dict.fromkeys(entry.rule for entry in entries):
        yield from _of_rule(rule, [entry for entry in entries if entry.rule == rule])
    yield f"{worded('What lets a wording stand:')}\n"
    used = dict.fromkeys(one for entry in entries for one in entry.satisfied_by)
    yield from (f"- {code(name)}: {condition_said(name)}." for name in sorted(used))


def _of_rule(rule: LanguageRule, entries: list[Entry]) -> Iterator[str]:
    yield f"### {worded(f'Entries of {code(rule)}')}\n"
    yield f"{worded('Judged by')} {link(rule)}.\n"
    yield from table(map(worded, HEAD), map(_row, entries))


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        code(entry.id),
        _weight(entry),
        "; ".join((*entry.terms, *(f"({mark})" for mark in entry.marks))),
        entry.reason,
        entry.alternative or worded(INSTEAD.get(entry.rule, "take it out")),
        _stands(entry),
        "; ".join(entry.guards),
    )


def _weight(entry: Entry) -> str:
    more = (
        f"blocks for {codes(entry.block_for)}" if entry.block_for else "",
        f"off for {codes(entry.off_for)}" if entry.off_for else "",
    )
    return "; ".join(worded(part) for part in (SHORT[entry.level], *more) if part)


def _stands(entry: Entry) -> str:
    strict = worded(f"(never for {codes(entry.strict_for)})") if entry.strict_for else ""
    return f"{codes(entry.satisfied_by)} {strict}".strip()


def condition_said(name: Condition) -> str:
    """Return when a condition is met, as its code says."""
    said = SAID.get(name) or (CONDITIONS[name].__doc__ or "").strip().splitlines()[0]
    return worded(said[0].lower() + said[1:].rstrip("."))
