"""study.yaml changed by a program: what a person wrote around the change, comments too, stays.

A change is made to the values first, checked by the schema, and then laid into the text.
"""

from __future__ import annotations

import io
import itertools
import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from slidekit.errors import StudyError
from slidekit.files import write_whole
from slidekit.languages import tell
from slidekit.study.comments import give_rest, take_rest
from slidekit.study.complaints import explain
from slidekit.study.spec import StudySpec
from slidekit.study.specfile import SPEC_NAME, load_spec, spec_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ruamel.yaml import YAML

    from slidekit.study.complaints import KeyPath

Plain = dict[str, Any]

WIDEST = 100
"""Characters of a line; texts in the file that are longer are not broken anew."""
NULL = "tag:yaml.org,2002:null"
ABSENT = re.compile(r"(?:~|null|)$")


def with_value(spec: StudySpec, path: KeyPath, value: object) -> StudySpec:
    """Return a study.yaml with one key changed; None or an empty text takes the key away.

    Args:
        spec: as it is.
        path: keys and places in lists, such as ("arms", 0, "name"); a place one past the end of
            a list adds an entry.
        value: a text, number, flag, list or block of keys.

    Raises:
        StudyError: the schema does not allow the value; the message says what it allows.
    """
    data = spec.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    _put(data, path, value)
    return _checked(data)


def moved(spec: StudySpec, block: str, start: int, end: int) -> StudySpec:
    """Return a study.yaml with an entry of a list, such as "arms" or "safety.aesi", elsewhere."""
    outer, _, inner = block.rpartition(".")
    holder = getattr(spec, outer) if outer else spec
    entries = list(getattr(holder, inner))
    entries.insert(end, entries.pop(start))
    changed = holder.model_copy(update={inner: tuple(entries)})
    return spec.model_copy(update={outer: changed}) if outer else changed


def revised_text(text: str, before: StudySpec, after: StudySpec) -> str:
    """Return the text of a study.yaml with what differs between two readings of it.

    Comments, order of keys and quotes stay. Lines of a first study.yaml that ask for a key go when
    the key is there.

    Raises:
        StudyError: the text is written in a way that cannot be changed without harm.
    """
    writer = yaml_writer()
    tree = writer.load(text)
    _merge(tree, _plain(before), _plain(after))
    out = io.StringIO()
    writer.dump(tree, out)
    changed = _without_answered(out.getvalue(), before)
    _require_same(load_spec(changed), before, after)
    return changed


def write_revision(path: Path, before: StudySpec, after: StudySpec, based_on: Path) -> None:
    """Write a study.yaml: the changed text of one that is there, or a first one.

    Args:
        path: of the file to write.
        before: as it was read, or as it was suggested where there was none.
        after: as it is to be.
        based_on: the file whose words are kept, mostly the same; need not be there.

    Raises:
        StudyError: it cannot be read, changed or written; the file is then as it was.
    """
    text = based_on.read_text("utf-8-sig") if based_on.exists() else spec_text(before)
    write_whole(path, revised_text(text, before, after).encode(), StudyError)


def _put(data: Plain, path: KeyPath, value: object) -> None:
    node: Any = data
    for step, following in itertools.pairwise(path):
        if isinstance(step, str):
            node = node.setdefault(step, [] if isinstance(following, int) else {})
        else:
            node = node[step]
    last = path[-1]
    if value is None or value == "":
        _take_away(node, last)
    elif isinstance(node, list) and last == len(node):
        node.append(value)
    else:
        node[last] = value


def _take_away(node: Any, last: Any) -> None:  # noqa: ANN401, a list or a block of keys
    if isinstance(node, list):
        del node[last]
    else:
        node.pop(last, None)


def _checked(data: Plain) -> StudySpec:
    try:
        return StudySpec.model_validate(data)
    except ValidationError as error:
        raise StudyError(explain(error, SPEC_NAME)) from None


def _plain(spec: StudySpec) -> Plain:
    """Return the keys that a file would hold; a place that follows from the order is not one."""
    data: Plain = spec.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    order = list(spec.statistics.testing_order)
    for entry in data.get("endpoints", ()):
        place = order.index(entry["id"]) + 1 if entry["id"] in order else None
        if place is not None and entry.get("alpha_order") == place:
            del entry["alpha_order"]
    return data


def _merge(node: Any, before: Plain, after: Plain) -> None:  # noqa: ANN401, a tree with comments
    for key in before.keys() - after.keys():
        _take_out(node, key)
    for key, value in after.items():
        if before.get(key) == value:
            continue
        if key not in node:
            _insert(node, key, yaml_nodes(value), list(after))
        else:
            rest = take_rest(node, key)
            _change(node, key, before.get(key), value)
            give_rest(node, key, rest)


def _change(node: Any, key: str, old: object, value: object) -> None:  # noqa: ANN401
    if isinstance(value, dict) and isinstance(old, dict) and isinstance(node[key], dict):
        _merge(node[key], old, value)
    elif _are_entries(value) and _are_entries(old) and len(node[key]) == len(old):  # type: ignore[arg-type]
        _merge_entries(node[key], old, value)  # type: ignore[arg-type]
    else:
        node[key] = yaml_nodes(value)


def _take_out(node: Any, key: str) -> None:  # noqa: ANN401
    if key not in node:
        return
    rest, place = take_rest(node, key), list(node).index(key)
    del node[key]
    if place:
        give_rest(node, list(node)[place - 1], rest)


def _insert(node: Any, key: str, value: object, order: Sequence[str]) -> None:  # noqa: ANN401
    """Put a new key right behind the one that comes before it in the schema."""
    earlier = [name for name in order[: order.index(key)] if name in node]
    place = list(node).index(earlier[-1]) + 1 if earlier else 0
    rest = take_rest(node, earlier[-1]) if earlier else ""
    node.insert(place, key, value)
    give_rest(node, key, rest)


def _are_entries(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(e, dict) for e in value)


def _merge_entries(nodes: Any, before: list[Plain], after: list[Plain]) -> None:  # noqa: ANN401
    """Lay changed entries into a list: each keeps its own comments when it changes its place."""
    known = dict(zip(_names(before), zip(list(nodes), before, strict=True), strict=True))
    merged = []
    for name, value in zip(_names(after), after, strict=True):
        node, old = known.get(name, (None, None))
        if node is None or old is None:
            node = yaml_nodes(value)
        else:
            _merge(node, old, value)
        merged.append(node)
    if _names(before) != _names(after):
        nodes.clear()
        nodes.extend(merged)


def _names(entries: Sequence[Plain]) -> list[str]:
    """Return what tells the entries of a list apart, whatever else of them changes."""
    names = [
        str(entry.get("id") or [entry.get(k) for k in ("file", "kind", "endpoint", "filter")])
        for entry in entries
    ]
    return [f"{name} {names[:place].count(name)}" for place, name in enumerate(names)]


def yaml_nodes(value: object) -> object:
    """Return plain data as nodes of a YAML tree; yes and no as people write them."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, dict):
        return CommentedMap({key: yaml_nodes(inner) for key, inner in value.items()})
    if isinstance(value, list | tuple):
        seq = CommentedSeq([yaml_nodes(inner) for inner in value])
        if not _are_entries(list(value)):
            seq.fa.set_flow_style()
        return seq
    text = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    return DoubleQuotedScalarString(text) if text in {"", "~", "null"} else text


def yaml_writer() -> YAML:
    """Return a reader and writer to which every scalar is the text it is, as to load_spec."""
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import VersionedResolver

    class Texts(VersionedResolver):
        """Takes nothing but an absent value for anything else than a text."""

        @property
        def versioned_resolver(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
            return {first: [(NULL, ABSENT)] for first in ("~", "n", "")}

    writer = YAML()
    writer.Resolver = Texts
    writer.preserve_quotes = True
    writer.width = WIDEST * 100
    writer.indent(mapping=2, sequence=4, offset=2)
    return writer


def _without_answered(text: str, before: StudySpec) -> str:
    """Leave out the lines of a first study.yaml that ask for a key which is there by now."""
    asked = {line.strip() for line in spec_text(before).splitlines() if line.strip()[:1] == "#"}
    lines = text.split("\n")
    kept: list[str] = []
    answered = ""
    for place, line in enumerate(lines):
        if answered and line.startswith(answered):
            continue
        answered = ""
        found = _ASKED.match(line) if line.strip() in asked else None
        if found and _has_key(lines, place, found[1], found[2]):
            answered = f"{found[1]}#   "
        else:
            kept.append(line)
    return "\n".join(kept)


_ASKED = re.compile(r"( *)# (\w+):")


def _has_key(lines: Sequence[str], place: int, indent: str, key: str) -> bool:
    """Tell whether the block in which a line stands has a key."""
    around = (reversed(lines[:place]), lines[place + 1 :])
    return any(_finds(part, indent, key) for part in around)


def _finds(lines: Iterable[str], indent: str, key: str) -> bool:
    for line in lines:
        if line.startswith(f"{indent}{key}:"):
            return True
        if line.strip() and not line.startswith(indent):
            return False
    return False


def _require_same(found: StudySpec, before: StudySpec, after: StudySpec) -> None:
    """Refuse a text that would not say what was meant, as where a file is written oddly."""
    changed = [name for name in StudySpec.model_fields if _part(before, name) != _part(after, name)]
    if wrong := [name for name in changed if _part(found, name) != _part(after, name)]:
        raise StudyError(
            tell(
                "{0}: the block {1} is written in a way that cannot be changed here.",
                SPEC_NAME,
                wrong[0],
            ),
            fix=tell("Change it in a text editor, one key a line, and open the study again."),
        )


def _part(spec: StudySpec, name: str) -> object:
    field: Mapping[str, object] = _plain(spec)
    return field.get(StudySpec.model_fields[name].alias or name)
