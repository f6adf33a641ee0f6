"""Printing for the command line: JSON or plain lines on stdout, remarks and progress on stderr."""

from __future__ import annotations

import json
import math
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer import TyperException as UsageProblem

from slidekit import __version__
from slidekit.languages import tell
from slidekit.languages.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from slidekit.app import Built, Compared, Fixed, Refreshed
    from slidekit.deck.model import Deck
    from slidekit.rules.finding import Finding
    from slidekit.template.lexicon import Lexicon
    from slidekit.template.policy import Policy
    from slidekit.template.schema import Template

__all__ = ["UsageProblem", "line", "remark", "show"]

QUIET_SECONDS = 0.5

BUILT_WITH = (
    "Edits and words were judged by this policy; what only the deck itself shows, by the one that "
    "it was built with. Check the .slidekit file for all of it."
)
"""Said where a PPTX that slidekit wrote is checked under another policy."""


def line(text: str) -> None:
    """Print one line; what a terminal would obey in it, such as a comment's, is written out."""
    typer.echo(visible(text))


def remark(text: str) -> None:
    """Print a remark on stderr."""
    typer.echo(visible(text, keep="\n"), err=True)


def show(
    data: dict[str, Any], as_json_text: bool, plainly: Callable[[dict[str, Any]], None]
) -> None:
    """Print data as one JSON object, or in words."""
    if as_json_text:
        as_json(data)
    else:
        plainly(data)


def as_json(data: dict[str, Any]) -> None:
    """Print data as one JSON object on stdout."""
    text = json.dumps(_without_infinities(data), ensure_ascii=False, allow_nan=False)
    typer.echo(visible(text))


def _without_infinities(value: Any) -> Any:  # noqa: ANN401
    """JSON knows no infinity: "Inf" and "-Inf" as in R's answers, None for not-a-number."""
    if isinstance(value, dict):
        return {key: _without_infinities(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_infinities(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else "Inf" if value > 0 else "-Inf"
    return value


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give a function that prints what is being done, at most once in half a second."""
    spoken = time.monotonic()

    def say(what: str) -> None:
        nonlocal spoken
        if time.monotonic() - spoken > QUIET_SECONDS:
            remark(f"  {what} ...")
            spoken = time.monotonic()

    yield say


def bug(error: BaseException) -> str:
    """Keep the traceback in a log and return what to tell the user."""
    log = Path(tempfile.gettempdir()) / "slidekit-error.log"
    lines = traceback.format_exception(error)
    log.write_text(f"slidekit {__version__}, Python {sys.version}\n{''.join(lines)}", "utf-8")
    return (
        f"This is a bug in slidekit {__version__}, not a mistake of yours: "
        f"{type(error).__name__}. Your files are as they were. "
        f"Please report it with the log {log}; it holds no data of subjects unless their "
        "texts are part of the message."
    )


def inspected(found: dict[str, Any]) -> None:
    """Print what was recognised."""
    for dataset in found["datasets"]:
        line(f"{dataset['file']}: {dataset['kind']}, {dataset['rows']} rows")
    for arm in found["arms"]:
        counts = [f"{arm[key]} {key}" for key in ("randomised", "treated") if arm[key] is not None]
        line(f"arm {arm['name']}: {', '.join(counts) or 'not counted'}")
    for endpoint in found["endpoints"]:
        sure = "" if endpoint["unit_confirmed"] else " (unit to confirm)"
        unit = f", {endpoint['unit']}{sure}" if endpoint["unit"] else ""
        line(f"endpoint {endpoint['id']}: {endpoint['label']}{unit}")
    _report(found["reported"], is_printed_only=found["printed_only"])
    if found["post_hoc"]:
        line(f"computed, in no report (post hoc, data on file): {len(found['post_hoc'])}")
    for reference, count in Counter(found["reported_elsewhere"].values()).items():
        line(f"computed, reported in {reference} and not compared with it: {count}")
    for problem in found["problems"]:
        place = ", ".join(
            f"{name} {problem[name]}" for name in ("file", "row", "column") if problem[name]
        )
        bracketed = f"[{place}] " if place else ""
        line(f"{problem['severity']}: {problem['message']} {bracketed}{problem['fix']}")


def _report(numbers: Sequence[dict[str, Any]], *, is_printed_only: bool) -> None:
    """Print each reported number, and once where a study has none to compare them with."""
    for number in numbers:
        _compared(number, is_printed_only=is_printed_only)
    if is_printed_only:
        line(
            tell(
                "No table gives times or responses of patients, so the printed results are not "
                "computed again; a second reader compares them with their source."
            )
        )


def _compared(number: dict[str, Any], *, is_printed_only: bool) -> None:
    """Print a reported number beside the computed one, where a study can have one."""
    told = _parts(number["reported"])
    if is_printed_only:
        line(f"reported {number['fact']}: {told}")
        return
    if number["computed"] is None:
        outcome = "not computed from these tables"
    else:
        verdict = "agrees" if number["agrees"] else f"differs: {number['note']}"
        reasons = filter(None, (number["explanation"], number["doubt"]))
        why = f" ({'; but '.join(reasons)})" if number["explanation"] else ""
        outcome = f"computed {_parts(number['computed'])}; {verdict}{why}"
    line(f"reported {number['fact']}: {told}; {outcome}")


def _parts(numbers: dict[str, Any]) -> str:
    """Return "value 0.71, lower 0.6, upper 0.85"."""
    shown = ((name, f"{n:.6g}" if isinstance(n, float) else n) for name, n in numbers.items())
    return ", ".join(f"{name} {number}" for name, number in shown if number is not None)


def built_as_json(built: Built) -> dict[str, Any]:
    """Return what `build --json` prints."""
    numbered = list(enumerate(built.deck.slides, 1))
    sections = [
        {"name": section, "slides": [number for number, _ in run]}
        for section, run in groupby(numbered, lambda pair: pair[1].section)
    ]
    return {
        "out": str(built.out) if built.written else None,
        "slides": len(numbered),
        "blocking": built.blocking,
        "draft": True,
        "sections": sections,
        "digest": built.digest,
    }


def built(result: Built) -> None:
    """Print what was written and what the rules say."""
    findings(result.findings)
    content = built_as_json(result)
    for section in content["sections"]:
        first, last = section["slides"][0], section["slides"][-1]
        place = f"slide {first}" if first == last else f"slides {first}-{last}"
        line(f"{section['name']}: {place}")
    done = "Wrote" if result.written else "Did not write"
    line(f"{done} {result.out}: {content['slides']} slides, {result.blocking} blocking.")


def findings_as_json(deck: Deck, found: Sequence[Finding]) -> dict[str, Any]:
    """Return what `check --json` prints."""
    named = {"deck": deck.id, "template": deck.template.name, "policy": deck.policy.name}
    return file_findings_as_json(named, found)


def file_findings_as_json(
    named: Mapping[str, str | None], found: Sequence[Finding]
) -> dict[str, Any]:
    """Return what `check --json` prints of a file whose deck is only known by name."""
    from slidekit.rules.finding import count_blocking

    return {
        **named,
        "blocking": count_blocking(found),
        "findings": [_finding(finding) for finding in found],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    """Return a finding for JSON; what the program can do stands there where it can do something."""
    from dataclasses import asdict

    content = asdict(finding)
    offer = {key: content.pop(key) for key in ("fix_label", "fix_safe")}
    return content | offer if finding.fix_label else content


def fixed_as_json(result: Fixed) -> dict[str, Any]:
    """Return what `check --fix --json` prints: the findings that are left, and what was done."""
    from dataclasses import asdict

    content = file_findings_as_json(result.named, result.findings)
    return content | {"out": str(result.out), "fixed": [asdict(done) for done in result.done]}


def fixed(result: Fixed) -> None:
    """Print what was done, one line an edit, then what is left."""
    for done in result.done:
        place = f"slide {done.slide_number}" if done.slide_number else "deck"
        line(f"fixed: {place}: {done.label}. [{done.rule}]")
    findings(result.findings)
    line(f"Wrote {result.out}: {_counted(len(result.done), 'edit')}.")


def findings(found: Sequence[Finding]) -> None:
    """Print findings, those of one slide together."""
    from slidekit.rules.finding import count_blocking, in_words

    for finding in found:
        place = f"slide {finding.slide_number}" if finding.slide_number else "deck"
        why = f"[{finding.rule}: {finding.source}]"
        said = f"{in_words(finding)} {finding.fix}"
        line(f"{finding.severity}: {place}: {said} {why}{_offered(finding)}")
    count = _counted(len(found), "finding")
    line(f"{count}, {count_blocking(found)} of them blocking.")


def _offered(finding: Finding) -> str:
    """Return what the program can do about a finding, as a remark behind it."""
    if not finding.fix_label:
        return ""
    way = "--fix does it" if finding.fix_safe else "to be decided by a person"
    return f" ({way}: {finding.fix_label})"


def facts(found: dict[str, Any]) -> None:
    """Print every number with its place and source."""
    for fact in found["facts"]:
        line(f"slide {fact['slide_number']}: {fact['text']}  {fact['id']}  [{_came(fact)}]")
    line(f"{len(found['facts'])} numbers.")


def _came(fact: dict[str, Any]) -> str:
    """Return method, reference with the place in it, files and filter of a number."""
    how = fact["provenance"]
    printed = ", ".join(part for part in (how["reference"], how["anchor"]) if part)
    files = ", ".join(file["name"] for file in how["files"])
    return "; ".join(part for part in (how["method"], printed, files, how["filter"]) if part)


def compared(result: Compared) -> None:
    """Print what changed: numbers with the reason, slides, words, findings."""
    diff = result.diff
    for fact in diff.facts:
        old, new = (one.text if one else "none" for one in (fact.old, fact.new))
        line(f"number {fact.id}: {old} -> {new} [{fact.reason}]")
    for slide in diff.slides:
        places = [f"{n}" for n in (slide.was, slide.now) if n is not None]
        what = "shown again" if slide.now is False else slide.change
        place = "" if slide.change == "hidden" else f" ({' -> '.join(places)})"
        line(f"slide {slide.id} {what}{place}: {slide.title}")
    for text in diff.texts:
        line(f"text {text.slide}, {text.block}: {_worded(text.old, text.new)}")
    for word, findings_ in (("new", result.new_findings), ("gone", result.gone_findings)):
        for finding in findings_:
            place = finding.slide or "deck"
            line(f"finding {word}: {place}: {finding.message} [{finding.rule}]")
    if result.is_equal:
        line("Nothing changed in meaning.")


def _worded(old: str, new: str) -> str:
    """Return a text with [-words that went-] and {+words that came+}."""
    from slidekit.deck.diff import word_by_word

    marks = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[kind].format(words) for kind, words in word_by_word(old, new))


def refreshed(result: Refreshed, out: Path) -> None:
    """Print what changed with the new tables and what could not be kept."""
    compared(result.compared)
    for sentence in result.told:
        line(sentence)
    done = f"Wrote {out}:" if result.is_new else f"{out} holds the same deck:"
    line(f"{done} {len(result.deck.slides)} slides.")


def templates(found: dict[str, Any]) -> None:
    """Print what ships, a line each, by kind."""
    for what, rows in found.items():
        line(what)
        for row in rows:
            said = ". ".join(
                text.rstrip(".") for text in (row["title"], row["description"]) if text
            )
            line(f"  {row['name']} {row['version']}: {said}.")


def shown_file(shown: Template | Policy | Lexicon) -> None:
    """Print what a template demands, what a policy sets or what a lexicon holds."""
    from slidekit.template.outline import outline

    for told in outline(shown):
        line(told)


def profile(shown: dict[str, Any]) -> None:
    """Print a company's profile, a key a line."""
    for key, value in shown.items():
        if isinstance(value, dict):
            line(f"{key}:")
            for name, part in value.items():
                line(f"  {name}: {', '.join(part) if isinstance(part, list) else part or '-'}")
        else:
            line(f"{key}: {value or '-'}")


def rules(found: dict[str, Any]) -> None:
    """Print the rules, a line each, those of one subject together."""
    for subject, rows in groupby(found["rules"], lambda rule: rule["subject"]):
        line(subject)
        for rule in rows:
            line(f"  {rule['id']} [{rule['severity']}]: {rule['claim']}")


def _counted(number: int, noun: str) -> str:
    """Return "1 edit" or "2 edits"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
