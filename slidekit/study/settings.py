"""The schema of the `deck:` block of study.yaml: for whom a deck is made, and of which words."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from slidekit.study.entry import Cells, Entry, Market, Name, Purpose, Sentence, Slug, Text

if TYPE_CHECKING:
    from typing import Self


UNITS = (
    r"(?:[mnk\N{MICRO SIGN}\N{GREEK SMALL LETTER MU}]?g|mcg|[md\N{MICRO SIGN}]?l|iu|units?|m?ci|gy"
    r"|[mg]bq|m?mol|hours?|h|minutes?|min|times (?:daily|a day|a week|weekly))"
)
"""Units of doses, and of how often and how fast they are given."""
_RESULT = re.compile(
    rf"%|\bper ?cent\b|(?<![\d.,])\d+[.,\N{{MIDDLE DOT}}]\d+(?![.,]?\d)(?!\s?{UNITS}\b)",
    re.IGNORECASE,
)
"""A share, or a number with decimals that has no unit of a dose; "5.1.2" is a version."""


def _no_result(numeral: str) -> str:
    if _RESULT.search(numeral):
        raise ValueError(
            f"numerals has {numeral!r}, which may be a result. Only doses with their unit, dates "
            "and identifiers are typed; name a result by its token, or cite its source."
        )
    return numeral


class Presenter(Entry):
    """Who shows the deck, and whose they are."""

    name: Text = ""
    """As shown on the title slide."""
    employer: Text = ""
    """Shown among the disclosures."""
    conflicts: Text = ""
    """All interests; None where there are none."""


class RequestRecord(Entry):
    """The unsolicited request that a reactive deck answers, as it was logged."""

    id: Name = ""
    """Number under which the request was logged."""
    date: dt.date | None = None
    """When it came in."""
    verbatim: Sentence = ""
    """The question in the requester's own words."""
    requester: Name = ""
    """Who asked; deck.audience has the same words."""
    channel: Name = ""
    """How it came in, such as a form, a call or a letter."""
    attested_unsolicited: bool | None = None
    """Somebody has put on record that nobody prompted the question."""
    topics: tuple[Slug, ...] = ()
    """Ids of endpoints, or roles of slides, that the question is about."""
    recipients: tuple[Name, ...] = ()
    """Who gets the deck; none: the requester alone."""
    delivered: dt.date | None = None
    """When it was given to the requester; it is spent from then on."""


class AgendaItem(Entry):
    """One item of a meeting's agenda."""

    title: Name
    minutes: int = Field(ge=1, le=600)
    discussion: bool = False
    """The participants speak; else somebody presents to them."""
    lead: Name = ""
    """Who leads it."""


class Content(Entry):
    """Words of a slide that no table can give: lines, or the rows of a table."""

    lines: tuple[Text, ...] = ()
    """Bullets of a slide; a plain list means the same."""
    columns: tuple[Name, ...] = ()
    """Heads of a table."""
    rows: tuple[tuple[Text, ...], ...] = ()
    """Rows of the table, as many cells as columns."""
    note: Text = ""
    """Stands below the lines or the table."""

    @model_validator(mode="after")
    def _whole_rows(self) -> Self:
        wrong = [n for n, row in enumerate(self.rows, 1) if len(row) != len(self.columns)]
        if wrong:
            raise ValueError(
                f"row {wrong[0]} has {len(self.rows[wrong[0] - 1])} cells and the table "
                f"{len(self.columns)} columns"
            )
        return self


def _as_content(value: object) -> object:
    """Return a plain list as the lines of a slide."""
    return {"lines": value} if isinstance(value, list | tuple) else value


class DeckSettings(Entry):
    """The `deck:` block: for whom and under which rules a deck is made."""

    purpose: Purpose | None = None
    """Why it is shown; decides how much rules weigh."""
    audience: Text = ""
    """Who will see it; of a reactive deck the requester, word for word."""
    markets: tuple[Market, ...] = ()
    """Countries or regions it is made for."""
    language: Literal["en", "de"] = "en"
    """Of the words that the program writes: English or German."""
    presenter: Presenter = Presenter()
    """Who shows it."""
    authors: tuple[Text, ...] = ()
    """Of the work presented."""
    author_conflicts: Text = ""
    """Interests of the authors; None where there are none."""
    funder: Text = ""
    """Who paid for the study."""
    funder_role: Text = ""
    """What part the funder had in design, analysis and writing."""
    acknowledgement: Text = ""
    """Thanks, for the closing slides."""
    meeting: Text = ""
    """Congress or occasion."""
    date: dt.date | None = None
    """Of the talk."""
    embargo: Text = ""
    """Until when it must not be shown."""
    policy: Text = ""
    """Policy pack, by name or file; left out: that of the profile, else default."""
    profile: Text = ""
    """Company profile, a YAML file; left out: the look of the house."""
    background: tuple[Text, ...] = ()
    """Bullets of the background slide, with sources."""
    limitations: tuple[Text, ...] = ()
    """Bullets beside those that follow from the design."""
    contrary_studies: tuple[Text, ...] | None = None
    """Studies with other results, each with its citation. None: nobody said; empty: none known."""
    title: Name = ""
    """Title of the deck, where it is not the trial's."""
    author_mode: bool = False
    """The authors own the slides, as of a congress talk: rules of the house only warn."""
    own_products: Cells = ()
    """Generic names of the products of the presenter's company."""
    numerals: tuple[Annotated[Name, AfterValidator(_no_result)], ...] = ()
    """Doses, dates and identifiers that texts may hold as they are typed, such as "80 mg".

    They are no shares and no decimals without a unit, and free neither titles nor conclusions.
    """
    safety_contact: Name = ""
    """To whom adverse events are reported at the company: name, telephone, address."""
    gates: dict[Slug, Text] = {}
    """Answers to what the template asks before a deck may be made."""
    request: RequestRecord | None = None
    """The question that a reactive deck answers."""
    agenda: tuple[AgendaItem, ...] = ()
    """Of a meeting, with minutes."""
    content: dict[Slug, Annotated[Content, BeforeValidator(_as_content)]] = {}
    """Key that a template's slide names -> its words."""
