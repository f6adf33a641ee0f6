"""A file to findings: its rules are asked, the policy weighs, the catalogue gives the words."""

from __future__ import annotations

import textwrap
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, RootModel

from slidekit.errors import TemplateError
from slidekit.rules.catalogue import EDITED_FILE, FOLDER, rule_words
from slidekit.rules.edited.registry import ADDED, EDITED, FOREIGN
from slidekit.rules.finding import Finding
from slidekit.rules.judge import WEIGHT_WORDS
from slidekit.rules.judge import explain as explain_rule
from slidekit.rules.registry import RULES
from slidekit.rules.switches import WEIGHTS
from slidekit.study.yamlfile import load_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.edited.returned import FileRule, Returned, Sighting
    from slidekit.template.policy import Policy, Severity


class FileWords(BaseModel):
    """The words of one rule for files; claim and explanation where no deck has the same rule."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    claim: str = ""
    messages: dict[str, str]
    fix: str
    fixes: dict[str, str] = {}
    explanation: str = ""


class FileCatalogue(RootModel[dict[str, FileWords]]):
    """Rule id -> words."""

    model_config = ConfigDict(frozen=True)


@cache
def file_words(language: str = "en") -> dict[str, FileWords]:
    """Return the words of the rules for files in a language."""
    path = FOLDER / language / EDITED_FILE
    return load_model(path, FileCatalogue, path.name, TemplateError).root


def judge_file(returned: Returned) -> tuple[Finding, ...]:
    """Return what is wrong with a file: the file as a whole first, then by slide and weight."""
    return tuple(finding for _, _, finding in judged_file(returned))


def judged_file(returned: Returned) -> tuple[tuple[FileRule, Sighting, Finding], ...]:
    """Return the findings in their order, each once, with rule and sighting behind it."""
    unique: dict[Finding, tuple[FileRule, Sighting, Finding]] = {}
    for rule, seen in sightings(returned):
        finding = _worded(rule, seen, returned.policy)
        if finding.severity != "off":
            unique.setdefault(finding, (rule, seen, finding))
    return tuple(
        sorted(
            unique.values(), key=lambda one: (one[2].slide_number or 0, WEIGHTS[one[2].severity])
        )
    )


def sightings(returned: Returned) -> Iterator[tuple[FileRule, Sighting]]:
    """Yield all that the rules see, each with its rule."""
    for rule in (*(EDITED if returned.written else FOREIGN), *ADDED):
        for seen in rule.check(returned):
            yield rule, seen


def _weigh(rule: FileRule, seen: Sighting, policy: Policy) -> Severity:
    """Return the weight: the policy's, but never more for what was only a warning."""
    stated = policy.severities.get(rule.id)
    if stated == "off" or (stated and not seen.severity):
        return stated
    return seen.severity or rule.severity


def _worded(rule: FileRule, seen: Sighting, policy: Policy) -> Finding:
    words = file_words()[rule.id]
    facts = dict(seen.facts)
    return Finding(
        rule=rule.id,
        severity=_weigh(rule, seen, policy),
        slide=seen.slide or None,
        slide_number=seen.number,
        block=seen.block or None,
        message=words.messages[seen.message].format_map(facts),
        source=rule.source,
        fix=words.fixes.get(seen.message, words.fix).format_map(facts),
    )


def listed_for_files() -> tuple[dict[str, str], ...]:
    """Return id, severity, claim and source of the rules that only files have."""
    known = {rule.id for rule in RULES}
    words = file_words()
    own = {r.id: r for r in (*EDITED, *ADDED, *FOREIGN) if r.id not in known}
    return tuple(
        {"id": r.id, "severity": r.severity, "claim": words[r.id].claim, "source": r.source}
        for r in own.values()
    )


def explain(rule_id: str, language: str = "en") -> str:
    """Return what a rule demands, of decks or of files alone.

    Raises:
        UsageError: there is no such rule.
    """
    own = {r.id: r for r in (*EDITED, *ADDED, *FOREIGN)}
    if rule_id in rule_words(language) or rule_id not in own:
        return explain_rule(rule_id, language)
    rule, words = own[rule_id], file_words(language)[rule_id]
    parts = (
        f"{rule.id}: {WEIGHT_WORDS[rule.severity]}",
        words.claim,
        words.explanation,
        f"Source: {rule.source}",
    )
    return "\n\n".join(textwrap.fill(part, 88) for part in parts)
