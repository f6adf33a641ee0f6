"""The .slidekit file keeps a deck whole and refuses everything else."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
import yaml

from slidekit.deck.codec import digest, from_parts, to_parts
from slidekit.deck.file import read_deck, write_deck
from slidekit.errors import DeckError
from slidekit.resources import sample_data_dir
from slidekit.template.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.deck.model import Deck

Parts = dict[str, bytes]


def test_a_deck_comes_back_as_it_was(deck: Deck, tmp_path: Path) -> None:
    """Writing and reading a file changes nothing."""
    path = tmp_path / "talk.slidekit"
    write_deck(deck, path)
    assert read_deck(path) == deck


def test_a_folder_holds_the_same_deck(deck: Deck, tmp_path: Path) -> None:
    """The parts may lie in a plain folder, where people edit deck.yaml."""
    write_deck(deck, tmp_path)
    assert read_deck(tmp_path) == deck


def test_the_same_deck_gives_the_same_bytes(deck: Deck, tmp_path: Path) -> None:
    """No clock and no order of a dictionary gets into the file."""
    first, second = tmp_path / "a.slidekit", tmp_path / "b.slidekit"
    write_deck(deck, first)
    write_deck(read_deck(first), second)
    assert first.read_bytes() == second.read_bytes()
    assert digest(deck) == digest(read_deck(second))


def test_the_file_holds_no_rows_of_tables(deck: Deck) -> None:
    """Neither identifiers nor rows of subjects travel in a deck."""
    parts = to_parts(deck)
    del parts["policy.yaml"]  # the same for every study, with telephone numbers of authorities
    everything = b"".join(parts.values()).decode()
    assert "survival.csv" in everything
    rows = (sample_data_dir() / "simple" / "survival.csv").read_text("utf-8").splitlines()
    assert not any(row in everything for row in rows)
    identifiers = [row.split(",")[0] for row in rows[1:]]
    assert not any(re.search(rf"\b{identifier}\b", everything) for identifier in identifiers)


def test_the_policy_travels_whole(deck: Deck) -> None:
    """A default that a later version changes leaves a deck as it was made."""
    policy = yaml.safe_load(to_parts(deck)["policy.yaml"])
    assert policy["statistics"]["conf_type"] == "log-log"
    assert set(policy) == {field.alias or name for name, field in Policy.model_fields.items()}


def test_deleting_a_slide_by_hand_deletes_it(deck: Deck, tmp_path: Path) -> None:
    """deck.yaml is the deck: what a person takes out is gone."""
    write_deck(deck, tmp_path)
    words = yaml.safe_load((tmp_path / "deck.yaml").read_text("utf-8"))
    dropped = words["sections"].pop()
    (tmp_path / "deck.yaml").write_text(yaml.safe_dump(words, allow_unicode=True), "utf-8")
    ids = {slide.id for slide in read_deck(tmp_path).slides}
    assert ids == {slide.id for slide in deck.slides} - {slide["id"] for slide in dropped["slides"]}


def edited(part: str, edit: Callable[[str], str]) -> Callable[[Parts], Parts]:
    """Return a damage that edits the text of one part."""
    return lambda parts: parts | {part: edit(parts[part].decode()).encode()}


def without(part: str) -> Callable[[Parts], Parts]:
    """Return a damage that takes a part away."""
    return lambda parts: {name: data for name, data in parts.items() if name != part}


def doubled_slide(text: str) -> str:
    """Return deck.yaml with its first slide given twice."""
    words = yaml.safe_load(text)
    slides = words["sections"][0]["slides"]
    slides.append(dict(slides[0]))
    return json.dumps(words)


def many_slides(text: str) -> str:
    """Return deck.yaml with more slides than a deck may have."""
    words = yaml.safe_load(text)
    slide = words["sections"][0]["slides"][0]
    words["sections"][0]["slides"] = [{**slide, "id": f"s{n}"} for n in range(1500)]
    return json.dumps(words)


def typed_wrongly(text: str) -> str:
    """Return facts.json with a word where a number must be."""
    facts = json.loads(text)
    facts[0]["value"] = "seven"
    return json.dumps(facts)


DAMAGES: dict[str, tuple[Callable[[Parts], Parts], str]] = {
    "no deck.yaml": (without("deck.yaml"), "lacks its part deck.yaml"),
    "no facts": (without("results/facts.json"), "lacks its part results/facts.json"),
    "no policy": (without("policy.yaml"), "lacks its part policy.yaml"),
    "no study": (without("studies/simple/study.yaml"), "lacks its part studies/simple/study.yaml"),
    "newer schema": (
        edited("deck.yaml", lambda t: t.replace("schema: 1", "schema: 99", 1)),
        "newer slidekit",
    ),
    "no schema": (edited("deck.yaml", lambda t: t.replace("schema: 1", "", 1)), "no schema"),
    "deck.yaml is a list": (edited("deck.yaml", lambda _: "- a\n- b\n"), "is not a deck"),
    "deck.yaml is no YAML": (edited("deck.yaml", lambda t: t + "\n  : : ["), "deck.yaml"),
    "sections are a word": (
        edited("deck.yaml", lambda t: t.split("sections:")[0] + "sections: all of them\n"),
        "sections should be a list",
    ),
    "a slide twice": (edited("deck.yaml", doubled_slide), "is in deck.yaml twice"),
    "a thousand slides too many": (edited("deck.yaml", many_slides), "at most 1000 can be opened"),
    "unknown key of a slide": (
        edited("deck.yaml", lambda t: t.replace("role: title", "colour: red\n    role: title", 1)),
        "colour",
    ),
    "facts cut off": (edited("results/facts.json", lambda t: t[:-40]), "is damaged"),
    "facts are a word": (edited("results/facts.json", lambda _: '"none"'), "is not a list"),
    "a fact of the wrong type": (edited("results/facts.json", typed_wrongly), "value is 'seven'"),
    "deep JSON": (edited("results/facts.json", lambda _: "[" * 100_000), "is damaged"),
    "unknown exhibit kind": (
        edited("results/exhibits.json", lambda t: t.replace('"kind":"km"', '"kind":"pie"')),
        "no exhibit kind 'pie'",
    ),
    "an unknown exhibit": (
        edited("deck.yaml", lambda t: t.replace("exhibit: km.os", "exhibit: km.so", 1)),
        "the deck has no exhibit 'km.so'. Did you mean km.os?",
    ),
    "an unknown study": (
        edited("deck.yaml", lambda t: t.replace("study: simple", "study: other", 1)),
        "the deck has no study 'other'. There is simple.",
    ),
    "rows that are not there": (
        edited(
            "deck.yaml", lambda t: t.replace("exhibit: km.os", "exhibit: km.os\n    part: [0, 99]")
        ),
        "shows the rows 0 to 99 of km.os, which has 0",
    ),
    "assets are a number": (
        edited("deck.yaml", lambda t: t + "assets: 7\n"),
        "assets should be a list",
    ),
    "binary deck.yaml": (lambda parts: parts | {"deck.yaml": b"\xff\xfe\x00"}, "not UTF-8"),
    "template of another schema": (
        edited("template.yaml", lambda t: t.replace("sections:", "parts:", 1)),
        "template.yaml",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_deck_is_refused_in_a_sentence(deck: Deck, name: str) -> None:
    """What is wrong is said, with the part that is concerned; nothing is guessed."""
    damage, words = DAMAGES[name]
    with pytest.raises(DeckError) as refused:
        from_parts(damage(to_parts(deck)), "talk.slidekit")
    assert words in str(refused.value)
    assert "Traceback" not in str(refused.value)


def zipped(*entries: tuple[str, bytes]) -> bytes:
    """Return a zip of the entries given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "not a .slidekit file"),
    "a text": (b"Dear colleague,", "not a .slidekit file"),
    "cut off": (zipped(("deck.yaml", b"schema: 1" * 999))[:-30], "not a .slidekit file"),
    "other zip": (zipped(("word/document.xml", b"<x/>")), "lacks its part deck.yaml"),
    "path traversal": (zipped(("../../evil", b"x")), "outside itself"),
    "absolute path": (zipped(("/etc/passwd", b"x")), "outside itself"),
    "drive letter": (zipped(("C:\\evil", b"x")), "outside itself"),
    "zip bomb": (zipped(("deck.yaml", b"0" * 250_000_000)), "more than a deck can be"),
    "too many parts": (zipped(*((f"p{n}", b"") for n in range(6000))), "more than a deck can be"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_before_it_is_unpacked(name: str, tmp_path: Path) -> None:
    """Whatever lies in the file, one sentence comes back and nothing is written."""
    content, words = HOSTILE[name]
    path = tmp_path / "talk.slidekit"
    path.write_bytes(content)
    with pytest.raises(DeckError) as refused:
        read_deck(path)
    assert words in str(refused.value)
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A path with nothing behind it is said as such."""
    with pytest.raises(DeckError, match="There is no file"):
        read_deck(tmp_path / "gone.slidekit")


def test_nothing_half_written_is_left_where_no_one_may_write(deck: Deck, tmp_path: Path) -> None:
    """A target in a folder that does not exist leaves no file behind."""
    with pytest.raises(DeckError, match="cannot be written"):
        write_deck(deck, tmp_path / "nowhere" / "talk.slidekit")
    assert list(tmp_path.iterdir()) == []


def test_a_deck_is_not_spread_among_other_files(deck: Deck, tmp_path: Path) -> None:
    """A folder that holds something else is refused, and stays as it was."""
    (tmp_path / "adsl.csv").write_text("USUBJID", "utf-8")
    with pytest.raises(DeckError, match="holds other files"):
        write_deck(deck, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["adsl.csv"]
