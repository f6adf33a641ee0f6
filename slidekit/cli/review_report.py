"""Printing for `slidekit review`: plain lines of what the commands give as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from slidekit import report
from slidekit.languages import tell, to_tell
from slidekit.languages.counts import Count
from slidekit.library.wording import (
    act_words,
    limit_words,
    role_words,
    severity_words,
    state_words,
)

if TYPE_CHECKING:
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version

FILES = {
    "pdf": to_tell("PDF"),
    "pptx": to_tell("PPTX"),
    "dossier": to_tell("dossier"),
    "bundle": to_tell("bundle"),
    "pack": to_tell("pack for another system"),
    "derived": to_tell("derived deck"),
    "slidekit": to_tell(".slidekit file"),
}
"""Kind of a file that somebody took away -> words."""


def state(content: dict[str, Any]) -> None:
    """Print the state that a version is in now."""
    report.line(
        tell("{0}: {1}", f"{content['deck']}@{content['version']}", state_words(content["state"]))
    )


def gone(name: str, state: str) -> None:
    """Remark that a version may not be shown any more, though its files look released."""
    from slidekit.app.bundles import GONE

    if state in GONE:
        report.remark(tell("{0} is {1}: it may not be shown any more.", name, state_words(state)))


def withdrawals(session: Session, version: Version) -> dict[str, Any]:
    """Return what was withdrawn before a version, as the answer of a command has it."""
    from slidekit.library.withdrawals import read_withdrawals, withdrawal_as_json

    (found,) = read_withdrawals(session, version.ref)
    return {"withdrawn_before": [withdrawal_as_json(one) for one in found]}


def warn_of_withdrawals(session: Session, ref: Ref) -> None:
    """Remark before somebody signs a version what was withdrawn before it, and why."""
    from slidekit.library.withdrawals import read_withdrawals, withdrawal_words

    (found,) = read_withdrawals(session, ref)
    for one in found:
        report.remark(withdrawal_words(one, ref.deck))


def submitted(content: dict[str, Any]) -> None:
    """Print the state of a new version, and what was withdrawn before it."""
    state(content)
    _withdrawn_before(content)


def _withdrawn_before(content: dict[str, Any]) -> None:
    from slidekit.library.withdrawals import withdrawal_from_json, withdrawal_words

    for one in content["withdrawn_before"]:
        report.line(withdrawal_words(withdrawal_from_json(one), content["deck"]))


def signed(content: dict[str, Any], role: str) -> None:
    """Print in which role somebody signed, and the state that the version is in now."""
    report.line(tell("Signed as {0}.", role_words(role)))
    recorded(content)


def recorded(content: dict[str, Any]) -> None:
    """Print the state that a version is in now, and the content that was signed."""
    state(content)
    _content(content)


def waived(content: dict[str, Any], rule: str) -> None:
    """Print which rule was waived, and the content that was signed."""
    report.line(tell("Waived {0}.", rule))
    _content(content)


def _content(content: dict[str, Any]) -> None:
    report.line(tell("Content SHA-256: {0}", content["content_digest"]))


def listed(content: dict[str, Any]) -> None:
    """Print versions, a line each."""
    for one in content["versions"]:
        until = tell("until {0}", one["valid_until"]) if one["valid_until"] else ""
        name, now = f"{one['deck']}@{one['version']}", state_words(one["state"])
        due = tell("due {0}", one["due_on"]) if one["due_on"] else ""
        words = (name, now, due, until, one["title"])
        report.line("  ".join(word for word in words if word))


def shown(content: dict[str, Any]) -> None:
    """Print all that the library knows of a version."""
    listed({"versions": [content]})
    _withdrawn_before(content)
    report.line(_author_line(content))
    _content(content)
    if content["waits_for"] and content["state"] == "in_review":
        missing = ", ".join(map(role_words, content["waits_for"]))
        report.line(tell("waits for: {0}", missing))
    for mark in content["stale"]:
        words = (mark["name"], mark["own"], mark["newer"], mark["since"])
        report.line(tell("rests on something older: {0}: {1}, now {2} ({3})", *words))
    for one in content["findings"]["list"]:
        place = one["slide"] or tell("deck")
        report.line(f"{severity_words(one['severity'])}: {place}: {one['message']} [{one['rule']}]")
    for one in content["comments"]:
        report.line(_comment_line(one))
    for one in content["waivers"]:
        place = " ".join(filter(None, (one["rule"], one["slide"])))
        report.line(tell("waived by {0}: {1}: {2}", one["user"], place, one["reason"]))
    for one in content["signatures"]:
        said = (act_words(one["act"]), one["person"], role_words(one["role"]), _moment(one["at"]))
        report.line(tell("signed ({0}): {1}, {2}, {3}: {4}", *said, one["meaning"]))
    _strangers(content["strangers"])
    for one in content["exports"]:
        took = (_file_words(one["kind"]), one["login"], _moment(one["at"]))
        report.line(tell("{0} taken by {1} at {2}", *took))


def _strangers(numbers: list[int]) -> None:
    for number in numbers:
        report.line(
            tell(
                "Signature {0} was put there by another way than slidekit and does not count: run "
                "`slidekit library check`.",
                number,
            )
        )


def _author_line(content: dict[str, Any]) -> str:
    said = tell("by {0}: {1}", content["author"], content["message"])
    parent = content["derived_from"]
    return f"{said} ({tell('derived from {0}', parent)})" if parent else said


def _comment_line(one: dict[str, Any]) -> str:
    place = " ".join(filter(None, (one["slide"], one["block"], one["fact"]))) or tell("deck")
    marks = [tell("must fix")] if one["must_fix"] else []
    marks += [tell("resolved")] if one["resolved_at"] else []
    lost = f" [{tell('its place is gone')}]" if one["lost"] else ""
    said = f"{place}: {one['user']}: {one['text']}{lost}"
    indent = "  " if one["reply_to"] else ""
    return f"{indent}{one['comment']}  {' '.join([*(f'({m})' for m in marks), said])}"


def released(content: dict[str, Any]) -> None:
    """Print what was released and until when."""
    said = (content["approval_id"], content["valid_until"])
    if content["limited_by"] is None:
        report.line(tell("Was released before as {0}, valid until {1}.", *said))
    else:
        report.line(tell("Released as {0}, valid until {1}.", *said))
    if content["limited_by"] not in (None, "months"):
        report.line(tell("What sets the last day: {0}.", limit_words(content["limited_by"])))
    for path in filter(None, (content["out"], content["pdf"])):
        report.line(tell("Wrote {0}.", path))


def derived(content: dict[str, Any]) -> None:
    """Print what was derived, and on which approval it rests."""
    said = (content["out"], content["approval_id"], content["parent"], content["valid_until"])
    report.line(tell("Wrote {0}: {1}, under {2}, valid until {3}.", *said))


def withdrawn(content: dict[str, Any]) -> None:
    """Print who has to hear of a withdrawal: how many, then who took what."""
    state(content)
    took: dict[str, Counter[str]] = {}
    for one in content["exports"]:
        who = f"{one['full_name']} ({one['user']})"
        took.setdefault(who, Counter())[_file_words(one["kind"])] += 1
    if took:
        people = "; ".join(f"{who}: {_counted(files)}" for who, files in took.items())
        count = Count(len(took))
        report.line(tell("Tell {0} {0:person who has|people who have} files: {1}.", count, people))


def _counted(files: Counter[str]) -> str:
    """Return "PPTX (3), PDF"."""
    counted = ((kind, count) for kind, count in files.items())
    return ", ".join(kind if count == 1 else f"{kind} ({count})" for kind, count in counted)


def _file_words(kind: str) -> str:
    return tell(FILES.get(kind, kind))


def _moment(at: str) -> str:
    """Return "2026-11-27 15:57 UTC" for a time of the audit trail, all of which are UTC."""
    return f"{at[:16].replace('T', ' ')} UTC"
