"""Write docs/rules.md: every rule, how much it weighs for whom, and the lexicon."""

from __future__ import annotations

import ast
import inspect
import sys
from typing import TYPE_CHECKING, cast, get_args

from slidekit.languages import screen_language, tell
from slidekit.rules.about import rules_told, subjects, switched, thresholds, titled, why_told
from slidekit.rules.finding import Breach
from slidekit.rules.judge import weight_told
from slidekit.rules.registry import RULES
from slidekit.rules.switches import weigh
from slidekit.study.entry import Purpose
from slidekit.study.settings import DeckSettings
from slidekit.template.load import load_policy, load_template, template_names
from tools.pages.german_words import worded
from tools.pages.lexicon import lexicon
from tools.pages.markdown import code, codes, link, table
from tools.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.rules.about import Case, RuleAbout
    from slidekit.rules.finding import Rule
    from slidekit.template.policy import Severity

PAGE = ROOT / "docs" / "rules.md"
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
AUTHORS_TEMPLATE = "decks whose authors own the slides, warns at most"
SHORT = {
    "block": "blocks",
    "block_unless_waived": "blocks unless waived",
    "warn": "warns",
    "off": "off",
}


def contents() -> Iterator[str]:
    """Yield the subjects with their rules, each a link."""
    for subject in subjects():
        title = titled(subject.title, screen_language())
        yield f"- {link(title)}: {', '.join(link(rule.id) for rule in _of(title))}"
    yield f"- {link(worded('The lexicon'))}"


def _of(title: str) -> list[RuleAbout]:
    """Return the rules of a subject."""
    return [rule for rule in rules_told(screen_language()) if rule.subject == title]


def overview() -> Iterator[str]:
    """Yield a table of all rules: weight, whom it is asked of, and what of it can differ."""
    rows = (
        (link(rule.id), worded(SHORT[rule.severity]), _judges(rule), rule.claim)
        for rule in rules_told(screen_language())
    )
    yield from table(map(worded, ("rule", "weight", "asked of", "what holds")), rows)


def _judges(rule: RuleAbout) -> str:
    return ", ".join(tell(one) for one in rule.judges)


def by_purpose() -> Iterator[str]:
    """Yield a table of the rules, and messages of rules, that weigh unlike by purpose."""
    rows = ((code(name), *_weights(name)) for name in _switched_names() if _differs(name))
    yield from table((worded("rule"), *PURPOSES), rows)


def by_market() -> Iterator[str]:
    """Yield a line for each switch on markets or authors."""
    for switch in load_policy("default").switches:
        if switch.markets or switch.author_mode is not None:
            where = f" {worded('and')} ".join(
                part
                for part in (
                    f"{worded('market')} {', '.join(switch.markets)}" if switch.markets else "",
                    worded("decks whose authors own the slides") if switch.author_mode else "",
                )
                if part
            )
            weight = worded(SHORT[switch.severity])
            yield f"- {where}, {weight}: {codes(switch.rules)}. {why_told(switch)}"
    for name in template_names():
        if advisory := load_template(name).advisory:
            yield f"- {worded('template')} {code(name)}, {worded(AUTHORS_TEMPLATE)}: "
            yield f"  {codes(advisory)}."


def _switched_names() -> tuple[str, ...]:
    named = (name for switch in load_policy("default").switches for name in switch.rules)
    return tuple(dict.fromkeys(named))


def _weights(name: str) -> list[str]:
    """Return how much a rule, or a message `id.code` of it, weighs for each purpose."""
    return [_weight(name, purpose) for purpose in PURPOSES]


def _weight(name: str, purpose: Purpose) -> str:
    rule_id, _, message = name.partition(".")
    rule = next(rule for rule in RULES if rule.id == rule_id)
    breach = Breach(message=message or "message", severity=_own_severity(rule, message))
    weight = weigh(rule, breach, load_policy("default"), DeckSettings(purpose=purpose))
    return worded(SHORT[weight])


def _own_severity(rule: Rule, message: str) -> Severity | None:
    """Return the severity that a rule's code writes beside one of its messages."""
    module = sys.modules[inspect.unwrap(rule.check).__module__]
    for call in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(call, ast.Call) and [getattr(a, "value", None) for a in call.args] == [
            message
        ]:
            for keyword in call.keywords:
                if keyword.arg == "severity" and isinstance(keyword.value, ast.Constant):
                    return cast("Severity", keyword.value.value)
    return None


def _differs(name: str) -> bool:
    return len(set(_weights(name))) > 1


def in_full() -> Iterator[str]:
    """Yield every rule by subject, with all that can be told of it."""
    for subject in subjects():
        title = titled(subject.title, screen_language())
        yield f"## {title}\n"
        yield f"{worded(subject.about)}\n"
        for rule in _of(title):
            yield from _rule(rule)


def _rule(rule: RuleAbout) -> Iterator[str]:
    yield f"### {rule.id}\n"
    yield f"**{rule.claim}**\n"
    yield f"{rule.explanation}\n"
    yield f"- {worded('Weight')}: {weight_told(rule.severity)}."
    policy = load_policy("default")
    yield from (f"  - {said[0].upper()}{said[1:]}" for said in switched(rule.id, policy))
    if limits := list(thresholds(rule, policy)):
        said = ", ".join(f"{code(key)} {value}" for key, value in limits)
        yield f"- {worded('Limits')}: {said}."
    yield f"- {worded('Asked of')}: {_judges(rule)}."
    yield f"- {worded('Source')}: {rule.source}."
    yield ""
    yield from table(map(worded, ("code", "what it says", "what to do")), map(_case, rule.cases))


def _case(case: Case) -> tuple[str, str, str]:
    where = f" {worded('(files)')}" if case.of_file else ""
    return f"{code(case.code)}{where}", case.message, case.fix


PARTS = {
    "contents": contents,
    "overview": overview,
    "by-purpose": by_purpose,
    "by-market": by_market,
    "rules": in_full,
    "lexicon": lexicon,
}
