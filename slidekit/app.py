"""The use cases: the only place where the parts meet. Every function takes values and paths in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from slidekit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.layout.frame import Frame
    from slidekit.rules.finding import Draft, Finding
    from slidekit.study.model import Study
    from slidekit.study.settings import DeckSettings

    Progress = Callable[[str], None]

PPTX_ENDINGS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
BLOCKING = ("block", "block_unless_waived")


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


@dataclass(frozen=True, slots=True)
class Built:
    """What `build` wrote."""

    out: Path
    deck: Deck
    findings: tuple[Finding, ...]
    digest: str
    written: bool = True
    """Whether the PPTX was written; not so where findings block and `strict` was asked."""

    @property
    def blocking(self) -> int:
        """Number of findings that keep the deck from release."""
        return count_blocking(self.findings)


def quiet(_: str) -> None:
    """Report progress to nobody."""


def new_deck(paths: Sequence[Path], options: Options, progress: Progress = quiet) -> Deck:
    """Return a first whole deck from one or several study folders."""
    from slidekit.deck.attachments import attachments
    from slidekit.deck.compose import compose
    from slidekit.deck.places import with_settings
    from slidekit.deck.seal import sealed
    from slidekit.layout.pages import paginate
    from slidekit.study.distinct import with_own_references
    from slidekit.study.opening import open_study
    from slidekit.template.constraint import pass_gates
    from slidekit.template.load import load_policy, load_template

    template = load_template(options.template)
    studies: list[Study] = []
    for path in paths:
        progress(f"Reading {path.name}")
        taken = [reference for study in studies for reference in study.spec.references]
        studies.append(with_own_references(open_study(path), taken))
    settings = _settings(studies[0].spec.deck.model_dump(mode="json"), options)
    pass_gates(template, settings.gates)
    policy = load_policy(settings.policy or "default")
    deck = compose(with_settings(studies, settings), template, policy, settings, progress)
    if not deck.slides:
        raise UsageError(
            f"No slide of the template {template.name} can be made from {paths[0]}.",
            fix="Run `slidekit inspect` on it to see what was recognised.",
        )
    progress("Setting the slides")
    pairs = zip(studies, paths, strict=True)
    attached = (asset for study, path in pairs for asset in attachments(study.spec, path))
    assets = {asset.sha256: asset for asset in attached}
    return replace(sealed(paginate(deck)), assets=tuple(assets.values()))


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
    }


def _set(tree: dict[str, Any], keys: list[str], value: str) -> None:
    for key in keys[:-1]:
        tree = tree.setdefault(key, {})
        if not isinstance(tree, dict):
            raise UsageError(f"--set {'.'.join(keys)}: {key} holds no further keys.")
    tree[keys[-1]] = value


def open_deck(paths: Sequence[Path], options: Options, progress: Progress = quiet) -> Deck:
    """Return the deck of a .slidekit file or folder, or a new one from study folders."""
    if len(paths) == 1 and is_deck(paths[0]):
        from slidekit.deck.file import read_deck

        progress(f"Reading {paths[0].name}")
        return read_deck(paths[0])
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no file or folder {path}.", fix="Check the path.")
        if not path.is_dir():
            raise UsageError(
                f"{path} is neither a .slidekit file nor a study folder.",
                fix="Give the folder that holds the tables and study.yaml.",
            )
    return new_deck(paths, options, progress)


def is_deck(path: Path) -> bool:
    """Tell whether a path names a .slidekit file or an unpacked deck."""
    return path.suffix.lower() == ".slidekit" or (path.is_dir() and (path / "deck.yaml").is_file())


def save_deck(deck: Deck, path: Path) -> None:
    """Write a deck as a .slidekit file (a zip)."""
    from slidekit.deck.file import write_deck

    if not path.is_dir():
        _require_ending(path, ".slidekit")
    write_deck(deck, path)


def _require_ending(path: Path, ending: str) -> None:
    """Refuse a name that would make a file look like another kind, or write over one."""
    if path.suffix.lower() != ending:
        raise UsageError(f"{path} does not end in {ending}.", fix=f"Name it FILE{ending}.")


def draft(deck: Deck) -> Draft:
    """Return the deck laid out, as the rules judge it."""
    from slidekit.layout.slide import lay_out
    from slidekit.rules.finding import Draft

    return Draft(deck, lay_out(deck))


def findings(deck: Deck) -> tuple[Finding, ...]:
    """Return what the rules say of a deck."""
    from slidekit.rules.judge import judge

    return judge(draft(deck))


def check(
    path: Path, policy: str = "", progress: Progress = quiet
) -> tuple[Deck, tuple[Finding, ...]]:
    """Return a deck and what the rules say of it, under another policy where one is named."""
    from slidekit.template.load import load_policy

    deck = open_deck([path], Options(), progress)
    if policy:
        deck = replace(deck, policy=load_policy(policy))
    progress("Checking")
    return deck, findings(deck)


def check_pptx(
    path: Path, policy: str = "", progress: Progress = quiet
) -> tuple[dict[str, str | None], tuple[Finding, ...]]:
    """Return what the rules say of a PPTX: one that came back, or one that slidekit never made.

    The first value names deck, template and policy as far as they are known.
    """
    from slidekit.export.content import carries_slide_marks
    from slidekit.export.recognised import recognised
    from slidekit.export.record import carried, read_record
    from slidekit.export.seen_file import exported_broken, read_seen, stage_written, written_slides
    from slidekit.export.verify import compare
    from slidekit.rules.edited.judge import judge_file
    from slidekit.rules.edited.returned import Returned
    from slidekit.template.load import load_policy
    from slidekit.template.policy import Policy
    from slidekit.template.schema import Template

    progress(f"Reading {path.name}")
    seen, contents = read_seen(path)
    manifest = read_record(path)
    if manifest is None:
        rules = load_policy(policy or "default")
        lost = carries_slide_marks(contents)
        named = {"deck": path.stem, "template": None, "policy": rules.name}
        return named, judge_file(Returned(seen, rules, lost=lost))
    seen, contents = recognised(manifest, seen, contents)
    rules = load_policy(policy) if policy else carried(manifest, "policy", Policy)
    template = carried(manifest, "template", Template)
    returned = Returned(
        seen,
        rules,
        template,
        written_slides(manifest),
        compare(manifest, contents),
        stage_written(manifest),
        exported_broken(manifest),
    )
    named = {"deck": manifest["deck"]["id"], "template": template.name, "policy": rules.name}
    return named, judge_file(returned)


def is_pptx(path: Path) -> bool:
    """Tell whether a path names a file of PowerPoint."""
    return path.suffix.lower() in PPTX_ENDINGS


def count_blocking(found: Sequence[Finding]) -> int:
    """Return how many findings keep a deck from release."""
    return sum(finding.severity in BLOCKING for finding in found)


def build(
    deck: Deck,
    out: Path,
    *,
    pdf: Path | None = None,
    png: Path | None = None,
    strict: bool = False,
    progress: Progress = quiet,
) -> Built:
    """Write a deck as PPTX, and as PDF and PNG where asked.

    With blocking findings every slide carries the DRAFT mark; with `strict` nothing is written.
    """
    from slidekit.deck.codec import digest
    from slidekit.rules.judge import judge

    _require_ending(out, ".pptx")
    if pdf:
        _require_ending(pdf, ".pdf")
    progress("Laying out")
    laid_out = draft(deck)
    found = judge(laid_out)
    built = Built(out, deck, found, digest(deck))
    if strict and built.blocking:
        return replace(built, written=False)
    frames = shown_frames(deck, laid_out.frames, marked=built.blocking > 0)
    progress("Writing the PPTX")
    _write_pptx(built, frames)
    for name, target in (("pdf", pdf), ("png", png)):
        if target:
            from slidekit.export.exporters import exporter

            progress(f"Writing the {name.upper()}")
            exporter(name)(frames, target, title=deck.title)
    return built


def shown_frames(deck: Deck, frames: tuple[Frame, ...], *, marked: bool) -> tuple[Frame, ...]:
    """Return the frames as they are shown: with the DRAFT mark where rules are broken."""
    from slidekit.layout.slide import with_mark

    words = deck.template.words.draft_mark
    return tuple(with_mark(frame, words) for frame in frames) if marked else frames


def _write_pptx(built: Built, frames: tuple[Frame, ...]) -> None:
    from slidekit.export.deckfile import document_of, manifest_of
    from slidekit.export.pptx import write_pptx

    write_pptx(
        frames,
        document_of(built.deck),
        built.out,
        lambda slides: manifest_of(built.deck, frames, slides, built.digest, _summary(built)),
    )


def _summary(built: Built) -> dict[str, Any]:
    return {
        "blocking": built.blocking,
        "warnings": len(built.findings) - built.blocking,
        "rules": sorted({finding.rule for finding in built.findings}),
    }


def open_frames(path: Path) -> tuple[str, tuple[Frame, ...], tuple[str, ...]]:
    """Return title, frames and slide titles of a deck, for the window."""
    from slidekit.layout.words import wording
    from slidekit.rules.judge import judge

    deck = open_deck([path], Options())
    laid_out = draft(deck)
    marked = count_blocking(judge(laid_out)) > 0
    words = wording(deck)
    titles = tuple(words.plain(slide.title) for slide in deck.slides)
    return deck.title, shown_frames(deck, laid_out.frames, marked=marked), titles


def shown_numbers(path: Path) -> dict[str, Any]:
    """Return every number that a .slidekit or exported PPTX shows, one entry per place."""
    from slidekit.export.facts import facts_of_deck, facts_of_manifest
    from slidekit.export.record import read_record

    if path.suffix.lower() != ".pptx":
        deck = open_deck([path], Options())
        return facts_of_deck(deck, draft(deck).frames)
    manifest = read_record(path)
    if manifest is None:
        raise UsageError(
            f"{path.name} carries no slidekit manifest, so its numbers have no known source.",
            fix="Give a deck that slidekit wrote.",
        )
    return facts_of_manifest(manifest)


def verify(path: Path, data: Path | None = None, progress: Progress = quiet) -> dict[str, Any]:
    """Return whether a PPTX is as it was written (the JSON of `slidekit verify`).

    With `data`, a study folder, every number is computed again from its tables.
    """
    from slidekit.export.content import carries_slide_marks
    from slidekit.export.reading import read_pptx
    from slidekit.export.record import read_record
    from slidekit.export.verify import compare, verdict

    progress(f"Reading {path.name}")
    slides = read_pptx(path)
    manifest = read_record(path)
    if manifest is None:
        lost = "manifest-missing" if carries_slide_marks(slides) else "not-slidekit"
        return verdict(lost, ())
    changes = compare(manifest, slides)
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

    progress(f"Reading {data.name}")
    study = open_study(data)
    template = carried(manifest, "template", Template)
    policy = carried(manifest, "policy", Policy)
    deck = compose((study,), template, policy, study.spec.deck, progress)
    return differences(manifest, deck)


def write_study_file(paths: Sequence[Path], target: Path) -> None:
    """Write a first study.yaml for the tables given."""
    from slidekit.study.inspect import write_suggestion

    write_suggestion(list(paths), target)


def check_template(path: Path) -> str:
    """Check a template or policy file and return what it is; TemplateError says what is wrong."""
    from slidekit.exhibits.registry import MODULES
    from slidekit.rules.registry import RULES
    from slidekit.template.load import check_file

    return check_file(path, tuple(sorted(MODULES)), tuple(rule.id for rule in RULES))


def inspect(paths: Sequence[Path]) -> dict[str, Any]:
    """Return what was recognised in tables or folders (the JSON of `slidekit inspect`).

    Numbers of a report stand beside the same computed from patient data.
    """
    from dataclasses import asdict

    from slidekit.exhibits.comparison import compare_with_report
    from slidekit.study.inspect import recognised
    from slidekit.study.opening import assemble, gather
    from slidekit.template.load import load_policy

    files = gather(list(paths))
    study = assemble(files)
    found = recognised(files, study)
    compared = compare_with_report(study, load_policy(study.spec.deck.policy or "default"))
    return {
        **found,
        "reported": [asdict(number) for number in compared.numbers],
        "post_hoc": list(compared.post_hoc),
        "problems": [*found["problems"], *(asdict(p) for p in compared.problems)],
    }


def answer_statistics(kind: str, request: Path, data_root: Path | None) -> Mapping[str, Any]:
    """Return the answer of `slidekit stats`.

    Raises:
        UsageError: the request cannot be read as JSON.
    """
    import json

    from slidekit.stats.request import answer

    try:
        asked = json.loads(request.read_bytes())
    except OSError as error:
        raise UsageError(
            f"{request} cannot be read: {error.strerror}.", fix="Check the path."
        ) from None
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"{request.name} is not JSON: {error}.", fix="Write the request as one JSON object."
        ) from None
    return answer(kind, asked, data_root or request.parent)
