"""Write docs/templates.md: what each template that ships demands, and what makes it stricter."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from slidekit.template.constraint import AnyConstraint, Constraint
from slidekit.template.load import load_template, template_names
from slidekit.template.told import constraint_told, locked_roles, section_told, slide_told
from tools.pages.keys import models_in
from tools.pages.markdown import code, codes, link, table
from tools.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.template.constraint import Tightening
    from slidekit.template.schema import Section, SlideEntry, Template

PAGE = ROOT / "docs" / "templates.md"
SHORT = {"block": "blocks", "block_unless_waived": "blocks unless waived", "warn": "warns"}
STRICTER: dict[Tightening, str] = {
    "lower": "a lower number",
    "higher": "a higher number",
    "more": "more names",
    "fewer": "fewer names",
    "narrower": "fewer names, or some where none means all",
}


def overview() -> Iterator[str]:
    """Yield a table of the templates."""
    rows = (_overview_row(load_template(name)) for name in template_names())
    yield from table(("template", "for", "purposes"), rows)


def _overview_row(template: Template) -> tuple[str, str, str]:
    return code(template.name), template.description, codes(template.purposes)


def in_full() -> Iterator[str]:
    """Yield each template: its slides in order, and what must hold of them."""
    for name in template_names():
        yield from _template(load_template(name))


def _template(template: Template) -> Iterator[str]:
    yield f"### {template.title}: {code(template.name)}\n"
    yield f"{template.description} For the purposes {codes(template.purposes)}.\n"
    locked = locked_roles(template)
    rows = (_slide(s, entry, locked) for s in template.sections for entry in s.slides)
    yield from table(("section", "topic", "slide", "what it shows", "demand"), rows)
    conditions = [(s.label, said) for s in template.sections if (said := section_told(s))]
    yield from (f"- Section {label}: {said}." for label, said in conditions)
    yield ""
    constraints = (
        (code(one.id), one.kind.replace("_", " "), SHORT[one.severity], constraint_told(one))
        for one in template.constraints
    )
    yield from table(("constraint", "kind", "weight", "what must hold, and why"), constraints)
    if template.advisory:
        rules = codes(template.advisory)
        yield f"Where the authors own the slides these rules only warn: {rules}.\n"


def _slide(section: Section, entry: SlideEntry, locked: frozenset[str]) -> tuple[str, ...]:
    words = "mandatory" if entry.required and section.required else "optional"
    told = slide_told(entry).removesuffix(", optional")
    held = f"{words}, locked" if entry.role in locked else words
    return section.label, section.topic, code(entry.role), told, held


def stricter() -> Iterator[str]:
    """Yield which change of a key asks for more, kind by kind; any other may ask for less."""
    rows = []
    for kind, _ in models_in(AnyConstraint):
        assert issubclass(kind, Constraint)
        name = get_args(kind.model_fields["kind"].annotation)[0]
        ways = (f"{code(key)}: {_stricter(key, way)}" for key, way in kind.TIGHTENED_BY.items())
        rows.append((code(name), "; ".join(ways) or "nothing: it holds or does not"))
    yield from table(("kind", "what asks for more"), rows)


def _stricter(key: str, way: Tightening) -> str:
    return "true" if key == "strict" else STRICTER[way]


def contents() -> Iterator[str]:
    """Yield the templates as links to their places on the page."""
    for name in template_names():
        template = load_template(name)
        yield f"- {link(f'{template.title}: {template.name}')}"


PARTS = {"overview": overview, "contents": contents, "templates": in_full, "stricter": stricter}
