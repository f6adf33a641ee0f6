"""The schema of study.yaml: what a trial's tables cannot say.

Almost every key may be absent; what a deck then lacks is reported as a finding that names the key.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from slidekit.study.entry import Cells, Entry, Market, Name, Slug, Text, whole_number
from slidekit.study.plan import Plan
from slidekit.study.settings import DeckSettings

Rank = Literal["primary", "key_secondary", "secondary", "exploratory", "post_hoc"]
EndpointType = Literal["time_to_event", "response"]
Unit = Literal["days", "weeks", "months", "years"]


def _require_unique(values: tuple[object, ...]) -> tuple[object, ...]:
    ids = [getattr(value, "id", value) for value in values]
    if twice := sorted({str(i) for i in ids if ids.count(i) > 1}):
        raise ValueError(f"id {', '.join(twice)} is given twice; every id must be its own")
    return values


def _require_own_names(arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    names = [arm.name.casefold() for arm in arms]
    if twice := sorted({arm.name for arm in arms if names.count(arm.name.casefold()) > 1}):
        raise ValueError(f"two arms are named {twice[0]}; readers could not tell them apart")
    return arms


def _require_digest(value: str) -> str:
    if value and not re.fullmatch(r"[0-9a-f]{64}", value):
        raise ValueError("a SHA-256 has 64 signs, digits and small letters from a to f")
    return value


class Design(Entry):
    """How the trial was run; a key left out is reported, never guessed."""

    randomised: bool | None = None
    blinding: Literal["open-label", "single-blind", "double-blind"] | None = None
    control: Literal["placebo", "active", "dose", "historical", "none"] | None = None
    allocation: Text = ""
    description: Text = ""
    crossover: bool = False
    interim: bool = False
    information_fraction: float | None = Field(default=None, gt=0, le=1)
    """Share of the planned events or subjects that an interim analysis had."""
    immature: tuple[Slug, ...] = ()
    """Endpoints whose data were immature at the cut-off."""


class Arm(Entry):
    """One arm: the texts that mark it in the tables, and how it is named on slides."""

    id: Slug
    name: Name
    values: Cells = ()
    short: Name = ""
    reference: bool = False
    planned: int | None = Field(default=None, ge=0)


class Population(Entry):
    """A set of subjects, chosen by columns of the subject table."""

    id: Slug
    label: Name
    abbreviation: Name = ""
    filter: dict[str, Cells] = {}


class Endpoint(Entry):
    """An endpoint of the registry: what was planned, and what became of it."""

    id: Slug
    label: Name
    short: Name = ""
    type: EndpointType = "time_to_event"
    paramcd: Name = ""
    rank: Rank | None = None
    prespecified: bool | None = None
    alpha_order: int | None = Field(default=None, ge=1)
    alpha: float | None = Field(default=None, gt=0, lt=1)
    met: bool | None = None
    state: Literal["tested", "not_tested", "not_yet_tested", "immature", "descriptive"] | None = (
        None
    )
    population: Slug = ""
    definition: Text = ""
    event_noun: Name = ""
    """What one event is called on the at-risk table, such as "death"."""
    assessor: Text = ""
    criteria: Text = ""
    confirmed: bool | None = None
    responders: Cells = ()
    categories: Cells = ()
    landmarks: tuple[Annotated[float, Field(gt=0, allow_inf_nan=False)], ...] = ()
    """Times, in the unit shown, of the landmark table."""
    unit: Unit | None = None
    """Unit of the time column, where the table does not say it."""
    references: tuple[Slug, ...] = ()


class Subgroup(Entry):
    """A factor of the forest plot."""

    column: str
    label: Name
    levels: Cells = ()
    """Levels in reading order, as in the cells; empty: as found, sorted."""
    names: dict[str, Name] = {}
    prespecified: bool | None = None


class Indication(Entry):
    """One use of a product, with its approval status per market."""

    text: Text
    status: dict[Market, Literal["approved", "not_approved", "under_review", "withdrawn"]] = {}
    pathway: Literal["regular", "accelerated", "conditional"] = "regular"
    basis: Text = ""
    """What an accelerated or conditional approval rests on, such as a response rate."""
    confirmatory_trial: Text = ""
    """The trial that has to confirm it, and where that stands."""
    limits_of_use: Text = ""
    cautions: tuple[Text, ...] | None = None
    """What the label says on this use where it is not approved. None: nobody said."""
    studied_here: bool = True


class Product(Entry):
    """A medicine of the trial, as its label and its regulators describe it."""

    generic: Name
    arms: tuple[Slug, ...] = ()
    indications: tuple[Indication, ...] = ()
    boxed_warning: Text = ""
    contraindications: tuple[Text, ...] = ()
    rems: Text = ""
    label_warnings: Cells = ()
    """Adverse events that the label warns of, each to be among `safety.aesi`."""
    label_version: Text = ""
    label_reviewed: dt.date | None = None
    reference: Slug | None = None


class SpecialInterest(Entry):
    """An adverse event of special interest: the preferred terms, or the column, that mark it."""

    id: Slug
    label: Name
    terms: Cells = ()
    filter: dict[str, Cells] = {}


class Safety(Entry):
    """What safety tables need beside the records themselves."""

    meddra: Text = ""
    ctcae: Text = ""
    teae_window: Text = ""
    aesi: tuple[SpecialInterest, ...] | None = None
    """None: nobody said; empty: none were defined."""


class Statistics(Entry):
    """Sample size, alpha and the order of tests."""

    sample_size: Text = ""
    alpha: float | None = Field(default=None, gt=0, lt=1)
    sided: Annotated[Literal[1, 2], BeforeValidator(whole_number)] = 2
    testing_order: tuple[Slug, ...] = ()
    plan: Plan | None = None
    """How alpha is shared out; left out: a fixed sequence in the order of tests."""
    description: Text = ""
    strata: Cells = ()
    """Columns that are crossed for the stratified analyses."""
    stratified: bool | None = None
    """False: strata were used at randomisation only."""
    differences: dict[str, Text] = {}
    """Id of a number -> why the reported one differs from the one computed from the tables."""


class Reference(Entry):
    """A source that slides cite; fields in the terms of CSL."""

    id: Slug
    type: Literal["article", "abstract", "label", "registry", "data_on_file", "guideline", "other"]
    title: Text
    authors: tuple[Text, ...] = ()
    journal: Text = ""
    """As it is to be printed, mostly abbreviated as PubMed does."""
    year: int | None = Field(default=None, ge=1800, le=2200)
    volume: Text = ""
    issue: Text = ""
    pages: Text = ""
    """Pages, or the number of an article that has none."""
    doi: Text = ""
    pmid: Text = ""
    nct: Text = ""
    issn: Text = ""
    orcids: tuple[Text, ...] = ()
    published_online: dt.date | None = None
    """Of a paper that has no volume and pages yet."""
    meeting: Text = ""
    """Congress at which an abstract was presented."""
    meeting_date: Text = ""
    meeting_place: Text = ""
    number: Text = ""
    """Of an abstract."""
    publisher: Text = ""
    """Of what is in no journal: society, agency or manufacturer."""
    version: Text = ""
    url: Text = ""
    accessed: dt.date | None = None
    retracted: bool = False
    attachment: Text = ""
    """File of the source, in the study's folder."""
    sha256: Annotated[str, AfterValidator(_require_digest)] = ""
    """Of the attachment: fixes the version that was cited."""


class TableMap(Entry):
    """How the columns of one ordinary table are called here."""

    file: str
    kind: Literal[
        "ADSL", "ADTTE", "ADAE", "ADRS", "estimates", "km_points", "subgroups", "ae", "ignore"
    ]
    endpoint: Slug | None = None
    """For a table that holds one endpoint only and has no PARAMCD."""
    columns: dict[str, str] = {}
    """Our name (an ADaM variable, or id, arm, time, event, censor) -> the table's column."""
    event_codes: Cells = ()
    """Cells of the event column that mean that the event was observed."""
    unit: Unit | None = None
    filter: dict[str, Cells] = {}
    reference: Slug | None = None
    """The source of a published table."""
    anchor: Text = ""
    """Page, table or figure within that source."""


class StudySpec(Entry):
    """study.yaml as a whole."""

    schema_version: Annotated[Literal[1], BeforeValidator(whole_number)] = Field(
        default=1, alias="schema"
    )
    id: Slug
    title: Text = ""
    short_title: Text = ""
    nct: Annotated[str, StringConstraints(pattern=r"^(NCT\d{8})?$")] = ""
    phase: Text = ""
    condition: Text = ""
    sponsor: Text = ""
    design: Design = Design()
    arms: Annotated[
        tuple[Arm, ...],
        Field(max_length=12),
        AfterValidator(_require_unique),
        AfterValidator(_require_own_names),
    ] = ()
    populations: Annotated[tuple[Population, ...], AfterValidator(_require_unique)] = ()
    endpoints: Annotated[
        tuple[Endpoint, ...], Field(max_length=100), AfterValidator(_require_unique)
    ] = ()
    subgroups: tuple[Subgroup, ...] | None = None
    baseline: Cells = ()
    """Columns of Table 1 in order; empty: the usual ones that are there."""
    labels: dict[str, Name] = {}
    """Names shown for columns and for cell texts, such as {"ECOG": "ECOG status"}."""
    data_cutoff: dt.date | None = None
    unit: Unit = "months"
    """Unit in which times are shown."""
    eligibility: tuple[Text, ...] = ()
    statistics: Statistics = Statistics()
    products: tuple[Product, ...] = ()
    safety: Safety = Safety()
    references: Annotated[tuple[Reference, ...], AfterValidator(_require_unique)] = ()
    reference_files: Annotated[tuple[Text, ...], Field(max_length=20)] = ()
    """CSL-JSON, RIS, BibTeX or PubMed files in the study's folder, whose references are added."""
    columns: tuple[TableMap, ...] = ()
    deck: DeckSettings = DeckSettings()
