"""Whether responses are there, and are what study.yaml says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.study.cells import blanks, is_one_of
from slidekit.study.checks.problem import problem
from slidekit.study.records import paramcd_of
from slidekit.study.times import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.checks.problem import Check
    from slidekit.study.model import Problem, Study


def response_missing(study: Study) -> Iterator[Problem]:
    """A best response that is missing for most subjects says little."""
    for endpoint in study.spec.endpoints:
        for table in study.of_kind("ADRS") if endpoint.type == "response" else ():
            mine = table.take(table.columns["PARAMCD"] == paramcd_of(endpoint))
            lost = is_one_of(mine.columns["AVALC"], ("", "MISSING", "NE"))
            if lost.sum() * 2 > mine.size:
                yield problem(
                    "warn",
                    "response_missing",
                    tell(
                        "{0} of {1} is missing or not evaluable for {2} of {3} records.",
                        paramcd_of(endpoint),
                        table.file.name,
                        int(lost.sum()),
                        mine.size,
                    ),
                    tell("Show another endpoint, or say why."),
                    table=table,
                    column="AVALC",
                )


def confirmation_disagrees(study: Study) -> Iterator[Problem]:
    """A response is confirmed or not, and the label of the parameter knows it."""
    for endpoint in study.spec.endpoints:
        for table in study.of_kind("ADRS") if endpoint.confirmed is not None else ():
            mine = table.columns["PARAMCD"] == paramcd_of(endpoint)
            labels = distinct(table.columns.get("PARAM", blanks(table.size))[mine])
            if any(_says_confirmed(label) is (not endpoint.confirmed) for label in labels):
                said = tell("confirmed") if endpoint.confirmed else tell("not confirmed")
                yield problem(
                    "error",
                    "confirmation_disagrees",
                    tell(
                        "study.yaml calls {0} {1}, {2} calls it {3!r}.",
                        endpoint.id,
                        said,
                        table.file.name,
                        labels[0],
                    ),
                    tell("Correct confirmed: or paramcd: in study.yaml."),
                    table=table,
                    column="PARAM",
                )


def _says_confirmed(label: str) -> bool | None:
    """Return what a label says of confirmation; None: nothing."""
    text = label.casefold()
    if "unconfirmed" in text or "confirmation not required" in text:
        return False
    return True if "confirmed" in text else None


RESPONSE_CHECKS: tuple[Check, ...] = (response_missing, confirmation_disagrees)
