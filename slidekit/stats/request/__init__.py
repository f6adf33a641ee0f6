"""The core of `slidekit stats`: a request in, the answer as JSON values out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from slidekit.errors import StatsError
from slidekit.stats.request.adverse_events import adverse_events_answer
from slidekit.stats.request.binomial import binomial_answer
from slidekit.stats.request.continuous import continuous_answer
from slidekit.stats.request.descriptive import descriptive_answer
from slidekit.stats.request.keys import Request
from slidekit.stats.request.meta import meta_answer
from slidekit.stats.request.provenance import provenance
from slidekit.stats.request.rates import rates_answer
from slidekit.stats.request.survival import survival_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def answer(kind: str, request: Mapping[str, Any], data_root: Path) -> dict[str, Any]:
    """Answer a request with the statistics of one kind.

    Args:
        kind: the statistics, such as "survival".
        request: the request as read from JSON.
        data_root: folder of the tables that the request names.

    Returns:
        JSON values: infinite numbers are "Inf" and "-Inf", what is not estimable is None, a list of
        one number is that number; `not_offered` names what was asked for and is not answered,
        `provenance` what the numbers rest on.

    Raises:
        StatsError: the kind is not known, a key, file or column is missing, or has the wrong type.
    """
    if not isinstance(request, dict):
        raise StatsError("A request must be a JSON object with keys and values.")
    if kind not in _ANSWERS:
        raise StatsError(f"There are no statistics of kind {kind!r}: use {', '.join(_ANSWERS)}.")
    stated = request.get("kind", kind)
    if stated != kind:
        raise StatsError(f"The request is of kind {stated!r}, but {kind!r} was asked for.")
    asked = Request(request)
    found = _ANSWERS[kind](asked, data_root)
    answered = plain({key: part for key, part in found.items() if key != "not_offered"})
    return {
        "kind": kind.replace("-", "_"),
        **answered,
        "not_offered": found["not_offered"],
        "provenance": provenance(kind, request, answered, data_root),
    }


_ANSWERS: dict[str, Callable[[Request, Path], dict[str, Any]]] = {
    "survival": survival_answer,
    "binomial": binomial_answer,
    "adverse-events": adverse_events_answer,
    "rates": lambda request, data_root: rates_answer(request),
    "meta": lambda request, data_root: meta_answer(request),
    "continuous": continuous_answer,
    "descriptive": descriptive_answer,
}
KINDS = tuple(_ANSWERS)


def plain(value: Any) -> Any:  # noqa: ANN401 - JSON values
    """Return a value as JSON holds it: no nan, no infinity, a list of one number unpacked."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        single = len(value) == 1 and not isinstance(value[0], dict | list)
        return plain(value[0]) if single else [plain(part) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else "Inf" if value > 0 else "-Inf"
    return value
