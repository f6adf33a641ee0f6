"""The schema of study.yaml: what a trial's tables cannot say.

Almost every key may be absent; what a deck then lacks is reported as a finding that names the key.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from slidekit.languages import tell
from slidekit.study.entry import Cells, Entry, Market, Name, Slug, Text, whole_number
from slidekit.study.permission import Permission
from slidekit.study.plan import Plan
from slidekit.study.settings import DeckSettings

if TYPE_CHECKING:
    from typing import Self

Rank = Literal["primary", "key_secondary", "secondary", "exploratory", "post_hoc"]
EndpointType = Literal["time_to_event", "response"]
Unit = Literal["days", "weeks", "months", "years"]


def _require_unique(values: tuple[object, ...]) -> tuple[object, ...]:
    ids = [getattr(value, "id", value) for value in values]
    if twice := sorted({str(i) for i in ids if ids.count(i) > 1}):
        raise ValueError(tell("id {0} is given twice; every id must be its own", ", ".join(twice)))
    return values


def _require_own_names(arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    names = [arm.name.casefold() for arm in arms]
    if twice := sorted({arm.name for arm in arms if names.count(arm.name.casefold()) > 1}):
        raise ValueError(
            tell("two arms are named {0}; readers could not tell them apart", twice[0])
        )
    return arms


def _require_digest(value: str) -> str:
    if value and not re.fullmatch(r"[0-9a-f]{64}", value):
        raise ValueError(tell("a SHA-256 has 64 signs, digits and small letters from a to f"))
    return value


class Design(Entry):
    """How the trial was run; a key left out is reported, never guessed."""

    randomised: bool | None = None
    blinding: Literal["open-label", "single-blind", "double-blind"] | None = None
    control: Literal["placebo", "active", "dose", "historical", "none"] | None = None
    allocation: Text = ""
    """Such as 2:1."""
    description: Text = ""
    """What each arm got, in a sentence or two."""
    crossover: bool = False
    """Subjects of the reference arm could change over."""
    interim: bool = False
    """The results are those of an interim analysis."""
    information_fraction: float | None = Field(default=None, gt=0, le=1)
    """Share of the planned events or subjects that an interim analysis had."""
    immature: tuple[Slug, ...] = ()
    """Endpoints whose data were immature at the cut-off."""


class Arm(Entry):
    """One arm: the texts that mark it in the tables, and how it is named on slides."""

    id: Slug
    name: Name
    """As on slides."""
    values: Cells = ()
    """Texts that mark the arm in the tables."""
    short: Name = ""
    """For figures and narrow tables."""
    reference: bool = False
    """The arm that others are compared with."""
    planned: int | None = Field(default=None, ge=0)
    """Subjects planned."""


class Population(Entry):
    """A set of subjects, chosen by columns of the subject table."""

    id: Slug
    label: Name
    abbreviation: Name = ""
    filter: dict[str, Cells] = {}
    """Column of the subject table -> texts that belong to it."""


class Endpoint(Entry):
    """An endpoint of the registry: what was planned, and what became of it."""

    id: Slug
    label: Name
    short: Name = ""
    """Abbreviation, such as OS."""
    type: EndpointType = "time_to_event"
    paramcd: Name = ""
    """PARAMCD in the tables, where it is not the id in capitals."""
    rank: Rank | None = None
    """In the trial's plan."""
    prespecified: bool | None = None
    """It was planned before the data were seen."""
    alpha_order: int | None = Field(default=None, ge=1)
    """Place in a fixed sequence of tests."""
    alpha: float | None = Field(default=None, gt=0, lt=1)
    """At which it was tested."""
    met: bool | None = None
    """As reported; left out: p and the plan decide."""
    state: Literal["tested", "not_tested", "not_yet_tested", "immature", "descriptive"] | None = (
        None
    )
    """What became of its test."""
    population: Slug = ""
    """Id of the population it is analysed in."""
    definition: Text = ""
    """From when to which event, or what counts as a response."""
    event_noun: Name = ""
    """What one event is called on the at-risk table, such as "death"."""
    assessor: Text = ""
    """Who judged it, such as blinded independent review."""
    criteria: Text = ""
    """By which criteria, such as RECIST 1.1."""
    confirmed: bool | None = None
    """Responses were confirmed."""
    responders: Cells = ()
    """Texts of AVALC that count as a response."""
    categories: Cells = ()
    """Texts of AVALC in reading order."""
    landmarks: tuple[Annotated[float, Field(gt=0, allow_inf_nan=False)], ...] = ()
    """Times, in the unit shown, of the landmark table."""
    unit: Unit | None = None
    """Unit of the time column, where the table does not say it."""
    references: tuple[Slug, ...] = ()
    """Ids of its sources."""
    reported_elsewhere: Slug | None = None
    """Reference that reports the results which estimates.csv does not give: they are not post hoc,
    and nothing compares them with it."""


class Subgroup(Entry):
    """A factor of the forest plot."""

    column: str
    """Of the subject table."""
    label: Name
    levels: Cells = ()
    """Levels in reading order, as in the cells; empty: as found, sorted."""
    names: dict[str, Name] = {}
    """Cell -> name shown."""
    prespecified: bool | None = None


class Indication(Entry):
    """One use of a product, with its approval status per market."""

    text: Text
    """The use, in the words of the label."""
    status: dict[Market, Literal["approved", "not_approved", "under_review", "withdrawn"]] = {}
    """Market -> status."""
    pathway: Literal["regular", "accelerated", "conditional"] = "regular"
    basis: Text = ""
    """What an accelerated or conditional approval rests on, such as a response rate."""
    confirmatory_trial: Text = ""
    """The trial that has to confirm it, and where that stands."""
    limits_of_use: Text = ""
    """As the label has them."""
    cautions: tuple[Text, ...] | None = None
    """What the label says on this use where it is not approved. None: nobody said."""
    studied_here: bool = True
    """This trial studied it."""


class Product(Entry):
    """A medicine of the trial, as its label and its regulators describe it."""

    generic: Name
    arms: tuple[Slug, ...] = ()
    """Ids of the arms that got it."""
    indications: tuple[Indication, ...] = ()
    boxed_warning: Text = ""
    """Word for word; shown on the first safety slide."""
    contraindications: tuple[Text, ...] = ()
    """As the label has them."""
    rems: Text = ""
    """Risk evaluation and mitigation strategy, as the label has it."""
    label_warnings: Cells = ()
    """Adverse events that the label warns of, each to be among `safety.aesi`."""
    label_version: Text = ""
    """Version or date of the label."""
    label_reviewed: dt.date | None = None
    """When somebody last compared it with the label in force."""
    reference: Slug | None = None
    """Id of the label among the references."""
    additional_monitoring: tuple[Market, ...] = ()
    """Markets where it carries the black triangle."""
    prescribing_information: dict[Market, Text] = {}
    """Where readers find it in a market: an address, a handout, a slide."""


class SpecialInterest(Entry):
    """An adverse event of special interest: the preferred terms, or the column, that mark it."""

    id: Slug
    label: Name
    terms: Cells = ()
    """Preferred terms."""
    filter: dict[str, Cells] = {}
    """Column of the table of adverse events -> texts that mark it."""


class Safety(Entry):
    """What safety tables need beside the records themselves."""

    meddra: Text = ""
    """Version of MedDRA."""
    ctcae: Text = ""
    """Version of CTCAE."""
    teae_window: Text = ""
    """When an event counts as treatment-emergent."""
    aesi: tuple[SpecialInterest, ...] | None = None
    """None: nobody said; empty: none were defined."""


class Statistics(Entry):
    """Sample size, alpha and the order of tests."""

    sample_size: Text = ""
    """How it was chosen, in a sentence."""
    alpha: float | None = Field(default=None, gt=0, lt=1)
    """Of the whole plan."""
    sided: Annotated[Literal[1, 2], BeforeValidator(whole_number)] = 2
    """Sides of the tests."""
    testing_order: tuple[Slug, ...] = ()
    """Ids of endpoints in a fixed sequence."""
    plan: Plan | None = None
    """How alpha is shared out; left out: a fixed sequence in the order of tests."""
    description: Text = ""
    """Methods of the trial's plan, in words."""
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
    """Family name first, such as Quill R."""
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
    """When the address was looked up."""
    data_cutoff: dt.date | None = None
    """Of the analysis that it reports; a later one of the same trial makes its numbers old."""
    retracted: bool = False
    attachment: Text = ""
    """File of the source, in the study's folder."""
    sha256: Annotated[str, AfterValidator(_require_digest)] = ""
    """Of the attachment: fixes the version that was cited."""
    permissions: Annotated[tuple[Permission, ...], Field(max_length=50)] = ()
    """For figures and tables that are taken over from the source."""


class TableMap(Entry):
    """How the columns of one ordinary table are called here."""

    file: str
    """Name of the table's file."""
    kind: Literal[
        "ADSL", "ADTTE", "ADAE", "ADRS", "estimates", "km_points", "subgroups", "ae", "ignore"
    ]
    """What the table is; ignore: not read."""
    endpoint: Slug | None = None
    """For a table that holds one endpoint only and has no PARAMCD."""
    columns: dict[str, str] = {}
    """Our name (an ADaM variable, or id, arm, time, event, censor) -> the table's column."""
    event_codes: Cells = ()
    """Cells of the event column that mean that the event was observed."""
    unit: Unit | None = None
    """Of its times, where no column says it."""
    filter: dict[str, Cells] = {}
    """Column -> texts of the rows that are read."""
    reference: Slug | None = None
    """The source of a published table; of rows that name none themselves."""
    anchor: Text = ""
    """Page, table or figure within that source; of rows that name none themselves."""
    anchors: dict[Slug, Text] = {}
    """Id of an endpoint -> page, table or figure of its rows, where each has another."""


class StudySpec(Entry):
    """study.yaml as a whole."""

    schema_version: Annotated[Literal[1], BeforeValidator(whole_number)] = Field(
        default=1, alias="schema"
    )
    """The version of this format."""
    id: Slug
    """Of the study, in fact ids where a deck has several."""
    title: Text = ""
    short_title: Text = ""
    """As people call the trial."""
    nct: Annotated[str, StringConstraints(pattern=r"^(NCT\d{8})?$")] = ""
    """Registration number."""
    phase: Text = ""
    condition: Text = ""
    """The disease studied."""
    sponsor: Text = ""
    design: Design = Design()
    arms: Annotated[
        tuple[Arm, ...],
        Field(max_length=12),
        AfterValidator(_require_unique),
        AfterValidator(_require_own_names),
    ] = ()
    """In the order in which they are shown."""
    populations: Annotated[tuple[Population, ...], AfterValidator(_require_unique)] = ()
    """Left out: randomised and treated subjects."""
    endpoints: Annotated[
        tuple[Endpoint, ...], Field(max_length=100), AfterValidator(_require_unique)
    ] = ()
    """All of the plan, also those not shown."""
    subgroups: tuple[Subgroup, ...] | None = None
    """Factors of the forest plot. None: nobody said."""
    baseline: Cells = ()
    """Columns of Table 1 in order; empty: the usual ones that are there."""
    labels: dict[str, Name] = {}
    """Names shown for columns and for cell texts, such as {"ECOG": "ECOG status"}."""
    data_cutoff: dt.date | None = None
    """Up to when data were taken."""
    unit: Unit = "months"
    """Unit in which times are shown."""
    eligibility: tuple[Text, ...] = ()
    """Main criteria, a line each."""
    statistics: Statistics = Statistics()
    products: tuple[Product, ...] = ()
    """Medicines with their approval status."""
    safety: Safety = Safety()
    references: Annotated[tuple[Reference, ...], AfterValidator(_require_unique)] = ()
    """Sources that slides cite."""
    reference_files: Annotated[tuple[Text, ...], Field(max_length=20)] = ()
    """CSL-JSON, RIS, BibTeX or PubMed files in the study's folder, whose references are added."""
    columns: tuple[TableMap, ...] = ()
    """How ordinary tables map onto ours."""
    deck: DeckSettings = DeckSettings()
    """For whom and under which rules a deck is made."""
    decks: dict[Slug, DeckSettings] = {}
    """What decks of a template have otherwise than `deck` says, by the template's name."""

    def for_template(self, *names: str) -> Self:
        """Return what a deck of a template is made of: its own settings laid over the common ones.

        Args:
            names: the template's name, then those of what it extends; the first one that has
                settings of its own counts.
        """
        own = next((self.decks[name] for name in names if name in self.decks), DeckSettings())
        said: dict[str, object] = {name: getattr(own, name) for name in own.model_fields_set}
        said["content"] = self.deck.content | own.content
        deck = self.deck.model_copy(update=said)
        return self.model_copy(update={"deck": deck, "decks": {}})
