"""The generated parts of docs/ are what the code says, and say all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from slidekit.deck.profile_file import ProfileFile
from slidekit.exhibits.reported_facts import MEASURES
from slidekit.rules.about import rules_told
from slidekit.study.recognise import CONTRACTS
from slidekit.study.spec import StudySpec
from slidekit.template.load import house_lexicon, load_template, template_names
from slidekit.template.policy import Policy
from slidekit.template.schema import Template
from tools.pages.all import PAGES, made
from tools.pages.german import german_pages
from tools.pages.keys import described, fields, keys, models_in, value_said
from tools.pages.markdown import filled, table
from tools.pages.tables import MEANING, SAID
from tools.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

LINK = re.compile(r"\]\((?P<file>[^)#\s]*)(?:#(?P<place>[^)\s]+))?\)")
HAND_WRITTEN = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")


def from_docs(path: Path) -> str:
    """Return the path of a page, for the report of the tests."""
    return path.relative_to(ROOT).as_posix()


def page(name: str) -> str:
    """Return a page of docs/."""
    return (ROOT / "docs" / name).read_text("utf-8")


@pytest.mark.parametrize("path", PAGES, ids=from_docs)
def test_a_generated_page_is_not_stale(path: Path) -> None:
    """After a change of rules, templates or schemas, `python3 dev.py docs` makes the page anew."""
    assert path.read_text("utf-8") == made(path)


def test_a_page_without_a_part_is_refused() -> None:
    """A mark that somebody deleted by hand would leave its part out for ever."""
    with pytest.raises(ValueError, match=r"the page has the parts \[\] and should have \['a'\]"):
        filled("No mark here.", {"a": lambda: ["words"]})


def test_a_cell_with_a_bar_stays_one_cell() -> None:
    """A bar in a wording would shift all the cells behind it."""
    assert list(table(("a",), [("x|y",)]))[2] == r"| x\|y |"


def test_every_rule_and_every_entry_of_the_lexicon_is_on_the_page() -> None:
    """A reviewer finds each claim, source and wording."""
    text = page("rules.md")
    for rule in rules_told():
        assert f"### {rule.id}\n\n**{rule.claim}**" in text
        assert f"- Source: {rule.source}." in text
    for entry in house_lexicon().entries:
        assert f"| `{entry.id}` |" in text
        assert all(term in text for term in (*entry.terms, *entry.guards))


@pytest.mark.parametrize(
    ("name", "weights"),
    [
        ("single-arm-tte.shown", ["blocks"] * 2 + ["blocks unless waived"] * 5),
        ("offlabel-slide-tag", ["blocks"] * 3 + ["off", "blocks", "warns", "off"]),
        ("conclusion-bound.concludes", ["off"] * 5 + ["blocks", "off"]),
    ],
)
def test_the_table_by_purpose_says_what_the_switches_do(name: str, weights: list[str]) -> None:
    """Worked out by hand from the switches of the house policy, purpose by purpose."""
    row = next(line for line in page("rules.md").splitlines() if line.startswith(f"| `{name}` |"))
    assert [cell.strip() for cell in row.split("|")[2:-1]] == weights


@pytest.mark.parametrize("name", template_names())
def test_every_slide_and_constraint_of_a_template_is_on_the_page(name: str) -> None:
    """Whoever chooses a template sees all that it will demand."""
    template, text = load_template(name), page("templates.md")
    own = text.partition(f"### {template.title}: `{name}`")[2].partition("\n### ")[0]
    for section in template.sections:
        for entry in section.slides:
            assert f"| {section.label} | {section.topic} | `{entry.role}` |" in own
    for constraint in template.constraints:
        assert f"| `{constraint.id}` |" in own


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("study.md", StudySpec),
        ("policies.md", Policy),
        ("policies.md", Template),
        ("profile.md", ProfileFile),
    ],
)
def test_every_key_of_a_file_is_on_its_page(name: str, model: type[BaseModel]) -> None:
    """A key that the schema knows and no page names can be found by nobody."""
    text = page(name)
    for part in _models(model):
        for key in fields(part):
            assert f"| `{key}` |" in text or f"`{key}` (" in text


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        for inner, _ in models_in(field.annotation):
            yield from _models(inner)


def test_every_number_of_a_policy_is_explained() -> None:
    """Whoever sets a limit must know what it limits."""
    for part in _models(Policy):
        if (part.__name__.endswith("Policy") and part is not Policy) or part.__name__ == "Formats":
            assert set(part.model_fields) == set(described(part))


def test_values_are_told_in_words() -> None:
    """Ids, choices, lists and limits are said as a person would."""
    spec = StudySpec.model_fields
    assert value_said(spec["unit"].annotation) == "`days` or `weeks` or `months` or `years`"
    assert value_said(tuple[float, ...]) == "list: number"
    text = "\n".join(keys(StudySpec))
    assert "| `alpha` | number, more than 0 and less than 1 |  | Of the whole plan. |" in text
    assert "### `products[].indications[]`" in text


def test_every_column_of_a_printed_table_is_explained() -> None:
    """The columns on the page are those of the contracts, and those that sources need."""
    for kind, columns in CONTRACTS.items():
        assert set(columns) - set(SAID[kind]) == set()
        assert set(SAID[kind]) - set(columns) <= {"endpoint_id", "digitised", "ref_id", "anchor"}
    assert {name for name, _ in MEASURES.values()} == set(MEANING)


@pytest.mark.parametrize(
    "path",
    dict.fromkeys((*PAGES, *german_pages(), *(ROOT / name for name in HAND_WRITTEN))),
    ids=from_docs,
)
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    """Files that are linked to are there, and so are the headings."""
    for match in LINK.finditer(path.read_text("utf-8")):
        if "://" in match["file"]:
            continue
        target = (path.parent / match["file"]).resolve() if match["file"] else path
        assert target.exists(), match[0]
        if match["place"]:
            assert match["place"] in _anchors(target.read_text("utf-8")), match[0]


def _anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
