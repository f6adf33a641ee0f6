"""Use case: every deck of a library that rests on a study, on that study's new data cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slidekit.app.decks import quiet
from slidekit.errors import ExportError, SlidekitError, UsageError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from slidekit.app.decks import Progress
    from slidekit.app.refreshing import Refreshed
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version


@dataclass(frozen=True, slots=True)
class RefreshedDeck:
    """A deck of the library on new tables: a draft that nobody has submitted."""

    base: Ref
    """The version that it was made from."""
    out: Path
    refreshed: Refreshed


@dataclass(frozen=True, slots=True)
class RefreshedLibrary:
    """What a new data cut made of the decks of a library."""

    decks: tuple[RefreshedDeck, ...]
    left: tuple[tuple[Ref, str], ...]
    """Decks that rest on the study and were not made anew, each with why."""


def refresh_library(
    session: Session, folders: Sequence[Path], out: Path, progress: Progress = quiet
) -> RefreshedLibrary:
    """Write a draft of each deck that rests on a study, with what changed beside it.

    Nothing is written into the library. Each draft knows the version that it was made from, so
    that `review submit` refuses it if somebody was faster.

    Args:
        session: of anybody; decks of products without a role of his are left out.
        folders: the study folders.
        out: the folder to write DECK.slidekit and DECK.diff.json into; made if need be.
        progress: told what is being done.

    Raises:
        SlidekitError: a study cannot be read.
        ExportError: the folder cannot be made.
    """
    from slidekit.study.opening import open_study

    found = {open_study(folder).spec.id: folder for folder in folders}
    _make(out)
    done: list[RefreshedDeck] = []
    left: list[tuple[Ref, str]] = []
    for version in _newest(session):
        try:
            one = _refreshed(session, version, found, out, progress)
        except SlidekitError as why:
            left.append((version.ref, str(why)))
        else:
            done += [one] if one else []
    return RefreshedLibrary(tuple(done), tuple(left))


def refreshed_as_json(all_: RefreshedLibrary) -> dict[str, Any]:
    """Return what `slidekit refresh --library --json` prints."""
    return {
        "decks": [
            {"deck": one.base.deck, "base": one.base.number, "out": str(one.out)} | _diff(one)
            for one in all_.decks
        ],
        "left": [
            {"deck": ref.deck, "version": ref.number, "reason": why} for ref, why in all_.left
        ],
    }


def _diff(one: RefreshedDeck) -> dict[str, Any]:
    from slidekit.app.comparing import compared_as_json

    return {**compared_as_json(one.refreshed.compared), "told": list(one.refreshed.told)}


def _newest(session: Session) -> Iterator[Version]:
    """Yield the newest version of each deck that may be needed anew."""
    from slidekit.library.derivation import is_derived
    from slidekit.library.versions import list_versions

    newest = {version.deck: version for version in list_versions(session)}
    for version in newest.values():
        if version.state != "withdrawn" and not is_derived(version):
            yield version


def _refreshed(
    session: Session, version: Version, folders: dict[str, Path], out: Path, progress: Progress
) -> RefreshedDeck | None:
    """Return a deck made anew, None if it rests on none of the studies.

    Raises:
        SlidekitError: it cannot be made anew, or nothing in it changed.
    """
    from slidekit.app.decks import save_deck
    from slidekit.app.dossier import as_json
    from slidekit.app.offline import refuse_overwriting, with_origin
    from slidekit.app.refreshing import refresh_deck
    from slidekit.app.reviewing import deck_of
    from slidekit.files import write_whole

    deck = deck_of(session, version.ref)
    own = [study.id for study in deck.studies]
    if not {*own} & {*folders}:
        return None
    if lacking := [study for study in own if study not in folders]:
        raise UsageError(
            tell("It rests on {0} as well.", ", ".join(lacking)),
            fix=tell("Give that folder with --data too."),
        )
    made = refresh_deck(
        with_origin(deck, session, version.ref),
        [folders[study] for study in own],
        version.deck,
        progress,
    )
    if made.compared.is_equal and not made.is_new:
        raise UsageError(tell("The new tables change nothing in it."))
    path = out / f"{version.deck}.slidekit"
    refuse_overwriting(path)
    save_deck(made.deck, path)
    one = RefreshedDeck(version.ref, path, made)
    write_whole(out / f"{version.deck}.diff.json", as_json(_diff(one)), ExportError)
    return one


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ExportError(
            tell("{0} cannot be made: {1}.", folder, problem.strerror or problem),
            fix=tell("Name a folder with -o."),
        ) from None
