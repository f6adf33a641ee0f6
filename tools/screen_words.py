"""Bring the translations of the screens up to date: `python -m tools.screen_words`.

Translations stand in `widgets/languages/LANGUAGE.ts`, which Qt Linguist opens; what Qt reads is the
.qm file beside it. The tool takes new words of the code in, keeps every translation, and says what
is left to translate, and where: fill in the .ts file, take `type="unfinished"` away, run it again.
Translations of words that the code says no more stay in the file, since a branch may bring them
back; with `--tidy` they go.
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
UP = "../../"
"""From there to the checkout: Qt Linguist shows the code beside its words."""
TRANSLATED = ("de",)

Known = dict[tuple[str, str], "Translation"]
"""Context and words -> what is known of them."""


@dataclass(frozen=True, slots=True)
class Translation:
    """Words in another language; unsure ones are not shown."""

    words: str
    is_sure: bool
    path: str = ""
    is_said: bool = True
    """Whether the code still says the words; what it does not may come back with a branch."""


def known(path: Path) -> Known:
    """Return the translations that a .ts file holds."""
    if not path.exists():
        return {}
    found: Known = {}
    for context in Xml.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            made, place = message.find("translation"), message.find("location")
            key = (context.findtext("name", ""), message.findtext("source", ""))
            where = "" if place is None else place.get("filename", "")
            found[key] = _read(made, where.removeprefix(UP))
    return found


def _read(made: Xml.Element | None, path: str) -> Translation:
    words, kind = ("", "unfinished") if made is None else (made.text or "", made.get("type"))
    return Translation(words, bool(words) and kind != "unfinished", path, kind != "vanished")


def updated(language: str) -> Known:
    """Return the translations of what the code says, then those of what it says no more.

    What another context says in the same words is written beside new ones, marked as unsure.
    """
    old = known(ts_path(language))
    alike = {text: replace(one, is_sure=False) for (_, text), one in old.items()}
    unknown = Translation("", is_sure=False)
    said = {
        phrase.key: replace(
            old.get(phrase.key) or alike.get(phrase.text, unknown), path=phrase.path, is_said=True
        )
        for phrase in sorted(phrases(), key=lambda phrase: phrase.context)
    }
    gone = {key: replace(one, is_said=False) for key, one in sorted(old.items()) if one.is_sure}
    return said | {key: one for key, one in gone.items() if key not in said}


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
        if one.path:
            Xml.SubElement(message, "location", filename=UP + one.path)
        Xml.SubElement(message, "source").text = text
        made = Xml.SubElement(message, "translation")
        made.text = one.words or None
        if not one.is_sure or not one.is_said:
            made.set("type", "vanished" if one.is_sure else "unfinished")
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


def update(language: str, *, tidy: bool = False) -> None:
    """Write the .ts file anew with the words of the code, and the .qm file beside it.

    Args:
        language: into which they are translated.
        tidy: leave out what the code says no more.
    """
    made = {key: one for key, one in updated(language).items() if one.is_said or not tidy}
    ts = ts_bytes(made, language)
    FOLDER.mkdir(exist_ok=True)
    ts_path(language).write_bytes(ts)
    ts_path(language).with_suffix(".qm").write_bytes(qm_bytes(ts))


def main() -> int:
    """Update all languages and list what is left to translate."""
    for language in TRANSLATED:
        update(language, tidy="--tidy" in sys.argv)
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
