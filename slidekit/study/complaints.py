"""What a schema finds wrong with a file that people wrote, in a sentence that they understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from slidekit.languages import tell, to_tell
from slidekit.study.words import did_you_mean, more_mistakes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

KeyPath = tuple[str | int, ...]

PATTERNS = {
    r"^[a-z][a-z0-9_]*$": to_tell("an id of small letters, digits and _, beginning with a letter"),
    r"^[^{}\x00-\x1f]*$": to_tell("a text of one line without braces"),
    r"^[a-z][a-z0-9-]*$": to_tell("small letters, digits and hyphens, beginning with a letter"),
    r"^[a-z][a-z0-9_-]*$": to_tell("small letters, digits, hyphens and _, beginning with a letter"),
    r"^[A-Z]{2}$": to_tell("a country or market in two capitals, such as US"),
    r"^#?[0-9A-Fa-f]{6}$": to_tell("a colour of six hexadecimal digits, such as 0072B2"),
    r"^(NCT\d{8})?$": to_tell("NCT and eight digits"),
}

ALLOWED: dict[str, Callable[[dict[str, Any]], str]] = {
    "literal_error": lambda ctx: ctx["expected"].replace("'", ""),
    "bool_parsing": lambda _: tell("yes or no"),
    "bool_type": lambda _: tell("yes or no"),
    "int_parsing": lambda _: tell("a whole number"),
    "int_type": lambda _: tell("a whole number"),
    "float_parsing": lambda _: tell("a number"),
    "float_type": lambda _: tell("a number"),
    "decimal_parsing": lambda _: tell("a number"),
    "decimal_type": lambda _: tell("a number"),
    "finite_number": lambda _: tell("a number"),
    "date_from_datetime_parsing": lambda _: tell("a date such as 2024-01-31"),
    "date_parsing": lambda _: tell("a date such as 2024-01-31"),
    "date_type": lambda _: tell("a date such as 2024-01-31"),
    "tuple_type": lambda _: tell("a list such as [a, b]"),
    "list_type": lambda _: tell("a list such as [a, b]"),
    "dict_type": lambda _: tell("a block of keys"),
    "model_type": lambda _: tell("a block of keys"),
    "model_attributes_type": lambda _: tell("a block of keys"),
    "string_type": lambda _: tell("a text"),
    "string_too_long": lambda ctx: tell("a text of at most {0} characters", ctx["max_length"]),
    "too_long": lambda ctx: tell("a list of at most {0} entries", ctx["max_length"]),
    "string_pattern_mismatch": lambda ctx: tell(PATTERNS.get(ctx["pattern"], ctx["pattern"])),
    "union_tag_not_found": lambda _: tell(
        "an entry that is whole: with kind: and all that it needs"
    ),
    "union_tag_invalid": lambda ctx: tell("of a kind that there is: {0}", ctx["expected_tags"]),
    "greater_than": lambda ctx: tell("greater than {0:g}", ctx["gt"]),
    "greater_than_equal": lambda ctx: tell("{0:g} or greater", ctx["ge"]),
    "less_than": lambda ctx: tell("less than {0:g}", ctx["lt"]),
    "less_than_equal": lambda ctx: tell("{0:g} or less", ctx["le"]),
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
    more = more_mistakes(len(details) - 1)
    return tell("{0}, line {1}: {2}", name, lines[path], what), f"{fix} {more}".strip()


def explain(found: ValidationError, where: str) -> str:
    """Return what is wrong first in data that no person wrote line by line."""
    detail = found.errors()[0]
    steps = (tell("entry {0}", s + 1) if isinstance(s, int) else str(s) for s in detail["loc"])
    named = " > ".join(steps) or tell("the content")
    if detail["type"] == "missing":
        return tell("{0}: {1} is missing.", where, named)
    if detail["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return tell("{0}: {1} is no known key.", where, named)
    kind = detail["type"]
    allowed = ALLOWED[kind](detail.get("ctx", {})) if kind in ALLOWED else detail["msg"]
    return tell("{0}: {1} is {2}. It must be {3}.", where, named, _shown(detail["input"]), allowed)


def _sentence(
    detail: ErrorDetails, model: type[BaseModel], data: object, path: KeyPath
) -> tuple[str, str]:
    kind, loc = detail["type"], detail["loc"]
    if kind == "extra_forbidden":
        known = _keys_at(model, loc[:-1])
        return tell("{0} is no known key.", _named(data, path)), did_you_mean(str(loc[-1]), known)
    if kind == "missing":
        where = _named(data, loc[:-1]) or tell("the file")
        return tell("{0} lacks the key {1}.", where, loc[-1]), tell("Add {0}: to it.", loc[-1])
    if kind == "value_error":
        return f"{_named(data, path)}: {detail['msg'].removeprefix('Value error, ')}.", ""
    allowed = ALLOWED[kind](detail.get("ctx", {})) if kind in ALLOWED else detail["msg"]
    return (
        tell("{0} is {1}.", _named(data, path) or tell("the file"), _shown(detail["input"])),
        tell("It must be {0}.", allowed),
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
        words.append(
            str(entry_id or tell("entry {0}", step + 1)) if isinstance(step, int) else str(step)
        )
    return " > ".join(words)


def _step(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) else None


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return tell("a block of keys")
    if isinstance(value, list):
        return tell("a list")
    if value is None:
        return tell("empty")
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
