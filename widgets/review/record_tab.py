"""Who signed what, who waived what and who took files away, as a person reads it."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTextBrowser, QWidget

from slidekit.library.wording import role_words
from widgets.dates import day_words
from widgets.review.withdrawals import withdrawal_sentences
from widgets.review.words import digest_words, done_words, state_words, time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.library.overview import Overview


MARGIN_PX = 12
STYLE = "h4 { margin: 14px 0 4px 0 } p { margin: 0 0 6px 0 }"


class RecordTab(QTextBrowser):
    """The record of a version; text that can be selected and read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build an empty record."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Record of this version"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(MARGIN_PX)
        self.document().setDefaultStyleSheet(STYLE)

    def show_overview(self, whole: Overview) -> None:
        """Show all that was done on a version."""
        self.setHtml("".join(record_of(whole)))


def record_of(whole: Overview) -> Iterator[str]:
    """Yield the record of a version in HTML, a part at a time."""
    version, people = whole.version, whole.people
    yield from _lines(
        _tr("Version"),
        (
            f"{escape(version.title)}, {escape(str(version.ref))}: {state_words(version.state)}",
            _tr("Submitted by {0}, {1}").format(
                escape(people[version.author].full_name), time_words(version.submitted_at)
            ),
            escape(version.message),
            _tr("Content {0}").format(digest_words(version.content_digest)),
            _tr("Derived from {0}").format(version.derived_from) if version.derived_from else "",
            _taken(whole),
            f"{version.approval_id}, {_until(version.valid_until)}" if version.approval_id else "",
        ),
    )
    yield from _lines(
        _tr("Withdrawn before"), tuple(escape(words) for words in withdrawal_sentences(whole))
    )
    yield from _lines(_tr("Signatures"), (*_signatures(whole), *_strangers(whole)))
    yield from _lines(
        _tr("Rests on something older"),
        tuple(
            escape(_tr("{0}: {1}; {2} has {3}").format(one.name, one.own, one.since, one.newer))
            for one in whole.stale
        ),
    )
    yield from _lines(
        _tr("Files taken away"),
        tuple(
            f"{escape(one.full_name)}: {escape(one.kind)}, {time_words(one.at)}"
            for one in whole.exports
        ),
    )


def _signatures(whole: Overview) -> Iterator[str]:
    for one in whole.signatures:
        yield (
            f"<b>{done_words(one.act)}</b>: {escape(one.signature.person)}, "
            f"{role_words(one.role)}, {time_words(one.signature.at.isoformat())}"
            f"<br>{escape(one.signature.meaning)}"
        )


def _strangers(whole: Overview) -> Iterator[str]:
    """Yield what stands among the signatures and was made by nobody here."""
    for number in whole.strangers:
        yield _tr(
            "Signature {0} was put there by another way than slidekit and does not count. Tell "
            "your librarian."
        ).format(number)


def _taken(whole: Overview) -> str:
    """Return who has the deck checked out, and since when; "" for nobody."""
    deck = whole.deck
    if deck.checked_out_by is None:
        return ""
    who, since = whole.people[deck.checked_out_by].full_name, deck.checked_out_at or ""
    return escape(_tr("{0} works on this deck since {1}").format(who, time_words(since)))


def _until(day: str | None) -> str:
    return _tr("valid until {0}").format(day_words(date.fromisoformat(day)) if day else "")


def _lines(title: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield f"<h4>{title}</h4>" + "".join(f"<p>{line}</p>" for line in lines if line)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecordTab", text)
