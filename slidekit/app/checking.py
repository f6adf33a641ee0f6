"""Use cases: asking the rules, of decks and of files that came back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.app.decks import Options, open_deck, quiet, refuse_other_files
from slidekit.languages import tell

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.app.decks import Progress
    from slidekit.deck.model import Deck
    from slidekit.rules.edited.returned import Returned
    from slidekit.rules.finding import Draft, Finding
    from slidekit.template.lexicon import Lexicon
    from slidekit.template.policy import Policy
    from slidekit.template.schema import Template

PPTX_ENDINGS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")


def draft(deck: Deck) -> Draft:
    """Return the deck laid out, as the rules judge it."""
    from slidekit.layout.slide import lay_out
    from slidekit.rules.finding import Draft

    return Draft(deck, lay_out(deck))


def findings(deck: Deck) -> tuple[Finding, ...]:
    """Return what the rules say of a deck, with what the program can do about it."""
    from slidekit.rules.fixes.mending import offers

    return tuple(finding for finding, _ in offers(draft(deck)))


def check(
    path: Path, policy: str = "", progress: Progress = quiet
) -> tuple[Deck, tuple[Finding, ...]]:
    """Return a deck and what the rules say of it, under another policy where one is named."""
    from slidekit.template.load import load_policy

    refuse_other_files(path)
    deck = open_deck([path], Options(), progress)
    if policy:
        deck = replace(deck, policy=load_policy(policy, deck.template.language))
    progress(tell("Checking"))
    return deck, findings(deck)


def check_pptx(
    path: Path, policy: str = "", progress: Progress = quiet
) -> tuple[dict[str, str | None], tuple[Finding, ...]]:
    """Return what the rules say of a PPTX: one that came back, or one that slidekit never made.

    The first value names deck, template and policy as far as they are known.
    """
    from slidekit.app.restoring import offered

    named, found = offered(path, policy, progress)
    return named, tuple(finding for finding, _ in found)


def laid_beside(
    path: Path, policy: str = "", progress: Progress = quiet
) -> tuple[dict[str, str | None], Returned]:
    """Return what a PPTX is called, and the file beside what was written into it."""
    from slidekit.export.authentic import looks_released
    from slidekit.export.content import carries_slide_marks
    from slidekit.export.manifest import read_copies
    from slidekit.export.recognised import recognised
    from slidekit.export.record import carried, record_in
    from slidekit.export.seal import doubts_of
    from slidekit.export.seen_file import read_seen, stage_written, written_slides
    from slidekit.export.verify import compare
    from slidekit.rules.edited.returned import Returned
    from slidekit.rules.edited.written import findings_written
    from slidekit.template.load import load_policy
    from slidekit.template.policy import Policy
    from slidekit.template.schema import Template
    from slidekit.template.tongue import language_of

    progress(tell("Reading {0}", path.name))
    seen, contents = read_seen(path)
    copies = read_copies(path)
    manifest = record_in(copies, path.name)
    if manifest is None:
        rules = load_policy(
            policy or "default", language_of(" ".join(slide.words for slide in seen.slides))
        )
        lost = carries_slide_marks(contents)
        named = {"deck": path.stem, "template": None, "policy": rules.name}
        return named, Returned(seen, rules, lost=lost)
    seen, contents = recognised(manifest, seen, contents)
    doubts = doubts_of(copies)
    # A record that somebody made up must not say by which policy the file is judged.
    stated = policy or ("default" if doubts else "")
    template = carried(manifest, "template", Template)
    language = template.language
    rules = load_policy(stated, language) if stated else carried(manifest, "policy", Policy)
    returned = Returned(
        seen,
        rules,
        template,
        written_slides(manifest),
        compare(manifest, contents),
        stage_written(manifest),
        findings_written(manifest),
        purpose=manifest["deck"].get("purpose"),
        stated_medicines=tuple(manifest["deck"].get("medicines", ())),
        doubts=doubts,
        released=looks_released(manifest),
    )
    named = {"deck": manifest["deck"]["id"], "template": template.name, "policy": rules.name}
    return named, returned


def is_pptx(path: Path) -> bool:
    """Tell whether a path names a file of PowerPoint."""
    return path.suffix.lower() in PPTX_ENDINGS


def check_template(path: Path) -> str:
    """Check a template, policy or lexicon and return what it is; TemplateError says what is wrong.

    A bare name, such as "conference", is that of a file that ships with the program.
    """
    from slidekit.exhibits.registry import MODULES
    from slidekit.rules.about import codes_of_rules
    from slidekit.template.check import check_file

    return check_file(path, tuple(sorted(MODULES)), codes_of_rules())


def shipped_files() -> dict[str, list[dict[str, str]]]:
    """Return names and titles of the templates, policies and lexicons that ship."""
    from slidekit.template.load import (
        house_lexicon,
        lexicon_names,
        load_policy,
        load_template,
        policy_names,
        template_names,
    )

    templates = (load_template(name) for name in template_names())
    policies = (load_policy(name) for name in policy_names())
    lexicons = ((name, house_lexicon(name)) for name in lexicon_names())
    return {
        "templates": [_listed(t.name, t.version, t.title, t.description) for t in templates],
        "policies": [_listed(p.name, p.version, "", p.description) for p in policies],
        "lexicons": [_listed(n, x.version, f"{len(x.entries)} entries", "") for n, x in lexicons],
    }


def _listed(name: str, version: str, title: str, description: str) -> dict[str, str]:
    return {"name": name, "version": version, "title": title, "description": description}


def template_or_policy(name: str) -> Template | Policy | Lexicon:
    """Return a template, policy or lexicon by its name or from a YAML file.

    Raises:
        TemplateError: there is none, or it breaks its schema.
    """
    from pathlib import Path

    from slidekit.template.check import load_any

    return load_any(Path(name))
