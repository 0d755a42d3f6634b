"""A text to read in the theme's colours."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser

from offcirc.gui.theme import Theme


class Reader(QTextBrowser):
    """Shows HTML of our own; links inside it are told, never followed."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._html = ""
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        theme.changed.connect(self._dress)

    def read(self, html: str) -> None:
        """Another text, from its beginning."""
        self._html = html
        self._dress()
        self.verticalScrollBar().setValue(0)

    def _dress(self) -> None:
        theme, colours = self._theme, self._theme.colours
        font = self.font()
        font.setPointSizeF(theme.points())
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(theme.pixels(14))
        self.document().setDefaultStyleSheet(
            f"body {{ color: {colours.ink}; }} a {{ color: {colours.accent}; }}"
            f"h1 {{ font-size: {theme.points(1.6):.1f}pt; }} h2 {{ font-size: {theme.points(1.2):.1f}pt; }}"
            f"td, th {{ padding: {theme.pixels(4)}px {theme.pixels(10)}px {theme.pixels(4)}px 0; }}"
            f"th {{ text-align: left; color: {colours.ink_soft}; }}"
            f".soft {{ color: {colours.ink_soft}; }} kbd {{ font-weight: bold; }}"
        )
        self.setHtml(self._html)
