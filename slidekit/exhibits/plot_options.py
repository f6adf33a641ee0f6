"""What may be chosen of forest plots, response rates and the butterfly of adverse events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.forest_data import LIMITS
from slidekit.exhibits.options import NO, Choosing, Option, switch
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.exhibits.butterfly_drawing import ButterflyData
    from slidekit.exhibits.forest_data import ForestData, ForestRow
    from slidekit.exhibits.response_drawing import ResponseData

AS_STUDY, BY_NAME, REVERSED = "study", "name", "reversed"


def _arms() -> tuple[tuple[str, str], ...]:
    return ((AS_STUDY, tell("As in the study")), (REVERSED, tell("Reversed")))


def offer_forest(data: ForestData) -> tuple[Option, ...]:
    """Return the options: a wider axis, and the order of the factors."""
    wider = [limit for limit in LIMITS if limit >= data.limit]
    ends = tuple((f"{end:g}", tell("1/{0} to {0}", f"{end:g}")) for end in wider)
    orders = ((AS_STUDY, tell("As in the study")), (BY_NAME, tell("By name")))
    many = len({row.factor for row in data.rows}) > 1
    order = Option("order", tell("Order of the factors"), "choice", AS_STUDY, orders, is_whole=True)
    axis = Option("limit", tell("Hazard ratio axis"), "choice", f"{data.limit:g}", ends)
    return (*([axis] if len(ends) > 1 else []), *([order] if many else []))


def choose_forest(data: ForestData, values: Mapping[str, str]) -> ForestData:
    """Return the plot as it is to be drawn; levels keep their order within a factor."""
    limit = float(values.get("limit", data.limit))
    rows = sorted(data.rows, key=_factor) if values.get("order") == BY_NAME else data.rows
    return replace(data, limit=limit, rows=tuple(rows))


def _factor(row: ForestRow) -> str:
    return row.factor.casefold()


def offer_response(data: ResponseData) -> tuple[Option, ...]:
    """Return the options: shares of a bar, rows of categories, order of the arms."""
    order = Option("order", tell("Order of the arms"), "choice", AS_STUDY, _arms())
    shares = any(len(bar.pieces) > 1 for bar in data.bars)
    return (
        *([switch("shares", tell("Categories within the bars"))] if shares else []),
        *([switch("rows", tell("Categories in rows under the bars"))] if data.rows else []),
        *([order] if len(data.bars) > 1 else []),
    )


def choose_response(data: ResponseData, values: Mapping[str, str]) -> ResponseData:
    """Return the figure as it is to be drawn; every bar keeps its rate and limits."""
    step = -1 if values.get("order") == REVERSED else 1
    is_plain = values.get("shares") == NO
    bars = tuple(replace(bar, pieces=()) if is_plain else bar for bar in data.bars)
    rows = () if values.get("rows") == NO else data.rows
    turned = tuple(replace(row, facts=row.facts[::step]) for row in rows)
    return replace(data, bars=bars[::step], rows=turned)


def offer_butterfly(data: ButterflyData) -> tuple[Option, ...]:
    """Return the option: which arm stands at the left."""
    del data
    return (Option("order", tell("Order of the arms"), "choice", AS_STUDY, _arms()),)


def choose_butterfly(data: ButterflyData, values: Mapping[str, str]) -> ButterflyData:
    """Return the figure as it is to be drawn."""
    if values.get("order") != REVERSED:
        return data
    rows = tuple(replace(row, left=row.right, right=row.left) for row in data.rows)
    return replace(data, left=data.right, right=data.left, rows=rows)


FOREST_OPTIONS = Choosing(offer_forest, choose_forest)
RESPONSE_OPTIONS = Choosing(offer_response, choose_response)
BUTTERFLY_OPTIONS = Choosing(offer_butterfly, choose_butterfly)
