"""The exhibits of the hand-made deck."""

from __future__ import annotations

from slidekit.exhibits.km_data import Curve, KmData, RiskRow
from slidekit.exhibits.model import Arm, Column, Exhibit, Row, TableData
from tests.rules.results import HARMS
from tests.rules.study import ARM_NAMES, ARMS

DRAWN_ARMS = tuple(Arm(arm, ARM_NAMES[arm], style) for style, arm in enumerate(ARMS))

OVERVIEW = (
    *("teae", "grade3", "serious", "discontinuation", "dose_change", "fatal", "death", "related"),
)

SAFETY_FOOTNOTES = (
    "Safety population. TEAE: to 30 days after the last dose. MedDRA 27.1; CTCAE 5.0.",
    "Median exposure, months: Newmab {exposure.median.new}, Oldmab {exposure.median.old}. "
    "Data cut-off: 30 Jun 2026. Source: data on file.",
)
ITT_FOOTNOTES = (
    "ITT. Median follow-up {ENDPOINT.follow_up} months (reverse Kaplan-Meier). "
    "Data cut-off: 30 Jun 2026. Source: data on file.",
)


def km_exhibit(endpoint: str, label: str, status: str) -> Exhibit:
    """Return a Kaplan-Meier figure."""
    ids = [f"{endpoint}.{part}" for part in ("hr.new_vs_old", "follow_up")]
    ids += [f"{endpoint}.{part}.{arm}" for part in ("median", "events") for arm in ARMS]
    return Exhibit(
        id=f"km.{endpoint}",
        kind="km",
        study="abc101",
        data=km_data(),
        arms=DRAWN_ARMS,
        endpoint=endpoint,
        population="itt",
        status=status,
        facts=tuple(ids),
        title=f"{label}: Kaplan-Meier estimate",
        key_lines=(
            f"Median, months ({{{endpoint}.median.new:level}} CI)",
            *(f"{ARM_NAMES[arm]}: {{{endpoint}.median.{arm}:brief}}" for arm in ARMS),
            f"HR {{{endpoint}.hr.new_vs_old:full}}; {{{endpoint}.hr.new_vs_old:p}}",
            *(f"{ARM_NAMES[arm]}: {{{endpoint}.events.{arm}:count_percent}}" for arm in ARMS),
        ),
        footnotes=tuple(text.replace("ENDPOINT", endpoint) for text in ITT_FOOTNOTES),
        alt=f"Curves of {label}. Hazard ratio {{{endpoint}.hr.new_vs_old:full}}.",
    )


def km_data() -> KmData:
    """Return two curves over two ticks."""
    curves = tuple(
        Curve(arm, ARM_NAMES[arm], style, (0.0, 6.0), (100.0, 80.0), (), (), (), 24.0)
        for style, arm in enumerate(ARMS)
    )
    counts = {"At risk": (200, 150), "Events": (0, 40), "Censored": (0, 10)}
    risk = tuple(
        RiskRow(quantity, arm, ARM_NAMES[arm], style, row)  # type: ignore[arg-type]
        for quantity, row in counts.items()
        for style, arm in enumerate(ARMS)
    )
    return KmData(curves, (0.0, 6.0), 24.0, "Months", "Survival (%)", risk, "grey", 10.0)


def ledger_exhibit() -> Exhibit:
    """Return the table of all endpoints."""
    labels = {"os": "Overall survival", "pfs": "Progression-free survival"}
    rows = [(*_ledger_row(i, label), "Met") for i, label in labels.items()]
    rows.append((*_ledger_row("dor", "Time to response"), "Descriptive"))
    heads = ("Endpoint", "Newmab", "Oldmab", "HR (95% CI)", "p", "Outcome")
    facts = [
        f"{endpoint}.{part}"
        for endpoint in (*labels, "dor")
        for part in ("median.new", "median.old", "hr.new_vs_old")
    ]
    return Exhibit(
        id="ledger",
        kind="ledger",
        study="abc101",
        data=TableData(tuple(Column(head) for head in heads), tuple(Row(row) for row in rows)),
        arms=DRAWN_ARMS,
        facts=tuple(facts),
        title="All endpoints of the test plan",
        footnotes=("ITT. Data cut-off: 30 Jun 2026. Source: data on file.",),
        alt="Table of three endpoints.",
    )


def _ledger_row(endpoint: str, label: str) -> tuple[str, ...]:
    medians = (f"{{{endpoint}.median.{arm}:brief}}" for arm in ARMS)
    ratio = f"{endpoint}.hr.new_vs_old"
    return (label, *medians, f"{{{ratio}:brief}}", f"{{{ratio}:p_cell}}")


def forest_exhibit() -> Exhibit:
    """Return a forest plot of overall survival; its drawing is hand-made too."""
    overall = ("os.hr.new_vs_old", "os.events.new", "os.events.old")
    levels = ("sex_f", "sex_m", "agegr1_lt_65", "agegr1_ge_65")
    parts = ("hr.new_vs_old", "events.new", "events.old")
    within = (f"os.{part}.subgroup={level}" for level in levels for part in parts)
    return Exhibit(
        id="forest.os",
        kind="forest",
        study="abc101",
        data="drawn by hand",
        arms=DRAWN_ARMS,
        endpoint="os",
        population="itt",
        status="primary",
        facts=(*overall, *within, "os.interaction.sex", "os.interaction.agegr1"),
        title="Overall survival: hazard ratio in subgroups",
        footnotes=(
            "ITT. {os.hr.new_vs_old:level} CI. Interaction p nominal. "
            "Data cut-off: 30 Jun 2026. Source: data on file.",
        ),
        alt="Forest plot of hazard ratios for overall survival.",
    )


def harms_exhibit(kind: str, title: str, rows: dict[str, str], *own: str) -> Exhibit:
    """Return a safety table with a row per key of HARMS."""
    facts = [f"safety.{key}.{arm}" for key in rows for arm in ARMS]
    heads = ("Subjects with event, n (%)", *ARM_NAMES.values())
    cells = (
        (label, *(f"{{safety.{key}.{arm}:count_percent}}" for arm in ARMS))
        for key, label in rows.items()
    )
    return Exhibit(
        id=kind,
        kind=kind,
        study="abc101",
        data=TableData(tuple(Column(h) for h in heads), tuple(Row(row) for row in cells)),
        arms=DRAWN_ARMS,
        population="safety",
        status="safety",
        facts=(*facts, "exposure.median.new", "exposure.median.old"),
        title=title,
        footnotes=(*own, *SAFETY_FOOTNOTES),
        alt=f"Table: {title}.",
    )


def all_exhibits() -> tuple[Exhibit, ...]:
    """Return every exhibit of the deck."""
    common = {key: key for key in HARMS if key.startswith("pt_")}
    not_approved = "Not approved; safety and effectiveness not established"
    status_row = Row(("Newmab", "Advanced disease", "US, EU", not_approved))
    status_heads = ("Product", "Indication", "Market", "Status")
    design_heads = ("Element", "Description")
    design = {
        "Blinding": "Double-blind",
        "Allocation": "Randomised 1:1",
        "Arms": "Newmab; Oldmab",
        "Registration": "NCT99000101",
    }
    return (
        km_exhibit("os", "Overall survival", "primary"),
        km_exhibit("pfs", "Progression-free survival", "key_secondary"),
        ledger_exhibit(),
        forest_exhibit(),
        harms_exhibit("ae_overview", "Adverse events: overview", {k: k for k in OVERVIEW}),
        harms_exhibit(
            "ae_common",
            "Common adverse events",
            common,
            "Terms in at least {safety.common_threshold} of subjects in any arm, "
            "most frequent first.",
        ),
        harms_exhibit("aesi", "Events of special interest", {"aesi_liver": "Liver injury"}),
        _plain_table("status", "Approval status", status_heads, status_row),
        _plain_table("design", "Study design", design_heads, *(Row(r) for r in design.items())),
    )


def _plain_table(kind: str, title: str, heads: tuple[str, ...], *rows: Row) -> Exhibit:
    data = TableData(tuple(Column(head, "left") for head in heads), rows)
    return Exhibit(
        id=kind, kind=kind, study="abc101", data=data, title=title, alt=f"Table: {title}."
    )
