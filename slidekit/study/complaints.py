"""What a schema finds wrong with a file that people wrote, in a sentence that they understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from slidekit.study.words import counted, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

KeyPath = tuple[str | int, ...]

PATTERNS = {
    r"^[a-z][a-z0-9_]*$": "an id of small letters, digits and _, beginning with a letter",
    r"^[^{}\x00-\x1f]*$": "a text of one line without braces",
    r"^[a-z][a-z0-9-]*$": "small letters, digits and hyphens, beginning with a letter",
    r"^[a-z][a-z0-9_-]*$": "small letters, digits, hyphens and _, beginning with a letter",
    r"^[A-Z]{2}$": "a country or market in two capitals, such as US",
    r"^(NCT\d{8})?$": "NCT and eight digits",
}

ALLOWED: dict[str, Callable[[dict[str, Any]], str]] = {
    "literal_error": lambda ctx: ctx["expected"].replace("'", ""),
    "bool_parsing": lambda _: "yes or no",
    "bool_type": lambda _: "yes or no",
    "int_parsing": lambda _: "a whole number",
    "int_type": lambda _: "a whole number",
    "float_parsing": lambda _: "a number",
    "float_type": lambda _: "a number",
    "decimal_parsing": lambda _: "a number",
    "decimal_type": lambda _: "a number",
    "finite_number": lambda _: "a number",
    "date_from_datetime_parsing": lambda _: "a date such as 2024-01-31",
    "date_parsing": lambda _: "a date such as 2024-01-31",
    "date_type": lambda _: "a date such as 2024-01-31",
    "tuple_type": lambda _: "a list such as [a, b]",
    "list_type": lambda _: "a list such as [a, b]",
    "dict_type": lambda _: "a block of keys",
    "model_type": lambda _: "a block of keys",
    "model_attributes_type": lambda _: "a block of keys",
    "string_type": lambda _: "a text",
    "string_too_long": lambda ctx: f"a text of at most {ctx['max_length']} characters",
    "too_long": lambda ctx: f"a list of at most {ctx['max_length']} entries",
    "string_pattern_mismatch": lambda ctx: PATTERNS.get(ctx["pattern"], ctx["pattern"]),
    "union_tag_not_found": lambda _: "an entry that is whole: with kind: and all that it needs",
    "union_tag_invalid": lambda ctx: f"of a kind that there is: {ctx['expected_tags']}",
    "greater_than": lambda ctx: f"greater than {ctx['gt']:g}",
    "greater_than_equal": lambda ctx: f"{ctx['ge']:g} or greater",
    "less_than": lambda ctx: f"less than {ctx['lt']:g}",
    "less_than_equal": lambda ctx: f"{ctx['le']:g} or less",
}

LONGEST_SHOWN = 40


def complain(
    found: ValidationError,
    model: type[BaseModel],
    name: str,
    data: object,
    lines: Mapping[KeyPath, int],
) -> tuple[str, str]:
    """Return what is wrong first in a file, in which line, and what to do.

    Args:
        found: what the schema says.
        model: the schema of the whole file.
        name: the file's name.
        data: its plain data.
        lines: the line of each key and entry.
    """
    # A key that is lacking comes last: it is often one that is only misspelled.
    details = sorted(
        found.errors(),
        key=lambda detail: (detail["type"] == "missing", lines[_known(detail["loc"], lines)]),
    )
    path = _known(details[0]["loc"], lines)
    what, fix = _sentence(details[0], model, data, path)
    more = f"{counted(len(details) - 1, 'more mistake')} after it." if len(details) > 1 else ""
    return f"{name}, line {lines[path]}: {what}", f"{fix} {more}".strip()


def explain(found: ValidationError, where: str) -> str:
    """Return what is wrong first in data that no person wrote line by line."""
    detail = found.errors()[0]
    steps = (f"entry {s + 1}" if isinstance(s, int) else str(s) for s in detail["loc"])
    named = " > ".join(steps) or "the content"
    if detail["type"] == "missing":
        return f"{where}: {named} is missing."
    if detail["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return f"{where}: {named} is no known key."
    kind = detail["type"]
    allowed = ALLOWED[kind](detail.get("ctx", {})) if kind in ALLOWED else detail["msg"]
    return f"{where}: {named} is {_shown(detail['input'])}. It must be {allowed}."


def _sentence(
    detail: ErrorDetails, model: type[BaseModel], data: object, path: KeyPath
) -> tuple[str, str]:
    kind, loc = detail["type"], detail["loc"]
    if kind == "extra_forbidden":
        known = _keys_at(model, loc[:-1])
        return f"{_named(data, path)} is no known key.", did_you_mean(str(loc[-1]), known)
    if kind == "missing":
        where = _named(data, loc[:-1]) or "the file"
        return f"{where} lacks the key {loc[-1]}.", f"Add {loc[-1]}: to it."
    if kind == "value_error":
        return f"{_named(data, path)}: {detail['msg'].removeprefix('Value error, ')}.", ""
    allowed = ALLOWED[kind](detail.get("ctx", {})) if kind in ALLOWED else detail["msg"]
    return (
        f"{_named(data, path) or 'the file'} is {_shown(detail['input'])}.",
        f"It must be {allowed}.",
    )


def _known(loc: tuple[str | int, ...], lines: Mapping[KeyPath, int]) -> KeyPath:
    """Return the deepest place of an error that stands in the file itself."""
    path: KeyPath = tuple(loc)
    while path not in lines:
        path = path[:-1]
    return path


def _named(data: object, path: KeyPath) -> str:
    """Return a key path such as "endpoints > os > rank"; entries go by their id, else by number."""
    words = []
    for step in path:
        data = _step(data, step)
        entry_id = data.get("id") if isinstance(data, dict) else None
        words.append(str(entry_id or f"entry {step + 1}") if isinstance(step, int) else str(step))
    return " > ".join(words)


def _step(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) else None


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a block of keys"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "empty"
    text = str(value)
    return repr(text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "...")


def _keys_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the keys that the schema allows at a place."""
    found: object = model
    for step in loc:
        found = _schema_at(found, step)
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        return []
    return [field.alias or name for name, field in found.model_fields.items()]


def _schema_at(schema: object, step: str | int) -> object:
    if isinstance(step, int):
        return schema
    if get_origin(schema) is dict:  # its keys are names that a person chose
        return _model_in(get_args(schema)[1])
    if isinstance(schema, type) and issubclass(schema, BaseModel):
        fields = {field.alias or name: field for name, field in schema.model_fields.items()}
        found = fields[step].annotation if step in fields else None
        return found if get_origin(found) is dict else _model_in(found)
    return None


def _model_in(annotation: object) -> object:
    """Return the schema inside tuple[Arm, ...], Product | None and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = [_model_in(part) for part in get_args(annotation)]
    return next((part for part in parts if part is not None), None)
