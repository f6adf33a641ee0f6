"""Columns, codes and dates of ONC301 are those of CDISC, of CTCAE and of MedDRA."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sample_data.made import Row, Trial

FLAG = {"Y", "N"}
ARM = {"Quelmatinib + placebo", "Ostrataxel + placebo"}
REASONS = {
    "ADVERSE EVENT",
    "DEATH",
    "FAILURE TO MEET RANDOMIZATION CRITERIA",
    "LOST TO FOLLOW-UP",
    "PHYSICIAN DECISION",
    "PROGRESSIVE DISEASE",
    "WITHDRAWAL BY SUBJECT",
    "",
}
CODES: dict[str, dict[str, set[str]]] = {
    "adsl": {
        "STUDYID": {"ONC301"},
        "AGEU": {"YEARS"},
        "AGEGR1": {"<65", ">=65"},
        "SEX": {"F", "M"},
        "RACE": {"WHITE", "ASIAN", "BLACK OR AFRICAN AMERICAN", "OTHER", "NOT REPORTED"},
        "ECOG": {"0", "1"},
        "ARM": {*ARM, "Screen Failure"},
        "TRT01P": {*ARM, "Screen Failure"},
        "TRT01A": {*ARM, ""},
        "ITTFL": FLAG,
        "SAFFL": FLAG,
        "RSPFL": FLAG,
        "BRAINMET": FLAG,
        "LIVERMET": FLAG,
        "DTHFL": {"Y", ""},
        "EOSSTT": {"COMPLETED", "DISCONTINUED", "ONGOING"},
        "EOTSTT": {"COMPLETED", "DISCONTINUED", "ONGOING", ""},
        "DCSREAS": REASONS,
        "DCTREAS": REASONS,
    },
    "adtte": {
        "PARAMCD": {"OS", "PFS", "TTDGHS", "TTDPF", "DOR"},
        "AVALU": {"DAYS"},
        "CNSR": {"0", "1"},
        "TRTP": ARM,
        "ITTFL": {"Y"},
    },
    "adrs": {
        "PARAMCD": {"BOR", "CBOR"},
        "AVALC": {"CR", "PR", "SD", "PD", "NE"},
        "RSEVAL": {"INDEPENDENT ASSESSOR"},
        "ANL01FL": {"Y"},
    },
    "adae": {
        "TRTA": ARM,
        "AETOXGR": {"1", "2", "3", "4", "5"},
        "AESER": FLAG,
        "AESDTH": FLAG,
        "AESLIFE": FLAG,
        "AESHOSP": FLAG,
        "AEREL": {"RELATED", "NOT RELATED"},
        "AEACN": {
            "DOSE NOT CHANGED",
            "DOSE REDUCED",
            "DRUG INTERRUPTED",
            "DRUG WITHDRAWN",
            "NOT APPLICABLE",
        },
        "AEOUT": {
            "FATAL",
            "NOT RECOVERED/NOT RESOLVED",
            "RECOVERED/RESOLVED",
            "RECOVERED/RESOLVED WITH SEQUELAE",
            "RECOVERING/RESOLVING",
        },
        "TRTEMFL": {"Y", ""},
        "CQ01NAM": {"INTERSTITIAL LUNG DISEASE", ""},
        "CQ02NAM": {"HEPATOTOXICITY", ""},
        "CQ03NAM": {"QT PROLONGATION", ""},
    },
}
"""Table -> variable -> the terms that it may hold."""
FIRST_COLUMNS = {
    "adsl": "STUDYID,USUBJID,SUBJID,SITEID,COUNTRY,REGION1,AGE,AGEU,AGEGR1,SEX,RACE",
    "adtte": "STUDYID,USUBJID,TRTP,ITTFL,PARAMCD,PARAM,AVAL,AVALU,CNSR,EVNTDESC,CNSDTDSC",
    "adrs": "STUDYID,USUBJID,TRTP,ITTFL,PARAMCD,PARAM,AVALC,ADT",
    "adae": "STUDYID,USUBJID,TRTA,SAFFL,AESEQ,AEBODSYS,AEDECOD,AETOXGR,AESER",
}
ADAM_NAME = re.compile(r"[A-Z][A-Z0-9]{0,7}")
ISO_DATE = re.compile(r"20\d\d-[01]\d-[0-3]\d")
DATES = {
    "RANDDT",
    "TRTSDT",
    "TRTEDT",
    "EOSDT",
    "DTHDT",
    "LSTALVDT",
    "STARTDT",
    "ADT",
    "ASTDT",
    "AENDT",
}
HIGHEST_GRADE = {
    "Alopecia": 2,
    "Dysgeusia": 2,
    "Dry skin": 3,
    "Fatigue": 3,
    "Headache": 3,
    "Insomnia": 3,
    "Nausea": 3,
    "Palmar-plantar erythrodysaesthesia syndrome": 3,
    "Paraesthesia": 3,
    "Pruritus": 3,
    "Weight decreased": 3,
}
"""Terms whose CTCAE scale ends early."""


def table(trial: Trial, name: str) -> tuple[Row, ...]:
    """Return one of the four tables."""
    found: tuple[Row, ...] = getattr(trial, name)
    return found


@pytest.mark.parametrize("name", CODES)
def test_cells_hold_controlled_terms(trial: Trial, name: str) -> None:
    """No cell holds a code that programs would not know."""
    for variable, allowed in CODES[name].items():
        assert {row[variable] for row in table(trial, name)} <= allowed, variable


@pytest.mark.parametrize("name", FIRST_COLUMNS)
def test_columns_have_adam_names_and_their_usual_order(trial: Trial, name: str) -> None:
    """Names have at most eight letters and digits; identifiers come first."""
    header = list(table(trial, name)[0])
    assert all(ADAM_NAME.fullmatch(column) for column in header)
    wanted = FIRST_COLUMNS[name].split(",")
    assert header[: len(wanted)] == wanted


@pytest.mark.parametrize("name", CODES)
def test_dates_are_iso_8601(trial: Trial, name: str) -> None:
    """A date is a year, a month and a day, or nothing."""
    for row in table(trial, name):
        for column in DATES & row.keys():
            assert row[column] == "" or ISO_DATE.fullmatch(row[column])


def test_usubjid_is_study_site_and_subject(trial: Trial) -> None:
    """An identifier can be taken apart again."""
    for row in trial.adsl:
        assert row["USUBJID"] == f"{row['STUDYID']}-{row['SITEID']}-{row['SUBJID']}"


def test_derived_groups_follow_their_values(trial: Trial) -> None:
    """Age group and race group say no more than age and race."""
    for row in trial.adsl:
        assert row["AGEGR1"] == ("<65" if int(row["AGE"]) < 65 else ">=65")
        pooled = {"WHITE": "White", "ASIAN": "Asian"}.get(row["RACE"], "Other or not reported")
        assert row["RACEGR1"] == pooled


def test_a_preferred_term_has_one_system_organ_class(trial: Trial) -> None:
    """MedDRA's primary class of a term is the same in every record."""
    classes: dict[str, set[str]] = defaultdict(set)
    for row in trial.adae:
        classes[row["AEDECOD"]].add(row["AEBODSYS"])
    assert len(classes) > 80
    assert all(len(found) == 1 for found in classes.values())


def test_grades_stay_within_the_scale_of_their_term(trial: Trial) -> None:
    """Alopecia has two grades, febrile neutropenia begins at the third."""
    for row in trial.adae:
        assert int(row["AETOXGR"]) <= HIGHEST_GRADE.get(row["AEDECOD"], 5)
        if row["AEDECOD"] == "Febrile neutropenia":
            assert int(row["AETOXGR"]) >= 3


def test_a_customized_query_marks_all_records_of_its_terms(trial: Trial) -> None:
    """A term is in a query always or never."""
    for query in ("CQ01NAM", "CQ02NAM", "CQ03NAM"):
        inside = {row["AEDECOD"] for row in trial.adae if row[query]}
        assert inside
        assert all(row[query] for row in trial.adae if row["AEDECOD"] in inside)


def test_a_censored_time_says_why_and_an_event_does_not(trial: Trial) -> None:
    """CNSDTDSC belongs to censored records, EVNTDESC to all."""
    for row in trial.adtte:
        assert row["EVNTDESC"]
        assert (row["CNSDTDSC"] != "") == (row["CNSR"] == "1")


def test_missing_values_are_empty_cells_and_few(trial: Trial) -> None:
    """PD-L1 is missing for some patients, sex and age for none."""
    itt = trial.itt().values()
    missing = sum(row["PDL1GR1"] == "" for row in itt)
    assert 1 <= missing <= 0.08 * len(itt)
    assert all(row[name] for row in itt for name in ("AGE", "SEX", "RACE", "REGION1", "ECOG"))
