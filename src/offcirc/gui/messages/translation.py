"""The one way to a text: source in English, translated by Qt's catalogues (`resources/translations/*.qm`)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def translate(context: str, text: str, disambiguation: str = "", n: int = -1, /, **params: object) -> str:
    """The text in the language of the window.

    `lupdate` finds the calls by this function's name, so that context and text must be literals.

    Args:
        context: which part of the window, e.g. `Strip`.
        text: English, with `{name}` for parameters and `%n` for a number with plural forms.
        disambiguation: for the translator, where the same English has two meanings.
        n: the number that decides about the plural form.
        params: what stands for `{name}`.
    """
    found = QCoreApplication.translate(context, text, disambiguation or None, n)
    return found.format(**params) if params else found
