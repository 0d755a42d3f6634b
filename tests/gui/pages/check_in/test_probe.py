import os
from pytestqt.qtbot import QtBot
from offcirc.gui.context import Context
from offcirc.gui.pages.check_in import CheckInPage
from PySide6.QtWidgets import QApplication

SCANS = [
    "38400100001138",
    "38400100001146",
    "38400100001328",
    "38400100001344",
    "38400100001351",
    "38400100001591",
    "38400100001377",
    "38400100001385",
    "38400100001492",
    "99999",
    "38400100022035",
    "38400100001013",
    "28400100000017",
    "x" * 200,
]


def test_look(context: Context, qtbot: QtBot) -> None:
    page = CheckInPage(context)
    qtbot.addWidget(page)
    page.resize(1116, 640)
    page.setWindowTitle("x")
    page.show()
    out = "/tmp/ci"
    os.makedirs(out, exist_ok=True)
    page.grab().save(f"{out}/empty.png")
    for s in SCANS:
        page.take_scan(s)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(SCANS), timeout=5000)
    page.grab().save(f"{out}/light.png")
    for s in ("38400100001328",):
        page.take_scan(s)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(SCANS) + 1, timeout=5000)
    page.undo_last()
    qtbot.wait(100)
    page.take_scan("38400100022092")
    qtbot.wait(200)
    page.grab().save(f"{out}/light2.png")
    context.theme.set("dark", 100)
    page._modes._in_house.click()
    page._modes._book_drop.click()
    qtbot.wait(50)
    page.grab().save(f"{out}/dark.png")
    page._form._begin.click()
    qtbot.wait(100)
    page.take_scan("38400100001104")
    qtbot.wait(200)
    page._modes._returns.click()
    page.take_scan("38400100001146")
    qtbot.wait(200)
    page.grab().save(f"{out}/dark2.png")
    context.theme.set("light", 200)
    qtbot.wait(50)
    page.grab().save(f"{out}/big.png")
