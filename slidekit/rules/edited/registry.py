"""The rules for files, in the order in which they are asked."""

from __future__ import annotations

from functools import partial

from slidekit.rules import language
from slidekit.rules.edited import (
    content,
    drift,
    figures,
    file,
    foreign,
    hiding,
    looks,
    numbers,
    order,
    placement,
    promotional,
    unreadable,
    within,
)
from slidekit.rules.edited.returned import FileRule

FAIR = "21 CFR 202.1(e)"
HOUSE = "Company policy, after 21 CFR 202.1(e)"
WRITTEN = "Company policy: what was checked is what is shown"
LANGUAGE = {rule.id: rule.source for rule in language.RULES}
WCAG = "WCAG 2.1, 1.1.1, 1.4.1 and 2.4.2"

EDITED: tuple[FileRule, ...] = (
    FileRule("state-watermark", WRITTEN, "block", content.state_watermark),
    FileRule(
        "numbers-bound", "Company policy: numbers have a source", "block", numbers.numbers_bound
    ),
    FileRule(
        "numbers-bound", "Company policy: numbers have a source", "block", figures.labels_kept
    ),
    FileRule("numbers-bound", "Company policy: numbers have a source", "block", figures.marks_kept),
    FileRule(
        "numbers-bound", "Company policy: numbers have a source", "block", within.marks_in_colour
    ),
    FileRule("axis-honest", "21 CFR 202.1(e); CONSORT 2025", "block", figures.axis_honest),
    FileRule("km-risk-table", "KMunicate recommendations", "block", figures.km_risk_table),
    FileRule("safety-present-placed", FAIR, "block", placement.safety_present_placed),
    FileRule("safety-present-placed", FAIR, "block", content.safety_is_whole),
    FileRule("nothing-hidden", FAIR, "block", hiding.nothing_hidden),
    FileRule("nothing-hidden", FAIR, "block", unreadable.nothing_veiled),
    FileRule("nothing-hidden", FAIR, "block", within.nothing_over_marks),
    FileRule("prominence-parity", HOUSE, "block", placement.prominence_parity),
    FileRule("safety-pointer", HOUSE, "block", placement.safety_pointer),
    FileRule("slide-cites-source", "ABPI Code 2024 cl. 6.3", "block", content.slide_cites_source),
    FileRule("boxed-warning", FAIR, "block", content.boxed_warning),
    FileRule("boxed-warning", FAIR, "block", order.boxed_warning_first),
    FileRule(
        "limitations-slide",
        "CONSORT 2025, limitations",
        "block",
        content.limitations_slide,
    ),
    FileRule(
        "limitations-slide",
        "CONSORT 2025, limitations",
        "block",
        order.limitations_before_conclusions,
    ),
    FileRule(
        "disclosures-first",
        "CONSORT 2025, funding and conflicts of interest",
        "block",
        content.role_is_whole("disclosures"),
    ),
    FileRule(
        "disclosures-first",
        "CONSORT 2025, funding and conflicts of interest",
        "block",
        order.disclosures_early,
    ),
    FileRule("status-slide", "21 CFR 312.7(a)", "block", content.role_is_whole("status")),
    FileRule("status-slide", "21 CFR 312.7(a)", "block", order.status_early),
    FileRule(
        "design-slide",
        "CONSORT 2025, trial design and methods",
        "block",
        content.role_is_whole("design"),
    ),
    FileRule(
        "primary-first",
        "CONSORT 2025, outcomes and estimation",
        "block",
        content.role_is_whole("primary"),
    ),
    FileRule(
        "primary-first",
        "CONSORT 2025, outcomes and estimation",
        "block",
        order.primary_first,
    ),
    FileRule(
        "endpoint-ledger",
        "ICH E3 section 11; CONSORT 2025, outcomes",
        "block",
        content.role_is_whole("ledger"),
    ),
    FileRule(
        "conclusion-bound",
        "CONSORT 2025, interpretation",
        "block_unless_waived",
        content.conclusion_bound,
    ),
    FileRule(
        "posthoc-label", "21 CFR 202.1(e); CONSORT 2025, analyses", "block", content.posthoc_label
    ),
    FileRule("ref-valid", "ABPI Code 2024 cl. 6.2", "block", content.ref_valid),
    FileRule("template-sections", "The deck template", "block", content.template_sections),
    FileRule("title-neutral", "Company policy", "warn", drift.title_neutral),
    FileRule("accessible", WCAG, "block", looks.accessible),
    FileRule("legible", "WCAG 2.1, 1.4.3; sizes by company policy", "warn", looks.legible),
    FileRule("overflow", "Company policy: nothing is cut off", "block", looks.overflow),
    FileRule("footer-complete", "ABPI Code 2024 cl. 12", "block", content.footer_complete),
    FileRule("export-unchanged", WRITTEN, "warn", drift.export_unchanged),
)
"""What is asked of a deck that slidekit wrote."""

ADDED: tuple[FileRule, ...] = (
    FileRule("nothing-hidden", FAIR, "block", foreign.nothing_hidden),
    FileRule("accessible", WCAG, "block", foreign.accessible),
    FileRule("legible", "WCAG 2.1, 1.4.3; sizes by company policy", "warn", foreign.legible),
    FileRule("overflow", "Company policy: nothing is cut off", "block", foreign.overflow),
    FileRule("both-arms-nN", "CONSORT 2025; CONSORT Harms 2022", "warn", foreign.both_arms_n),
    FileRule("file-self-contained", "Company policy", "block", file.file_self_contained),
    *(
        FileRule(rule, LANGUAGE[rule], "block", partial(promotional.words_typed, rule=rule))
        for rule in promotional.WORD_RULES
    ),
)
"""What is asked of every slide that slidekit did not write, and of every file."""

FOREIGN: tuple[FileRule, ...] = (
    FileRule("state-watermark", WRITTEN, "block", content.state_watermark),
    FileRule("safety-present-placed", FAIR, "block", foreign.safety_present_placed),
    FileRule("prominence-parity", HOUSE, "block", foreign.prominence_parity),
    FileRule("limitations-slide", "CONSORT 2025, limitations", "block", foreign.limitations_slide),
    FileRule(
        "disclosures-first",
        "CONSORT 2025, funding and conflicts of interest",
        "block",
        foreign.disclosures_first,
    ),
    FileRule("footer-complete", "ABPI Code 2024 cl. 12", "block", foreign.footer_complete),
)
"""What is asked of a deck that slidekit did not write."""
