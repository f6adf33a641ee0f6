"""Bring the translations of the screens up to date: `python -m tools.screen_words`.

Words of a screen are what stands in quotes in `self.tr(...)`, in `QCoreApplication.translate(...)`,
in `QT_TRANSLATE_NOOP(...)` and in a module's own function around `translate`, which Qt's own
extractor does not see. Translations stand in `widgets/languages/LANGUAGE.ts`, which Qt Linguist
opens; what Qt reads is the .qm file beside it. The tool says what is left to translate, and where.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from slidekit.app import shipped_files
from slidekit.resources import sample_data_dir
from tools.places import ROOT, command_of
from widgets.commands import COMMANDS, MENUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = ROOT / "widgets" / "languages"
TRANSLATED = ("de",)
MARKS = ("QT_TRANSLATE_NOOP", "translate")
"""Functions that are given the context, then the words."""

Known = dict[tuple[str, str], "Translation"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the code that a person reads on the screen."""

    context: str
    text: str
    path: str
    line: int

    @property
    def key(self) -> tuple[str, str]:
        """What Qt looks a translation up by."""
        return self.context, self.text

    @property
    def place(self) -> str:
        """Where to find it."""
        return f"{self.path}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Translation:
    """Words in another language; unsure ones are not shown."""

    words: str
    is_sure: bool
    path: str = ""


def phrases() -> tuple[Phrase, ...]:
    """Return the words of all screens in the order of the code, each once a context."""
    found = [*_of_commands(), *_of_templates(), *_of_samples()]
    for path in sorted((ROOT / "widgets").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        found += of_code(path.read_text("utf-8"), name)
    return tuple({phrase.key: phrase for phrase in reversed(found)}.values())[::-1]


def of_code(code: str, path: str) -> list[Phrase]:
    """Return the words that a module shows."""
    tree = ast.parse(code)
    own = dict(_own_functions(tree))
    return [
        Phrase(context, text, path, line)
        for call, home in _calls(tree, "")
        for context, argument in _marked(call, home, own)
        for text, line in _texts(argument)
    ]


def unseen() -> list[str]:
    """Return the calls whose words or context no catalogue can have: put together as it runs."""
    found = []
    for path in sorted((ROOT / "widgets").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        own = dict(_own_functions(tree))
        for call, home in _calls(tree, ""):
            is_foreign = _name(call) == "tr" and not _is_own_tr(call)
            built = [words for _, words in _marked(call, home, own) if _is_built(words)]
            if is_foreign or built:
                found.append(f"{path.relative_to(ROOT).as_posix()}, line {call.lineno}")
    return found


def _is_built(words: ast.expr) -> bool:
    return any(isinstance(node, ast.JoinedStr | ast.BinOp) for node in ast.walk(words))


def _of_commands() -> Iterator[Phrase]:
    """Words of menus and commands: they stand in tables, and `commands.py` translates them."""
    path = "widgets/commands.py"
    lines = (ROOT / path).read_text("utf-8").splitlines()
    for text in (*(title for title, _ in MENUS), *(words for words, _ in COMMANDS.values())):
        place = next(n for n, line in enumerate(lines, 1) if f'("{text}"' in line)
        yield Phrase("Commands", text, path, place)


def _of_templates() -> Iterator[Phrase]:
    """Titles of the shipped templates and what they are for: the gallery shows them."""
    for one in shipped_files()["templates"]:
        path = f"templates/{one['name']}.yaml"
        yield from (Phrase("Templates", one[key], path, 1) for key in ("title", "description"))


def _of_samples() -> Iterator[Phrase]:
    """Titles of the sample studies: the start page lists them."""
    for readme in sorted(sample_data_dir().glob("*/README.md")):
        title = readme.read_text("utf-8").splitlines()[0].removeprefix("# ")
        yield Phrase("Samples", title, f"sample_data/{readme.parent.name}/README.md", 1)


def _own_functions(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the functions of a module that translate in one context, with that context."""
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        for call, _ in _calls(function, ""):
            context, *words = call.args or [call]
            if _name(call) == "translate" and words and isinstance(words[0], ast.Name):
                yield function.name, ast.literal_eval(context)


def _calls(node: ast.AST, home: str) -> Iterator[tuple[ast.Call, str]]:
    """Yield the calls below a node in the order of the code, each with the class around it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, home
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else home)


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _marked(call: ast.Call, home: str, own: Mapping[str, str]) -> Iterator[tuple[str, ast.expr]]:
    name = _name(call)
    if name in MARKS and len(call.args) > 1 and _is_text(call.args[0]):
        yield ast.literal_eval(call.args[0]), call.args[1]
    elif _is_own_tr(call) and call.args:
        yield home, call.args[0]
    elif name in own and call.args:
        yield own[name], call.args[0]


def _is_text(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)


def _is_own_tr(call: ast.Call) -> bool:
    """Tell whether a call is `self.tr`: only then is the context the class around it."""
    return ast.unparse(call.func) == "self.tr"


def _texts(argument: ast.expr) -> Iterator[tuple[str, int]]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
        yield argument.value, argument.lineno
    elif isinstance(argument, ast.IfExp):
        yield from _texts(argument.body)
        yield from _texts(argument.orelse)


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
    return head + Xml.tostring(root, "utf-8", short_empty_elements=False) + b"\n"


def qm_bytes(ts: bytes) -> bytes:
    """Return what Qt reads of a .ts file, made by Qt's own compiler."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "words.ts", Path(folder) / "words.qm"
        source.write_bytes(ts)
        command = [
            command_of(ROOT, "pyside6-lrelease"),
            "-silent",
            "-nounfinished",
            source,
            "-qm",
            made,
        ]
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
            print(f"  {phrase.place}: {phrase.context}: {phrase.text!r}")
        for phrase in wrong:
            print(f"  {phrase.place}: other braces or keys than {phrase.text!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
