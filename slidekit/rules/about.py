"""What can be told of each rule: for `slidekit rules` and for docs/rules.md, from one place."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, RootModel

from slidekit.errors import TemplateError, UsageError
from slidekit.languages import screen_language, tell, to_tell, told_in
from slidekit.rules.catalogue import rule_words
from slidekit.rules.edited.judge import file_words
from slidekit.rules.edited.registry import ADDED, EDITED, FOREIGN
from slidekit.rules.judge import weight_told
from slidekit.rules.registry import RULES
from slidekit.study.yamlfile import load_model
from slidekit.template.load import load_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.catalogue import RuleWords
    from slidekit.rules.edited.judge import FileWords
    from slidekit.template.policy import Policy, Severity, Switch

SUBJECTS_FILE = Path(__file__).parent / "subjects.yaml"
DECKS, EDITED_FILES, OTHER_FILES = (
    to_tell("decks"),
    to_tell("edited files"),
    to_tell("files of others"),
)


class Subject(BaseModel):
    """Rules that a reviewer looks for together."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    title: str
    about: str
    rules: tuple[str, ...]


class Subjects(RootModel[tuple[Subject, ...]]):
    """All subjects in reading order."""

    model_config = ConfigDict(frozen=True)


class Translated(RootModel[dict[str, str]]):
    """Words -> the same in another language."""

    model_config = ConfigDict(frozen=True)


class _Names(dict[str, str]):
    """Gives for each placeholder its own name; what lacks is mostly a key of study.yaml."""

    def __missing__(self, name: str) -> str:
        return "[key]" if name == "lacks" else f"[{name}]"


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that a rule finds, and what is to be done then; [names] stand for what is found."""

    code: str
    message: str
    fix: str
    of_file: bool
    """Found in PPTX files only."""


@dataclass(frozen=True, slots=True)
class RuleAbout:
    """All that can be told of a rule."""

    id: str
    subject: str
    severity: Severity
    """Without a policy's switches; a breach can weigh less or more by itself."""
    claim: str
    explanation: str
    source: str
    judges: tuple[str, ...]
    """Of decks, edited files and files of others, those that it is asked of."""
    reads: tuple[str, ...]
    """Keys of the policy, such as "safety.room"."""
    cases: tuple[Case, ...]


@cache
def rules_told(language: str = "en") -> tuple[RuleAbout, ...]:
    """Return every rule, of decks and of files, by subject."""
    order = {rule: place for place, rule in enumerate(_subject_of())}
    ids = dict.fromkeys((*(r.id for r in RULES), *(r.id for r in (*EDITED, *ADDED, *FOREIGN))))
    ordered = sorted(ids, key=lambda rule: order.get(rule, len(order)))
    return tuple(_told(rule, language) for rule in ordered)


@cache
def subjects() -> tuple[Subject, ...]:
    """Return the subjects in reading order."""
    return load_model(SUBJECTS_FILE, Subjects, SUBJECTS_FILE.name, TemplateError).root


def _subject_of() -> dict[str, str]:
    return {rule: one.title for one in subjects() for rule in one.rules}


@cache
def _translated(name: str, language: str) -> dict[str, str]:
    """Return words of a file in another language."""
    path = SUBJECTS_FILE.parent / "words" / f"{name}_{language}.yaml"
    return load_model(path, Translated, path.name, TemplateError).root if language != "en" else {}


def titled(title: str, language: str) -> str:
    """Return the title of a subject in a language."""
    return _translated("subjects", language).get(title, title)


def why_told(switch: Switch) -> str:
    """Return the reason of a switch; one of the house in the language of the screen."""
    return _translated("switches", screen_language()).get(switch.why, switch.why)


def _told(rule_id: str, language: str) -> RuleAbout:
    deck = next((rule for rule in RULES if rule.id == rule_id), None)
    rule = deck or next(r for r in (*EDITED, *ADDED, *FOREIGN) if r.id == rule_id)
    words, of_file = rule_words(language).get(rule_id), file_words(language).get(rule_id)
    said = words or of_file
    assert said is not None  # every rule has words: the catalogues are tested for it
    return RuleAbout(
        id=rule_id,
        subject=titled(_subject_of().get(rule_id, subjects()[-1].title), language),
        severity=rule.severity,
        claim=said.claim,
        explanation=said.explanation,
        source=rule.source,
        judges=tuple(_judges(rule_id)),
        reads=deck.reads if deck else (),
        cases=(*_cases(words, of_file=False), *_cases(of_file, of_file=True)),
    )


def _judges(rule_id: str) -> Iterator[str]:
    if any(rule.id == rule_id for rule in RULES):
        yield DECKS
    known = ((EDITED_FILES, (*EDITED, *ADDED)), (OTHER_FILES, (*FOREIGN, *ADDED)))
    yield from (what for what, rules in known if any(rule.id == rule_id for rule in rules))


def _cases(words: RuleWords | FileWords | None, *, of_file: bool) -> Iterator[Case]:
    for code, message in words.messages.items() if words else ():
        fix = words.fixes.get(code, words.fix) if words else ""
        yield Case(code, _open(message), _open(fix), of_file)


def _open(text: str) -> str:
    """Return a message with [name] where something is filled in."""
    return " ".join(text.format_map(_Names()).split())


def rule_told(rule_id: str, language: str = "en") -> RuleAbout:
    """Return what can be told of one rule.

    Raises:
        UsageError: there is no such rule.
    """
    known = {rule.id: rule for rule in rules_told(language)}
    if rule_id not in known:
        close = get_close_matches(rule_id, known, n=1)
        fix = (
            tell("Did you mean {0}?", close[0])
            if close
            else tell("Run `slidekit rules list` for the ids.")
        )
        raise UsageError(tell("There is no rule {0}.", repr(rule_id)), fix=fix)
    return known[rule_id]


def codes_of_rules() -> dict[str, frozenset[str]]:
    """Return the codes of the messages of every rule: what a policy's switches may name."""
    return {rule.id: frozenset(case.code for case in rule.cases) for rule in rules_told()}


def switched(rule_id: str, policy: Policy) -> Iterator[str]:
    """Yield a sentence for all that a policy says of how much a rule weighs."""
    for switch in policy.switches:
        named = [name for name in switch.rules if name.split(".", 1)[0] == rule_id]
        if named:
            what = ", ".join(name.partition(".")[2] for name in named if "." in name)
            words = f"{where(switch)}{f' ({what})' if what else ''}"
            yield f"{words}: {weight_told(switch.severity)}. {why_told(switch)}".strip()
    if stated := policy.severities.get(rule_id):
        yield tell("every deck, whatever the switches say: {0}.", weight_told(stated))


def where(switch: Switch) -> str:
    """Return for which decks a switch holds."""
    author = {None: "", True: tell("author mode"), False: tell("no author mode")}
    either = tell(" or ")
    parts = (
        tell("purpose {0}", either.join(switch.purposes)) if switch.purposes else "",
        tell("market {0}", either.join(switch.markets)) if switch.markets else "",
        author[switch.author_mode],
    )
    return "; ".join(part for part in parts if part) or tell("every deck")


def thresholds(rule: RuleAbout, policy: Policy) -> Iterator[tuple[str, str]]:
    """Yield each key of the policy that a rule reads, with its value."""
    for key in rule.reads:
        section, _, name = key.partition(".")
        value = getattr(getattr(policy, section), name)
        yield key, _value_told(value)


def _value_told(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or tell("none")
    return f"{value:g}" if isinstance(value, float) else str(value)


def listed(language: str = "en") -> tuple[dict[str, object], ...]:
    """Return every rule as `slidekit rules list --json` prints it."""
    with told_in(language):
        return tuple(_listed(language))


def _listed(language: str) -> Iterator[dict[str, object]]:
    policy = load_policy("default")
    for rule in rules_told(language):
        yield {
            "id": rule.id,
            "subject": rule.subject,
            "severity": rule.severity,
            "claim": rule.claim,
            "explanation": rule.explanation,
            "source": rule.source,
            "judges": [tell(one) for one in rule.judges],
            "switches": list(switched(rule.id, policy)),
            "thresholds": dict(thresholds(rule, policy)),
        }


def explain(rule_id: str, language: str = "en", policy: Policy | None = None) -> str:
    """Return all that can be told of a rule, as text.

    Args:
        rule_id: the rule.
        language: of the words.
        policy: whose switches and thresholds are told; by default the house policy.

    Raises:
        UsageError: there is no such rule.
    """
    with told_in(language):
        return _explained(rule_told(rule_id, language), policy or load_policy("default"))


def _explained(rule: RuleAbout, policy: Policy) -> str:
    parts = (
        f"{rule.id}: {weight_told(rule.severity)}",
        rule.claim,
        rule.explanation,
        *(tell("Policy {0}, {1}", policy.name, said) for said in switched(rule.id, policy)),
        *_limits(rule, policy),
        tell("Asked of: {0}.", ", ".join(tell(one) for one in rule.judges)),
        tell("Source: {0}", rule.source),
    )
    found = (f"- {case.message} {case.fix}" for case in rule.cases)
    cases = "\n".join(_filled(one, indent="  ") for one in found)
    whole = [_filled(part) for part in parts]
    return "\n\n".join([*whole, f"{tell('What it says, and what to do:')}\n{cases}"])


def _filled(text: str, indent: str = "") -> str:
    return textwrap.fill(text, 88, subsequent_indent=indent, break_on_hyphens=False)


def _limits(rule: RuleAbout, policy: Policy) -> Iterator[str]:
    if said := ", ".join(f"{key} {value}" for key, value in thresholds(rule, policy)):
        yield tell("Limits of the policy {0}: {1}.", policy.name, said)
