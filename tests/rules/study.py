"""The study of the hand-made deck: study.yaml as a value, with nothing left out."""

from __future__ import annotations

import datetime as dt

from slidekit.deck.model import DeckStudy
from slidekit.study import settings
from slidekit.study import spec as given

ARMS = ("new", "old")
ARM_NAMES = {"new": "Newmab", "old": "Oldmab"}
BOXED_WARNING = (
    "Warning: liver injury. Liver injury, in some patients fatal, has occurred. Measure liver "
    "tests every 2 weeks."
)

SETTINGS = settings.DeckSettings(
    purpose="investigational",
    audience="Prescribing oncologists",
    markets=("US", "EU"),
    presenter=settings.Presenter(
        name="A. Speaker, MD", employer="Firm Ltd", conflicts="Employee of Firm Ltd"
    ),
    authors=("Speaker A", "Author B"),
    author_conflicts="B. Author: none",
    funder="Firm Ltd",
    funder_role="The funder designed the trial.",
)

ENDPOINTS = (
    given.Endpoint(
        id="os",
        label="Overall survival",
        short="OS",
        rank="primary",
        prespecified=True,
        alpha_order=1,
        met=True,
        state="tested",
        population="itt",
        definition="Time from randomisation to death.",
    ),
    given.Endpoint(
        id="pfs",
        label="Progression-free survival",
        short="PFS",
        rank="key_secondary",
        prespecified=True,
        alpha_order=2,
        met=True,
        state="tested",
        population="itt",
        definition="Time from randomisation to progression or death.",
    ),
    given.Endpoint(
        id="dor",
        label="Time to response",
        short="TTR",
        rank="secondary",
        prespecified=True,
        state="descriptive",
        population="itt",
        definition="Time from randomisation to response.",
    ),
)

PRODUCTS = (
    given.Product(
        generic="Newmab",
        arms=("new",),
        indications=(
            given.Indication(
                text="Advanced disease", status={"US": "not_approved", "EU": "not_approved"}
            ),
        ),
        boxed_warning=BOXED_WARNING,
        contraindications=("Severe liver disease",),
        label_version="revision 4, March 2026",
        reference="label",
    ),
)

REFERENCES = (
    given.Reference(
        id="review",
        type="article",
        title="A review of the disease",
        authors=("Writer C",),
        journal="Fictional Journal",
        year=2024,
        doi="10.1000/review.1",
        pmid="12345678",
    ),
    given.Reference(id="label", type="label", title="Newmab, US prescribing information"),
    given.Reference(id="registry", type="registry", title="Record of the trial", nct="NCT99000101"),
)

SPEC = given.StudySpec(
    id="abc101",
    title="Newmab or Oldmab in advanced disease (ABC-101)",
    short_title="ABC-101",
    nct="NCT99000101",
    phase="3",
    condition="Advanced disease",
    sponsor="Firm Ltd",
    data_cutoff=dt.date(2026, 6, 30),
    design=given.Design(
        randomised=True, blinding="double-blind", control="active", allocation="1:1"
    ),
    arms=(
        given.Arm(id="new", name="Newmab", values=("N",)),
        given.Arm(id="old", name="Oldmab", values=("O",), reference=True),
    ),
    populations=(
        given.Population(id="itt", label="Intention-to-treat population", abbreviation="ITT"),
        given.Population(id="safety", label="Safety population"),
    ),
    endpoints=ENDPOINTS,
    subgroups=(
        given.Subgroup(column="SEX", label="Sex", levels=("F", "M"), prespecified=True),
        given.Subgroup(column="AGEGR1", label="Age", levels=("<65", ">=65"), prespecified=True),
    ),
    eligibility=("Adults with advanced disease",),
    statistics=given.Statistics(
        sample_size="400 patients, 1:1", alpha=0.05, testing_order=("os", "pfs")
    ),
    products=PRODUCTS,
    safety=given.Safety(
        meddra="27.1",
        ctcae="5.0",
        teae_window="to 30 days after the last dose",
        aesi=(given.SpecialInterest(id="liver", label="Liver injury", terms=("Hepatitis",)),),
    ),
    references=REFERENCES,
    deck=SETTINGS,
)

STUDY = DeckStudy(SPEC.id, SPEC)
