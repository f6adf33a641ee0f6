"""On which page of the app a key of study.yaml is said."""

from __future__ import annotations

from fnmatch import fnmatchcase

from slidekit.languages import tell, to_tell

TRIAL_AND_DECK = to_tell("Trial and deck")

PAGES = {
    "arms": to_tell("Arms"),
    "populations": to_tell("Populations"),
    "endpoints": to_tell("Endpoints"),
    "references": to_tell("Sources"),
    "subgroups": to_tell("Subgroups"),
    "products": to_tell("Medicines"),
    "safety.aesi": to_tell("Special interest"),
}
"""Block of study.yaml that is a list -> its page."""
COLUMNS = {
    "arms": ("name", "short", "reference", "values"),
    "populations": ("label", "abbreviation", "filter"),
    "endpoints": (
        *("label", "short", "type", "rank", "prespecified", "alpha_order", "met", "unit"),
        *("population", "definition"),
    ),
    "references": ("title", "type", "authors", "journal", "year", "pages", "doi"),
    "subgroups": ("column", "label", "prespecified", "levels"),
    "products": (
        *("generic", "arms", "indications", "label_version", "label_reviewed", "boxed_warning"),
        "label_warnings",
    ),
    "safety.aesi": ("label", "terms", "filter"),
}
"""Block -> keys of its entries that have a column there."""
FORM = (
    *("deck.purpose", "deck.audience", "deck.markets", "deck.presenter.name"),
    *("deck.presenter.employer", "deck.presenter.conflicts", "deck.funder", "deck.funder_role"),
    *("deck.background", "deck.limitations", "deck.meeting", "deck.date"),
    *("title", "short_title", "nct", "phase", "condition", "sponsor", "data_cutoff"),
    *("design.randomised", "design.blinding", "design.control", "design.allocation"),
    *("design.description", "eligibility", "statistics.sample_size", "statistics.alpha"),
    *("safety.meddra", "safety.ctcae", "safety.teae_window"),
)
"""Keys that have a line on the page of the trial and the deck."""
SAID_ELSEWHERE = {
    "statistics.testing_order": "endpoints",
    "products.*.indications.status": "products",
    "arms.reference": "arms",
}
"""Key -> block by whose columns it is said as well."""


def page_of(key: str) -> str | None:
    """Return the page of the app that has a key, in the language of the screen; None: no page.

    Args:
        key: dotted; the entry of a list stands behind the name of its block, such as
            "endpoints.os.rank".
    """
    if key in FORM:
        return tell(TRIAL_AND_DECK)
    elsewhere = (b for pattern, b in SAID_ELSEWHERE.items() if fnmatchcase(key, pattern))
    block = next(elsewhere, None) or next((b for b in PAGES if _is_said(key, b)), None)
    return tell(PAGES[block]) if block else None


def _is_said(key: str, block: str) -> bool:
    """Tell whether a key is a block itself, or has a column on its page."""
    entry, _, name = key.removeprefix(f"{block}.").rpartition(".")
    return key == block or bool(entry and key.startswith(f"{block}.") and name in COLUMNS[block])


def with_page(fix: str, key: str) -> str:
    """Return what to do about a key, and in the app on which page."""
    page = page_of(key)
    return on_page(fix, page) if page else fix


def on_page(fix: str, page: str) -> str:
    """Return what to do, and in the app on a page that is named."""
    return str(tell("{0} In the app: File, Edit the study, page {1}.", fix, page))
