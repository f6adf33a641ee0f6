"""Slides of study.yaml's own words: as given, and with the key where nothing is given."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.errors import StudyError
from slidekit.exhibits.content import (
    make_agenda,
    make_question,
    make_request,
    make_table,
    make_text,
)
from slidekit.exhibits.model import Made, Missing, Prose, Request, TableData
from slidekit.resources import sample_data_dir
from slidekit.study.opening import open_study
from slidekit.study.settings import AgendaItem, Content, RequestRecord
from slidekit.study.specfile import load_spec
from slidekit.template.load import load_policy

if TYPE_CHECKING:
    from typing import Any

    from slidekit.exhibits.model import Exhibit

LINES = Content(lines=("First", "Second{ref:paper}"), note="A note.")
TABLE = Content(columns=("Topic", "Where"), rows=(("Flow", "page 2"), ("Harms", "")))


def asked(deck: dict[str, Any], **options: str) -> Request:
    """Return what is asked of a maker, with these settings of the deck."""
    study = open_study(sample_data_dir() / "published301")
    settings = study.spec.deck.model_copy(update=deck)
    study = replace(study, spec=study.spec.model_copy(update={"deck": settings}))
    return Request(study, load_policy("default"), options=tuple(sorted(options.items())))


def exhibit_of(made: Made | Missing) -> Exhibit:
    """Return the exhibit that was made."""
    assert isinstance(made, Made)
    return made.exhibit


def test_lines_stand_as_they_are_given() -> None:
    """With title, note and what they cite."""
    made = exhibit_of(
        make_text(asked({"content": {"aims": LINES}}, content="aims", title="Learning objectives"))
    )
    assert isinstance(made.data, Prose)
    assert [line.text for line in made.data.lines] == ["First", "Second{ref:paper}"]
    assert (made.id, made.title) == ("content_text.aims", "Learning objectives")
    assert (made.footnotes, made.references) == (("A note.",), ("paper",))


def test_one_line_alone_is_the_title_of_its_slide() -> None:
    """Numbered from one."""
    request = asked({"content": {"aims": LINES}}, content="aims", item="1", kicker="Question")
    made = exhibit_of(make_text(request))
    assert (made.id, made.title) == ("content_text.aims.2", "Second{ref:paper}")
    assert isinstance(made.data, Prose)
    assert made.data.lines[0].text == "Question 2"


def test_an_empty_cell_is_not_reported() -> None:
    """Nobody takes a blank for a no."""
    made = exhibit_of(make_table(asked({"content": {"list": TABLE}}, content="list")))
    assert isinstance(made.data, TableData)
    assert [row.cells for row in made.data.rows] == [("Flow", "page 2"), ("Harms", "not reported")]
    assert made.title == "List"
    assert made.alt == "Table, List: 2 rows; columns Topic, Where."


def test_what_is_lacking_is_named_and_nothing_is_invented() -> None:
    """On the slide where it is required; else there is none, and the reason names the key."""
    made = exhibit_of(make_table(asked({}, content="pico", required="yes")))
    assert isinstance(made.data, Prose)
    assert made.data.lines[0].text == "Still to be written: deck.content.pico in study.yaml."
    absent = make_text(asked({}, content="case"))
    assert absent == Missing(
        "content_text", "study.yaml has no `deck.content.case`.", "deck.content.case"
    )


def test_the_agenda_sums_up_discussion_apart() -> None:
    """10 + 25 minutes, 25 of them discussion."""
    items = (
        AgendaItem(title="Data", minutes=10, lead="A. Chair"),
        AgendaItem(title="Questions", minutes=25, discussion=True),
    )
    made = exhibit_of(make_agenda(asked({"agenda": items})))
    assert isinstance(made.data, TableData)
    assert [row.cells for row in made.data.rows] == [
        ("Data", "A. Chair", "Presentation", "10"),
        ("Questions", "not reported", "Discussion", "25"),
        ("In all", "", "", "35"),
        ("Of these, discussion", "", "", "25"),
    ]


@pytest.mark.parametrize(
    ("attested", "words"),
    [
        (True, "Provided in response to your unsolicited request"),
        (False, "Nobody has attested that this request was unsolicited"),
        (None, "Nobody has attested that this request was unsolicited"),
    ],
)
def test_a_request_is_called_unsolicited_only_where_somebody_attests_it(
    attested: bool | None, words: str
) -> None:
    """The question stands as the title; what is not on record is not reported."""
    record = RequestRecord(
        id="R-7", date=dt.date(2026, 11, 2), verbatim="How long?", attested_unsolicited=attested
    )
    made = exhibit_of(make_request(asked({"request": record})))
    assert made.title == "How long?"
    assert isinstance(made.data, Prose)
    assert [line.text for line in made.data.lines] == [
        words,
        "Request: R-7, 2 Nov 2026",
        "Requester: not reported",
        "Received by: not reported",
    ]


def test_a_long_question_has_a_slide_of_its_own() -> None:
    """Word for word, in its paragraphs; a short one stands on the cover."""
    long = "Is it known? " * 30 + "\nAnd if not, why?"
    record = RequestRecord(id="R-8", verbatim=long)
    cover = exhibit_of(make_request(asked({"request": record})))
    assert cover.title == "Response to request R-8"
    own = exhibit_of(make_question(asked({"request": record})))
    assert isinstance(own.data, Prose)
    assert "\n".join(line.text for line in own.data.lines) == record.verbatim
    short = RequestRecord(id="R-8", verbatim=long[:340])
    assert isinstance(make_question(asked({"request": short})), Missing)


SPEC = "schema: 1\nid: x\ndeck:\n"


def test_study_yaml_gives_lines_as_a_list_and_tables_with_columns() -> None:
    """Both under their keys."""
    spec = load_spec(
        SPEC + "  content:\n    aims: [One, Two]\n"
        "    list:\n      columns: [A, B]\n      rows: [[a, b]]\n      note: N.\n"
    )
    assert spec.deck.content["aims"] == Content(lines=("One", "Two"))
    assert spec.deck.content["list"].rows == (("a", "b"),)


BAD = {
    "a row too short": (
        "  content:\n    list: {columns: [A, B], rows: [[a]]}\n",
        "row 1 has 1 cells",
    ),
    "an unknown key": ("  content:\n    list: {lanes: [A]}\n", "lanes is no known key"),
    "no minutes": ("  agenda:\n    - {title: Data, minutes: 0}\n", "minutes is '0'"),
    "a token in a question": ("  request: {verbatim: 'Is {os.hr} low?'}\n", "verbatim"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_shown_is_refused_with_its_line(name: str) -> None:
    """File, line and key."""
    text, words = BAD[name]
    with pytest.raises(StudyError) as refused:
        load_spec(SPEC + text)
    assert words in str(refused.value)
    assert "study.yaml, line" in str(refused.value)
