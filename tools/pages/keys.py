"""The keys of a YAML file as tables, from the schema that reads it and the docstrings in it."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import textwrap
from decimal import Decimal
from functools import cache
from itertools import pairwise
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel

from slidekit.study.entry import Purpose
from tools.pages.markdown import code, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

PLAIN = {
    bool: "true or false",
    int: "whole number",
    float: "number",
    Decimal: "number",
    str: "text",
    dt.date: "date",
}
PATTERNS = {
    r"^[a-z][a-z0-9_]*$": "id",
    r"^[A-Z]{2}$": "market, such as US",
    r"^[a-z][a-z0-9-]*$": "id",
    r"^[a-z][a-z0-9_-]*$": "id",
    r"^(NCT\d{8})?$": "NCT and eight digits",
    r"^((section|topic|agenda):)?[a-z][a-z0-9_]*$": "selector",
}
HEAD = ("key", "value", "if left out", "what it is")


def keys(model: type[BaseModel], path: str = "", level: int = 3) -> Iterator[str]:
    """Yield a section for a model and one for each model in it, depth first.

    Args:
        model: the schema of a file or of a part of it.
        path: the keys that lead to it, such as "products[].indications[]".
        level: of the headings.
    """
    yield f"{'#' * level} {code(path) or 'The file'}\n"
    yield f"{_doc(model)}\n"
    yield from table(HEAD, (_row(model, name, field) for name, field in fields(model).items()))
    for name, field in fields(model).items():
        for inner, suffix in models_in(field.annotation):
            yield from keys(inner, f"{path}.{name}{suffix}".lstrip("."), level)


def _doc(model: type[BaseModel]) -> str:
    """Return what a model's docstring says, on one line a paragraph."""
    paragraphs = inspect.cleandoc(model.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the names that they have in files."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _row(model: type[BaseModel], name: str, field: FieldInfo) -> tuple[str, ...]:
    said = value_said(field.annotation, tuple(field.metadata))
    own = next(own for own, known in model.model_fields.items() if known is field)
    return code(name), said, _default(field), described(model).get(own, "")


def _default(field: FieldInfo) -> str:
    """Return what holds where a key is left out, "" where nothing does."""
    if field.is_required():
        return "required"
    value = field.default
    if value is None or isinstance(value, BaseModel) or value in ((), {}, ""):
        return ""
    if isinstance(value, bool):
        return code(str(value).lower())
    if isinstance(value, tuple):
        return code(f"[{', '.join(map(str, value))}]")
    return code(
        f'"{value}"' if value != str(value).strip() and isinstance(value, str) else f"{value}"
    )


def value_said(annotation: object, limits: tuple[object, ...] = ()) -> str:
    """Return what a value may be, in words."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return value_said(inner[0], (*inner[1:], *limits))
    if inner == get_args(Purpose):
        return "purpose"
    if origin is Literal:
        return " or ".join(code(str(value)) for value in inner)
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(value_said(a, limits) for a in inner if a is not NoneType))
    if origin is tuple:
        return f"list: {value_said(inner[0])}"
    if origin is dict:
        return f"block: {value_said(inner[0])} -> {value_said(inner[1])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "block"
    return _plain(annotation, limits)


def _plain(annotation: object, limits: tuple[object, ...]) -> str:
    pattern = next((p for one in limits if (p := getattr(one, "pattern", None))), "")
    named = PATTERNS.get(str(pattern)) or PLAIN.get(annotation, "text")  # type: ignore[call-overload]
    return f"{named}{_range(limits)}"


def _range(limits: tuple[object, ...]) -> str:
    found = [inner for one in limits for inner in (*getattr(one, "metadata", ()), one)]
    words = [
        text
        for one in found
        for kind, text in (
            (Ge, f"at least {getattr(one, 'ge', 0):g}"),
            (Gt, f"more than {getattr(one, 'gt', 0):g}"),
            (Le, f"at most {getattr(one, 'le', 0):g}"),
            (Lt, f"less than {getattr(one, 'lt', 0):g}"),
        )
        if isinstance(one, kind)
    ]
    return f", {' and '.join(words)}" if words else ""


def models_in(annotation: object) -> list[tuple[type[BaseModel], str]]:
    """Return the models that a value holds, each with "[]" or ".KEY" for what leads to it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [(annotation, "")]
    origin, inner = get_origin(annotation), get_args(annotation)
    step = {tuple: "[]", dict: ".KEY"}.get(origin, "")  # type: ignore[arg-type]
    return [(model, step + more) for part in inner for model, more in models_in(part)]


@cache
def described(model: type[BaseModel]) -> dict[str, str]:
    """Return field -> the docstring below it, also of the classes that a model is made from."""
    found: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        if issubclass(cls, BaseModel) and cls is not BaseModel:
            found |= _docstrings(cls)
    return found


def _docstrings(cls: type) -> dict[str, str]:
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    nodes = body.body if isinstance(body, ast.ClassDef) else []
    pairs = pairwise(nodes)
    return {
        node.target.id: " ".join(after.value.value.split())
        for node, after in pairs
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
        and isinstance(after.value.value, str)
    }
