"""Use case: the same deck on new tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slidekit.app.comparing import compare_decks
from slidekit.app.decks import quiet
from slidekit.errors import UsageError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from slidekit.app.comparing import Compared
    from slidekit.app.decks import Progress
    from slidekit.deck.model import Deck
    from slidekit.study.model import Study


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A deck on new tables."""

    deck: Deck
    compared: Compared
    told: tuple[str, ...]
    """In a sentence each what could not be kept, or is kept although the study says otherwise."""
    is_new: bool = True
    """Whether the deck is another one; tables may change without a number that does."""


def refresh_deck(
    deck: Deck, folders: Sequence[Path], name: str = "", progress: Progress = quiet
) -> Refreshed:
    """Return a deck with its results made anew and its author's edits kept.

    Template, policy, profile and settings are those that travel in the deck.

    Raises:
        SlidekitError: a folder cannot be read, or the folders are not of the deck's studies.
    """
    from slidekit.deck.attachments import attachments
    from slidekit.deck.compose import compose
    from slidekit.deck.links import check_links
    from slidekit.deck.merge import Composed, merge
    from slidekit.deck.places import with_settings
    from slidekit.deck.seal import sealed
    from slidekit.deck.tokens import check_tokens
    from slidekit.layout.pages import paginate
    from slidekit.rules.finding import Draft
    from slidekit.rules.fixes.composed import composed

    pairs = _studies(deck, folders, progress)
    studies = with_settings([study for study, _ in pairs], deck.settings)
    made = compose(studies, deck.template, deck.policy, deck.settings, progress)
    made = replace(made, profile=deck.profile)
    progress(tell("Setting the slides"))
    assets = {a.sha256: a for study, path in pairs for a in attachments(study.spec, path)}
    made = replace(sealed(paginate(made)), assets=tuple(assets.values()))
    own = composed(Draft(deck, ()))
    merged, told = merge(deck, Composed(own.order, own.slides), made)
    merged = replace(merged, origin=deck.origin)
    check_links(merged, name or deck.id)
    check_tokens(merged, name or deck.id)
    compared = compare_decks(deck, merged, name or deck.id, name or deck.id, progress)
    told = (*told, *_otherwise(deck, pairs))
    return Refreshed(merged, compared, told, is_new=merged != deck)


def refresh(
    path: Path, folders: Sequence[Path], out: Path | None = None, progress: Progress = quiet
) -> Refreshed:
    """Put a .slidekit file on new tables; it is written only where something changed.

    Args:
        path: the deck's file.
        folders: the study folders, one for each study of the deck.
        out: the file to write; None: the deck's own.
        progress: told what is being done.
    """
    from slidekit.app.decks import is_deck, refuse_deck_target, save_deck
    from slidekit.deck.file import read_deck

    if not is_deck(path):
        raise UsageError(
            tell("{0} is no .slidekit deck, so it cannot be put on new tables.", path),
            fix=tell("Give the .slidekit file that the presentation was built from."),
        )
    if out is not None:
        refuse_deck_target(out)
    progress(tell("Reading {0}", path.name))
    deck = read_deck(path)
    refreshed = refresh_deck(deck, folders, path.name, progress)
    if out is not None or refreshed.is_new:
        save_deck(refreshed.deck, out or path)
    return refreshed


def _studies(deck: Deck, folders: Sequence[Path], progress: Progress) -> list[tuple[Study, Path]]:
    """Return the studies of the deck in its order, read from folders in any order."""
    from slidekit.study.distinct import with_own_references
    from slidekit.study.opening import open_study

    template = deck.template
    found: dict[str, tuple[Study, Path]] = {}
    for folder in folders:
        progress(tell("Reading {0}", folder.name))
        if not folder.is_dir():
            raise UsageError(
                tell("There is no study folder {0}.", folder), fix=tell("Check the path.")
            )
        study = open_study(folder)
        if study.spec.id in found:
            raise UsageError(
                tell("The study {0} was given twice.", study.spec.id), fix=tell("Name it once.")
            )
        found[study.spec.id] = (study, folder)
    _check_named(deck, list(found))
    told: list[tuple[Study, Path]] = []
    for own in deck.studies:
        study, folder = found[own.id]
        spec = study.spec.for_template(template.name, template.extends)
        taken = [one for other, _ in told for one in other.spec.references]
        told.append((with_own_references(replace(study, spec=spec), taken), folder))
    return told


def _check_named(deck: Deck, found: list[str]) -> None:
    wanted = [study.id for study in deck.studies]
    if sorted(wanted) == sorted(found):
        return
    raise UsageError(
        tell(
            "The deck is of {0}, and the folders hold {1}.",
            " and ".join(wanted),
            " and ".join(found),
        ),
        fix=tell("Give one folder for each study of the deck; study.yaml says its id."),
    )


def _otherwise(deck: Deck, pairs: list[tuple[Study, Path]]) -> list[str]:
    """Say which settings of the deck are kept although study.yaml states others."""
    from slidekit.languages import tell

    stated = pairs[0][0].spec.deck if pairs else deck.settings
    names = [
        name
        for name in sorted(stated.model_fields_set)
        if getattr(stated, name) != getattr(deck.settings, name)
    ]
    if not names:
        return []
    listed = ", ".join(names)
    return [tell("The deck keeps its own settings where study.yaml differs: {0}.", listed)]
