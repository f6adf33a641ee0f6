"""Provisional approvals and unapproved uses: what must be said of them, and on which slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.rules.finding import Rule
from slidekit.rules.published import FIXED
from slidekit.rules.shown import HEADING, RESULTS, all_shown, breach, by_study, plain, visible
from slidekit.study.uses import approved_uses, unapproved_uses, uses_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck, DeckStudy
    from slidekit.rules.finding import Breach, Draft
    from slidekit.rules.shown import Shown
    from slidekit.study.spec import Product, Reference
    from slidekit.study.uses import Use

NOT_ESTABLISHED = re.compile(
    r"safety (and|or) (effectiveness|efficacy) (have |has )?not (been )?established"
    r"|sicherheit und wirksamkeit (sind )?nicht (belegt|nachgewiesen)"
)
TAGGED = re.compile(r"unapproved|not approved|off-?label|investigational use|nicht zugelassen")
"""Words over a title that mark unapproved use, in lower case, beside those of the template."""


def accelerated_approval(draft: Draft) -> Iterator[Breach]:
    """An accelerated or conditional approval is told with its basis where results begin."""
    for study, slides in by_study(draft):
        for use in uses_of(study.spec, draft.deck.settings.markets):
            if use.indication.pathway != "regular" and use.approved:
                yield from _without_basis(use)
                yield from _untold(use, visible(slides))


def _without_basis(use: Use) -> Iterator[Breach]:
    for key in ("basis", "confirmatory_trial"):
        if not getattr(use.indication, key):
            product = use.product.generic
            lacks = f"products.{product}.indications.{key}"
            yield breach(key, lacks=lacks, product=product, pathway=use.indication.pathway)


def _untold(use: Use, slides: tuple[Shown, ...]) -> Iterator[Breach]:
    """Yield the slides that must tell of the pathway and do not, or in a footnote only."""
    status = [s for s in slides if s.slide.role == "status"]
    results = [s for s in slides if s.topic == "efficacy" and s.facts]
    places = [("status", shown, shown.words("table", "body")) for shown in status[:1]]
    if use.indication.studied_here:
        places += [("efficacy", shown, _above_footnotes(shown)) for shown in results[:1]]
    for code, shown, words in places:
        told = (use.indication.pathway, use.indication.basis, use.indication.confirmatory_trial)
        if not all(plain(text) in words for text in told):
            yield shown.breach(code, product=use.product.generic, pathway=use.indication.pathway)


def _above_footnotes(shown: Shown) -> str:
    """Return what stands in heading, text and the panel beside a figure."""
    panel = (t.words for t in shown.texts if t.block == f"{shown.slide.id}.key")
    return plain(" ".join((shown.words(*HEADING, "body"), *panel)))


def offlabel_disclosure_set(draft: Draft) -> Iterator[Breach]:
    """A deck on an unapproved use tells all that belongs to it, on slides that are seen."""
    if draft.deck.settings.purpose is None:
        return  # what is asked depends on it
    for study, slides in by_study(draft):
        uses = unapproved_uses(study.spec, draft.deck.settings.markets)
        seen = visible(slides)
        for use in uses:
            yield from _status_words(use, seen)
        for product in {use.product.generic: use.product for use in uses}.values():
            yield from _label_words(draft.deck, study, product, seen)
        if uses:
            yield from _evidence(draft, study, seen)


def _status_words(use: Use, seen: tuple[Shown, ...]) -> Iterator[Breach]:
    name = plain(use.indication.text)
    told = [s for s in seen if s.slide.role == "status" and name in s.words()]
    if told and not any(NOT_ESTABLISHED.search(s.words()) for s in told):
        yield told[0].breach("not_established", product=use.product.generic)


def _label_words(
    deck: Deck, study: DeckStudy, product: Product, seen: tuple[Shown, ...]
) -> Iterator[Breach]:
    """Yield what the label says and the deck does not; a product without label has none of it."""
    approved = approved_uses(study.spec, deck.settings.markets, product)
    if not approved:
        return
    for use in approved:
        for text in filter(None, (use.indication.text, use.indication.limits_of_use)):
            yield from _not_shown("approved_use", text, product, seen)
    yield from _cautions(deck, study, product, seen)
    label = next((r for r in study.spec.references if r.id == product.reference), None)
    if label is None or not deck.has_attached(label):
        yield breach("label_file", product=product.generic)


def _cautions(
    deck: Deck, study: DeckStudy, product: Product, seen: tuple[Shown, ...]
) -> Iterator[Breach]:
    uses = unapproved_uses(study.spec, deck.settings.markets)
    for use in (use for use in uses if use.product is product):
        if use.indication.cautions is None:
            lacks = f"products.{product.generic}.indications.cautions"
            yield breach("cautions", lacks=lacks, product=product.generic)
        for text in use.indication.cautions or ():
            yield from _not_shown("caution_not_shown", text, product, seen)


def _not_shown(code: str, text: str, product: Product, seen: tuple[Shown, ...]) -> Iterator[Breach]:
    if not any(plain(text) in shown.words() for shown in seen):
        yield breach(code, product=product.generic, text=text)


def _evidence(draft: Draft, study: DeckStudy, seen: tuple[Shown, ...]) -> Iterator[Breach]:
    """Yield what is not said of other studies, and sources without a date."""
    contrary = draft.deck.settings.contrary_studies
    if contrary is None:
        yield breach("contrary", lacks="deck.contrary_studies")
    for text in contrary or ():
        if not any(text in own for s in seen for own in s.own_texts()):
            yield breach("contrary_not_shown", text=text)
        elif "{ref:" not in text:
            yield breach("contrary_uncited", text=text)
    used = {fact.provenance.reference for shown in seen for fact in shown.facts}
    for reference in study.spec.references:
        if reference.id in used and reference.year is None:
            yield breach("publication_date", id=reference.id)


def offlabel_slide_tag(draft: Draft) -> Iterator[Breach]:
    """Every slide with results on an unapproved use says so over its title, in its own section."""
    if draft.deck.settings.purpose is None:
        return
    markets = draft.deck.settings.markets
    unapproved = {s.id for s in draft.deck.studies if unapproved_uses(s.spec, markets)}
    words = plain(draft.template.words.unapproved)
    of_section: dict[str, dict[bool, Shown]] = {}
    for shown in all_shown(draft):
        if shown.topic not in (*RESULTS, "backup") or not shown.facts or shown.study is None:
            continue
        is_unapproved = shown.study.id in unapproved
        of_section.setdefault(shown.slide.section, {}).setdefault(is_unapproved, shown)
        heading = shown.words(*HEADING)
        if is_unapproved and words not in heading and not TAGGED.search(heading):
            yield shown.breach("none", title=shown.title)
    for section, kinds in of_section.items():
        if len(kinds) > 1:
            yield kinds[True].breach("mixed", section=section)


def siuu_published(draft: Draft) -> Iterator[Breach]:
    """Every number of a deck on an unapproved use stands in a publication that goes with it."""
    if draft.deck.settings.purpose != "siuu":
        return
    references = {reference.id: reference for reference in draft.deck.references()}
    sources = set()
    for shown in all_shown(draft):
        results = [
            f
            for f in shown.facts
            if f.value is not None and f.arm and f.provenance.method not in FIXED
        ]
        unknown = [f.id for f in results if not _is_public(f.provenance.reference, references)]
        if unknown:
            yield shown.breach("unpublished", fact=unknown[0], number=str(len(unknown)))
        sources |= {f.provenance.reference for f in results if f.id not in unknown}
    for reference in sorted(filter(None, sources)):
        if not draft.deck.has_attached(references[reference]):
            yield breach("not_attached", lacks="references.attachment", id=reference)


def _is_public(reference_id: str | None, references: dict[str, Reference]) -> bool:
    reference = references.get(reference_id or "")
    return reference is not None and reference.type != "data_on_file"


RULES = (
    Rule(
        "accelerated-approval",
        "21 CFR 314 subpart H; FDA letters on accelerated approval",
        "block",
        accelerated_approval,
    ),
    Rule(
        "offlabel-disclosure-set",
        "FDA guidance on unapproved uses, 2025",
        "block",
        offlabel_disclosure_set,
    ),
    Rule(
        "offlabel-slide-tag",
        "FDA guidance on unapproved uses, 2025: kept apart from promotion",
        "block",
        offlabel_slide_tag,
    ),
    Rule(
        "siuu-published",
        "FDA guidance on unapproved uses, 2025: source publications",
        "block",
        siuu_published,
    ),
)
