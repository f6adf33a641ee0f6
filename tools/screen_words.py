"""Bring the translations of the screens up to date: `python -m tools.screen_words`.

Translations stand in `widgets/languages/LANGUAGE.ts`, which Qt Linguist opens; what Qt reads is the
.qm file beside it. The tool takes new words of the code in, keeps every translation, and says what
is left to translate, and where: fill in the .ts file, take `type="unfinished"` away, run it again.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as Xml

from tools.places import ROOT, command_of
from tools.screen_phrases import Phrase, phrases

FOLDER = ROOT / "widgets" / "languages"
TRANSLATED = ("de",)

Known = dict[tuple[str, str], "Translation"]
"""Context and words -> what is known of them."""


@dataclass(frozen=True, slots=True)
class Translation:
    """Words in another language; unsure ones are not shown."""

    words: str
    is_sure: bool
    path: str = ""


def known(path: Path) -> Known:
    """Return the translations that a .ts file holds."""
    if not path.exists():
        return {}
    found: Known = {}
    for context in Xml.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            made, place = message.find("translation"), message.find("location")
            words, is_sure = ("", False) if made is None else _read(made)
            where = "" if place is None else place.get("filename", "")
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = Translation(words, is_sure, where)
    return found


def _read(made: Xml.Element) -> tuple[str, bool]:
    words = made.text or ""
    return words, bool(words) and made.get("type") != "unfinished"


def updated(language: str) -> Known:
    """Return the translations of just what the code says.

    What another context says in the same words is written beside new ones, marked as unsure.
    """
    old = known(ts_path(language))
    alike = {text: replace(one, is_sure=False) for (_, text), one in old.items()}
    unknown = Translation("", is_sure=False)
    return {
        phrase.key: replace(
            old.get(phrase.key) or alike.get(phrase.text, unknown), path=phrase.path
        )
        for phrase in sorted(phrases(), key=lambda phrase: phrase.context)
    }


def ts_path(language: str) -> Path:
    """Return where the translations into a language are written down."""
    return FOLDER / f"{language}.ts"


def ts_bytes(translations: Known, language: str) -> bytes:
    """Return a .ts file: no line numbers, so that it changes only with its words."""
    root = Xml.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, Xml.Element] = {}
    for (name, text), one in translations.items():
        if name not in contexts:
            contexts[name] = Xml.SubElement(root, "context")
            Xml.SubElement(contexts[name], "name").text = name
        message = Xml.SubElement(contexts[name], "message")
        Xml.SubElement(message, "location", filename=f"../../{one.path.removeprefix('../../')}")
        Xml.SubElement(message, "source").text = text
        made = Xml.SubElement(message, "translation")
        made.text = one.words or None
        if not one.is_sure:
            made.set("type", "unfinished")
    Xml.indent(root, "    ")
    head = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    return head + Xml.tostring(root, "unicode", short_empty_elements=False).encode() + b"\n"


def qm_bytes(ts: bytes) -> bytes:
    """Return what Qt reads of a .ts file, made by Qt's own compiler."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "words.ts", Path(folder) / "words.qm"
        source.write_bytes(ts)
        program = str(command_of(ROOT, "pyside6-lrelease"))
        command = [program, "-silent", "-nounfinished", str(source), "-qm", str(made)]
        subprocess.run(command, check=True)
        return made.read_bytes()


def unfinished(language: str) -> list[Phrase]:
    """Return the words that have no translation, or one that is marked as unsure."""
    translations = known(ts_path(language))
    unknown = Translation("", is_sure=False)
    return [one for one in phrases() if not translations.get(one.key, unknown).is_sure]


def misplaced(language: str) -> list[Phrase]:
    """Return the words whose translation puts in other values, or has more than one "&" key."""
    translations = known(ts_path(language))
    return [
        one
        for one in phrases()
        if (made := translations.get(one.key))
        and made.is_sure
        and (braces(one.text) != braces(made.words) or not _fits(one.text, made.words))
    ]


def braces(text: str) -> list[str]:
    """Return the names and numbers in the braces of a text; a brace of its own counts as well."""
    try:
        return sorted(field for _, field, _, _ in Formatter().parse(text) if field is not None)
    except ValueError:
        return sorted(sign for sign in text if sign in "{}")


def _fits(text: str, words: str) -> bool:
    """Tell whether a translation has a key to press just where the words have one."""
    return words.replace("&&", "").count("&") == text.replace("&&", "").count("&")


def stale(language: str) -> list[str]:
    """Return the files of a language that are not what this tool would write."""
    ts = ts_bytes(updated(language), language)
    path = ts_path(language)
    made = {path: ts, path.with_suffix(".qm"): qm_bytes(ts)}
    return [
        one.name for one, content in made.items() if not one.exists() or one.read_bytes() != content
    ]


def update(language: str) -> None:
    """Write the .ts file anew with the words of the code, and the .qm file beside it."""
    ts = ts_bytes(updated(language), language)
    FOLDER.mkdir(exist_ok=True)
    ts_path(language).write_bytes(ts)
    ts_path(language).with_suffix(".qm").write_bytes(qm_bytes(ts))


def main() -> int:
    """Update all languages and list what is left to translate."""
    for language in TRANSLATED:
        update(language)
        left, wrong = unfinished(language), misplaced(language)
        print(f"{language}: {len(phrases())} phrases, {len(left)} untranslated")
        for phrase in left:
            print(
                f"  {phrase.place}: {phrase.context}: {phrase.text!r}{_proposal(phrase, language)}"
            )
        for phrase in wrong:
            print(f"  {phrase.place}: other braces or keys than {phrase.text!r}")
    return 0


def _proposal(phrase: Phrase, language: str) -> str:
    """Say what another context says in the same words."""
    found = known(ts_path(language)).get(phrase.key)
    return f" ({found.words!r} elsewhere)" if found and found.words else ""


if __name__ == "__main__":
    sys.exit(main())
