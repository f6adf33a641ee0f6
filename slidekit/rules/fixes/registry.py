"""Which fix a breach has: by rule and message, by rule, else by what it says is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.rules.fixes.numbers import bind, show_interval
from slidekit.rules.fixes.slides import (
    LACKS,
    insert_kind,
    insert_lacking,
    insert_parts,
    insert_primary,
    insert_role,
    insert_topic,
    move,
    unhide,
)
from slidekit.rules.fixes.words import (
    calm,
    calm_or_retitle,
    restore,
    restore_alt,
    restore_boxed_warning,
    restore_footnotes,
    restore_key_lines,
    restore_lines,
    restore_locked,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.rules.finding import Breach, Draft, Rule
    from slidekit.rules.fixes.fix import Fix, Fixer

PLACE = "place of "
"""How a breach begins what it lacks, where a slide is not in its place."""

FIXES: Mapping[str, tuple[Fixer, ...]] = {
    "aesi-ledger.no_row": (insert_kind("aesi"),),
    "teae-overview.no": (insert_kind("ae_overview"),),
    "safety-present-placed.absent": (insert_topic("safety"),),
    "safety-present-placed.backup": (move, insert_topic("safety")),
    "template-sections.unknown": (move,),
    "safety-proportion": (insert_topic("safety"),),
    "primary-first.none": (insert_primary,),
    "primary-first.early": (move,),
    "boxed-warning.not_verbatim": (insert_role("boxed_warning"), restore_boxed_warning),
    "boxed-warning.not_shown": (insert_role("boxed_warning"), restore_boxed_warning),
    "anatomy-locked.hidden": (unhide,),
    "anatomy-locked.part": (insert_parts,),
    "anatomy-locked.edited": (restore_locked,),
    "both-arms-nN.arm": (insert_parts,),
    "nothing-hidden.hidden": (unhide,),
    "nothing-hidden.notes": (insert_topic("safety"),),
    "accessible.no_alt": (restore_alt,),
    "accessible.no_title": (restore("title"),),
    "ci-with-estimate": (show_interval,),
    "numbers-bound": (bind,),
    "title-neutral": (calm_or_retitle,),
    "lexicon": (calm,),
    "posthoc-label": (restore("tag"), restore("title")),
    "failed-primary-lock.banner": (restore("tag"),),
    "failed-primary-lock.other": (restore("title"),),
    "offlabel-slide-tag": (restore("tag"),),
    "population-named.not_named": (restore("tag"), restore_footnotes),
    "cutoff-followup.no_date": (restore("tag"), restore_footnotes),
    "cutoff-followup.no_follow_up": (restore_footnotes, restore_key_lines),
    "cutoff-followup.no_method": (restore_footnotes, restore_key_lines),
    "median-nr.no_events": (restore_key_lines,),
    "single-arm-tte.unlabelled": (restore("tag"), restore_key_lines),
    "absolute-with-relative.none": (restore_key_lines,),
    "p-typed.unmarked": (restore_footnotes, restore_key_lines),
    "p-typed.alone": (restore_key_lines,),
    "slide-cites-source": (restore_footnotes,),
    "safety-method-note.not_shown": (restore_footnotes,),
    "ae-threshold-symmetric": (restore("title"), restore_footnotes),
    "ref-valid.not_listed": (insert_role("references"), restore_lines("references")),
    "disclosures-first.not_shown": (restore_lines("disclosures"),),
    "limitations-slide": (restore_lines("limitations"),),
    "offlabel-disclosure-set": (
        restore_lines("limitations", "disclosures", "boxed_warning", "references"),
    ),
}
"""Rule, or rule and message -> the fixes to try, in order."""


def fix_for(draft: Draft, rule: Rule, breach: Breach) -> Fix | None:
    """Return the edit that mends a breach; None where only a person can."""
    fixes = FIXES.get(f"{rule.id}.{breach.message}", FIXES.get(rule.id, ()))
    for fixer in (*fixes, *_by_lack(breach)):
        if fix := fixer(draft, breach):
            return fix
    return None


def _by_lack(breach: Breach) -> tuple[Fixer, ...]:
    """Return the fix for what a breach of any rule says is lacking: a slide, or its place."""
    if breach.lacks.startswith(PLACE) and breach.slide:
        return (move,)
    return (insert_lacking,) if breach.lacks.startswith(LACKS) else ()
