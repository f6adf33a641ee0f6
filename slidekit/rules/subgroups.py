"""Subgroups: all of them or none, beside the overall result, and judged by interaction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.exhibits.ids import in_subgroup, slug
from slidekit.layout.frame import Group, Path
from slidekit.rules.finding import Rule
from slidekit.rules.naming import compared_arms, measured, runs_of
from slidekit.rules.scales import figures, parts_called
from slidekit.rules.shown import all_shown, of_kind, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import Subgroup

LEVEL = re.compile(r"\.(subgroup=[a-z0-9_]+)")
"""The part of an id that names a level of a factor."""


def subgroup_all_or_none(draft: Draft) -> Iterator[Breach]:
    """A forest plot has every planned factor with all its levels, alike, and the overall result."""
    for shown in _first_of_each(of_kind(draft, "forest")):
        effects = [fact for fact in shown.facts if compared_arms(fact) and fact.measure != "count"]
        levels = {level for fact in effects if (level := _level(fact))}
        if all(_level(fact) for fact in effects):
            yield shown.breach("overall")
        for factor in _planned(shown):
            if missing := _missing_levels(factor, levels):
                yield shown.breach("levels", factor=factor.label, levels=", ".join(missing))
        if _is_uneven(shown, effects):
            yield shown.breach("emphasis")
    yield from _chosen(draft)


def _is_uneven(shown: Shown, effects: list[Fact]) -> bool:
    """Tell whether levels differ in size, weight or ink of their numbers, or in their marks."""
    estimated = [f for f in effects if _level(f) and f.value is not None]
    runs = [run for fact in estimated for run in runs_of(shown, fact)]
    looks = {(run.size_pt, run.bold, run.italic, run.color) for run in runs}
    inks = {
        (item.fill, item.line)
        for group in figures(shown.frame)
        for item in parts_called(group, "square")
        if isinstance(item, Path)
    }
    return len(looks) > 1 or len(inks) > 1


def _chosen(draft: Draft) -> Iterator[Breach]:
    """Yield subgroups whose effect stands somewhere, and no seen slide has them all."""
    plots = {s.exhibit.endpoint for s in visible(of_kind(draft, "forest")) if s.exhibit}
    for shown in all_shown(draft):
        if shown.exhibit and shown.exhibit.kind == "forest":
            continue
        for fact in shown.facts:
            is_effect = bool(compared_arms(fact) and _level(fact)) and fact.id in shown.printed
            if is_effect and fact.endpoint not in plots:
                yield shown.breach("chosen", fact=fact.id)


def _first_of_each(slides: tuple[Shown, ...]) -> Iterator[Shown]:
    """Yield the first slide of each exhibit; a long one goes on over several."""
    yield from {shown.slide.exhibit: shown for shown in reversed(slides)}.values()


def _level(fact: Fact) -> str:
    found = LEVEL.search(fact.id)
    return found[1] if found else ""


def _planned(shown: Shown) -> tuple[Subgroup, ...]:
    """Return the factors that were planned, or of which nobody said that they were not."""
    factors = shown.study.spec.subgroups if shown.study else None
    return tuple(factor for factor in factors or () if factor.prespecified is not False)


def _missing_levels(factor: Subgroup, shown: set[str]) -> list[str]:
    """Return the levels of a factor that are not shown; where none are named, two must be."""
    if factor.levels:
        return [x for x in factor.levels if in_subgroup(factor.column, x) not in shown]
    begins = f"subgroup={slug(factor.column)}_"
    return [] if sum(level.startswith(begins) for level in shown) > 1 else ["all"]


def subgroup_interaction(draft: Draft) -> Iterator[Breach]:
    """Each factor has its test for interaction and its numbers; no level has a p of its own."""
    for shown in _first_of_each(of_kind(draft, "forest")):
        interactions = {f.id.split(".")[-1] for f in shown.facts if measured(f) == "interaction"}
        for factor in _factors_shown(shown):
            if factor not in interactions:
                yield shown.breach("no_test", factor=factor)
        for fact in shown.facts:
            if _level(fact) and fact.p is not None:
                yield shown.breach("own_p", fact=fact.id)
        yield from _without_numbers(shown)
        yield from _without_lines(shown)


def _factors_shown(shown: Shown) -> list[str]:
    columns = [slug(factor.column) for factor in _planned(shown) if factor.prespecified]
    levels = {_level(fact) for fact in shown.facts}
    return [c for c in columns if any(level.startswith(f"subgroup={c}_") for level in levels)]


def _without_numbers(shown: Shown) -> Iterator[Breach]:
    """Yield the levels whose effect stands without subjects and events."""
    effects = {level for f in shown.facts if compared_arms(f) and (level := _level(f))}
    counted = {level for f in shown.facts if f.N is not None and f.arm and (level := _level(f))}
    for level in sorted(effects - counted):
        yield shown.breach("no_numbers", level=level.removeprefix("subgroup="))


def _without_lines(shown: Shown) -> Iterator[Breach]:
    """Yield the lines that help to read the plot and are not drawn."""
    known = any(f.value is not None for f in shown.facts if compared_arms(f) and not _level(f))
    for group in (item for item in shown.frame.items if isinstance(item, Group)):
        drawn = {part.name.removeprefix(f"{group.name}.").split("#")[0] for part in group.items}
        for line in ("overall", "null") if known else ("null",):
            if line not in drawn:
                yield shown.breach(f"no_{line}_line", block=group.name, severity="warn")


RULES = (
    Rule(
        "subgroup-all-or-none",
        "Cuzick, Lancet 2005;365:1308",
        "block",
        subgroup_all_or_none,
    ),
    Rule(
        "subgroup-interaction",
        "Cuzick, Lancet 2005;365:1308; Wang, N Engl J Med 2007;357:2189",
        "block",
        subgroup_interaction,
    ),
)
