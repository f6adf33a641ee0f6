"""Write docs/tables.md: the columns that are read, from the code that reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from slidekit.exhibits.reported_facts import COMPARING, MEASURES
from slidekit.exhibits.safety_counts import OVERVIEW
from slidekit.exhibits.safety_published import ALL_EVENTS, SPECIAL
from slidekit.study.durations import DAYS_IN
from slidekit.study.inspect import ROLES
from slidekit.study.mapping import NEEDED, OUR_NAMES, PUBLISHED
from slidekit.study.published import NOT_REPORTED
from slidekit.study.recognise import ADAM, CONTRACTS, REQUIRED
from slidekit.study.spec import Unit
from tools.pages.markdown import code, codes, table
from tools.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.model import TableKind

PAGE = ROOT / "docs" / "tables.md"
NUMBER = "as printed; empty: not reported"
SAID: dict[str, dict[str, str]] = {
    "estimates": {
        "nct": "registration number of the trial",
        "analysis_id": "analysis of the test plan that the row belongs to, such as `final`",
        "cutoff": "data cut-off, year-month-day; of two rows for one number the newer holds",
        "endpoint_id": "id of the endpoint in study.yaml; `safety` or empty for harms",
        "rank": "rank of the endpoint, for readers of the table",
        "status": "how the analysis ranks, for readers of the table",
        "population": "id of the population; empty: that of the endpoint",
        "measure": "which number it is, see below",
        "arm": "one of the texts in `values` of an arm, or its name",
        "comparator": "the other arm of a comparison; empty: the reference arm",
        "n": "subjects with the event or response",
        "N": "subjects analysed",
        "value": f"the number, {NUMBER}; NR: not reached",
        "ci_lo": f"lower limit, {NUMBER}",
        "ci_hi": f"upper limit, {NUMBER}",
        "ci_level": "level of the limits, as 0.95 or 95; empty: 0.95",
        "p": "p-value as printed, such as <0.001",
        "p_type": "`controlled`, `nominal` or `descriptive`; empty: as the test plan has it",
        "ref_id": "id of the source among the references",
        "anchor": "page, table or figure in it",
    },
    "km_points": {
        "endpoint_id": "id of the endpoint in study.yaml",
        "arm": "as above",
        "time": "time from randomisation, in `unit`",
        "unit": f"{', '.join(get_args(Unit))}; empty: that of study.yaml",
        "surv": "survival as a fraction of 1, or as percentages throughout the table",
        "at_risk": "subjects at risk, where the source prints them",
        "events": "events, in the row below the curve where the source prints one",
        "censored": "subjects censored, in the row below the curve where the source prints one",
        "digitised": "yes where it was read off a figure",
        "ref_id": "as above",
        "anchor": "as above",
    },
    "subgroups": {
        "endpoint_id": "id of the endpoint in study.yaml",
        "factor": "such as Sex; `Overall` for all subjects",
        "level": "such as Female",
        "arm": "as above; a level has one row per arm",
        "n": "subjects with the event",
        "N": "subjects of the level in the arm",
        "events": "events",
        "est": f"the ratio, in the row of the arm compared, {NUMBER}",
        "ci_lo": f"lower limit, {NUMBER}",
        "ci_hi": f"upper limit, {NUMBER}",
        "p_interaction": "p of the factor's test for interaction",
        "prespecified": "yes or no; empty: nobody said",
        "ref_id": "as above",
        "anchor": "as above",
    },
    "ae": {
        "arm": "as above",
        "N": "subjects treated in the arm",
        "soc": "system organ class; `AESI` for events of special interest",
        "pt": "preferred term; empty: the row of the whole class",
        "n_any": "subjects with the event, any grade",
        "n_g3": "the same, grade 3 or higher",
        "n_serious": "the same, serious",
        "n_related": "the same, related as judged by the investigator",
        "threshold": "of the printed table, such as 10% in any arm",
        "ref_id": "as above",
        "anchor": "as above",
    },
}
"""Table -> column -> what it holds; every column of the contracts is here, held by a test."""


def published() -> Iterator[str]:
    """Yield the columns of the four tables of printed numbers."""
    for kind, columns in SAID.items():
        needed = {*REQUIRED[_kind(kind)], *NEEDED[kind]}
        yield f"### {kind}.csv\n"
        rows = ((code(c), "needed" if c in needed else "", said) for c, said in columns.items())
        yield from table(("column", "", "what it holds"), rows)


def _kind(name: str) -> TableKind:
    return next(kind for kind in CONTRACTS if kind == name)


def measures() -> Iterator[str]:
    """Yield the words that the column `measure` may hold."""
    names: dict[str, list[str]] = {}
    for word, (name, _) in MEASURES.items():
        names.setdefault(name, []).append(word)
    rows = (
        (codes(words), MEANING[name], "both arms" if name in COMPARING else "arm")
        for name, words in names.items()
    )
    yield from table(("measure", "what it is", "of"), (*rows, *PATTERNED))
    yield f"Of harms, in rows of the endpoint `safety`: {codes((*OVERVIEW, 'death'))}."


MEANING = {
    "hr": "hazard ratio",
    "odds_ratio": "odds ratio",
    "risk_ratio": "risk ratio",
    "median": "median time, in the unit of study.yaml",
    "follow_up": "median follow-up, in the unit of study.yaml; the arm may be left out",
    "events": "subjects with the event: `n` and `N`, `value` as a share",
    "difference": "difference of proportions, in percentage points or as a fraction",
    "rate": "share of subjects, such as a response rate",
}
PATTERNED = (
    ("`rate.t12`, `survival_12_months`", "survival at a time, in the unit of study.yaml", "arm"),
    ("`difference.t12`", "difference of survival at a time", "both arms"),
    ("`category.CR`", "share of subjects in a category of response", "arm"),
)


def words() -> Iterator[str]:
    """Yield which texts have a meaning of their own."""
    absent = sorted(word for word in NOT_REPORTED if word)
    yield f"- Not reported: an empty cell, or {codes(absent)}."
    units = (
        f"1 {unit.removesuffix('s')} = {days:g} days" for unit, days in DAYS_IN.items() if days > 1
    )
    yield f"- Units of time: {', '.join(units)}."
    total = sorted(word for word in ALL_EVENTS if word)
    yield f"- `pt` of the row of all adverse events, without `soc`: empty, or {codes(total)}."
    yield f"- `soc` of events of special interest: {codes(sorted(SPECIAL))}."


def adam() -> Iterator[str]:
    """Yield the columns of patients' tables that are used, and what each means."""
    yield f"Recognised, in this order: {codes(ADAM)}.\n"
    roles: dict[str, list[str]] = {}
    for column, role in ROLES.items():
        roles.setdefault(role, []).append(column)
    yield from table(("role", "columns"), ((role, codes(cols)) for role, cols in roles.items()))


def ordinary() -> Iterator[str]:
    """Yield the plain names of `columns:` and what each kind of table needs."""
    rows = ((code(ours), code(adam_name)) for ours, adam_name in OUR_NAMES.items())
    yield from table(("plain name", "stands for"), rows)
    plain = {adam_name: ours for ours, adam_name in OUR_NAMES.items()} | {"PARAMCD": "endpoint"}
    for kind, columns in NEEDED.items():
        if kind not in PUBLISHED:
            wanted = ("event` or `censor" if c == "CNSR" else plain.get(c, c) for c in columns)
            yield f"- {code(kind)} needs {codes(wanted)}."


PARTS = {
    "published": published,
    "measures": measures,
    "words": words,
    "adam": adam,
    "ordinary": ordinary,
}
