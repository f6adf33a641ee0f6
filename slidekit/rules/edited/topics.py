"""What a slide that slidekit did not write is about, told by its title.

Titles of English slides, and the commonest ones of German, French, Spanish and Italian slides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.edited.placement import BACKUP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.layout.seen import SeenSlide


def _any(*words: str) -> re.Pattern[str]:
    """Return what finds any of some expressions, each from the beginning of a word."""
    return re.compile("|".join(rf"\b(?:{word})" for word in words), re.IGNORECASE)


ENDS = re.compile(
    r"^\W*(?:conclusions?|concluding|take[- ]?home|key (?:messages?|takeaways?))\b", re.IGNORECASE
)
"""A slide that begins so interprets, whatever it speaks of then."""
TOPICS: Mapping[str, re.Pattern[str]] = {
    "backup": BACKUP,
    "safety": _any(
        *(r"safety", r"adverse\b", r"(?<!financial )\w*toxicit", r"tolerab", r"harms?\b"),
        *(r"(?:TE|TR|S|ir|imm?)?AE(?:SI|OSI)?s?\b", r"ADRs?\b", r"reactogenicity", r"ICANS\b"),
        *(r"(?:side|undesirable|unwanted)[- ]effects?", r"boxed warning", r"warnings?\b"),
        *(r"precautions\b", r"contraindication", r"discontinuations?\b", r"bleeding\b"),
        *(r"dose[- ](?:modifications?|reductions?|interruptions?)", r"laboratory abnormalit"),
        *(r"cytokine release", r"hypoglyc\w+ events?"),
        *("sicherheit", "vertr(?:ä|ae)glichkeit", "nebenwirkung", "unerw(?:ü|ue)nschte"),
        *(
            r"s(?:é|e)curit(?:é|e)\b",
            "tolérance",
            r"(?:ind(?:é|e)sirable|advers[ao]|avvers[oi])s?\b",
        ),
        *("seguridad", "sicurezza", "effetti collaterali"),
    ),
    "limitations": _any(
        *(r"limitations?\b(?! of use)", r"caveats?\b", r"weakness(?:es)?\b", r"shortcomings?\b"),
        *("what (?:we|is|are) (?:do )?not know", "einschr(?:ä|ae)nkungen", "limitationen"),
        *(r"limites?\b", "limitaciones", r"limiti\b"),
    ),
    "disclosures": _any(
        *(r"disclosures?\b(?! of (?:diagnos|status|results?\b))", r"COI\b"),
        *("conflicts? of interest", "financial (?:interest|relationship)"),
        *("(?:competing|conflicting|declarations? of) interest", "relationships? with industry"),
        *("interessenkonflikt", "offenlegung", "(?:liens?|conflits?) d.int(?:é|e)r(?:ê|e)t"),
        *("conflictos? de inter", "conflitt[oi] d.interess"),
    ),
    "interpretation": _any(
        *(r"conclu(?:sion|ding|siones)", r"take[- ]?(?:home|aways?)\b", "key (?:message|point)"),
        r"(?<![^\W\d_] )(?:(?:in|overall|executive) )?summary\b(?! of (?!(?:key|main|findings)\b))",
        *("bottom line", "implications? for (?:clinical )?practice", "schlussfolgerung"),
        *(r"fazit\b", "zusammenfassung"),
    ),
    "efficacy": _any(
        *("efficacy", "effectiveness", "survival", "(?:objective|tumou?r|complete) response"),
        *("response rate", "duration of response", "hazard ratio", r"ORR\b", r"pCR\b"),
        *(r"(?-i:(?:[PDER]|iD|DM|M)?FS|OS|DoR|MACE|BCVA)\b", "(?-i:SVR)", "kaplan", "subgroup"),
        *("(?:co-?)?primary (?:end ?-?point|outcome)", "progression-free", "forest plot"),
        *("(?:key )?secondary (?:end ?-?point|outcome)", "remission", "relapse rate", "HbA1c"),
        *("all-cause mortality", r"(?:PASI|ACR|EASI)[- ]?\d{2,3}\b", "seizure freedom"),
        *("visual acuity", "seroconversion", "change from baseline in", "exacerbation rate"),
        *("time to (?:progression|event)", "wirksamkeit", "(?:gesamt)?(?:ü|ue)berleben"),
        *("efficacit(?:é|e)", r"survie\b", "eficacia", "supervivencia", "efficacia"),
        "sopravvivenza",
    ),
}
"""What titles say of a slide's topic; the first that fits counts."""
PLANS = _any(
    *(r"design", r"methods?\b", r"statistics\b", "statistical (?:analys|method|plan|consider)"),
    *(r"objectives\b", r"(?:study|trial|primary) objective\b(?! response)", r"schema\b"),
    *(r"(?<!.)\W*background\b", r"rationale\b", r"methodik\b", r"m(?:é|e)thodes\b", "hintergrund"),
)


def topic_of(slide: SeenSlide) -> str:
    """Return what a slide is about, "" where its title does not say or is that of the deck."""
    if any(shape.placeholder == "ctrTitle" for shape in slide.shapes):
        return ""
    return topic_of_title(slide.title)


def topic_of_title(title: str) -> str:
    """Return what a title says that a slide is about, "" where it does not say."""
    if ENDS.search(title):
        return "interpretation"
    if PLANS.search(title):
        return ""
    return next((topic for topic, words in TOPICS.items() if words.search(title)), "")
