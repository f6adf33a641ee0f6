"""What slides, their parts and the kinds of numbers on them are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from widgets.study.words import QT_TRANSLATE_NOOP

_ROLES = {
    "acknowledgement": QT_TRANSLATE_NOOP("slides", "acknowledgement"),
    "ae_butterfly": QT_TRANSLATE_NOOP("slides", "adverse events arm by arm"),
    "ae_common": QT_TRANSLATE_NOOP("slides", "common adverse events"),
    "ae_dot": QT_TRANSLATE_NOOP("slides", "adverse events with risk differences"),
    "ae_overview": QT_TRANSLATE_NOOP("slides", "overview of adverse events"),
    "aesi": QT_TRANSLATE_NOOP("slides", "adverse events of special interest"),
    "agenda": QT_TRANSLATE_NOOP("slides", "agenda"),
    "answer": QT_TRANSLATE_NOOP("slides", "answer"),
    "background": QT_TRANSLATE_NOOP("slides", "background"),
    "baseline": QT_TRANSLATE_NOOP("slides", "baseline characteristics"),
    "boxed_warning": QT_TRANSLATE_NOOP("slides", "boxed warning"),
    "business_question": QT_TRANSLATE_NOOP("slides", "business question"),
    "capture": QT_TRANSLATE_NOOP("slides", "notes on the talk"),
    "case": QT_TRANSLATE_NOOP("slides", "case"),
    "checklist": QT_TRANSLATE_NOOP("slides", "checklist"),
    "citation": QT_TRANSLATE_NOOP("slides", "citation"),
    "class_safety": QT_TRANSLATE_NOOP("slides", "safety of the class"),
    "conclusions": QT_TRANSLATE_NOOP("slides", "conclusions"),
    "context": QT_TRANSLATE_NOOP("slides", "context"),
    "contrary": QT_TRANSLATE_NOOP("slides", "contrary evidence"),
    "design": QT_TRANSLATE_NOOP("slides", "study design"),
    "disclosures": QT_TRANSLATE_NOOP("slides", "disclosures"),
    "discussion": QT_TRANSLATE_NOOP("slides", "discussion"),
    "disease": QT_TRANSLATE_NOOP("slides", "disease"),
    "disposition": QT_TRANSLATE_NOOP("slides", "patient disposition"),
    "duties": QT_TRANSLATE_NOOP("slides", "duties"),
    "evidence_gaps": QT_TRANSLATE_NOOP("slides", "gaps in the evidence"),
    "exploratory": QT_TRANSLATE_NOOP("slides", "exploratory endpoint"),
    "exposure": QT_TRANSLATE_NOOP("slides", "exposure"),
    "forest": QT_TRANSLATE_NOOP("slides", "forest plot of subgroups"),
    "guidelines": QT_TRANSLATE_NOOP("slides", "guidelines"),
    "key_secondary": QT_TRANSLATE_NOOP("slides", "key secondary endpoint"),
    "label": QT_TRANSLATE_NOOP("slides", "label"),
    "landmark": QT_TRANSLATE_NOOP("slides", "rates at landmark times"),
    "landscape": QT_TRANSLATE_NOOP("slides", "treatment landscape"),
    "ledger": QT_TRANSLATE_NOOP("slides", "list of all endpoints"),
    "limitations": QT_TRANSLATE_NOOP("slides", "limitations"),
    "meeting_rules": QT_TRANSLATE_NOOP("slides", "rules of the meeting"),
    "methods": QT_TRANSLATE_NOOP("slides", "methods"),
    "next_steps": QT_TRANSLATE_NOOP("slides", "next steps"),
    "objectives": QT_TRANSLATE_NOOP("slides", "objectives"),
    "pico": QT_TRANSLATE_NOOP("slides", "PICO question"),
    "primary": QT_TRANSLATE_NOOP("slides", "primary endpoint"),
    "question": QT_TRANSLATE_NOOP("slides", "question"),
    "references": QT_TRANSLATE_NOOP("slides", "references"),
    "request": QT_TRANSLATE_NOOP("slides", "request"),
    "request_question": QT_TRANSLATE_NOOP("slides", "question that was asked"),
    "results": QT_TRANSLATE_NOOP("slides", "results"),
    "risk_of_bias": QT_TRANSLATE_NOOP("slides", "risk of bias"),
    "search": QT_TRANSLATE_NOOP("slides", "literature search"),
    "secondary": QT_TRANSLATE_NOOP("slides", "secondary endpoint"),
    "special_populations": QT_TRANSLATE_NOOP("slides", "special populations"),
    "statistics": QT_TRANSLATE_NOOP("slides", "statistics"),
    "status": QT_TRANSLATE_NOOP("slides", "regulatory status"),
    "strengths": QT_TRANSLATE_NOOP("slides", "strengths"),
    "summary": QT_TRANSLATE_NOOP("slides", "summary"),
    "test_plan": QT_TRANSLATE_NOOP("slides", "test plan"),
    "title": QT_TRANSLATE_NOOP("slides", "title slide"),
}
_PARTS = {
    "title": QT_TRANSLATE_NOOP("slides", "title"),
    "subtitle": QT_TRANSLATE_NOOP("slides", "subtitle"),
    "tag": QT_TRANSLATE_NOOP("slides", "line above the title"),
    "body": QT_TRANSLATE_NOOP("slides", "text"),
    "key": QT_TRANSLATE_NOOP("slides", "lines beside the figure"),
    "table": QT_TRANSLATE_NOOP("slides", "table"),
    "figure": QT_TRANSLATE_NOOP("slides", "figure"),
    "footnotes": QT_TRANSLATE_NOOP("slides", "footnotes"),
    "pointer": QT_TRANSLATE_NOOP("slides", "pointer to another slide"),
    "state": QT_TRANSLATE_NOOP("slides", "state of the deck"),
    "number": QT_TRANSLATE_NOOP("slides", "slide number"),
}
_STATUS = {
    "primary": QT_TRANSLATE_NOOP("slides", "primary"),
    "key_secondary": QT_TRANSLATE_NOOP("slides", "key secondary"),
    "secondary": QT_TRANSLATE_NOOP("slides", "secondary"),
    "exploratory": QT_TRANSLATE_NOOP("slides", "exploratory"),
    "post_hoc": QT_TRANSLATE_NOOP("slides", "post hoc"),
    "safety": QT_TRANSLATE_NOOP("slides", "safety"),
    "baseline": QT_TRANSLATE_NOOP("slides", "baseline"),
}
_UNITS = {
    "percentage points": QT_TRANSLATE_NOOP("slides", "percentage points"),
    "days": QT_TRANSLATE_NOOP("slides", "days"),
    "weeks": QT_TRANSLATE_NOOP("slides", "weeks"),
    "months": QT_TRANSLATE_NOOP("slides", "months"),
    "years": QT_TRANSLATE_NOOP("slides", "years"),
}


def role_name(role: str) -> str:
    """Return what a slide is for, in words; that of a company's own template as it is written."""
    return _said(_ROLES, role)


def part_name(part: str) -> str:
    """Return what a block of a page is."""
    return _said(_PARTS, part)


def status_name(status: str) -> str:
    """Return how firmly a number was planned; "" where nothing is known."""
    return _said(_STATUS, status)


def unit_name(unit: str) -> str:
    """Return a unit."""
    return _said(_UNITS, unit)


def _said(names: dict[str, str], key: str) -> str:
    words = names.get(key)
    return QCoreApplication.translate("slides", words) if words else key.replace("_", " ")
