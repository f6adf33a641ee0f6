"""The words of the screens, as they stand in the code: what `tools/screen_words.py` looks up.

They are what stands in quotes in `self.tr(...)`, in `QCoreApplication.translate(...)`, in
`QT_TRANSLATE_NOOP(...)` and in a module's own function around `translate`, which Qt's own extractor
does not see. Menus, titles of templates and of sample studies stand in tables and files.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.app import shipped_files
from slidekit.app.kinds import exhibit_kinds
from slidekit.resources import sample_data_dir
from tools.places import ROOT
from widgets.commands import COMMANDS, MENUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARKS = ("QT_TRANSLATE_NOOP", "translate")
"""Functions that are given the context, then the words."""
TABLES = tuple(
    f"widgets/{name}.py"
    for name in ("commands", "start/samples", "start/thumbnails", "palette/choice")
)
"""Modules whose words stand in a table or file that is read here."""


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


def phrases() -> tuple[Phrase, ...]:
    """Return the words of all screens in the order of the code, each once a context."""
    found = [*_of_commands(), *_of_templates(), *_of_samples(), *_of_kinds()]
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
    """Return the calls whose words or context no catalogue has: they are known as it runs only."""
    return [
        f"{name}, line {line}"
        for path in sorted((ROOT / "widgets").rglob("*.py"))
        for name in (path.relative_to(ROOT).as_posix(),)
        for line in unseen_lines(path.read_text("utf-8"), has_table=name in TABLES)
    ]


def unseen_lines(code: str, *, has_table: bool = False) -> list[int]:
    """Return the lines of a module's calls whose words are not found.

    Args:
        code: of the module.
        has_table: its functions may be given names, since the words stand in a table that is read.
    """
    tree = ast.parse(code)
    own = {name for name, _ in _own_functions(tree)}
    theirs = {call.lineno for call in _handing_on(tree)}
    calls = [call for call, _ in _calls(tree, "") if call.args]
    has_table = has_table or any(_name(call) == "QT_TRANSLATE_NOOP" for call in calls)
    return [
        call.lineno
        for call in calls
        if (_name(call) == "tr" and not (_is_own_tr(call) and _is_found(call.args[0])))
        or (_name(call) in own and not _is_found(call.args[0], may_be_name=has_table))
        or (
            _has_context(call)
            and not _is_found(call.args[1], may_be_name=has_table)
            and call.lineno not in theirs
        )
    ]


def _handing_on(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls by which own functions hand their words on: those who call them are asked."""
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        names = {argument.arg for argument in function.args.args}
        for call, _ in _calls(function, ""):
            words = call.args[1] if len(call.args) > 1 else None
            if _has_context(call) and isinstance(words, ast.Name) and words.id in names:
                yield call


def _is_found(words: ast.expr, *, may_be_name: bool = False) -> bool:
    if isinstance(words, ast.IfExp):
        parts = words.body, words.orelse
        return all(_is_found(part, may_be_name=may_be_name) for part in parts)
    if isinstance(words, ast.JoinedStr | ast.BinOp):
        return False
    return _is_text(words) or may_be_name


def _of_commands() -> Iterator[Phrase]:
    """Words of menus and commands: they stand in tables, and `commands.py` translates them."""
    path = "widgets/commands.py"
    lines = (ROOT / path).read_text("utf-8").splitlines()
    texts = (*(title for title, *_ in MENUS), *(words for words, *_ in COMMANDS.values()))
    for text in texts:
        place = next((n for n, line in enumerate(lines, 1) if f'"{text}"' in line), 1)
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


def _of_kinds() -> Iterator[Phrase]:
    """Titles of the kinds of exhibits: the palette shows them."""
    for kind in exhibit_kinds():
        yield Phrase("ExhibitKinds", kind.title, "slidekit/exhibits/registry.py", 1)


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
    if _has_context(call):
        yield ast.literal_eval(call.args[0]), call.args[1]
    elif _is_own_tr(call) and call.args:
        yield home, call.args[0]
    elif name in own and call.args:
        yield own[name], call.args[0]


def _has_context(call: ast.Call) -> bool:
    """Tell whether a call names context and words; a painter's `translate` does not."""
    return _name(call) in MARKS and len(call.args) > 1 and _is_text(call.args[0])


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
