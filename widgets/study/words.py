"""What the keys of study.yaml are called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from slidekit.languages import screen_language

if TYPE_CHECKING:
    from slidekit.study.roles import Role


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:  # noqa: N802, translators' tools seek it
    """Mark words for translation where no screen is there yet."""
    del context
    return words


_KINDS = {
    "": QT_TRANSLATE_NOOP("study", "What its columns say"),
    "ADSL": QT_TRANSLATE_NOOP("study", "Patients, a row each"),
    "ADSL+ADTTE": QT_TRANSLATE_NOOP("study", "Patients with times to an event"),
    "ADTTE": QT_TRANSLATE_NOOP("study", "Times to an event"),
    "ADAE": QT_TRANSLATE_NOOP("study", "Adverse events"),
    "ADRS": QT_TRANSLATE_NOOP("study", "Responses"),
    "ADTR": QT_TRANSLATE_NOOP("study", "Tumour measurements"),
    "ADLB": QT_TRANSLATE_NOOP("study", "Laboratory"),
    "ADVS": QT_TRANSLATE_NOOP("study", "Vital signs"),
    "ADQS": QT_TRANSLATE_NOOP("study", "Questionnaires"),
    "ADEX": QT_TRANSLATE_NOOP("study", "Exposure"),
    "estimates": QT_TRANSLATE_NOOP("study", "Printed results"),
    "km_points": QT_TRANSLATE_NOOP("study", "Printed curve"),
    "subgroups": QT_TRANSLATE_NOOP("study", "Printed subgroups"),
    "ae": QT_TRANSLATE_NOOP("study", "Printed adverse events"),
    "ignore": QT_TRANSLATE_NOOP("study", "Not read"),
    "unknown": QT_TRANSLATE_NOOP("study", "Not recognised"),
}
_ROLES = {
    "id": QT_TRANSLATE_NOOP("study", "Patient"),
    "arm": QT_TRANSLATE_NOOP("study", "Arm"),
    "paramcd": QT_TRANSLATE_NOOP("study", "Endpoint code"),
    "time": QT_TRANSLATE_NOOP("study", "Time"),
    "event": QT_TRANSLATE_NOOP("study", "Event"),
    "censor": QT_TRANSLATE_NOOP("study", "Censoring"),
    "unit": QT_TRANSLATE_NOOP("study", "Unit of time"),
    "term": QT_TRANSLATE_NOOP("study", "Adverse event"),
    "soc": QT_TRANSLATE_NOOP("study", "Organ class"),
    "grade": QT_TRANSLATE_NOOP("study", "Grade"),
    "serious": QT_TRANSLATE_NOOP("study", "Serious"),
    "response": QT_TRANSLATE_NOOP("study", "Response"),
    "pt": QT_TRANSLATE_NOOP("study", "Adverse event"),
    "n_any": QT_TRANSLATE_NOOP("study", "Patients with it"),
    "n_g3": QT_TRANSLATE_NOOP("study", "Grade 3 or more"),
    "n_serious": QT_TRANSLATE_NOOP("study", "Serious"),
    "n_related": QT_TRANSLATE_NOOP("study", "Related"),
    "threshold": QT_TRANSLATE_NOOP("study", "Listed from"),
    "measure": QT_TRANSLATE_NOOP("study", "Which number"),
    "value": QT_TRANSLATE_NOOP("study", "Number"),
    "n": QT_TRANSLATE_NOOP("study", "n"),
    "N": QT_TRANSLATE_NOOP("study", "N"),
    "ci_lo": QT_TRANSLATE_NOOP("study", "Lower limit"),
    "ci_hi": QT_TRANSLATE_NOOP("study", "Upper limit"),
    "ci_level": QT_TRANSLATE_NOOP("study", "Level of limits"),
    "p": QT_TRANSLATE_NOOP("study", "p value"),
    "p_type": QT_TRANSLATE_NOOP("study", "Kind of p"),
    "comparator": QT_TRANSLATE_NOOP("study", "Compared with"),
    "endpoint_id": QT_TRANSLATE_NOOP("study", "Endpoint"),
    "analysis_id": QT_TRANSLATE_NOOP("study", "Analysis"),
    "cutoff": QT_TRANSLATE_NOOP("study", "Data cut-off"),
    "population": QT_TRANSLATE_NOOP("study", "Population"),
    "rank": QT_TRANSLATE_NOOP("study", "Rank"),
    "status": QT_TRANSLATE_NOOP("study", "Status"),
    "nct": QT_TRANSLATE_NOOP("study", "Registration"),
    "ref_id": QT_TRANSLATE_NOOP("study", "Source"),
    "anchor": QT_TRANSLATE_NOOP("study", "Place in source"),
    "surv": QT_TRANSLATE_NOOP("study", "Share without event"),
    "at_risk": QT_TRANSLATE_NOOP("study", "At risk"),
    "events": QT_TRANSLATE_NOOP("study", "Events"),
    "censored": QT_TRANSLATE_NOOP("study", "Censored"),
    "factor": QT_TRANSLATE_NOOP("study", "Factor"),
    "level": QT_TRANSLATE_NOOP("study", "Subgroup"),
    "est": QT_TRANSLATE_NOOP("study", "Estimate"),
    "p_interaction": QT_TRANSLATE_NOOP("study", "p of interaction"),
    "prespecified": QT_TRANSLATE_NOOP("study", "Planned before"),
}
_TYPES = {
    "number": QT_TRANSLATE_NOOP("study", "numbers"),
    "text": QT_TRANSLATE_NOOP("study", "texts"),
    "date": QT_TRANSLATE_NOOP("study", "dates"),
    "flag": QT_TRANSLATE_NOOP("study", "Y or N"),
    "empty": QT_TRANSLATE_NOOP("study", "nothing"),
}
PURPOSES = {
    "": QT_TRANSLATE_NOOP("study", "not said yet"),
    "on_label": QT_TRANSLATE_NOOP("study", "On label"),
    "consistent_with_label": QT_TRANSLATE_NOOP("study", "Consistent with the label"),
    "siuu": QT_TRANSLATE_NOOP("study", "Unapproved use of an approved medicine"),
    "investigational": QT_TRANSLATE_NOOP("study", "Investigational medicine"),
    "reactive": QT_TRANSLATE_NOOP("study", "Answer to an unsolicited question"),
    "payer": QT_TRANSLATE_NOOP("study", "Payers"),
    "internal": QT_TRANSLATE_NOOP("study", "Within the company"),
}
YES_NO = {
    "": QT_TRANSLATE_NOOP("study", "not said"),
    "yes": QT_TRANSLATE_NOOP("study", "Yes"),
    "no": QT_TRANSLATE_NOOP("study", "No"),
}
BLINDING = {
    "": QT_TRANSLATE_NOOP("study", "not said"),
    "open-label": QT_TRANSLATE_NOOP("study", "Open label"),
    "single-blind": QT_TRANSLATE_NOOP("study", "Single-blind"),
    "double-blind": QT_TRANSLATE_NOOP("study", "Double-blind"),
}
CONTROL = {
    "": QT_TRANSLATE_NOOP("study", "not said"),
    "placebo": QT_TRANSLATE_NOOP("study", "Placebo"),
    "active": QT_TRANSLATE_NOOP("study", "Active"),
    "dose": QT_TRANSLATE_NOOP("study", "Another dose"),
    "historical": QT_TRANSLATE_NOOP("study", "Historical"),
    "none": QT_TRANSLATE_NOOP("study", "None"),
}
RANK = {
    "": QT_TRANSLATE_NOOP("study", "not said"),
    "primary": QT_TRANSLATE_NOOP("study", "Primary"),
    "key_secondary": QT_TRANSLATE_NOOP("study", "Key secondary"),
    "secondary": QT_TRANSLATE_NOOP("study", "Secondary"),
    "exploratory": QT_TRANSLATE_NOOP("study", "Exploratory"),
    "post_hoc": QT_TRANSLATE_NOOP("study", "Post hoc"),
}
ENDPOINT_TYPE = {
    "time_to_event": QT_TRANSLATE_NOOP("study", "Time to an event"),
    "response": QT_TRANSLATE_NOOP("study", "Response"),
}
UNITS = {
    "": QT_TRANSLATE_NOOP("study", "as in the table"),
    "days": QT_TRANSLATE_NOOP("study", "Days"),
    "weeks": QT_TRANSLATE_NOOP("study", "Weeks"),
    "months": QT_TRANSLATE_NOOP("study", "Months"),
    "years": QT_TRANSLATE_NOOP("study", "Years"),
}
REFERENCE_TYPE = {
    "article": QT_TRANSLATE_NOOP("study", "Article"),
    "abstract": QT_TRANSLATE_NOOP("study", "Abstract"),
    "label": QT_TRANSLATE_NOOP("study", "Label"),
    "registry": QT_TRANSLATE_NOOP("study", "Registry"),
    "data_on_file": QT_TRANSLATE_NOOP("study", "Data on file"),
    "guideline": QT_TRANSLATE_NOOP("study", "Guideline"),
    "other": QT_TRANSLATE_NOOP("study", "Other"),
}


def said(words: str) -> str:
    """Return words of this module in the language of the screen."""
    return QCoreApplication.translate("study", words)


def kind_words(kind: str) -> str:
    """Return what a table is."""
    return said(_KINDS.get(kind, kind))


def within(words: str) -> str:
    """Return words as they stand within a sentence: in English only do nouns become small."""
    return words.lower() if screen_language() == "en" else words


def role_words(role: Role | None) -> str:
    """Return what a column means."""
    if role is None:
        return ""
    words = said(_ROLES.get(role.name, role.name))
    return f"{words} ({role.endpoint.upper()})" if role.endpoint else words


def type_words(kind: str) -> str:
    """Return what the cells of a column are."""
    return said(_TYPES[kind])


def column_words(name: str) -> str:
    """Return what a column of a printed table is called, by our name of it."""
    return said(_ROLES.get(name, name))
