"""The pages of subgroups, of medicines and of adverse events of special interest."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

from slidekit.errors import StudyError
from widgets.study.entry_page import EntryPage
from widgets.study.entry_table import Column
from widgets.study.words import QT_TRANSLATE_NOOP, YES_NO, said

if TYPE_CHECKING:
    from slidekit.study.spec import Indication, StudySpec
    from widgets.study.intake import StudyIntake


def written_uses(value: object) -> str:
    """Return indications as they are typed: use = US approved, EU not approved; use = ..."""
    uses = cast("tuple[Indication, ...]", value)
    return "; ".join(f"{use.text} = {_statuses(use)}" if use.status else use.text for use in uses)


def read_uses(text: str, before: object) -> list[dict[str, object]] | None:
    """Return typed indications as study.yaml holds them; what else was said of a use stays.

    Raises:
        StudyError: a use that is there holds a sign by which typed uses are told apart, or a
            market has no status.
    """
    known = {use.text: use for use in cast("tuple[Indication, ...]", before)}
    if any(sign in name for name in known for sign in ";="):
        raise StudyError(
            _tr(
                "A use of this medicine holds a semicolon or an equals sign, so it cannot be "
                "typed here."
            ),
            fix=_tr("Change it in study.yaml."),
        )
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return [_use(part, known) for part in parts] or None


def _statuses(use: Indication) -> str:
    return ", ".join(
        f"{market} {status.replace('_', ' ')}" for market, status in use.status.items()
    )


def _use(part: str, known: dict[str, Indication]) -> dict[str, object]:
    name, _, told = (piece.strip() for piece in part.partition("="))
    pairs = [piece.split(maxsplit=1) for piece in told.split(",") if piece.strip()]
    if lone := next((pair[0] for pair in pairs if len(pair) == 1), ""):
        raise StudyError(
            _tr("It is not said what {0} is: a market is followed by its status.").format(lone),
            fix=_tr("Type such as: US approved, EU not approved."),
        )
    old = known[name].model_dump(mode="json", exclude_defaults=True) if name in known else {}
    status = {market.upper(): words.strip().replace(" ", "_") for market, words in pairs}
    return {**old, "text": name, "status": status}


SUBGROUP_COLUMNS = (
    Column("column", QT_TRANSLATE_NOOP("study", "Column")),
    Column("label", QT_TRANSLATE_NOOP("study", "Name on slides")),
    Column("prespecified", QT_TRANSLATE_NOOP("study", "Planned before"), YES_NO),
    Column(
        "levels",
        QT_TRANSLATE_NOOP("study", "Levels in order"),
        listed=True,
        tip=QT_TRANSLATE_NOOP("study", "As in the cells; empty: as found, sorted"),
    ),
)
MEDICINE_COLUMNS = (
    Column("generic", QT_TRANSLATE_NOOP("study", "Generic name")),
    Column(
        "arms",
        QT_TRANSLATE_NOOP("study", "Arms"),
        listed=True,
        tip=QT_TRANSLATE_NOOP("study", "Ids of the arms that got it"),
    ),
    Column(
        "indications",
        QT_TRANSLATE_NOOP("study", "Uses and their approval"),
        tip=QT_TRANSLATE_NOOP(
            "study",
            "Use = market and status; another use: US approved, EU not approved, JP under review",
        ),
        written=written_uses,
        read=read_uses,
    ),
    Column("label_version", QT_TRANSLATE_NOOP("study", "Label version")),
    Column(
        "label_reviewed",
        QT_TRANSLATE_NOOP("study", "Label compared on"),
        tip=QT_TRANSLATE_NOOP("study", "2026-06-30"),
    ),
    Column("boxed_warning", QT_TRANSLATE_NOOP("study", "Boxed warning")),
    Column("label_warnings", QT_TRANSLATE_NOOP("study", "Events the label warns of"), listed=True),
)

INTEREST_COLUMNS = (
    Column("label", QT_TRANSLATE_NOOP("study", "Name on slides")),
    Column("terms", QT_TRANSLATE_NOOP("study", "Preferred terms"), listed=True),
    Column(
        "filter",
        QT_TRANSLATE_NOOP("study", "Or chosen by"),
        paired=True,
        tip=QT_TRANSLATE_NOOP("study", "A column of the adverse events and its texts: AESIFL = Y"),
    ),
)


def subgroups_page(intake: StudyIntake) -> EntryPage:
    """Return the page of the factors of the forest plot."""
    page = EntryPage(intake, "subgroups", SUBGROUP_COLUMNS, _with_subgroup)
    page.name(
        said(QT_TRANSLATE_NOOP("study", "Subgroups")),
        said(
            QT_TRANSLATE_NOOP(
                "study",
                "Factors of the forest plot, by columns of the patients' table or as the paper "
                "names them. Say which were planned before.",
            )
        ),
        said(QT_TRANSLATE_NOOP("study", "Column of another factor")),
    )
    return page


def medicines_page(intake: StudyIntake) -> EntryPage:
    """Return the page of the medicines with their approval."""
    page = EntryPage(intake, "products", MEDICINE_COLUMNS, _with_product)
    page.name(
        said(QT_TRANSLATE_NOOP("study", "Medicines")),
        said(
            QT_TRANSLATE_NOOP(
                "study",
                "Uses are typed with market and status: Advanced lung cancer = US approved, EU "
                "under review. The statuses are approved, not approved, under review, withdrawn.",
            )
        ),
        said(QT_TRANSLATE_NOOP("study", "Generic name of another medicine")),
    )
    return page


def interest_page(intake: StudyIntake) -> EntryPage:
    """Return the page of the adverse events of special interest."""
    page = EntryPage(intake, "safety.aesi", INTEREST_COLUMNS, _with_special_interest)
    page.name(
        said(QT_TRANSLATE_NOOP("study", "Events of special interest")),
        said(
            QT_TRANSLATE_NOOP(
                "study",
                "Adverse events that the protocol names, by their preferred terms or by a column. "
                "Once the last one is removed, study.yaml says that none were defined.",
            )
        ),
        said(QT_TRANSLATE_NOOP("study", "Name of another event")),
    )
    return page


def _with_special_interest(spec: StudySpec, label: str) -> StudySpec:
    from slidekit.study.additions import with_special_interest

    return with_special_interest(spec, label)


def _with_subgroup(spec: StudySpec, column: str) -> StudySpec:
    from slidekit.study.additions import with_subgroup

    return with_subgroup(spec, column)


def _with_product(spec: StudySpec, generic: str) -> StudySpec:
    from slidekit.study.additions import with_product

    return with_product(spec, generic)


def _tr(text: str) -> str:
    return QCoreApplication.translate("study", text)
