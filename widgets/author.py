"""What the person at the screen wishes for, as edits of the deck, or why it is not to be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from slidekit.deck.edit import ChangeSlide, InsertSlides, RemoveSlides, duplicate

if TYPE_CHECKING:
    from slidekit.deck.edit import Edit
    from slidekit.deck.model import Deck, Slide
    from widgets.document import Document
    from widgets.number_list import Offered


class Author(QObject):
    """Turns wishes into edits; what the template does not allow is told in one sentence."""

    told = Signal(str)
    """A sentence for the status line."""
    slide_wanted = Signal(str)
    """The slide that is to be shown next."""

    def __init__(self, document: Document) -> None:
        """Edit a document."""
        super().__init__(document)
        self._document = document

    def why_not_move(self, slide_id: str, place: int) -> str:
        """Return why a slide may not stand before another; "": it may."""
        from slidekit.deck.limits import move

        found = self._found(slide_id)
        return move(*found, place)[1] if found else ""

    def move(self, slide_id: str, place: int) -> None:
        """Move a slide before another one, where the template allows it."""
        from slidekit.deck.limits import move

        if found := self._found(slide_id):
            edit, reason = move(*found, place)
            self._do(edit, reason)

    def step(self, slide_id: str, *, down: bool) -> None:
        """Move a slide past its neighbour."""
        from slidekit.deck.limits import step

        if found := self._found(slide_id):
            edit, reason = step(*found, down=down)
            self._do(edit, reason)

    def set_hidden(self, slide_id: str) -> None:
        """Hide a slide, or show it again."""
        from slidekit.deck.limits import why_not_remove

        if found := self._found(slide_id):
            deck, slide = found
            reason = "" if slide.hidden else why_not_remove(deck, slide)
            words = self.tr("Show slide {0}") if slide.hidden else self.tr("Hide slide {0}")
            label = words.format(slide.id)
            self._do(ChangeSlide(label, slide.id, (("hidden", not slide.hidden),)), reason)

    def duplicate(self, slide_id: str) -> None:
        """Put a copy behind a slide and go to it."""
        from slidekit.deck.limits import why_not_duplicate

        if found := self._found(slide_id):
            edit = duplicate(*found)
            if self._do(edit, why_not_duplicate(found[1])):
                self.slide_wanted.emit(edit.slides[0][0].id)

    def delete(self, slide_id: str) -> None:
        """Take a slide out; its results stay in the deck."""
        from slidekit.deck.limits import why_not_remove

        if found := self._found(slide_id):
            label = self.tr("Delete slide {0}").format(slide_id)
            if self._do(RemoveSlides(label, (slide_id,)), why_not_remove(*found)):
                self.told.emit(self.tr("Deleted. Ctrl+Z brings it back, Ctrl+M makes it again."))

    def insert(self, slides: tuple[tuple[Slide, tuple[str, ...]], ...]) -> None:
        """Put slides in that the deck can make again, at their places in the template."""
        first = slides[0][0].id
        label = self.tr("Insert slide {0}").format(first)
        if self._do(InsertSlides(label, slides), ""):
            self.slide_wanted.emit(first)

    def fix(self, edit: Edit) -> None:
        """Mend a finding, unless it was found in a deck that has been edited since."""
        verdict = self._document.verdict
        if verdict is not None and verdict.deck is self._document.deck:
            self._do(edit, "")
        else:
            self.told.emit(self.tr("The deck is being checked again; choose the fix after that."))

    def choose(self, slide_id: str, option: str, value: str) -> None:
        """Choose how a slide shows its exhibit."""
        from slidekit.deck.choices import choose
        from slidekit.deck.limits import why_not_edit

        if found := self._found(slide_id):
            self._do(choose(*found, option, value), why_not_edit(*found))

    def retype(self, slide_id: str, field: str, text: str) -> bool:
        """Give a slide a text that was typed; False: it cannot be taken, and why was told."""
        from slidekit.deck.typed import is_unended, retype

        if is_unended(text):
            self.told.emit(
                self.tr("Choose a number or a source from the list after {, or take the { away.")
            )
            return False
        found = self._found(slide_id)
        if not found:
            return True
        edit = retype(found[1], field, text)
        return edit is None or self._do(edit, "")

    def why_not_edit(self, slide_id: str, field: str) -> str:
        """Return why a text of a slide cannot be edited in place; "": it can."""
        from slidekit.deck.limits import why_not_edit

        found = self._found(slide_id)
        if not found:
            return ""
        if found[1].role == "references" and field == "body":
            return self.tr("This list is made from what the slides cite.")
        return why_not_edit(*found)

    def tokens(self) -> tuple[Offered, ...]:
        """Return the tokens to choose from, what each is and what it prints; sources at the end."""
        from widgets.number_list import offered

        tokens = self._document.pages.tokens if self._document.pages else {}
        return (*offered(tokens, self._document.deck), *self.sources())

    def sources(self) -> tuple[Offered, ...]:
        """Return the sources that texts of the deck can cite."""
        from widgets.sources import sources_of

        return sources_of(self._document.deck) if self._document.deck else ()

    def slide(self, slide_id: str) -> Slide | None:
        """Return a slide of the deck as it stands."""
        return found[1] if (found := self._found(slide_id)) else None

    def _found(self, slide_id: str) -> tuple[Deck, Slide] | None:
        deck = self._document.deck
        slides = deck.slides if deck else ()
        slide = next((one for one in slides if one.id == slide_id), None)
        return (deck, slide) if deck and slide else None

    def _do(self, edit: Edit | None, reason: str) -> bool:
        if reason:
            self.told.emit(reason)
        if edit is None or reason:
            return False
        return self._document.do(edit)
