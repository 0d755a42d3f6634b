"""Koha takes no changes of items and no exchange sets from here: the pages say so, and are greyed."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.workstation import Workstation
from offcirc.gui.context import Context
from offcirc.gui.pages.items.page import ItemsPage
from offcirc.gui.pages.page import Page
from offcirc.gui.pages.sets.page import SetsPage


def in_sight(page: Page, context: Context, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(1116, 560)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: not context.reading.busy)


def sees(page: QWidget, text: str) -> bool:
    return any(text in each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_items_can_be_looked_at_and_not_changed(context: Context, desk: Workstation, qtbot: QtBot) -> None:
    page = ItemsPage(context)
    in_sight(page, context, qtbot)
    assert sees(page, "Koha cannot be told of changes to items from here")
    assert not page.new.isEnabled()
    assert not page.batch_button.isEnabled()
    replica = desk.replica
    assert replica is not None
    barcode = replica.search_items("a", 1)[0].barcode
    page.take_scan(barcode)
    qtbot.waitUntil(lambda: not page.busy)
    assert page.form.heading.text() == f"Item {barcode}"
    assert not page.form.save.isEnabled()
    assert page.form.limit.isVisible()


def test_exchange_sets_are_greyed_with_the_reason(context: Context, qtbot: QtBot) -> None:
    page = SetsPage(context)
    in_sight(page, context, qtbot)
    assert sees(page, "Koha cannot be told of exchange sets from here")
    assert not page.new.isEnabled()
