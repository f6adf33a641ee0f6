"""What a submission holds: the one module of the library that reads a deck.

All others keep bytes and digests. But whoever hands a deck in could say anything of it: by which
policy it was judged, what its content is, how it looks. So that is read from the deck itself, and
the drafts that reviewers look at are made of it here.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from slidekit.errors import DeckError, ExportError, LibraryError
from slidekit.files import as_file
from slidekit.languages import tell, told_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame
    from slidekit.template.policy import Policy

MOST_NAMED: Final = 8
"""Differences of two policies that a message names; more are counted."""


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A policy as the library keeps it."""

    digest: str
    """SHA-256 of its content, whatever its layout; findings and manifests give it too."""
    name: str
    version: str
    language: str
    """Of its lexicon."""
    content: bytes
    """JSON."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the deck of a submission says itself."""

    policy: PolicyFile
    content_digest: str
    compared: bytes | None
    """What the deck says (`deck.side`), so that comparing need not read it; None: not kept."""
    pptx: bytes | None = None
    """The draft as reviewers see it; None where none was asked for."""
    pdf: bytes | None = None
    """The same; None also where this machine cannot write PDF."""
    report_digest: str | None = None
    """Of what the rules say of the deck; None where no draft was asked for."""


def held_in(deck_file: bytes, *, drafts: bool = True) -> Held:
    """Return what a .slidekit file holds, and the drafts made of it.

    Raises:
        LibraryError: it is none.
    """
    from slidekit.deck.side import bytes_of_side
    from slidekit.deck.sides import side_of
    from slidekit.export.digests import content_digest
    from slidekit.layout.slide import lay_out

    deck = _read(deck_file)
    frames = lay_out(deck)
    compared = bytes_of_side(side_of(deck))
    said = policy_file(deck.policy), content_digest(deck, frames), compared
    return Held(*said, *_drafts(deck, frames)) if drafts else Held(*said)


def policy_of(deck_file: bytes) -> PolicyFile:
    """Return the policy that a .slidekit file brings along.

    Raises:
        LibraryError: it is none.
    """
    return policy_file(_read(deck_file).policy)


def policy_file(policy: Policy) -> PolicyFile:
    """Return a policy as the library keeps it."""
    from slidekit.template.load import digest

    content = json.dumps(policy.model_dump(mode="json", by_alias=True), sort_keys=True).encode()
    language = policy.lexicon.language
    return PolicyFile(digest(policy), policy.name, policy.version, language, content)


def shipped_policies() -> Iterator[PolicyFile]:
    """Yield the policies that come with slidekit, in each language of decks."""
    from slidekit.template.load import lexicon_names, load_policy, policy_names

    for name in policy_names():
        for language in lexicon_names():
            yield policy_file(load_policy(name, language))


def differences(own: PolicyFile, others: Iterable[PolicyFile]) -> tuple[PolicyFile, str] | None:
    """Return the policy that is nearest to one, and in words what differs; None if there is none.

    Args:
        own: the policy of a deck.
        others: the policies that are permitted.
    """
    found = [(other, _differing(own, other)) for other in others]
    if not found:
        return None
    nearest, settings = min(found, key=lambda pair: len(pair[1]))
    named = ", ".join(settings[:MOST_NAMED])
    more = len(settings) - MOST_NAMED
    return nearest, tell("{0} and {1} more", named, more) if more > 0 else named


def _differing(own: PolicyFile, other: PolicyFile) -> tuple[str, ...]:
    """Return the settings in which two policies differ, "KEY (permitted -> own)"."""
    from slidekit.template.policy import Policy
    from slidekit.template.policy_lint import departures

    ours, theirs = (Policy.model_validate_json(one.content) for one in (own, other))
    entries = _entries(ours) ^ _entries(theirs)
    words = sorted({json.loads(entry)["id"] for entry in entries})
    found = departures(ours, theirs)
    lexicon = f"lexicon ({', '.join(words[:MOST_NAMED])})" if words else "lexicon"
    return tuple(lexicon if one == "lexicon" else one for one in found) or (
        tell("name, version or description"),
    )


def _entries(policy: Policy) -> frozenset[str]:
    return frozenset(entry.model_dump_json() for entry in policy.lexicon.entries)


def _drafts(deck: Deck, frames: tuple[Frame, ...]) -> tuple[bytes, bytes | None, str]:
    """Return PPTX and PDF of a draft, in English whoever sits at the screen, and its report."""
    from slidekit.deck.codec import digest
    from slidekit.export.deckfile import document_of, manifest_of
    from slidekit.export.digests import report_digest
    from slidekit.export.pptx import write_pptx
    from slidekit.layout.slide import with_mark
    from slidekit.rules.edited.written import summary_of
    from slidekit.rules.finding import Draft, count_blocking
    from slidekit.rules.judge import judge

    with told_in("en"):
        found = judge(Draft(deck, frames))
    summary, mark = summary_of(found), deck.template.words.draft_mark
    marked = tuple(with_mark(one, mark) for one in frames) if count_blocking(found) else frames
    with tempfile.TemporaryDirectory(prefix="slidekit-") as folder:
        pptx = Path(folder) / "draft.pptx"
        write_pptx(
            marked,
            document_of(deck),
            pptx,
            lambda slides: manifest_of(deck, marked, slides, digest(deck), summary),
        )
        pdf = _pdf(deck, marked, pptx.with_suffix(".pdf"))
        return pptx.read_bytes(), pdf, report_digest(summary["list"])


def _pdf(deck: Deck, frames: tuple[Frame, ...], path: Path) -> bytes | None:
    from slidekit.export.exporters import exporter

    try:
        write = exporter("pdf")
    except ExportError:
        return None
    write(frames, path, title=deck.title)
    return path.read_bytes()


def _read(deck_file: bytes) -> Deck:
    """Return the deck of a .slidekit file's bytes."""
    from slidekit.deck.file import read_deck

    with as_file(deck_file, "submitted.slidekit") as path:
        try:
            return read_deck(path)
        except DeckError as problem:
            raise LibraryError(
                tell("What was submitted cannot be read as a deck: {0}", problem),
                fix=tell("Submit the deck with slidekit."),
            ) from problem
