import time, sys, threading, traceback, collections
from tests.gui.pages.transactions.scene import *
from PySide6.QtCore import QTimer
from offcirc.gui.pages.transactions.page import TransactionsPage
def test_perf(context, enrolled, qtbot):
    runner=FakeRunner()
    rows=[foreign(i, str(10**13+i%700), str(10**13+i*7919%99999999), workstation=f"bm-{i%5}") for i in range(20000)]
    page=TransactionsPage(context, runner); qtbot.addWidget(page); page.resize(1116,640); page.show()
    qtbot.wait(800)
    print("shown")
    page._work._on_queue_fetched(tuple(rows)) 
    main=threading.main_thread().ident
    c=collections.Counter(); other=collections.Counter()
    stop=[]
    def sample():
        while not stop:
            fr=sys._current_frames()
            c["".join(traceback.format_stack(fr[main])[-2:])]+=1
            for k,f in fr.items():
                if k not in (main, threading.get_ident()):
                    other[traceback.format_stack(f)[-1]]+=1
            time.sleep(0.02)
    th=threading.Thread(target=sample); th.start()
    beats=[];last=[time.perf_counter()]
    def beat():
        n=time.perf_counter(); beats.append((n-last[0])*1000); last[0]=n
    tm=QTimer(); tm.setInterval(1); tm.timeout.connect(beat); tm.start()
    t=time.perf_counter()
    page.activate()
    qtbot.waitUntil(lambda: page.model.rowCount()==20000 and not context.reading.busy, timeout=60000)
    stop.append(1); th.join()
    print("load", time.perf_counter()-t, sorted(beats)[-10:])
    for k,v in c.most_common(4): print(v,k)
    for k,v in other.most_common(6): print(v,k)
