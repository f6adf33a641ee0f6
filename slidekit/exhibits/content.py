"""Slides whose words study.yaml gives under `deck.content`: lines, tables, agenda, request.

A required slide without its words is made with a line that names the key; nothing is invented.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.model import Column, Line, Missing, Prose, Row, TableData
from slidekit.exhibits.prose import labelled, made_text, said
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.setting import day_words, not_reported
from slidekit.exhibits.survival_words import facts_in
from slidekit.languages import say, tell, to_say

if TYPE_CHECKING:
    from slidekit.exhibits.model import Made, Request
    from slidekit.study.settings import AgendaItem, Content

PLACEHOLDER = to_say("Still to be written: {key} in study.yaml.")
"""What stands on a required slide whose words are lacking."""
UNSOLICITED = to_say("Provided in response to your unsolicited request")
NOT_ATTESTED = to_say("Nobody has attested that this request was unsolicited")
ON_ITS_OWN = to_say("Response to request {id}")
LONGEST = 340
"""Characters of a question that the cover has room for."""
WIDEST = 60
"""Characters of a cell from which a column is not made any wider."""


def make_text(request: Request) -> Made | Missing:
    """Return the lines of a content key as a slide; with the option `item` one of them alone."""
    content = _content(request)
    if content is None or not content.lines:
        return _lacking(request, "content_text", _key(request))
    if item := request.option("item"):
        return _item(request, content.lines[int(item)], int(item) + 1)
    lines = tuple(Line(text) for text in content.lines)
    return _named(request, "content_text", Prose(lines), _notes(content))


def _item(request: Request, text: str, number: int) -> Made:
    """Return one line of a content key as a slide of its own, in large type."""
    kicker = request.option("kicker", say("Item"))
    data = Prose((Line(f"{kicker} {number}", bold=True, bullet=False),))
    made = _named(request, "content_text", data, ())
    return replace(made, exhibit=replace(made.exhibit, title=text))


def make_table(request: Request) -> Made | Missing:
    """Return the rows of a content key as a table; an empty cell is "not reported"."""
    content = _content(request)
    if content is None or not content.rows:
        return _lacking(request, "content_table", _key(request))
    rows = tuple(Row(tuple(said(cell) for cell in row)) for row in content.rows)
    columns = tuple(
        Column(name, "left", _weight([name, *(row.cells[i] for row in rows)]))
        for i, name in enumerate(content.columns)
    )
    return _named(request, "content_table", TableData(columns, rows), _notes(content))


def _weight(texts: list[str]) -> float:
    """Return how much of the width a column gets: by its longest text, within bounds."""
    longest = max(len(line) for text in texts for line in text.split("\n"))
    return 1.0 + min(longest, WIDEST) / 15


def make_agenda(request: Request) -> Made | Missing:
    """Return the agenda with the minutes of each item and of all."""
    items = request.study.spec.deck.agenda
    if not items:
        return _lacking(request, "agenda", "deck.agenda")
    spoken = sum(item.minutes for item in items if item.discussion)
    total = sum(item.minutes for item in items)
    rows = (
        *(Row(_agenda_cells(item)) for item in items),
        Row((say("In all"), "", "", str(total)), bold=True),
        Row((say("Of these, discussion"), "", "", str(spoken)), bold=True),
    )
    columns = (
        Column(say("Item"), "left", 4.0),
        Column(say("Led by"), "left", 2.0),
        Column(say("Form"), "left", 1.5),
        Column(say("Minutes"), "right", 1.0),
    )
    return _named(request, "agenda", TableData(columns, rows), ())


def _agenda_cells(item: AgendaItem) -> tuple[str, ...]:
    form = say("Discussion") if item.discussion else say("Presentation")
    return item.title, said(item.lead), form, str(item.minutes)


def make_request(request: Request) -> Made | Missing:
    """Return the cover of an answer: the question word for word, and the record of the request."""
    record = request.study.spec.deck.request
    if record is None or not record.verbatim:
        return _lacking(request, "request", "deck.request.verbatim")
    day = day_words(record.date) if record.date else not_reported()
    lines = (
        Line(
            say(UNSOLICITED if record.attested_unsolicited else NOT_ATTESTED),
            bold=True,
            bullet=False,
        ),
        replace(labelled(say("Request"), f"{said(record.id)}, {day}"), bullet=False),
        replace(labelled(say("Requester"), record.requester), bullet=False),
        replace(labelled(say("Received by"), record.channel), bullet=False),
    )
    is_short = len(record.verbatim) <= LONGEST
    title = record.verbatim if is_short else say(ON_ITS_OWN).replace("{id}", said(record.id))
    return made_text(request, "request", Prose(lines), title)


def make_question(request: Request) -> Made | Missing:
    """Return a question that is too long for the cover on a slide of its own, word for word."""
    record = request.study.spec.deck.request
    if record is None or len(record.verbatim) <= LONGEST:
        return Missing("request_question", tell("The question stands on the first slide."))
    paragraphs = (text for text in record.verbatim.split("\n") if text.strip())
    lines = tuple(Line(text, bullet=False) for text in paragraphs)
    return made_text(request, "request_question", Prose(lines), say("The question as it was asked"))


def _content(request: Request) -> Content | None:
    return request.study.spec.deck.content.get(request.option("content"))


def _key(request: Request) -> str:
    return f"deck.content.{request.option('content')}"


def _notes(content: Content) -> tuple[str, ...]:
    return (content.note,) if content.note else ()


def _named(
    request: Request, kind: str, data: Prose | TableData, footnotes: tuple[str, ...]
) -> Made:
    """Return the exhibit of a content key under an id of its own."""
    made = made_text(request, kind, data, "", footnotes=footnotes)
    key = request.option("content") or kind
    item = f".{int(request.option('item')) + 1}" if request.option("item") else ""
    exhibit = replace(
        made.exhibit,
        id=f"{request.prefix}{kind}.{key}{item}",
        title=request.option("title") or key.replace("_", " ").capitalize(),
    )
    if isinstance(data, TableData):
        cells = [cell for row in data.rows for cell in row.cells]
        exhibit = replace(exhibit, facts=facts_in(*cells), alt=_alt(exhibit.title, data))
    return replace(made, exhibit=exhibit)


def _alt(title: str, data: TableData) -> str:
    columns = ", ".join(column.text for column in data.columns)
    return say("Table, {0}: {1} rows; columns {2}.", title, len(data.rows), columns)


def _lacking(request: Request, kind: str, key: str) -> Made | Missing:
    """Return a slide that names the key, where one must be; else why there is none."""
    if request.option("required") != "yes":
        return Missing(kind, tell("study.yaml has no `{0}`.", key), key)
    prose = Prose((Line(say(PLACEHOLDER).replace("{key}", key), bullet=False),))
    return _named(request, kind, prose, ())


KINDS = {
    "content_text": Kind("content_text", "Lines of study.yaml", Prose, make_text),
    "content_table": Kind("content_table", "Table of study.yaml", TableData, make_table),
    "agenda": Kind("agenda", "Agenda", TableData, make_agenda),
    "request": Kind("request", "Request", Prose, make_request),
    "request_question": Kind("request_question", "Long question", Prose, make_question),
}
