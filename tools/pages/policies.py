"""Write docs/policies.md: the keys of policy packs, lexicons and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from slidekit.rules.about import rules_told
from slidekit.template.constraint import AnyConstraint, Constraint
from slidekit.template.inherit import TemplateChange
from slidekit.template.lexicon import Entry, Lexicon
from slidekit.template.policy import Policy
from slidekit.template.schema import Template
from tools.pages.keys import described, keys, models_in, value_said
from tools.pages.markdown import code, table
from tools.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

PAGE = ROOT / "docs" / "policies.md"


def policy() -> Iterator[str]:
    """Yield the keys of a policy pack; those of its lexicon have a part of their own."""
    yield from _until(keys(Policy), "### `lexicon`")


def lexicon() -> Iterator[str]:
    """Yield the keys of a lexicon and its entries."""
    yield from _rows("`lexicon`", Lexicon)
    yield from _rows("`lexicon.entries[]`", Entry)


def template() -> Iterator[str]:
    """Yield the keys of a whole template; those of constraints have a part of their own."""
    yield from _without_constraints(Template)


def change() -> Iterator[str]:
    """Yield the keys of a template that extends another."""
    yield from _without_constraints(TemplateChange)


def constraints() -> Iterator[str]:
    """Yield one row for each kind of constraint, with the keys that only it has."""
    yield from _rows("Keys of every constraint", Constraint)
    yield "### Kinds\n"
    rows = [
        (code(get_args(kind.model_fields["kind"].annotation)[0]), _said(kind), _own(kind))
        for kind, _ in models_in(AnyConstraint)
    ]
    yield from table(("kind", "holds when", "its own keys"), rows)


def readers() -> Iterator[str]:
    """Yield which rules read which limit of the policy."""
    found: dict[str, list[str]] = {}
    for rule in rules_told():
        for key in rule.reads:
            found.setdefault(key, []).append(f"[{rule.id}](rules.md#{rule.id.lower()})")
    rows = ((code(key), ", ".join(rules)) for key, rules in sorted(found.items()))
    yield from table(("key", "rules that read it"), rows)


def _said(kind: type[BaseModel]) -> str:
    return " ".join((kind.__doc__ or "").split())


def _own(kind: type[BaseModel]) -> str:
    own = [name for name in kind.model_fields if name not in Constraint.model_fields]
    return "; ".join(_key(kind, name) for name in own)


def _key(kind: type[BaseModel], name: str) -> str:
    field, said = kind.model_fields[name], described(kind).get(name, "")
    words = value_said(field.annotation, tuple(field.metadata))
    more = f". {said}" if said else ""
    return f"{code(name)} ({words}{more})".replace(".)", ")")


def _rows(title: str, model: type[BaseModel]) -> Iterator[str]:
    """Yield the table of one model alone, without those in it."""
    lines = list(keys(model))
    after = [n for n, line in enumerate(lines) if n and line.startswith("### ")]
    yield f"### {title}\n"
    yield from lines[1 : after[0] if after else None]


def _until(lines: Iterator[str], heading: str) -> Iterator[str]:
    for line in lines:
        if line.startswith(heading):
            return
        yield line


def _without_constraints(model: type[BaseModel]) -> Iterator[str]:
    """Yield the keys of a model but for the sections on each kind of constraint."""
    skipping = False
    for line in keys(model):
        if line.startswith("### "):
            skipping = line.startswith("### `constraints")
        if not skipping:
            yield line


PARTS = {
    "policy": policy,
    "readers": readers,
    "lexicon-keys": lexicon,
    "template": template,
    "change": change,
    "constraints": constraints,
}
