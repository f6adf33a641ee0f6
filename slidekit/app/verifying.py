"""Use cases: whether a file is as it was written, and its numbers what the tables give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from slidekit.app.decks import quiet
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from slidekit.app.decks import Progress


def verify(path: Path, data: Path | None = None, progress: Progress = quiet) -> dict[str, Any]:
    """Return whether a PPTX is as it was written (the JSON of `slidekit verify`).

    With `data`, a study folder, every number is computed again from its tables.
    """
    from slidekit.export.content import carries_slide_marks
    from slidekit.export.manifest import read_copies
    from slidekit.export.reading import read_pptx
    from slidekit.export.record import read_record
    from slidekit.export.seal import doubts_of
    from slidekit.export.verify import compare, doubtful, verdict

    progress(tell("Reading {0}", path.name))
    slides = read_pptx(path)
    manifest = read_record(path)
    if manifest is None:
        lost = "manifest-missing" if carries_slide_marks(slides) else "not-slidekit"
        return verdict(lost, ())
    changes = (*doubtful(doubts_of(read_copies(path))), *compare(manifest, slides))
    recomputed = recompute(manifest, data, progress) if data else None
    return verdict("changed" if changes else "unchanged", changes, recomputed)


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
