"""Use cases: whether a file is as it was written, and its numbers what the tables give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.app.decks import quiet
from slidekit.languages import tell

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from slidekit.app.decks import Progress
    from slidekit.export.approval import Approval, Keys
    from slidekit.export.authentic import Authenticity, Known
    from slidekit.export.verify import Change

    Ask = Callable[[Approval], Known | None]
    """Asks a library what it knows of an approval today."""


def verify(
    path: Path,
    data: Path | None = None,
    progress: Progress = quiet,
    *,
    key: Path | None = None,
    keys: Keys | None = None,
    day: dt.date | None = None,
    ask: Ask | None = None,
) -> dict[str, Any]:
    """Return whether a PPTX is as it was written (the JSON of `slidekit verify`).

    A PDF carries nothing that could be verified; of it that is said.

    Args:
        path: the PPTX.
        data: a study folder; every number is computed again from its tables.
        progress: told what is being done.
        key: a PEM file with the public keys of the library that the reader trusts.
        keys: the same by their ids, where the reader has them from elsewhere.
        day: the day for which validity is asked; None: today.
        ask: gives what a library knows of an approval; None: nobody is asked.
    """
    from slidekit.app.verifying_pdf import is_pdf, pdf_alone
    from slidekit.export.content import carries_slide_marks
    from slidekit.export.manifest import read_copies
    from slidekit.export.reading import read_pptx
    from slidekit.export.recognised import recognised_contents
    from slidekit.export.record import record_in
    from slidekit.export.seal import doubts_of
    from slidekit.export.signing import read_public_keys
    from slidekit.export.verify import compare, doubtful, verdict

    trusted = {**(keys or {}), **(read_public_keys(key) if key else {})}
    progress(tell("Reading {0}", path.name))
    if is_pdf(path):
        return pdf_alone()
    slides = read_pptx(path)
    copies = read_copies(path)
    manifest = record_in(copies, path.name)
    if manifest is None:
        lost = "manifest-missing" if carries_slide_marks(slides) else "not-slidekit"
        return verdict(lost, ())
    told = compare(manifest, recognised_contents(manifest, slides)) or compare(manifest, slides)
    changes = (*doubtful(doubts_of(copies)), *told)
    changes += _changes_of_parts(path, manifest, changes)
    judged = _judged(manifest, changes, trusted, day, ask)
    recomputed = recompute(manifest, data, progress) if data else None
    return verdict("changed" if changes else "unchanged", changes, recomputed, judged)


def is_clean(answer: Mapping[str, Any], *, asked: bool) -> bool:
    """Tell whether an answer of `verify` is good news, which is exit code 0.

    Args:
        answer: of `verify`.
        asked: whether a key or a library was given, so that the file has to be released.
    """
    recomputed = answer["recomputed"] or {"different": [], "missing_tables": []}
    if answer["verdict"] != "unchanged" or recomputed["different"] or recomputed["missing_tables"]:
        return False
    if answer["signatures"] == "invalid":
        return False
    approval = answer["approval"] or {"state": None}
    return not asked or (answer["signatures"] == "valid" and approval["state"] == "released")


def _changes_of_parts(
    path: Path, manifest: Mapping[str, Any], changes: Sequence[Change]
) -> tuple[Change, ...]:
    """Return what differs in the parts of a released file; a draft does not list its parts."""
    from slidekit.export.parts import compare_parts, digests_of_record, parts_of_file
    from slidekit.export.released import parts_written

    written = parts_written(manifest)
    if written is None:
        return ()
    slides = [entry["id"] for entry in manifest["slides"]]
    held = {**written, **digests_of_record(path, manifest)}
    return compare_parts(held, parts_of_file(path), slides, changes)


def _judged(
    manifest: Mapping[str, Any],
    changes: Sequence[Change],
    keys: Keys,
    day: dt.date | None,
    ask: Ask | None,
) -> Authenticity:
    import datetime as dt

    from slidekit.export.authentic import judged
    from slidekit.export.released import approval_in

    approval = approval_in(manifest)
    known = ask(approval) if ask and approval else None
    return judged(manifest, changes, keys, day or dt.datetime.now(dt.UTC).date(), known)


def recompute(manifest: Mapping[str, Any], data: Path, progress: Progress) -> dict[str, Any]:
    """Compute the numbers of an exported deck again and return which differ."""
    from slidekit.deck.compose import compose
    from slidekit.export.recomputed import differences
    from slidekit.export.record import carried
    from slidekit.study.opening import open_study
    from slidekit.template.policy import Policy
    from slidekit.template.schema import Template

    progress(tell("Reading {0}", data.name))
    study = open_study(data)
    template = carried(manifest, "template", Template)
    policy = carried(manifest, "policy", Policy)
    spec = study.spec.for_template(template.name, template.extends)
    deck = compose((replace(study, spec=spec),), template, policy, spec.deck, progress)
    return differences(manifest, deck)
