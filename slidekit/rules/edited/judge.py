"""A file to findings: its rules are asked, the policy weighs, the catalogue gives the words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, RootModel

from slidekit.errors import TemplateError
from slidekit.languages import in_own_language, screen_language
from slidekit.rules.catalogue import EDITED_FILE, FOLDER
from slidekit.rules.edited.registry import ADDED, EDITED, FOREIGN
from slidekit.rules.finding import Finding
from slidekit.rules.switches import WEIGHTS
from slidekit.study.yamlfile import load_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    terms: dict[str, str] = {}
    """Code that fills a placeholder -> its words."""


class FileCatalogue(RootModel[dict[str, FileWords]]):
    """Rule id -> words."""

    model_config = ConfigDict(frozen=True)


@cache
def file_words(language: str = "en") -> dict[str, FileWords]:
    """Return the words of the rules for files in a language."""
    path = FOLDER / language / EDITED_FILE
    return load_model(path, FileCatalogue, path.name, TemplateError).root


@in_own_language
def judged_file(returned: Returned) -> dict[Finding, tuple[FileRule, Sighting]]:
    """Return what is wrong with a file as it is, each finding with rule and sighting behind it."""
    found: dict[Finding, tuple[FileRule, Sighting]] = {}
    for rule, seen in sightings(returned):
        finding = _worded(rule, seen, returned.policy)
        if finding.severity != "off":
            found.setdefault(finding, (rule, seen))
    return _each_slide_once(found)


def _each_slide_once(
    found: dict[Finding, tuple[FileRule, Sighting]],
) -> dict[Finding, tuple[FileRule, Sighting]]:
    """Return findings, of those on one deleted slide the gravest alone; the last of equal ones.

    The rules go from the general (a safety slide) to the special (the boxed warning).
    """
    kept: dict[str, Finding] = {}
    for finding, (_, seen) in found.items():
        if seen.gone:
            before = kept.get(seen.slide)
            if before is None or WEIGHTS[finding.severity] <= WEIGHTS[before.severity]:
                kept[seen.slide] = finding
    return {
        finding: behind
        for finding, behind in found.items()
        if not behind[1].gone or kept[behind[1].slide] == finding
    }


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings of the file as a whole first, then by slide and weight."""
    return tuple(sorted(found, key=lambda f: (f.slide_number or 0, WEIGHTS[f.severity])))


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
    words = file_words(screen_language())[rule.id]
    facts = {name: words.terms.get(value, value) for name, value in seen.facts}
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
