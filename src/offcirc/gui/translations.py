"""Loads the window's language: our catalogue and Qt's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from offcirc.resources import resources

LANGUAGES = ("en", "fi", "cs")
_REGIONS = {"en": "en_GB", "fi": "fi_FI", "cs": "cs_CZ"}


def language_of(choice: str) -> str:
    """The chosen language, or the first of the system's that we have, or English."""
    if choice in LANGUAGES:
        return choice
    wanted = [name.split("-")[0].split("_")[0] for name in QLocale.system().uiLanguages()]
    return next((name for name in wanted if name in LANGUAGES), "en")


class Translations:
    """The catalogues in use."""

    def __init__(self) -> None:
        self._loaded: list[tuple[QTranslator, bytes]] = []
        self.language = ""

    def forget(self) -> None:
        """Takes the catalogues out of use."""
        for translator, _ in self._loaded:
            QCoreApplication.removeTranslator(translator)
        self._loaded.clear()

    def use(self, choice: str) -> None:
        """Takes a language into use, and its dates and numbers. Texts that stand already must be made again."""
        self.forget()
        self.language = language_of(choice)
        system = QLocale.system()
        same = system.name().split("_")[0] == self.language
        QLocale.setDefault(system if same else QLocale(_REGIONS[self.language]))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (("offcirc", resources() / "translations"), ("qtbase", Path(qt))):
            file = folder / f"{name}_{self.language}.qm"
            translator = QTranslator()
            # As bytes: Qt maps a file, and an upgrade that writes it anew under an open window would end the window. Qt
            # does not copy them, so that they are kept.
            content = file.read_bytes() if file.exists() else b""
            if content and translator.load(content):
                QCoreApplication.installTranslator(translator)
                self._loaded.append((translator, content))
