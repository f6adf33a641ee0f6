"""The look of the app: one palette for light and dark, and a few lines of style upon Fusion."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QToolTip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LIGHT = {
    QPalette.ColorRole.Window: "#F4F6F8",
    QPalette.ColorRole.Base: "#FFFFFF",
    QPalette.ColorRole.AlternateBase: "#F7F9FA",
    QPalette.ColorRole.Button: "#FFFFFF",
    QPalette.ColorRole.WindowText: "#1B2430",
    QPalette.ColorRole.Text: "#1B2430",
    QPalette.ColorRole.ButtonText: "#1B2430",
    QPalette.ColorRole.PlaceholderText: "#66717D",
    QPalette.ColorRole.Mid: "#C9D0D7",
    QPalette.ColorRole.Midlight: "#E4E8EC",
    QPalette.ColorRole.Light: "#FFFFFF",
    QPalette.ColorRole.Dark: "#818C97",
    QPalette.ColorRole.Shadow: "#5B6673",
    QPalette.ColorRole.Highlight: "#0A66B0",
    QPalette.ColorRole.HighlightedText: "#FFFFFF",
    QPalette.ColorRole.Link: "#0A66B0",
    QPalette.ColorRole.LinkVisited: "#5B4B9A",
    QPalette.ColorRole.ToolTipBase: "#1B2430",
    QPalette.ColorRole.ToolTipText: "#FFFFFF",
    QPalette.ColorRole.Accent: "#0A66B0",
}
"""Role -> colour; text has 4.5:1 on its ground, rims of fields (Dark) and focus (Link) 3:1."""
DARK = {
    QPalette.ColorRole.Window: "#1A1F26",
    QPalette.ColorRole.Base: "#222932",
    QPalette.ColorRole.AlternateBase: "#252D36",
    QPalette.ColorRole.Button: "#2A323C",
    QPalette.ColorRole.WindowText: "#E6EAEF",
    QPalette.ColorRole.Text: "#E6EAEF",
    QPalette.ColorRole.ButtonText: "#E6EAEF",
    QPalette.ColorRole.PlaceholderText: "#98A3AF",
    QPalette.ColorRole.Mid: "#434D59",
    QPalette.ColorRole.Midlight: "#343D48",
    QPalette.ColorRole.Light: "#4A5562",
    QPalette.ColorRole.Dark: "#76828F",
    QPalette.ColorRole.Shadow: "#0E1217",
    QPalette.ColorRole.Highlight: "#277AC0",
    QPalette.ColorRole.HighlightedText: "#FFFFFF",
    QPalette.ColorRole.Link: "#6DB6EE",
    QPalette.ColorRole.LinkVisited: "#B5A6EE",
    QPalette.ColorRole.ToolTipBase: "#E6EAEF",
    QPalette.ColorRole.ToolTipText: "#1B2430",
    QPalette.ColorRole.Accent: "#277AC0",
}
FAINT = {Qt.ColorScheme.Light: "#828C96", Qt.ColorScheme.Dark: "#707B87"}
"""What cannot be used now."""

SIGNS = Path(__file__).with_name("signs")
"""Pictures that a style sheet can name only as files: NAME-light.svg and NAME-dark.svg."""

STYLE = """
QToolBar { border: none; border-bottom: 1px solid palette(mid); padding: 4px 8px; spacing: 2px; }
QToolBar::separator { width: 1px; margin: 6px 6px; background: palette(mid); }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px; }
QToolButton:hover { background: palette(midlight); }
QToolButton:checked { background: palette(midlight); border-color: palette(mid); }
QToolButton:checked:disabled { background: transparent; border-color: transparent; }
QToolButton:focus { border-color: palette(link); }
QMenuBar { padding: 2px 8px; background: palette(window); }
QMenuBar::item { padding: 3px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: palette(midlight); }
QPushButton {
    border: 1px solid palette(mid); border-radius: 5px; padding: 5px 14px;
    background: palette(button); min-height: 18px;
}
QPushButton:hover { border-color: palette(dark); background: palette(alternate-base); }
QPushButton:pressed { background: palette(midlight); }
QPushButton:focus { border: 2px solid palette(link); padding: 4px 13px; }
QPushButton:default {
    background: palette(highlight); color: palette(highlighted-text);
    border-color: palette(highlight);
}
QPushButton:default:focus { border: 2px solid palette(text); }
QPushButton:disabled {
    color: palette(placeholder-text); background: palette(window);
    border: 1px solid palette(midlight);
}
QPushButton:flat { border-color: transparent; background: transparent; padding: 2px 8px; }
QPushButton:flat:hover { background: palette(midlight); }
QPushButton:flat:focus { border: 1px solid palette(link); }
QLineEdit, QPlainTextEdit, QTextEdit {
    border: 1px solid palette(dark); border-radius: 5px; padding: 4px 6px;
    background: palette(base); selection-background-color: palette(highlight);
}
QTextBrowser, QPlainTextEdit:read-only { border-color: palette(mid); }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
    border-color: palette(mid); background: palette(window);
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: palette(link); }
QComboBox, QAbstractSpinBox {
    border: 1px solid palette(dark); border-radius: 5px; padding: 3px 7px; min-height: 18px;
    background: palette(button); selection-background-color: palette(highlight);
}
QComboBox:editable, QAbstractSpinBox { background: palette(base); }
QComboBox:hover { background: palette(alternate-base); }
QComboBox:focus, QAbstractSpinBox:focus { border-color: palette(link); }
QComboBox:disabled, QAbstractSpinBox:disabled {
    border-color: palette(mid); background: palette(window);
}
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("SIGNS/down-THEME.svg"); width: 12px; height: 12px; }
QDateEdit::drop-down { border: none; width: 24px; }
QDateEdit::down-arrow { image: url("SIGNS/down-THEME.svg"); width: 12px; height: 12px; }
QAbstractSpinBox { padding: 2px 0 1px 0; }
QDateEdit { padding: 2px 7px 1px 7px; }
QComboBox QLineEdit { border: none; padding: 0; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; }
QTableView QComboBox { border-radius: 0; padding: 0 5px; min-height: 0; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button { border: none; width: 20px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {
    image: url("SIGNS/up-THEME.svg"); width: 10px; height: 10px;
}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {
    image: url("SIGNS/down-THEME.svg"); width: 10px; height: 10px;
}
QListView, QTreeView, QTableView {
    border: 1px solid palette(mid); border-radius: 4px; padding: 1px;
}
QListView[frameShape="6"], QTreeView[frameShape="6"], QTableView[frameShape="6"] {
    background: palette(base);
}
QListView:focus, QTreeView:focus, QTableView:focus { border-color: palette(link); }
QListView[frameShape="0"], QTreeView[frameShape="0"] {
    border: none; padding: 0;
}
FrozenColumns {
    border: none; border-right: 1px solid palette(dark); border-radius: 0; padding: 0;
    background: palette(base);
}
QListView::item, QTreeView::item { padding: 4px; }
ProblemList::item { padding: 0 4px; }
QTableView::item { padding: 0 4px; }
QComboBox QAbstractItemView { border: 1px solid palette(dark); border-radius: 0; }
QCheckBox { padding: 2px 0; }
QCheckBox::indicator, QTableView::indicator {
    width: 12px; height: 12px; border: 1px solid palette(dark); border-radius: 3px;
    background: palette(base);
}
QCheckBox::indicator:checked, QTableView::indicator:checked {
    border-color: palette(highlight); background: palette(highlight);
    image: url("SIGNS/check.svg");
}
QCheckBox::indicator:disabled { border-color: palette(mid); background: palette(window); }
QCheckBox::indicator:checked:disabled { border-color: palette(dark); background: palette(dark); }
QCheckBox::indicator:focus { border-color: palette(link); }
QTabBar { qproperty-drawBase: 0; }
QTabWidget::pane { border: none; border-top: 1px solid palette(mid); }
QTabBar::tab {
    border: none; border-bottom: 2px solid transparent; padding: 6px 14px; background: transparent;
}
QTabBar::tab:hover { background: palette(midlight); }
QTabBar::tab:selected { border-bottom-color: palette(link); }
QTabBar::tab:selected:focus { background: palette(midlight); }
QGroupBox { border: none; font-weight: bold; margin-top: 12px; padding: 10px 0 0 0; }
QGroupBox::title { subcontrol-origin: margin; left: 0; top: 4px; }
QDialogButtonBox { button-layout: 3; }
QMessageBox #qt_msgbox_label { font-weight: bold; }
QMessageBox #qt_msgbox_informativelabel { min-width: 300px; }
QHeaderView::section {
    background: palette(window); border: none; border-bottom: 1px solid palette(mid);
    padding: 5px 7px;
}
QHeaderView::section:horizontal { font-weight: bold; }
QHeaderView::section:vertical { border: none; color: palette(placeholder-text); padding: 0 6px; }
QTableCornerButton::section { background: palette(window); border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QDockWidget {
    titlebar-close-icon: url("SIGNS/close-THEME.svg");
    titlebar-normal-icon: url("SIGNS/float-THEME.svg");
}
QDockWidget::close-button, QDockWidget::float-button { icon-size: 14px; }
QDockWidget::title { padding: 6px 12px; background: palette(window); text-align: left; }
QStatusBar { border-top: 1px solid palette(mid); }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 0 8px; }
QSplitter::handle { background: transparent; }
QProgressBar { border: none; border-radius: 3px; background: palette(midlight); max-height: 6px; }
QProgressBar::chunk { border-radius: 3px; background: palette(highlight); }
#veil {
    background: palette(base); border: 2px dashed palette(highlight); border-radius: 8px;
}
QScrollBar:vertical { width: 12px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 0; }
QScrollBar::handle { background: palette(mid); border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: palette(dark); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def apply(application: QApplication) -> None:
    """Give an app its look, and keep it with the system's light or dark."""
    application.setStyle("Fusion")
    hints = application.styleHints()
    colour(application, hints.colorScheme())
    hints.colorSchemeChanged.connect(lambda scheme: colour(application, scheme))


def palette(scheme: Qt.ColorScheme) -> QPalette:
    """Return the palette for light or dark; where the system does not say, light."""
    is_dark = scheme == Qt.ColorScheme.Dark
    made = QPalette()
    for role, colour in (DARK if is_dark else LIGHT).items():
        made.setColor(role, QColor(colour))
    faint = QColor(FAINT[Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light])
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made


def colour(application: QApplication, scheme: Qt.ColorScheme) -> None:
    """Show an app in light or in dark."""
    made = palette(scheme)
    application.setPalette(made)
    QToolTip.setPalette(made)  # else it keeps what the system had for it
    role = QPalette.ColorRole
    tip, ink = (made.color(one).name() for one in (role.ToolTipBase, role.ToolTipText))
    # the palette that a style reads for tips is not the app's, so they are told in full
    tips = f"QToolTip {{ border: none; padding: 4px 6px; background: {tip}; color: {ink}; }}"
    paper, letters, chosen = (LIGHT[one] for one in (role.Base, role.Text, role.Highlight))
    # what is typed lies on the slide, which is white in the dark as well
    typed = (
        f"TextEditor {{ background: {paper}; color: {letters};"
        f" selection-background-color: {chosen}; selection-color: {paper}; }}"
        f"TextEditor:focus {{ border-color: {chosen}; }}"
    )
    # set anew, so that its colours are read from the palette
    application.setStyleSheet(_with_signs(STYLE, scheme) + typed + tips)


def _with_signs(style: str, scheme: Qt.ColorScheme) -> str:
    """Return a style with the files of its arrows and marks in the ink of light or dark."""
    name = "dark" if scheme == Qt.ColorScheme.Dark else "light"
    return style.replace("SIGNS", SIGNS.as_posix()).replace("THEME", name)
