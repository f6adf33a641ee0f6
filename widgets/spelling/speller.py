"""Spelling in the editor: loads the words off the screen's thread and goes to doubtful ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from slidekit.errors import SlidekitError
from widgets.jobs import InTurn
from widgets.sight import ONE_AT_A_TIME
from widgets.spelling.personal import add_word, own_words
from widgets.spelling.underline import Underline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QPlainTextEdit

    from slidekit.deck.model import Deck
    from widgets.document import Document
    from widgets.spelling.lexicon import Lexicon

CHECKED = ("title", "body", "right", "key_lines", "footnotes", "notes")
"""Fields of a slide whose words are looked up, in the order in which they are gone through."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful word: its slide, the field as it is typed, and where it stands there."""

    slide: str
    field: str
    start: int
    length: int


class Speller(QObject):
    """Knows the words of the open deck, underlines others, and goes from one to the next."""

    told = Signal(str)
    doubted = Signal(object)
    """The place of a word that is to be looked at."""

    def __init__(self, document: Document, *edits: QPlainTextEdit) -> None:
        """Watch the editors of a document."""
        super().__init__(document)
        self._document = document
        self._jobs = InTurn(self)  # F7 and a text that is opened may both ask, and both wait
        self._last: Doubt | None = None
        self.lexicon: Lexicon | None = None
        self.underlines = [Underline(edit) for edit in edits]
        for underline in self.underlines:
            underline.needed.connect(self.load)
            underline.added.connect(self.add)
        document.opened.connect(self._forget)

    @Slot()
    def load(self) -> None:
        """Read the words of the deck's language and of the deck itself."""
        self._then(lambda: None)

    @Slot(str)
    def add(self, word: str) -> None:
        """Call a word known for good."""
        try:
            add_word(word)
        except SlidekitError as error:
            self.told.emit(str(error))
        else:
            self.lexicon = None
            self.load()

    def go_on(self, slide: str) -> None:
        """Go to the next doubtful word, from the one before or from the slide that is shown."""
        self._then(lambda: self._go_on(slide))

    def _then(self, do: Callable[[], None]) -> None:
        deck = self._document.deck
        if self.lexicon is not None:
            do()
        elif deck is not None:

            def loaded(answer: object) -> None:
                self._use(answer)  # type: ignore[arg-type]
                do()

            self._jobs.ask(lambda: _lexicon_of(deck), loaded, self.told.emit)

    def _use(self, lexicon: Lexicon | None) -> None:
        self.lexicon = lexicon
        for underline in self.underlines:
            underline.use(lexicon)

    @Slot()
    def _forget(self) -> None:
        """Another deck has other words."""
        self._jobs.forget()
        self._last = None
        self._use(None)

    def _go_on(self, slide: str) -> None:
        deck = self._document.deck
        if deck is None or self.lexicon is None:
            return
        found = tuple(doubts(deck, self.lexicon))
        if not found:
            self.told.emit(self.tr("Every word of the deck is known."))
            return
        self._last = _next(found, _order(deck), self._last, slide)
        place = found.index(self._last) + 1
        self.told.emit(
            self.tr("Unknown word {0} of {1}. A right click offers others.").format(
                place, len(found)
            )
        )
        self.doubted.emit(self._last)


def _lexicon_of(deck: Deck) -> Lexicon:
    from widgets.spelling.lexicon import lexicon_of

    with ONE_AT_A_TIME:
        return lexicon_of(deck, own_words())


def doubts(deck: Deck, lexicon: Lexicon) -> Iterator[Doubt]:
    """Yield the doubtful words of the texts that may be edited, in the order of the deck."""
    from slidekit.deck.limits import why_not_edit
    from slidekit.deck.typed import typed

    for slide in deck.slides:
        if slide.role == "references" or why_not_edit(deck, slide):
            continue
        for field in CHECKED:
            for start, length in lexicon.doubtful(typed(slide, field)):
                yield Doubt(slide.id, field, start, length)


def _order(deck: Deck) -> dict[str, int]:
    return {slide.id: place for place, slide in enumerate(deck.slides)}


def _next(found: tuple[Doubt, ...], order: dict[str, int], last: Doubt | None, slide: str) -> Doubt:
    """Return the first doubt behind the last one, or of the slide and those after it."""

    def key(one: Doubt) -> tuple[int, int, int]:
        return order.get(one.slide, -1), CHECKED.index(one.field), one.start

    if last is not None and last.slide == slide:
        return next((one for one in found if key(one) > key(last)), found[0])
    return next((one for one in found if key(one)[0] >= order.get(slide, 0)), found[0])
