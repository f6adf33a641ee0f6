"""Bring the catalogues of words up to date with the code: `python -m tools.catalogues`.

Words that are said on slides are the keys of the domain deck, words that are told on the screen
those of the domain screen. A key is what stands in quotes as the first argument of `say`, `to_say`,
`tell` or `to_tell`, and as the second of `say_in`; of a choice such as `say("a" if x else "b")`
both are keys. The words of the templates and policies that ship are keys of the domain deck too.
"""

from __future__ import annotations

import ast
from io import BytesIO
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from slidekit.languages import FOLDER, LANGUAGES
from slidekit.template.language import words_in
from slidekit.template.load import load_policy, load_template, policy_names, template_names
from tools.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CALLS = {"deck": {"say": 0, "to_say": 0, "say_in": 1}, "screen": {"tell": 0, "to_tell": 0}}
"""Domain -> function -> which of its arguments is a key."""

HEADS = {"deck": "Words on slides.", "screen": "Words on the screen and in the terminal."}
CODE = ("slidekit", "widgets")
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
WIDTH = 98


class Words(Catalog):
    """A catalogue whose head has no dates or versions: the same words are the same bytes."""

    @property  # type: ignore[misc] # nothing sets it
    def mime_headers(self) -> list[tuple[str, str]]:
        """What gettext reads of the head."""
        language = ("Language", str(self.locale_identifier))
        return [language, ("Content-Type", "text/plain; charset=utf-8")]


def keys(domain: str) -> dict[str, set[str]]:
    """Return the keys of a domain, each with the modules that say it."""
    found: dict[str, set[str]] = {}
    for path in sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py")):
        for key in _keys_of(ast.parse(path.read_text("utf-8")), CALLS[domain]):
            found.setdefault(key, set()).add(path.relative_to(ROOT).as_posix())
    for key, place in _shipped() if domain == "deck" else ():
        found.setdefault(key, set()).add(place)
    return found


def _shipped() -> Iterator[tuple[str, str]]:
    """Yield the words of templates and policies that stand on slides, each with its file."""
    for name in template_names():
        for words in words_in(load_template(name)):
            yield words, f"templates/{name}.yaml"
    for name in policy_names():
        for duties in load_policy(name).markets.values():
            asked = (duties.black_triangle, duties.prescribing_information, duties.adverse_events)
            yield from ((duty.words, f"templates/policies/{name}.yaml") for duty in asked if duty)


def unsaid(domain: str) -> list[str]:
    """Return the calls whose key is put together while the program runs: no catalogue has it.

    A name is no such key: what it holds stands in `to_say` or `to_tell` where it is written.
    """
    return [
        f"{path.relative_to(ROOT).as_posix()}, line {argument.lineno}"
        for path in sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
        for argument in _arguments(ast.parse(path.read_text("utf-8")), CALLS[domain])
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]


def _keys_of(tree: ast.AST, places: Mapping[str, int]) -> Iterator[str]:
    for argument in _arguments(tree, places):
        yield from _texts(argument)


def _arguments(tree: ast.AST, places: Mapping[str, int]) -> Iterator[ast.expr]:
    """Yield what stands where a call has its key."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _name(node.func)) in places:
            yield from node.args[places[name] : places[name] + 1]


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _texts(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _texts(argument.body)
        yield from _texts(argument.orelse)


def po_path(domain: str, language: str) -> Path:
    """Return where the translations of a domain are written down."""
    return FOLDER / language / "LC_MESSAGES" / f"{domain}.po"


def translations(domain: str, language: str) -> Catalog:
    """Return what the .po file of a domain holds; an empty catalogue where there is none."""
    path = po_path(domain, language)
    if not path.exists():
        return Catalog(locale=language)
    return read_po(BytesIO(path.read_bytes()), locale=language)


def updated(domain: str, language: str) -> Catalog:
    """Return the translations with just the keys of the code; no translation is guessed."""
    known = translations(domain, language)
    catalog = Words(language, header_comment=f"# {HEADS[domain]}", fuzzy=False)
    for key, places in sorted(keys(domain).items(), key=lambda item: (min(item[1]), item[0])):
        old = known.get(key)
        catalog.add(
            key,
            old.string if old else "",
            locations=[(place, 1) for place in sorted(places)],
            flags=(old.flags if old else set()) & {"fuzzy"},
            user_comments=old.user_comments if old else (),
        )
    return catalog


def po_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as a .po file: no line numbers, so that it changes only with its words."""
    out = BytesIO()
    write_po(out, catalog, width=WIDTH, include_lineno=False, ignore_obsolete=True)
    return out.getvalue().rstrip() + b"\n"


def mo_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as gettext reads it, without what is unsure or empty."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def unfinished(domain: str, language: str) -> list[str]:
    """Return the keys of a domain that have no translation, or one that is marked as unsure."""
    known = translations(domain, language)
    found = ((key, known.get(key)) for key in keys(domain))
    return [key for key, message in found if not message or not message.string or message.fuzzy]


def misplaced(domain: str, language: str) -> list[str]:
    """Return the keys whose translation does not put in the same values."""
    known = translations(domain, language)
    found = ((key, known.get(key)) for key in keys(domain))
    return [
        key
        for key, message in found
        if message and message.string and braces(key) != braces(str(message.string))
    ]


def braces(text: str) -> set[str]:
    """Return the names and numbers in the braces of a text."""
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def stale(domain: str, language: str) -> list[str]:
    """Return the files of a domain that are not what this tool would write."""
    catalog, path = updated(domain, language), po_path(domain, language)
    made = {path: po_bytes(catalog), path.with_suffix(".mo"): mo_bytes(catalog)}
    return [
        one.name for one, content in made.items() if not one.exists() or one.read_bytes() != content
    ]


def update(domain: str, language: str) -> None:
    """Write the .po file anew with the keys of the code, and the .mo file beside it."""
    catalog, path = updated(domain, language), po_path(domain, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po_bytes(catalog))
    path.with_suffix(".mo").write_bytes(mo_bytes(catalog))


def main() -> int:
    """Update all catalogues and say what is left to translate."""
    for language in TRANSLATED:
        for domain in CALLS:
            update(domain, language)
            missing = unfinished(domain, language)
            print(f"{language} {domain}: {len(keys(domain))} keys, {len(missing)} untranslated")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
