import time, cProfile, pstats
from PySide6.QtCore import Qt
from tests.gui.pages.transactions.scene import *
from offcirc.gui.pages.transactions.page import TransactionsPage
def test_perf(context, enrolled, qtbot):
    runner=FakeRunner()
    rows=[foreign(i, str(10**13+i%700), str(10**13+i*7919%99999999), workstation=f"bm-{i%5}") for i in range(20000)]
    page=TransactionsPage(context, runner); qtbot.addWidget(page); page.resize(1116,640); page.show()
    page._work._on_queue_fetched(tuple(rows)) 
    page.activate()
    qtbot.waitUntil(lambda: page.model.rowCount()==20000 and not context.reading.busy, timeout=60000)
    qtbot.wait(500)
    m=page.model
    p=cProfile.Profile(); p.enable()
    pass
    p.disable()
    pstats.Stats(p).sort_stats("tottime").print_stats(14)
    p=cProfile.Profile(); p.enable()
    
    for c in range(7): m.sort(1+c%7,Qt.SortOrder.AscendingOrder); page.table.viewport().repaint()
    p.disable()
    pstats.Stats(p).sort_stats("tottime").print_stats(14)
