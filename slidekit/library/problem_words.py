"""What a check found, in a sentence for people; kind and place themselves are for scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from slidekit.languages import tell, to_tell

if TYPE_CHECKING:
    from slidekit.library.links import Problem

ROWS: Final = {
    "settings": to_tell("A setting"),
    "people": to_tell("An account"),
    "passwords": to_tell("A password"),
    "resets": to_tell("The reset of a password"),
    "grants": to_tell("A role that somebody has"),
    "keys": to_tell("A key"),
    "blobs": to_tell("A file"),
    "policies": to_tell("A permitted policy"),
    "decks": to_tell("A deck"),
    "versions": to_tell("A version"),
    "assignments": to_tell("The request for a review"),
    "comments": to_tell("A comment"),
    "signatures": to_tell("A signature"),
    "waivers": to_tell("A waiver"),
    "exports": to_tell("The note of a file that was taken away"),
}
"""Table -> what a row of it is to people."""
_ROW: Final = re.compile(rf"(?P<table>{'|'.join(ROWS)}):(?P<key>[^:]*)(?:: (?P<said>.+))?")
OF_ROWS: Final = {
    "no event tells of it": to_tell(
        "{0} ({1}) stands in the library, and the audit trail does not tell of it: somebody put it "
        "there by another way than slidekit."
    ),
    "no signature covers it": to_tell("{0} ({1}) is not covered by any signature."),
    "what is signed on it": to_tell("{0} ({1}): what was signed on it does not hold."),
    "state": to_tell("{0} ({1}) stands in another state than was signed."),
    "release": to_tell("{0} ({1}): the audit trail tells of no release."),
    None: to_tell("{0} ({1}) is gone, and the audit trail tells of it."),
}
"""What is said of a row -> the sentence; any other word is a column of it."""
_CHANGED: Final = to_tell("{0} ({1}) is not as the audit trail tells: {2}.")
_PLACES: Final = {
    r"altered event (\d+)": to_tell("Entry {0} of the audit trail was changed."),
    r"altered event (\d+) is not signed by the library's key": to_tell(
        "Entry {0} of the audit trail does not bear the signature of the library's key."
    ),
    r"altered event (\d+) lies behind the stored head": to_tell(
        "Entry {0} was put behind the end of the audit trail."
    ),
    r"altered event (\d+) is not that of the .+": to_tell(
        "Entry {0} of the audit trail is another than was there before."
    ),
    r"reordered event (\d+)": to_tell("Entry {0} of the audit trail stands in another place."),
    r"missing events? ([\d to]+)": to_tell("Missing from the audit trail: entry {0}."),
    r"truncated events? ([\d to]+) of the .+": to_tell(
        "The end of the audit trail is missing: entry {0}."
    ),
    r"truncated expected head (\w+)": to_tell(
        "The audit trail has no entry with the head {0}: this is another library, or an older copy."
    ),
    r"(?:altered|missing) signature of the head": to_tell(
        "The end of the audit trail does not bear the signature of the library's key."
    ),
    r"missing head of the events": to_tell("The note of where the audit trail ends is missing."),
    r"altered signature (\d+)": to_tell("Signature {0} does not hold."),
    r"missing signature (\d+)": to_tell("Signature {0} is missing."),
    r"reordered signature (\d+)": to_tell("Signature {0} does not follow the one before it."),
    r"altered events before signature (\d+)": to_tell(
        "When signature {0} was made, the audit trail had other entries than it has now."
    ),
    r"file_digest file (\w+)": to_tell("A file is not as it was stored: {0}."),
    r"unvouched key (\w+): .+": to_tell("No key of the library vouches for the key {0}."),
    r"altered another library, (.+), was at this address before": to_tell(
        "Another library, {0}, was at this address before."
    ),
    r"altered database file: (.+)": to_tell("The file of the database is damaged: {0}."),
}
"""Kind and place of a problem -> the sentence."""


def problem_words(problem: Problem) -> str:
    """Return what a check found as a sentence; what has no sentence of its own as it is."""
    if row := _ROW.fullmatch(problem.where):
        return _about_row(row["table"], unquote(row["key"]), row["said"])
    named = f"{problem.kind} {problem.where}"
    for pattern, words in _PLACES.items():
        if found := re.fullmatch(pattern, named):
            return tell(words, *(one.replace(" to ", "-") for one in found.groups()))
    return tell("The library is not as it was written: {0}.", problem.where)


def _about_row(table: str, key: str, said: str | None) -> str:
    what = tell(ROWS[table])
    name = "@".join(key.rsplit("/", 1)) if table == "versions" else key
    if said is None or said in OF_ROWS:
        return tell(OF_ROWS[said], what, name)
    return tell(_CHANGED, what, name, said.replace("_", " "))
