"""YAML as people write it by hand: strict, plain, and with the line of everything that is wrong.

Every scalar stays the text it is (NO, 2020-01-01 and 1e5 too); the schema decides what it means.
Aliases, tags and duplicate keys are refused. A key with nothing behind it counts as absent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from slidekit.errors import SlidekitError, StudyError
from slidekit.languages import tell, to_tell
from slidekit.languages.reasons import reason_of
from slidekit.study.complaints import complain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.complaints import KeyPath

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 30
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a YAML file, and the line of each key and entry."""

    name: str
    data: object
    lines: dict[KeyPath, int]


def load_model(
    source: Path | str, model: type[Model], what: str, error: type[SlidekitError] = StudyError
) -> Model:
    """Return a YAML file as its schema reads it.

    Raises:
        SlidekitError: of the kind given, naming the file, line and key, what was found and what
            is allowed.
    """
    document = load_document(source, what, error)
    try:
        return model.model_validate(document.data)
    except ValidationError as found:
        message, fix = complain(found, model, document.name, document.data, document.lines)
        raise error(message, fix=fix) from None


def load_yaml(source: Path | str, what: str, error: type[SlidekitError] = StudyError) -> object:
    """Return the plain data of a YAML file: dicts, lists and texts.

    Args:
        source: a path, or the text itself.
        what: what the file is called in messages when the text itself is given.
        error: the kind of error to raise.
    """
    return load_document(source, what, error).data


def load_document(
    source: Path | str, what: str, error: type[SlidekitError] = StudyError
) -> Document:
    """Return the plain data of a YAML file with the line of each key.

    Raises:
        SlidekitError: the file cannot be read, is too large, or is no strict YAML.
    """
    name = source.name if isinstance(source, Path) else what
    text = _text_of(source, name, error)
    composer = _Composer(name, error)
    try:
        data = composer.document(yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError as found:
        message, fix = _plain(found, name, text)
        raise error(message, fix=fix) from None
    return Document(name, data, composer.lines)


def _text_of(source: Path | str, name: str, error: type[SlidekitError]) -> str:
    try:
        text = source.read_text("utf-8-sig") if isinstance(source, Path) else source
    except UnicodeDecodeError:
        raise error(
            tell("{0} is not written in UTF-8.", name), fix=tell("Save it as UTF-8.")
        ) from None
    except OSError as found:
        reason = reason_of(found)
        raise error(
            tell("{0} cannot be read: {1}.", name, reason), fix=tell("Check its name.")
        ) from None
    if len(text) > MAX_CHARACTERS:
        raise error(
            tell("{0} is too large: {1} characters, at most {2}.", name, len(text), MAX_CHARACTERS)
        )
    return text


@dataclass(slots=True)
class _Composer:
    """Builds data from the events of the parser; remembers lines."""

    name: str
    error: type[SlidekitError]
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def document(self, events: Iterator[yaml.Event]) -> object:
        data: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, tell("a second document begins; a file holds one."))
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, events, ())
        if data is None:
            raise self.error(tell("{0} is empty.", self.name))
        return data

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> object:
        self.lines.setdefault(path, _line(event))
        if len(path) > MAX_DEPTH:
            self._refuse(event, tell("more than {0} levels inside each other.", MAX_DEPTH))
        self._refuse_cleverness(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, tell("this is no YAML that can be read."))
        absent = not event.style and event.value in {"", "~", "null"}  # no style: no quotes
        return None if absent else event.value

    def _mapping(self, events: Iterator[yaml.Event], path: KeyPath) -> dict[str, object]:
        found: dict[str, object] = {}
        seen: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, seen)
            self.lines[(*path, key)] = seen[key]
            value = self._node(next(events), events, (*path, key))
            if value is not None:
                found[key] = value
        return found

    def _key(self, event: yaml.Event, seen: dict[str, int]) -> str:
        self._refuse_cleverness(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, tell("a key must be a text."))
        line = _line(event)
        if event.value in seen:
            self._refuse(
                event, tell("the key {0} was given in line {1}.", event.value, seen[event.value])
            )
        seen[event.value] = line
        return str(event.value)

    def _sequence(self, events: Iterator[yaml.Event], path: KeyPath) -> list[object]:
        found: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._node(event, events, (*path, len(found))))
        return found

    def _refuse_cleverness(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            self._refuse(
                event,
                tell("anchors (&) and aliases (*) are not read."),
                tell("Write it out, or put a text that begins with & or * in quotes."),
            )
        if (tag := getattr(event, "tag", None)) is not None:
            self._refuse(
                event,
                tell("the tag {0} is not read.", tag),
                tell("Put a text that begins with ! in quotes."),
            )

    def _refuse(self, event: yaml.Event, what: str, fix: str = "") -> NoReturn:
        raise self.error(tell("{0}, line {1}: {2}", self.name, _line(event), what), fix=fix)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _plain(found: yaml.YAMLError, name: str, text: str) -> tuple[str, str]:
    """Return what the parser says in plain words, and what to do."""
    mark = getattr(found, "problem_mark", None)
    if mark is None:
        return tell("{0} holds a character that no text has.", name), tell(
            "Write it again as UTF-8."
        )
    lines = text.splitlines()
    # the parser notices some mistakes only where the next line begins
    row = min(mark.line, len(lines) - 1)
    where = tell("{0}, line {1}: ", name, row + 1)
    if "\t" in lines[row][: len(lines[row]) - len(lines[row].lstrip())]:
        return where + tell("a tab is used to indent."), tell("Use spaces.")
    problem = getattr(found, "problem", "") or ""
    for sign, words, fix in PARSER_WORDS:
        if sign in problem:
            return where + tell(words), tell(fix, "}")  # a lone brace cannot stand in a key
    return where + tell("this is no YAML that can be read."), tell(
        "Look at quotes, colons and indents."
    )


PARSER_WORDS = (
    (
        "mapping values are not allowed",
        to_tell("a colon stands where none can."),
        to_tell("Put the text in quotes."),
    ),
    (
        "could not find expected ':'",
        to_tell("a key has no colon behind it."),
        to_tell("Write key: value."),
    ),
    (
        "found unexpected end of stream",
        to_tell("a quote is opened and never closed."),
        to_tell("Close the quote."),
    ),
    (
        "did not find expected key",
        to_tell("the indent fits no line above, or a text needs quotes."),
        to_tell("Give all keys of a block the same indent."),
    ),
    (
        "did not find expected ',' or",
        to_tell("a list or block in brackets is not closed."),
        to_tell("Close it with ] or {0}."),
    ),
    (
        "did not find expected '-'",
        to_tell("an entry of the list does not begin with a dash."),
        to_tell("Begin each entry with - and the same indent."),
    ),
    (
        "cannot start any token",
        to_tell("a character stands where none of its kind can."),
        to_tell("Put the text in quotes."),
    ),
    (
        "did not find expected <document start>",
        to_tell("a second beginning of the file is found."),
        to_tell("Indent what belongs together, and write one file only."),
    ),
)
