"""Sources, limitations, interests and status still say what they said."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from slidekit.rules.edited.deleted import deleted
from slidekit.rules.edited.returned import (
    Sighting,
    at,
    on,
    part_of,
    shows_result,
    told_once,
    with_facts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slidekit.layout.seen import WrittenSlide
    from slidekit.rules.edited.returned import Difference, Returned

    Check = Callable[[Returned], Iterator[Sighting]]

WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*|[<>\N{LESS-THAN OR EQUAL TO}]")
EDGES = ("number", "pointer", "state", "footnotes", "stamp", "hairline", "tag")
"""Parts of a slide that rules of their own look after."""
QUALIFIERS = (
    "interim",
    "post hoc",
    "exploratory",
    "unadjusted",
    "nominal",
    "descriptive",
    "not met",
    "not reported",
    "not randomised",
    "reconstructed",
    "single arm",
    "not tested",
    *("interimsanalyse", "explorativ", "unadjustiert", "deskriptiv", "nicht erreicht"),
    *("nicht berichtet", "nicht randomisiert", "rekonstruiert", "einarmig", "nicht getestet"),
)
"""Words that change what a result means; an edit must not lose one."""
STAMP = re.compile(
    r"^\W*(?:fully |now )?(?:approved|released|certified|cleared)\W*$"
    r"|(?<!not )\b(?:approved|certified|cleared|released) (?:by|for) (?:\w+ )?"
    r"(?:medical|legal|regulatory|mlr|use|distribution|release|external|promotion)"
    r"|^\W*(?:freigegeben|genehmigt)\W*$|(?<!nicht )\bfreigegeben (?:durch|von|für|zur)\b"
    r"|\b(?:approval|mlr|material|job) (?:approval )?(?:no|nr|number|code|id)\b",
    re.IGNORECASE,
)
"""How a slide says that somebody approved it; that a medicine is approved is another matter."""
MANY_SLIDES, OTHER_SHARE = 4, 0.6
"""From here on so much has changed that the record and the slides do not belong together."""
NEGATIONS = ("not", "no", "never", "without", "cannot", "nicht", "kein", "keine", "ohne", "nie")


def lost_words(expected: str, found: str) -> list[str]:
    """Return the words of a text that its new version has no more, in order."""
    left = Counter(WORD.findall(found.casefold()))
    lost = []
    for word in WORD.findall(expected.casefold()):
        if left[word]:
            left[word] -= 1
        else:
            lost.append(word)
    return lost


def role_is_whole(*roles: str) -> Check:
    """Return the rule that the slide of a role is there and has lost nothing."""

    def check(returned: Returned) -> Iterator[Sighting]:
        for change in _of_roles(returned, roles, "slide_removed"):
            yield deleted(returned, change, "removed")
        gone = {change.shape for change in returned.of_kind("shape_removed")}
        for change in _of_roles(returned, roles, "shape_removed", "text"):
            figure = (change.shape or "").partition(".figure.")[0] + ".figure"
            # The parts of a figure that is gone need no lines of their own.
            if part_of(change.shape or "") not in EDGES and figure not in gone - {change.shape}:
                yield from _losses(change)

    return check


def _losses(change: Difference) -> Iterator[Sighting]:
    """Yield what a text has lost: all of it with its shape, or some of its words."""
    if change.kind == "shape_removed":
        if change.expected or shows_result(change.shape or ""):
            yield at(change, "taken_out")
    elif lost := lost_words(_less_names(change), change.found or ""):
        yield with_facts(at(change, "lost"), words=", ".join(lost[:12]))


def _less_names(change: Difference) -> str:
    """Return a text as written, of disclosures without the presenter: another person may speak.

    The first line names the presenter. That it still names somebody is all that is asked of it.
    """
    text = change.expected or ""
    first, _, rest = text.partition("\n")
    label, _, name = first.partition(":")
    now = (change.found or "").partition("\n")[0]
    is_named = bool(name) and now.startswith(f"{label}:") and bool(now[len(label) + 1 :].strip())
    return rest if (change.slide or "").startswith("disclosures") and is_named else text


def _of_roles(returned: Returned, roles: tuple[str, ...], *kinds: str) -> Iterator[Difference]:
    for change in returned.of_kind(*kinds):
        origin = returned.by_id.get(change.slide or "")
        if origin and origin.role in roles:
            yield change


def safety_is_whole(returned: Returned) -> Iterator[Sighting]:
    """Yield texts and tables of safety slides that were taken out, and words that they lost."""
    roles = {o.role for o in returned.written if returned.topic(o) == "safety"} - {"boxed_warning"}
    for sighting in role_is_whole(*sorted(roles))(returned):
        if sighting.message != "removed":  # safety-present-placed says that
            yield sighting


OWN_RULE = (
    "limitations",
    "disclosures",
    "status",
    "boxed_warning",
    "design",
    "primary",
    "ledger",
    "conclusions",
)
"""Roles of slides that a rule of their own demands."""


def is_demanded(returned: Returned, origin: WrittenSlide) -> bool:
    """Tell whether some rule says so where a slide is gone."""
    return (
        returned.topic(origin) == "safety"
        or origin.role in OWN_RULE
        or origin.role in _required(returned)
    )


def _required(returned: Returned) -> frozenset[str]:
    sections = returned.template.sections if returned.template else ()
    return frozenset(e.role for section in sections for e in section.slides if e.required)


def template_sections(returned: Returned) -> Iterator[Sighting]:
    """The slides that the template requires are there."""
    for change in returned.of_kind("slide_removed"):
        origin = returned.by_id.get(change.slide or "")
        if origin is None or returned.topic(origin) == "safety" or origin.role in OWN_RULE:
            continue
        if origin.role in _required(returned):
            yield deleted(returned, change, "removed")


def conclusion_bound(returned: Returned) -> Iterator[Sighting]:
    """Conclusions are those that were written: each rests on a number of the deck."""
    yield from role_is_whole("conclusions")(returned)
    for change in _reworded(returned, "conclusions"):
        yield at(change, "added")


def _reworded(returned: Returned, role: str) -> Iterator[Difference]:
    """Yield texts of a slide that have lost no word, and yet say something else."""
    for change in _of_roles(returned, (role,), "text"):
        both = change.expected or "", change.found or ""
        if part_of(change.shape or "") not in EDGES and not lost_words(*both):
            yield change


def boxed_warning(returned: Returned) -> Iterator[Sighting]:
    """A boxed warning stands word for word, in its order and with nothing between."""
    yield from role_is_whole("boxed_warning")(returned)
    for change in _reworded(returned, "boxed_warning"):
        yield at(change, "reworded")


def limitations_slide(returned: Returned) -> Iterator[Sighting]:
    """Limitations have lost nothing, and no word between makes them smaller."""
    yield from role_is_whole("limitations")(returned)
    for change in _reworded(returned, "limitations"):
        lines = Counter(line.strip() for line in (change.found or "").split("\n"))
        kept = all(lines[line.strip()] for line in (change.expected or "").split("\n"))
        if not kept:
            yield at(change, "reworded", "block_unless_waived")


def ref_valid(returned: Returned) -> Iterator[Sighting]:
    """The list of references is the one that the marks on the slides count on."""
    for sighting in role_is_whole("references")(returned):
        if sighting.message != "removed":  # what the template requires is told by another rule
            yield sighting
    for change in _reworded(returned, "references"):
        yield at(change, "reworded", "warn")


def slide_cites_source(returned: Returned) -> Iterator[Sighting]:
    """Footnotes with sources and explanations stand under their slides."""
    for change in returned.changes:
        if part_of(change.shape or "") != "footnotes":
            continue
        if change.kind == "shape_removed" and change.expected:
            yield at(change, "removed")
        elif change.kind == "label" and not (change.found or "").strip():
            yield at(change, "emptied")
        elif change.kind == "label" and (
            lost := lost_words(change.expected or "", change.found or "")
        ):
            yield with_facts(at(change, "lost"), words=", ".join(lost[:12]))


def posthoc_label(returned: Returned) -> Iterator[Sighting]:
    """What limits a result is still said beside it."""
    for change in returned.of_kind("text", "label", "number", "shape_removed"):
        if change.kind == "shape_removed" and part_of(change.shape or "") != "tag":
            continue
        expected, found = (_plain(text) for text in (change.expected, change.found))
        for words in QUALIFIERS:
            if expected.count(words) > found.count(words):
                yield with_facts(at(change, "qualifier"), words=words)
        lost = set(lost_words(expected, found)) & set(NEGATIONS)
        if lost and not any(words in expected for words in QUALIFIERS if words.startswith("not")):
            yield with_facts(
                at(change, "negation", "block_unless_waived"), words=", ".join(sorted(lost))
            )
        if part_of(change.shape or "") == "tag" and not found:
            yield at(change, "tag")
        elif part_of(change.shape or "") == "tag" and (words_lost := lost_words(expected, found)):
            yield with_facts(at(change, "tag_lost"), words=", ".join(words_lost))


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().replace("-", " ").split())


def state_watermark(returned: Returned) -> Iterator[Sighting]:
    """The file says what it is: a draft, until someone approved it."""
    if returned.lost:
        yield Sighting("manifest_missing")
    yield from (Sighting(f"manifest_{doubt}") for doubt in returned.doubts)
    if _is_of_another(returned):
        yield Sighting("manifest_other")
    if returned.stood is None:
        yield Sighting("findings_missing")
    yield from _stamps(returned)
    for slide, origin in returned.own():
        for name in (n for n in origin.shapes if part_of(n) in ("state", "stamp")):
            text = next((s.text for s in slide.shapes if s.name == name), "")
            whole = returned.released or part_of(name) == "stamp"
            expected = origin.shapes[name].text.strip() if whole else returned.draft_words
            bad = _plain(expected) not in _plain(text)
            if expected and (bad or _claims_approval(origin.shapes[name].text, text)):
                code = "draft" if part_of(name) == "state" else "mark"
                yield on(slide, code, block=name, expected=expected, found=" ".join(text.split()))


def _is_of_another(returned: Returned) -> bool:
    """Tell whether hardly a slide says what its manifest has: another deck's, or all is new."""
    changed = {change.slide for change in returned.of_kind("number", "slide_removed")}
    slides = len(returned.written)
    return slides >= MANY_SLIDES and len(changed) > OTHER_SHARE * slides


def _stamps(returned: Returned) -> Iterator[Sighting]:
    """Yield texts that were added, also on a master, and say that the deck is approved."""
    told: set[str] = set()
    for slide in returned.seen.slides if returned.written else ():
        origin = returned.origin(slide)
        known = origin.shapes if origin else {}
        for shape in (*slide.under, *slide.shapes):
            text = shape.text.strip()
            if shape.name not in known and text not in told and STAMP.search(text):
                told.add(text)
                yield on(slide, "claimed", block=shape.name, found=" ".join(text.split())[:90])


def _claims_approval(before: str, now: str) -> bool:
    """Tell whether a footer speaks of approval more often than it did."""
    return _plain(now).count("approved") > _plain(before).count("approved")


def footer_complete(returned: Returned) -> Iterator[Sighting]:
    """The footer says for whom the slide is, and the number is the slide's own."""
    for change in returned.of_kind("label"):
        kept = _plain(returned.draft_words) in _plain(change.found)
        if part_of(change.shape or "") == "state" and kept:
            lost = lost_words(change.expected or "", change.found or "")
            if lost:
                yield with_facts(at(change, "lost"), words=", ".join(lost[:12]))
            else:
                yield at(change, "more", "warn")
    yield from told_once(tuple(_page_numbers(returned)), "numbers")


def _page_numbers(returned: Returned) -> Iterator[Sighting]:
    """Yield the slides that show another number than they have."""
    for slide, origin in returned.own():
        name = f"{slide.id}.number"
        if name in origin.shapes:
            text = next((s.text.strip() for s in slide.shapes if s.name == name), "")
            if text.isdigit() and text != str(slide.number):
                right = str(slide.number)
                yield on(slide, "number", block=name, severity="warn", found=text, right=right)
