"""Pictures of the app for docs/screens: one entry a screen, in light and dark, German and 2x.

A screen is shown by the same calls that a person's clicks make, with the sample studies, so that a
picture cannot show what the app does not do. A new screen is a function and its line in SCREENS; a
test asks for a picture of each part of the app.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.screens import around, beginning, decks, reviews, studies, withdrawals

if TYPE_CHECKING:
    from widgets.screens.stage import Screen

SCREENS: dict[str, Screen] = {
    "start-empty": beginning.start_empty,
    "start-drop": beginning.start_drop,
    "tour": beginning.tour,
    "new-deck": beginning.new_deck,
    "waiting": beginning.waiting,
    "open-failed": beginning.open_failed,
    "older": beginning.older,
    "import-table": studies.table,
    **studies.parts(),
    "import-talk": studies.talk,
    "import-problems": studies.problems,
    "import-places": studies.places,
    "import-second-reading": studies.second_reader,
    "import-leaving": studies.leaving,
    "import-nothing": studies.nothing,
    "import-written": studies.written,
    "editor": decks.editor,
    "editor-number": decks.number,
    "editor-typing": decks.typing,
    "editor-cite": decks.cite,
    "editor-spelling": decks.spelling,
    "editor-not-taken": decks.not_taken,
    "editor-find": decks.find,
    "editor-notice": decks.notice,
    "slide-show": decks.slide_show,
    "commands": around.commands,
    "keys": around.keys,
    "settings": around.settings,
    "settings-company": around.company,
    "about": around.about,
    "fault": around.fault,
    "help": around.help_page,
    "start": beginning.start_used,
    "leaving": decks.leaving,
    "editor-finding": decks.finding,
    "palette": decks.palette,
    "changes": decks.changes,
    "export": decks.export,
    "file-check": around.file_check,
    "review-sign-in": reviews.sign_in,
    "review-inbox": reviews.inbox,
    "review-start": reviews.start,
    "review-library": reviews.browser,
    "review-changes": reviews.changes,
    "review-comments": reviews.comments,
    "review-findings": reviews.findings,
    "review-numbers": reviews.numbers,
    "review-record": reviews.record,
    "review-approve": reviews.approve,
    "review-release": reviews.release,
    "review-derive": reviews.derive,
    "review-taken": reviews.taken,
    "review-submit": reviews.submit,
    "review-beside": reviews.beside,
    "review-audit": reviews.audit,
    "review-people": reviews.people,
    "review-new-person": reviews.new_person,
    "review-came-back": withdrawals.came_back,
    "review-again": withdrawals.released_again,  # before mia has another password
    "review-confirm": reviews.confirm,
    "review-rules": reviews.rules,
    "review-refused": reviews.refused,
    "review-withdrawn": withdrawals.released_file,  # last: others show that release as it was
}
"""Name of the picture -> what brings its screen about, in this order in one window."""
