"""Prints a page of text that is no receipt: help, a recovery code."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

_POINTS = 10.5


def print_document(html: str) -> QTextDocument:
    """The page in black on white, in a size to read, whatever the screen's theme."""
    document = QTextDocument()
    font = document.defaultFont()
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet("td, th { padding: 2px 14px 2px 0; }")
    document.setHtml(html)
    return document


def print_html(parent: QWidget, html: str, title: str) -> None:
    """Asks for a printer (or a PDF file) and prints."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        print_document(html).print_(printer)
