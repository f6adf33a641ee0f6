"""A template that extends another: what it changes, and what it loosens.

A file with `extends: NAME` says only what differs. Sections and slides are found by id and role,
constraints by id; `drop` names constraints that shall not hold. Nothing is refused for being
looser, but everything looser that blocked before is named in the template's `loosened`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from slidekit.study.entry import Purpose, Slug
from slidekit.study.words import did_you_mean
from slidekit.template.constraint import Constraints
from slidekit.template.schema import BANNERS, Template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.template.schema import Section, SlideEntry

Data = dict[str, Any]


LAID_OVER = ("words", "translations", "sections", "constraints", "drop")
"""Keys of which a derived template says only a part."""


class Change(BaseModel):
    """A part of a derived template: frozen, closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class SlideChange(Change):
    """What a derived template says of a slide: only what differs, or all of a new one."""

    role: Slug
    exhibit: Slug | dict[str, Slug] | None = None
    each: tuple[str, ...] | None = None
    each_item: Slug | None = None
    title: str | None = None
    layout: str | None = None
    required: bool | None = None
    within: int | None = Field(default=None, ge=1)
    options: dict[str, str] | None = None
    after: Slug = ""
    """Role after which a new slide stands; empty: at the end of its section."""


class SectionChange(Change):
    """What a derived template says of a section."""

    id: Slug
    label: str | None = None
    topic: str | None = None
    required: bool | None = None
    per: str | None = None
    directly_after: Slug | None = None
    slides: tuple[SlideChange, ...] = ()
    after: Slug = ""
    """Id after which a new section stands; empty: at the end."""


class TemplateChange(Change):
    """A derived template as its file has it."""

    schema_version: int = Field(default=1, ge=1, le=1, alias="schema")
    extends: str = Field(min_length=1)
    """Name of a template, or a file beside this one."""
    name: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    version: str
    title: str | None = None
    description: str | None = None
    purposes: tuple[Purpose, ...] | None = None
    advisory: tuple[str, ...] | None = None
    words: dict[str, str] = {}
    """Those that differ."""
    translations: dict[Literal["de"], dict[str, str]] = {}
    """Language -> words of this template -> the same in that language."""
    sections: tuple[SectionChange, ...] = ()
    """Those that differ, by id, or new ones."""
    constraints: Constraints = ()
    """Those that differ, by id, each written whole; or new ones."""
    drop: tuple[str, ...] = ()
    """Ids of constraints of the other template that shall not hold."""


def derived(base: Template, change: TemplateChange) -> Template:
    """Return the template that a change makes of another.

    Raises:
        ValueError: the result breaks the schema, names what the other template does not have, or
            gives a place to what has one.
    """
    data = base.model_dump(mode="json", by_alias=True)
    plain = change.model_dump(mode="json", by_alias=True, exclude_unset=True)
    kept = {k: v for k, v in plain.items() if k not in LAID_OVER}
    if unknown := sorted(set(change.drop) - {c.id for c in base.constraints}):
        raise ValueError(f"drop names {unknown[0]}, and {base.name} has no such constraint")
    data |= kept
    data["words"] |= change.words
    for language, words in change.translations.items():
        data.setdefault("translations", {}).setdefault(language, {}).update(words)
    for section in plain.get("sections", ()):
        _lay_over(data["sections"], section, "id")
    _change_constraints(data, plain, change.drop)
    made = Template.model_validate(data | {"loosened": ()})
    found = dict.fromkeys((*base.loosened, *loosened(base, made)))
    return made.model_copy(update={"loosened": tuple(found)})


def _change_constraints(data: Data, plain: Data, dropped: tuple[str, ...]) -> None:
    mine = {one["id"]: one for one in plain.get("constraints", ())}
    kept = [mine.pop(c["id"], c) for c in data["constraints"] if c["id"] not in dropped]
    data["constraints"] = [*kept, *mine.values()]


def _lay_over(entries: list[Data], change: Data, key: str) -> None:
    """Change the entry of this key, or put in a new one where the change says."""
    after = change.pop("after", "")
    slides = change.pop("slides", None)
    found = next((entry for entry in entries if entry[key] == change[key]), None)
    if found is None:
        found = {"slides": []} if slides is not None else {}
        entries.insert(_place(entries, change[key], after, key), found)
    elif after:
        raise ValueError(
            f"{change[key]} is there already, and after moves nothing; take out its after"
        )
    found |= change
    for slide in slides or ():
        _lay_over(found["slides"], slide, "role")


def _place(entries: list[Data], name: str, after: str, key: str) -> int:
    """Return where a new entry goes: behind the one named, else at the end."""
    names = [entry[key] for entry in entries]
    if after and after not in names:
        raise ValueError(f"{name} is to stand after {after}. {did_you_mean(after, names)}")
    return names.index(after) + 1 if after else len(names)


def loosened(base: Template, made: Template) -> tuple[str, ...]:
    """Return what blocks in one template and does not, or asks for less, in another."""
    return tuple((*_loosened_constraints(base, made), *_loosened_slides(base, made)))


def _loosened_constraints(base: Template, made: Template) -> Iterator[str]:
    now = {constraint.id: constraint for constraint in made.constraints}
    for old in base.constraints:
        if old.blocks and not (old.id in now and now[old.id].is_as_strict_as(old)):
            yield old.id
    if base.purposes and not (made.purposes and set(made.purposes) <= set(base.purposes)):
        yield "purposes"
    if set(made.advisory) - set(base.advisory):
        yield "advisory"
    for name in BANNERS:
        # Whether other words warn as much no program can tell.
        if (old := getattr(base.words, name)) and getattr(made.words, name) != old:
            yield f"words {name}"


def _loosened_slides(base: Template, made: Template) -> Iterator[str]:
    for section in base.sections:
        now = made.section(section.id)
        if now is None or _is_looser_section(section, now):
            yield f"section {section.id}"
            continue
        slides = {entry.role: entry for entry in now.slides}
        for entry in section.slides:
            if entry.role not in slides or _is_looser_slide(entry, slides[entry.role]):
                yield f"slide {entry.role}"


def _is_looser_section(old: Section, new: Section) -> bool:
    freed = old.required and not new.required
    return freed or old.topic != new.topic or old.directly_after not in (None, new.directly_after)


def _is_looser_slide(old: SlideEntry, new: SlideEntry) -> bool:
    fewer = bool(old.each) and not set(old.each) <= set(new.each)
    later = old.within is not None and (new.within is None or new.within > old.within)
    return later or (old.required and (not new.required or fewer or old.exhibit != new.exhibit))
