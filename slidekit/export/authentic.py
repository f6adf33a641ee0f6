"""Whether a file is what its approval says, in words of who has to show it.

It takes values: the record, the public keys that the reader has, the day, and what a library knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slidekit.export.approval import flaws_of
from slidekit.export.differing import about_changes
from slidekit.export.released import (
    APPROVAL,
    RELEASE,
    RELEASED,
    approval_in,
    payload_of_record,
)
from slidekit.export.signing import is_signed
from slidekit.languages import tell
from slidekit.study.words import listed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from slidekit.export.approval import Approval, Flaw, Keys, SignatureStatus, Why
    from slidekit.export.verify import Change

EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Known:
    """What a library knows of an approval today; a file cannot know it."""

    state: str
    """Released, expired, withdrawn or superseded."""
    reason: str = ""
    """Why it was withdrawn, or by which version it was superseded."""


@dataclass(frozen=True, slots=True)
class Authenticity:
    """What can be said of a file's approval."""

    signatures: SignatureStatus
    approval: Approval | None = None
    state: str = ""
    """As of the day asked: the file's own, or the library's where one was asked."""
    reasons: tuple[str, ...] = ()
    """What does not hold, a sentence each; none: all does."""


def judged(
    record: Mapping[str, Any],
    changes: Sequence[Change],
    keys: Keys,
    day: dt.date,
    known: Known | None = None,
) -> Authenticity:
    """Return whether a file is released, by whom it is vouched for, and what does not hold.

    Args:
        record: the manifest of the file.
        changes: what differs from it in the file.
        keys: the public keys that the reader has, by id; none: nothing can be vouched for.
        day: the day of the question.
        known: what the library knows, where it was asked.
    """
    if APPROVAL not in record:
        return _of_draft(record)
    approval = approval_in(record)
    if approval is None:
        broken = tell("The approval in the file is not whole.")
        told = about_changes(changes, len(record["slides"]))
        return Authenticity("invalid", reasons=(broken, *told))
    standing, reasons = _standing(record, approval, changes, keys)
    state = known.state if known else approval.state
    if state == RELEASED and day > approval.valid_until:  # the last day that was signed holds
        state = EXPIRED
    reasons += tuple(_about_state(approval, state, known))
    return Authenticity(standing, approval, state, reasons)


def looks_released(record: Mapping[str, Any]) -> bool:
    """Tell whether a record is that of a released file as far as that shows without a key."""
    approval = approval_in(record)
    if approval is None or approval.state != RELEASED:
        return False
    flaws = (
        *(flaw.why for flaw in flaws_of(approval, {})),
        _release_flaw(record, {}, approval.key),
    )
    return all(why in (None, "unknown-key") for why in flaws)


def _of_draft(record: Mapping[str, Any]) -> Authenticity:
    """Return what is said of a file without an approval; one that carries a stamp is a forgery."""
    stamped = [slide["number"] for slide in record["slides"] if _has_stamp(slide, record)]
    if record.get("state") == RELEASED or RELEASE in record or stamped:
        reason = tell("The file looks released, and its record holds no approval: do not use it.")
        return Authenticity("invalid", reasons=(reason,))
    return Authenticity("none", reasons=(tell("The file is a draft: nobody has released it."),))


def _has_stamp(slide: Mapping[str, Any], record: Mapping[str, Any]) -> bool:
    """Tell whether the foot of a slide lacks the words that every draft has there."""
    words: Any = record
    for step in ("template", "content", "words", "draft"):
        words = words.get(step) if isinstance(words, dict) else None
    draft = words if isinstance(words, str) else ""
    name = f"{slide['id']}.state"
    return any(s["name"] == name and draft not in s["text"] for s in slide["shapes"])


def _standing(
    record: Mapping[str, Any], approval: Approval, changes: Sequence[Change], keys: Keys
) -> tuple[SignatureStatus, tuple[str, ...]]:
    flaws = flaws_of(approval, keys)
    release = _release_flaw(record, keys, approval.key)
    broken = (
        *about_changes(changes, len(record["slides"])),
        *(_about_flaw(flaw) for flaw in flaws if flaw.why != "unknown-key"),
        *([_about_release(release)] if release in ("altered", "forged") else []),
    )
    if broken:
        return "invalid", broken
    missing = {flaw.key for flaw in flaws} | ({approval.key} if release else set())
    if missing:
        return "unknown-key", (_about_keys(sorted(missing), keys),)
    return "valid", ()


def _release_flaw(record: Mapping[str, Any], keys: Keys, key: str) -> Why | None:
    """Return why the library's own signature does not hold; None: it does."""
    release = record.get(RELEASE)
    if not isinstance(release, dict):
        return "altered"
    payload = payload_of_record(record)
    try:
        signature = bytes.fromhex(release.get("signature", ""))
    except (TypeError, ValueError):
        return "altered"
    if release.get("payload") != payload.decode("ascii"):
        return "altered"
    if key not in keys:
        return "unknown-key"
    return None if is_signed(keys[key], payload, signature) else "forged"


def _about_release(why: Why) -> str:
    if why == "altered":
        return tell(
            "The record in the file is not the one that the library signed: it was rewritten, or "
            "copied from another file."
        )
    return tell("The library's signature was not made with its key: the file is forged.")


def _about_flaw(flaw: Flaw) -> str:
    if flaw.why == "altered":
        return tell(
            "The signature of {0} is over something else: another name, role, meaning, time or "
            "version, or it stood in another place.",
            flaw.person,
        )
    return tell("The signature of {0} was not made with the library's key.", flaw.person)


def _about_keys(missing: Sequence[str], keys: Keys) -> str:
    if not keys:
        return tell(
            "Whether the signatures hold was not tested: that needs the library's public key {0}.",
            listed(missing),
        )
    return tell(
        "The file was signed with the key {0}, the key given is {1}: another library released it, "
        "or it has a new key. Ask it for its public keys.",
        listed(missing),
        listed(sorted(keys)),
    )


def _about_state(approval: Approval, state: str, known: Known | None) -> Iterator[str]:
    """Yield why a file must not be shown, though nobody changed it."""
    if state == RELEASED:
        return
    if state == EXPIRED:
        yield tell("The approval ended on {0}.", approval.valid_until.isoformat())
    elif known:
        yield tell("The library says of it: {0}. {1}", tell(known.state), known.reason).strip()
    else:
        yield tell("The file says of itself that it is not released, but {0}.", state)
