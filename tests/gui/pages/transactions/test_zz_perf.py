import time, threading
from PySide6.QtCore import Qt, QTimer
from tests.gui.pages.transactions.scene import *
from tests.gui.pages.transactions.conftest import shown
from offcirc.gui.pages.transactions.page import TransactionsPage
from offcirc.gui.pages.transactions.filters import Filter
from offcirc.app.review import Section
def ms(f,*a,**k):
    t=time.perf_counter(); f(*a,**k); return (time.perf_counter()-t)*1000
def test_perf(context, enrolled, qtbot):
    runner=FakeRunner()
    with Workstation(enrolled.home, enrolled.key) as w:
        items=[i.barcode for i in w.replica.search_items("a",50)]
        cards=[p.card_number for p in w.replica.search_patrons("a",50)]
    rows=[foreign(i, cards[i%len(cards)], str(10**13+i*7919%99999999)+"" if i%3 else items[i%len(items)], workstation=f"bm-{i%5}") for i in range(20000)]
    page=TransactionsPage(context, runner); qtbot.addWidget(page); page.resize(1116,640); page.show()
    page._work._on_queue_fetched(tuple(rows)) 
    beats=[]
    last=[time.perf_counter()]
    def beat():
        n=time.perf_counter(); beats.append((n-last[0])*1000); last[0]=n
    tm=QTimer(); tm.setInterval(1); tm.timeout.connect(beat); tm.start()
    t=time.perf_counter()
    page.activate()
    qtbot.waitUntil(lambda: page.model.rowCount()==20000, timeout=60000)
    print("\nload s", time.perf_counter()-t, "max beat ms", max(beats[1:]), sorted(beats)[-5:])
    qtbot.wait(300)
    m=page.model
    review=m.review
    print("set_review", ms(m.set_review, review))
    print("choices", ms(page.filters.show_choices, review))
    for c in range(1,8):
        print("sort",c, ms(m.sort,c,Qt.SortOrder.AscendingOrder), ms(page.table.viewport().repaint))
    print("filter text", ms(m.set_filter, Filter(text="korh a")), m.rowCount())
    print("filter sect", ms(m.set_filter, Filter(sections=frozenset({Section.AT_SERVER}), workstation="bm-1")), m.rowCount())
    print("filter none", ms(m.set_filter, Filter()))
    print("tick all", ms(page.on_tick_all), m.ticked_count)
    print("untick one", ms(page.on_tick_wanted, (rows[10]["id"],), False))
    print("left", ms(page._left_behind, ()))
    print("tick one", ms(page.on_tick_wanted, (rows[10]["id"],), True))
    print("process", ms(page.on_process))
    from offcirc.domain.outcomes import Result
    worst=0
    beats.clear(); last[0]=time.perf_counter()
    for i in range(0,20000,100):
        batch=[told(r["id"]) for r in rows[i:i+100]]
        worst=max(worst, ms(runner.give,*batch))
        qtbot.wait(1)
    print("answers of 100 worst", worst, "beat max", max(beats), sorted(beats)[-5:])
    print("end", ms(runner.end,"process"))
    qtbot.waitUntil(lambda: not context.reading.busy, timeout=60000)
    # scrolling while loading in the background
    page.refresh()
    beats.clear(); last[0]=time.perf_counter()
    bar=page.table.verticalScrollBar(); v=0; sc=[]
    while context.reading.busy:
        v=(v+37)%19000
        sc.append(ms(lambda:(bar.setValue(v), page.table.viewport().repaint())))
        qtbot.wait(1)
    sc.sort(); print("scroll during load n",len(sc),"median",sc[len(sc)//2],"p99",sc[int(len(sc)*.99)],"max",sc[-1], "beats", sorted(beats)[-5:])
    sc=[]
    for i in range(100):
        v=(v+37)%19000
        sc.append(ms(lambda:(bar.setValue(v), page.table.viewport().repaint())))
    sc.sort(); print("scroll idle median",sc[50],"max",sc[-1])
