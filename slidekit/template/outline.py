"""Templates, policy packs and lexicons as lines of text: what `slidekit templates show` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.template.lexicon import Lexicon
from slidekit.template.policy import Policy
from slidekit.template.told import constraint_told, section_told, slide_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.template.lexicon import Entry
    from slidekit.template.policy import Switch
    from slidekit.template.schema import Template

PARTS = ("formats", "statistics", "figures", "safety", "legibility", "privacy")


def outline(shown: Template | Policy | Lexicon) -> Iterator[str]:
    """Yield the lines that say what a file holds."""
    if isinstance(shown, Policy):
        yield from policy_lines(shown)
    elif isinstance(shown, Lexicon):
        yield from lexicon_lines(shown)
    else:
        yield from template_lines(shown)


def template_lines(template: Template) -> Iterator[str]:
    """Yield the purposes, sections, slides and constraints of a template."""
    yield f"{template.name} {template.version}: {template.title}. {template.description}"
    if template.purposes:
        yield f"Purposes: {', '.join(template.purposes)}"
    for section in template.sections:
        told = ", ".join(part for part in (section.id, section_told(section)) if part)
        yield f"{section.label} ({told})"
        yield from (f"  {entry.role}: {slide_told(entry)}" for entry in section.slides)
    yield "Constraints"
    for constraint in template.constraints:
        yield f"  {constraint.id} [{constraint.severity}]: {constraint_told(constraint)}"
    if template.advisory:
        yield f"Only warnings where authors own the slides: {', '.join(template.advisory)}"
    if template.loosened:
        yield f"Looser than {template.extends} in: {', '.join(template.loosened)}"


def policy_lines(policy: Policy) -> Iterator[str]:
    """Yield the numbers, switches and severities of a policy pack."""
    yield f"{policy.name} {policy.version}: {policy.description}"
    for part in PARTS:
        yield part
        values = getattr(policy, part).model_dump(mode="json")
        yield from (f"  {key}: {value!r}" for key, value in values.items())
    yield "switches"
    yield from (f"  {line}" for switch in policy.switches for line in _switch_lines(switch))
    yield "severities"
    yield from (f"  {rule}: {weight}" for rule, weight in policy.severities.items())
    yield f"lexicon: {len(policy.lexicon.entries)} entries"


def _switch_lines(switch: Switch) -> Iterator[str]:
    author = {None: "", True: "author mode", False: "no author mode"}[switch.author_mode]
    where = "; ".join(
        part for part in (", ".join(switch.purposes), ", ".join(switch.markets), author) if part
    )
    yield f"{switch.severity} for {where or 'every deck'}: {', '.join(switch.rules)}"
    if switch.why:
        yield f"  {switch.why}"


def lexicon_lines(lexicon: Lexicon) -> Iterator[str]:
    """Yield the entries of a lexicon, each with its terms, its reason and neutral words."""
    yield f"Lexicon {lexicon.version}, {lexicon.language}: {len(lexicon.entries)} entries"
    for entry in lexicon.entries:
        yield f"{entry.id} [{entry.level}, {entry.rule}]: {_reason(entry)}"
        yield f"  {'; '.join((*entry.terms, *entry.marks))}"


def _reason(entry: Entry) -> str:
    instead = f" Instead: {entry.alternative}." if entry.alternative else ""
    stands = f" Stands with: {', '.join(entry.satisfied_by)}." if entry.satisfied_by else ""
    return f"{entry.reason}.{instead}{stands}"
