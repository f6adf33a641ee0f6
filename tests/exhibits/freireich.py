"""A trial whose results stand in textbooks: 6-mercaptopurine or placebo, weeks of remission.

Freireich et al. 1963 (Blood 21:699), 42 children, here with their status at entry. The expected
numbers of the tests are those of R's survival package and of textbooks, not our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slidekit.exhibits.model import Made, Missing, Request
from slidekit.exhibits.registry import exhibit_kind
from tests.exhibits.trials import POLICY, table, trial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.study.model import Study, Table
    from slidekit.template.policy import Policy

PLACEBO = tuple(
    f"{weeks}{status}"
    for weeks, status in zip(
        (1, 22, 3, 12, 8, 17, 2, 11, 8, 12, 2, 5, 4, 15, 8, 23, 5, 11, 4, 1, 8),
        "PCCCCPCCCCCPCCCPPCCCC",
        strict=True,
    )
)
MERCAPTOPURINE = (
    *("10P", "7C", "32+C", "23C", "22C", "6P", "16C", "34+C", "32+C", "25+C", "11+C"),
    *("20+P", "19+C", "6C", "17+C", "35+P", "6P", "13C", "9+C", "6+C", "10+C"),
)
"""Weeks, "+" if censored, status at entry: C complete or P partial remission, - not known."""

ARMS = [
    {"id": "mp", "name": "6-mercaptopurine", "short": "6-MP", "values": ["6-MP"]},
    {"id": "pbo", "name": "Placebo", "reference": True},
]
RELAPSE: dict[str, Any] = {
    "id": "rfs",
    "label": "Relapse-free survival",
    "short": "RFS",
    "rank": "primary",
    "prespecified": True,
    "alpha_order": 1,
    "alpha": 0.05,
    "event_noun": "relapse",
    "landmarks": [10, 20],
}
STATUS = {
    "column": "REMSTAT",
    "label": "Status at entry",
    "levels": ["P", "C"],
    "names": {"C": "Complete remission", "P": "Partial remission"},
    "prespecified": True,
}


def tables(arms: Sequence[tuple[str, Sequence[str]]], param: str = "RFS") -> tuple[Table, Table]:
    """Return the subject table and the times of arms given as texts such as "10+P"."""
    cells = [(arm, text) for arm, texts in arms for text in texts]
    ids = [f"S{number}" for number in range(1, len(cells) + 1)]
    subjects = {
        "USUBJID": ids,
        "ARM": [arm for arm, _ in cells],
        "ITTFL": ["Y"] * len(cells),
        "REMSTAT": [text[-1].strip("-") for _, text in cells],
    }
    times = {
        "USUBJID": ids,
        "PARAMCD": [param] * len(cells),
        "AVAL": [text[:-1].rstrip("+") for _, text in cells],
        "AVALU": ["WEEKS"] * len(cells),
        "CNSR": ["1" if "+" in text else "0" for _, text in cells],
    }
    return table("ADSL", subjects), table("ADTTE", times)


def freireich(*more: Table, endpoint: dict[str, Any] | None = None, **spec: Any) -> Study:
    """Return the trial; `endpoint` changes keys of its one endpoint, `spec` those of study.yaml."""
    both = tables((("Placebo", PLACEBO), ("6-MP", MERCAPTOPURINE)))
    defaults = {
        "arms": ARMS,
        "unit": "weeks",
        "endpoints": [{**RELAPSE, **(endpoint or {})}],
        "subgroups": [STATUS],
        "design": {"randomised": True},
    }
    return trial(*both, *more, **{**defaults, **spec})


def one_arm(texts: Sequence[str], **spec: Any) -> Study:
    """Return a trial of one arm."""
    both = tables((("6-MP", texts),))
    arms = [{"id": "mp", "name": "6-MP"}]
    return trial(*both, **{"arms": arms, "unit": "weeks", "endpoints": [RELAPSE], **spec})


def made_of(
    kind: str, study: Study, endpoint: str | None = "rfs", policy: Policy = POLICY, **options: str
) -> Made:
    """Return the exhibit of an endpoint, which must be there."""
    found = found_of(kind, study, endpoint, policy, **options)
    assert isinstance(found, Made), found
    return found


def found_of(
    kind: str, study: Study, endpoint: str | None = "rfs", policy: Policy = POLICY, **options: str
) -> Made | Missing:
    """Return the exhibit of an endpoint, or why there is none."""
    request = Request(study, policy, endpoint, tuple(sorted(options.items())))
    return exhibit_kind(kind).make(request)
