"""Use cases: making, opening and saving decks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slidekit.errors import UsageError
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from slidekit.deck.model import Asset, Deck
    from slidekit.study.model import Study
    from slidekit.study.settings import DeckSettings
    from slidekit.template.schema import Template

    Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How a first deck is made; what is empty comes from study.yaml."""

    template: str = "conference"
    policy: str = ""
    purpose: str = ""
    audience: str = ""
    markets: tuple[str, ...] = ()
    set: tuple[tuple[str, str], ...] = ()
    """Further keys of the `deck:` block, dotted: ("presenter.name", "...")."""
    language: str = ""
    """Of the deck's words: "en" or "de"; empty: that of study.yaml, else the template's."""
    profile: str = ""
    """File of the company's profile."""


def quiet(_: str) -> None:
    """Report progress to nobody."""


def new_deck(paths: Sequence[Path], options: Options, progress: Progress = quiet) -> Deck:
    """Return a first whole deck from one or several study folders."""
    from slidekit.app.profiles import load_profile
    from slidekit.deck.compose import compose
    from slidekit.deck.places import with_settings
    from slidekit.deck.seal import sealed
    from slidekit.deck.tokens import check_tokens
    from slidekit.layout.pages import paginate
    from slidekit.template.constraint import pass_gates
    from slidekit.template.load import load_policy, load_template

    template = load_template(options.template)
    studies = _studies(paths, template, progress)
    settings = _settings(_stated(studies[0], template), options)
    template = load_template(options.template, settings.language)
    pass_gates(template, settings.gates)
    read = load_profile(Path(settings.profile)) if settings.profile else None
    named = settings.policy or (read.policy if read else "") or "default"
    policy = load_policy(named, template.language)
    deck = compose(with_settings(studies, settings), template, policy, settings, progress)
    deck = replace(deck, profile=read.profile if read else None)
    if not deck.slides:
        raise UsageError(
            tell("No slide of the template {0} can be made from {1}.", template.name, paths[0]),
            fix=tell("Run `slidekit inspect` on it to see what was recognised."),
        )
    check_tokens(deck, deck.id, made=True)
    progress(tell("Setting the slides"))
    return replace(sealed(paginate(deck)), assets=_assets(studies, paths))


def _studies(paths: Sequence[Path], template: Template, progress: Progress) -> list[Study]:
    """Return the studies, each with ids of references that no other has."""
    from slidekit.study.distinct import with_own_references

    studies: list[Study] = []
    for path in paths:
        progress(tell("Reading {0}", path.name))
        taken = [reference for study in studies for reference in study.spec.references]
        studies.append(with_own_references(_opened(path, template), taken))
    return studies


def _assets(studies: Sequence[Study], paths: Sequence[Path]) -> tuple[Asset, ...]:
    """Return the files that studies attach, each once."""
    from slidekit.deck.attachments import attachments

    pairs = zip(studies, paths, strict=True)
    attached = (asset for study, path in pairs for asset in attachments(study.spec, path))
    return tuple({asset.sha256: asset for asset in attached}.values())


def _opened(path: Path, template: Template) -> Study:
    from slidekit.study.opening import open_study

    study = open_study(path)
    return replace(study, spec=study.spec.for_template(template.name, template.extends))


def _stated(study: Study, template: Template) -> dict[str, Any]:
    """Return the deck block of study.yaml; where it names no language, the template's holds."""
    deck = study.spec.deck
    unsaid = {} if "language" in deck.model_fields_set else {"language": template.language}
    return deck.model_dump(mode="json") | unsaid


def _settings(stated: dict[str, Any], options: Options) -> DeckSettings:
    """Return the deck block of study.yaml with the options of the command laid over it."""
    from pydantic import ValidationError

    from slidekit.study.complaints import explain
    from slidekit.study.settings import DeckSettings

    stated |= {key: value for key, value in _plain_options(options).items() if value}
    for key, value in options.set:
        _set(stated, key.removeprefix("deck.").split("."), value)
    try:
        return DeckSettings.model_validate(stated)
    except ValidationError as error:
        raise UsageError(explain(error, "the options given")) from None


def _plain_options(options: Options) -> dict[str, object]:
    return {
        "purpose": options.purpose.replace("-", "_"),
        "audience": options.audience,
        "markets": options.markets,
        "policy": options.policy,
        "profile": options.profile,
        "language": options.language,
    }


def _set(tree: dict[str, Any], keys: list[str], value: str) -> None:
    for key in keys[:-1]:
        tree = tree.setdefault(key, {})
        if not isinstance(tree, dict):
            raise UsageError(tell("--set {0}: {1} holds no further keys.", ".".join(keys), key))
    tree[keys[-1]] = value


def open_deck(paths: Sequence[Path], options: Options, progress: Progress = quiet) -> Deck:
    """Return the deck of a .slidekit file or folder, or a new one from study folders."""
    if len(paths) == 1 and is_deck(paths[0]):
        from slidekit.deck.file import read_deck

        progress(tell("Reading {0}", paths[0].name))
        return read_deck(paths[0])
    for path in paths:
        if not path.exists():
            raise UsageError(
                tell("There is no file or folder {0}.", path), fix=tell("Check the path.")
            )
        if not path.is_dir():
            raise UsageError(
                tell("{0} is neither a .slidekit file nor a study folder.", path),
                fix=tell("Give the folder that holds the tables and study.yaml."),
            )
    return new_deck(paths, options, progress)


def is_deck(path: Path) -> bool:
    """Tell whether a path names a .slidekit file or an unpacked deck."""
    return path.suffix.lower() == ".slidekit" or (path.is_dir() and (path / "deck.yaml").is_file())


def refuse_other_files(path: Path) -> None:
    """Refuse a file that is no deck, where PowerPoint files are taken as well."""
    if path.is_file() and not is_deck(path):
        raise of_no_kind(path)


def of_no_kind(path: Path) -> UsageError:
    """Return that a file is neither a deck nor one of PowerPoint."""
    return UsageError(
        tell("{0} is neither a .slidekit deck nor a PowerPoint file.", path),
        fix=tell("Make a deck of a study first, with `slidekit new`."),
    )


def save_deck(deck: Deck, path: Path) -> None:
    """Write a deck as a .slidekit file (a zip)."""
    from slidekit.deck.file import write_deck

    if not path.is_dir():
        require_ending(path, ".slidekit")
    write_deck(deck, path)


def refuse_deck_target(path: Path) -> None:
    """Refuse where no deck can be written, before one is made.

    Raises:
        SlidekitError: the name has another ending, or nothing can be written there.
    """
    from slidekit.deck.file import refuse_crowded
    from slidekit.errors import DeckError
    from slidekit.files import refuse_unwritable

    if path.is_dir():
        refuse_crowded(path)
        return
    require_ending(path, ".slidekit")
    refuse_unwritable(path, DeckError)


def refuse_export_targets(out: Path, pdf: Path | None = None) -> None:
    """Refuse where no PPTX, or no PDF beside it, can be written, before any work is done for it.

    Raises:
        SlidekitError: a name has another ending, or nothing can be written there.
    """
    from slidekit.errors import ExportError
    from slidekit.files import refuse_unwritable

    for path, ending in ((out, ".pptx"), (pdf, ".pdf")):
        if path is not None:
            require_ending(path, ending)
            refuse_unwritable(path, ExportError)


def require_ending(path: Path, ending: str) -> None:
    """Refuse a name that would make a file look like another kind, or write over one."""
    if path.suffix.lower() != ending:
        raise UsageError(
            tell("{0} does not end in {1}.", path, ending), fix=tell("Name it FILE{0}.", ending)
        )
