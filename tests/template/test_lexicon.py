"""The lexicon as data: how wordings are written, how a policy changes them, what is refused."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from slidekit.app import check_template
from slidekit.errors import TemplateError
from slidekit.resources import templates_dir
from slidekit.template.inflection import inflections, spellings
from slidekit.template.lexicon import Entry, Lexicon
from slidekit.template.lexicon_check import lexicon_problems
from slidekit.template.load import digest, house_lexicon, load_policy
from slidekit.template.matching import matcher
from slidekit.template.policy import Policy
from slidekit.template.tokens import BOUND, cleaned

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'schema: 1\nname: acme\nversion: "1"\n'


def policy_file(folder: Path, *entries: str) -> Path:
    """Return the path of a policy with entries of a lexicon, each a YAML flow mapping."""
    path = folder / "acme.yaml"
    lines = "".join(f"    - {entry}\n" for entry in entries)
    path.write_text(f"{HEAD}lexicon:\n  entries:\n{lines}", "utf-8")
    return path


def found(term: str, text: str, *, guards: tuple[str, ...] = ()) -> list[str]:
    """Return what a term finds in a text; Newmab is the medicine studied."""
    entry = Entry(id="one", terms=(term,), guards=guards)
    hits = matcher(Lexicon(entries=(entry,)), ("Newmab",)).find(cleaned(text))
    return [hit.words for hit in hits]


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("safe", "It is SAFE.", "SAFE"),
        ("favourable", "a favorable profile", "favorable"),
        ("favorable", "a favourable profile", "favourable"),
        ("revolutionise~", "revolutionizing care", "revolutionizing"),
        ("tumour control", "tumor control", "tumor control"),
        ("improve~", "It improved.", "improved"),
        ("prefer~", "preferred by patients", "preferred"),
        ("remedy~", "remedies", "remedies"),
        ("tolerat*", "tolerability", None),
        ("tolerab*", "its tolerability", "tolerability"),
        ("well tolerated", "well-tolerated", "well-tolerated"),
        ("well tolerated", "well\N{NO-BREAK SPACE}tolerated", "well tolerated"),
        ("well tolerated", "well. Tolerated", None),
        ("non-toxic", "nontoxic", "nontoxic"),
        ("non-toxic", "non toxic", "non toxic"),
        ("side-effect-free", "side\N{NON-BREAKING HYPHEN}effect free", "side\N{HYPHEN}effect free"),
        ("clearly (very) good", "clearly very good", "clearly very good"),
        ("clearly (very) good", "clearly good", "clearly good"),
        ("longer ... than", "longer with this drug than", "longer with this drug than"),
        ("longer ... than", "longer. And more than", None),
        ("longer ... than", "longer one two three four five six seven than", None),
        ("{drug} improves", "With Newmab improves", "Newmab improves"),
        ("{drug} improves", "With Oldmab improves", None),
        ("{number} fold", "a 2.5-fold rise", "2.5-fold"),
        ("by {number}", f"by {BOUND}% or so", f"by {BOUND}%"),
        ("wow", "Newmab's wow", "wow"),
        ("efficacy", "e\N{SOFT HYPHEN}ff\N{SOFT HYPHEN}icacy", "efficacy"),
        ("efficacy", "e\N{LATIN SMALL LIGATURE FF}icacy", "efficacy"),
        ("the only treatment", "the only treatment-related death", None),
        ("safe", "safety and unsafe", None),
    ],
)
def test_a_term_finds_its_wordings_and_no_others(term: str, text: str, words: str | None) -> None:
    """Capitals, endings, spelling, hyphens, line ends and hidden characters do not hide a word."""
    assert found(term, text) == ([words] if words else [])


def test_a_guard_frees_what_stands_in_it_and_nothing_beside_it() -> None:
    """One false friend in a sentence excuses nothing else in it."""
    guards = ("best overall response",)
    assert found("best", "Best overall response", guards=guards) == []
    assert found("best", "Best overall response of the best drug", guards=guards) == ["best"]


def test_of_two_wordings_the_longer_one_is_reported() -> None:
    """Who reads "highly significant" is not told of "significant" as well."""
    lexicon = Lexicon(
        entries=(
            Entry(id="short", terms=("significant",)),
            Entry(id="long", terms=("highly significant",)),
        )
    )
    hits = matcher(lexicon).find("A highly significant and a significant result")
    assert [(hit.entry.id, hit.words) for hit in hits] == [
        ("long", "highly significant"),
        ("short", "significant"),
    ]


def test_no_spelling_and_no_ending_makes_another_word() -> None:
    """A "four" is no "for", and "filled" is no "filed"."""
    for word in ("four", "your", "course", "journal", "filled", "does", "prize", "small"):
        assert set(spellings(word)) <= {word, word.replace("z", "s")}
    assert spellings("haemorrhage") == ("haemorrhage", "hemorrhage")
    assert inflections("study") == ("study", "studies", "studied", "studying")
    assert "proved" in inflections("prove")


@pytest.mark.parametrize(
    ("term", "says"),
    [
        ("", "a term is empty"),
        ("... better", "stands between two words"),
        ("better ...", "stands between two words"),
        ("(very) good", "the first word cannot be in brackets"),
        ("better ... ... than", "is followed by another one"),
        ("good/ bad", 'no word beside a "/"'),
        ("a (b", "a bracket is not closed"),
        ("a (b c)", "holds more than one word"),
        ("the {medicine}", '"{medicine}" is no placeholder; there is {drug} and {number}'),
        ("best|top", '"best|top" is no word'),
        ("tol*rated", "is no word"),
        (r"\bsafe\b", "is no word"),
    ],
)
def test_a_term_that_is_not_written_rightly_says_why(term: str, says: str) -> None:
    """Who writes a lexicon knows no regular expressions and needs none."""
    with pytest.raises(ValidationError, match="value_error") as refused:
        Entry(id="one", terms=(term,))
    assert says in refused.value.errors()[0]["msg"]


def test_the_lexicon_of_the_house_is_whole() -> None:
    """Every entry has terms that are its own, a reason, and guards that can apply."""
    assert list(lexicon_problems(house_lexicon())) == []
    checked = check_template(templates_dir() / "lexicons" / "en.yaml")
    assert checked == "en.yaml is a lexicon of 81 entries; nothing is wrong."


def test_a_loaded_policy_has_the_lexicon_of_the_house() -> None:
    """A deck carries the lexicon it was judged by, so a policy is never without one."""
    assert load_policy("default").lexicon == house_lexicon("en")
    assert Policy(schema=1, name="bare", version="1").lexicon.entries == ()


def test_a_policy_changes_adds_and_switches_off(tmp_path: Path) -> None:
    """Of an entry that the house has, keys that are not given stay as they are."""
    path = policy_file(
        tmp_path,
        "{id: unique, level: 'off'}",
        "{id: new, level: block}",
        "{id: acme-words, terms: [synergise~], reason: we do not say it}",
    )
    mine = {entry.id: entry for entry in load_policy(path).lexicon.entries}
    house = {entry.id: entry for entry in house_lexicon().entries}
    assert set(mine) - set(house) == {"acme-words"}
    assert mine["unique"] == house["unique"].model_copy(update={"level": "off"})
    assert mine["new"] == house["new"].model_copy(update={"level": "block"})
    assert {i for i in house if mine[i] != house[i]} == {"unique", "new"}
    find = matcher(load_policy(path).lexicon).find
    assert find("A unique mechanism") == ()
    assert [hit.entry.id for hit in find("It synergizes.")] == ["acme-words"]
    assert "nothing is wrong" in check_template(path)


def test_an_entry_weighs_by_purpose() -> None:
    """What may be said to payers, or of an approved use, depends on what a deck is for."""
    entry = Entry(id="one", level="warn", block_for=("investigational",), off_for=("payer",))
    assert [entry.level_for(p) for p in (None, "on_label", "investigational", "payer")] == [
        "warn",
        "warn",
        "block",
        "off",
    ]
    off = Entry(id="one", level="off", block_for=("siuu",))
    assert off.level_for("siuu") == "off"


OWN = "terms: [synergy], reason: we do not say it"
WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "an unknown key": (
        (f"{{id: acme, {OWN}, words: [a]}}",),
        "line 6: lexicon > entries > acme > words is no known key",
    ),
    "an unknown level": ((f"{{id: acme, {OWN}, level: error}}",), "level is 'error'"),
    "an unknown condition": (
        (f"{{id: acme, {OWN}, satisfied_by: [luck]}}",),
        "satisfied_by > entry 1 is 'luck'",
    ),
    "an unknown purpose": ((f"{{id: acme, {OWN}, block_for: [selling]}}",), "'selling'"),
    "an id in capitals": ((f"{{id: Acme, {OWN}}}",), "'Acme' is no id"),
    "an id twice": (
        (f"{{id: acme, {OWN}}}", "{id: acme, terms: [b], reason: c}"),
        "the entry acme is given twice",
    ),
    "an empty term": (("{id: acme, terms: [''], reason: a}",), "a term is empty"),
    "a bracket": (("{id: acme, terms: [a (b], reason: a}",), "line 6: lexicon > entries > acme"),
    "a misspelled id": (
        ("{id: uniqe, level: 'off'}",),
        'the lexicon\'s entry "uniqe" has no terms, and the house has no entry of that id. Give '
        "it terms, or correct its id. Did you mean unique?",
    ),
    "no terms left": (
        ("{id: unique, terms: []}",),
        'entry "unique" has no terms. To switch it off, write `level: off`.',
    ),
    "no reason": (("{id: acme, terms: [synergy]}",), "has no reason"),
    "a reason that is a sentence": (
        ("{id: acme, terms: [synergy], reason: We do not say it.}",),
        "ends with a full stop",
    ),
    "a guard that guards nothing": (
        (f"{{id: acme, {OWN}, guards: [synergistic toxicity]}}",),
        'entry "acme": the guard "synergistic toxicity" can never apply',
    ),
    "an alternative that fires": (
        (f"{{id: acme, {OWN}, alternative: a synergy of n/N}}",),
        'entry "acme" finds its own term "synergy" in the alternative that it proposes',
    ),
    "a term that the house has": (
        ("{id: acme, terms: [favorable safety], reason: we do not say it}",),
        'entries "favourable-safety" ("favourable/good/benign/reassuring/acceptable/attractive/'
        'clean/positive (overall) safety") and "acme" ("favorable safety") have the same term',
    ),
    "a term twice": (
        ("{id: acme, terms: [synergies, synergy~], reason: we do not say it}",),
        'entry "acme" ("synergies") says the same with "synergy~"',
    ),
    "strict without a condition": (
        (f"{{id: acme, {OWN}, strict_for: [siuu]}}",),
        "nothing lets it stand for others",
    ),
    "off and block at once": (
        (f"{{id: acme, {OWN}, block_for: [siuu], off_for: [siuu]}}",),
        "both blocks and is off for the purpose siuu",
    ),
    "a comparison without neutral words": (
        (f"{{id: acme, {OWN}, rule: comparative-bound}}",),
        "has no alternative",
    ),
    "two mistakes": (
        ("{id: acme, terms: [synergy]}", "{id: acme-2, terms: [synergism]}"),
        '"acme" has no reason, and a message without one helps nobody. 1 more mistake after it.',
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_lexicon_that_is_wrong_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    """`templates check` names file, entry and term, and what to do."""
    entries, says = WRONG[name]
    with pytest.raises(TemplateError) as refused:
        check_template(policy_file(tmp_path, *entries))
    assert str(refused.value).startswith("acme.yaml")
    assert says in str(refused.value)


def test_a_language_without_lexicon_is_refused() -> None:
    """A deck in another language is not judged by English words."""
    with pytest.raises(TemplateError, match="There is no lexicon called 'xx'"):
        load_policy("default", "xx")


def test_a_policy_reads_back_as_it_was_written(tmp_path: Path) -> None:
    """What is blank is not written; the digest is that of the content and the same each time."""
    policy = load_policy(policy_file(tmp_path, "{id: unique, level: 'off'}"))
    written = json.dumps(policy.model_dump(mode="json", by_alias=True))
    again = Policy.model_validate(json.loads(written))
    assert again == policy
    assert json.dumps(again.model_dump(mode="json", by_alias=True)) == written
    assert digest(again) == digest(policy) != digest(load_policy("default"))
    assert '"guards": []' not in written


def test_the_lexicon_adds_few_kilobytes_to_a_deck() -> None:
    """It travels in every deck and in every exported file, where it is compressed."""
    written = json.dumps(house_lexicon().model_dump(mode="json", by_alias=True)).encode()
    assert len(zlib.compress(written, 9)) < 16_000
