import os
from decimal import Decimal
import pytest
from tests.gui.conftest import *  # noqa
from tests.gui.koha.conftest import *  # noqa
from tests.gui.koha.test_transactions import _due,_upload,_open
from offcirc.gui.pages.check_out.page import CheckOutPage
from offcirc.gui.pages.check_in.page import CheckInPage
from offcirc.gui.pages.data.page import DataPage
from offcirc.gui.pages.transactions.page import TransactionsPage
from offcirc.gui.dialogs.settings import SettingsDialog
from offcirc.gui.dialogs.connect import ConnectDialog
from tests.support.inside import recorded
@pytest.mark.parametrize("lang",["en","fi","cs"])
def test_all(context,desk,koha,runner,english,qtbot,lang,theme):
    english.use(lang)
    theme.set("dark" if lang=="fi" else "light", 100)
    def settle(): qtbot.waitUntil(lambda: not context.desk.busy and not context.reading.busy, timeout=30000)
    def shot(w,name): qtbot.wait(50); w.grab().save(f"/tmp/g1/{name}_{lang}.png")
    for cls,name in ((CheckOutPage,"out"),(CheckInPage,"in")):
        p=cls(context); qtbot.addWidget(p); p.resize(1140,600); p.show(); p.activate(); settle(); shot(p,name)
        if name=="out":
            p.take_scan("NEW-1"); settle(); shot(p,"out2")
            p.finish(); settle()
    p=DataPage(context,runner); qtbot.addWidget(p); p.resize(1140,900); p.show(); p.activate(); settle(); shot(p,"data")
    n={"en":100,"fi":120,"cs":140}[lang]
    for i,c in enumerate(("P-PLAIN","P-OTHER")): recorded(desk.desk.issue(c,f"B{n+i:07d}",_due(desk,3),ACT).transaction)
    pay=recorded(desk.desk.pay("P-OWES",Decimal("2.50"),ACT).transaction)
    _upload(desk)
    t=TransactionsPage(context,runner); qtbot.addWidget(t); t.resize(1140,600); t.show(); t.on_refresh_pressed()
    qtbot.waitUntil(lambda: len(t.model.review.queue)==3 and not t._work.busy,timeout=30000)
    _open(t,pay,qtbot); t.repair.take_out.click(); shot(t,"takeout")
    t.repair.close_panel()
    koha.sql("DELETE FROM pending_offline_operations WHERE action='payment'"); _upload(desk)
    t.on_refresh_pressed(); qtbot.waitUntil(lambda: len(t.model.review.queue)==2 and not t._work.busy,timeout=30000)
    t.ticking.tick_all_shown(); t.on_process(); qtbot.waitUntil(lambda: t.run_panel.has_summary,timeout=30000); settle(); shot(t,"summary")
    from offcirc.gui.printing.printer import PrintJob
    _open(t,pay,qtbot); shot(t,"doubt"); t.repair.again.click(); shot(t,"doubt2")
    s=SettingsDialog(context); qtbot.addWidget(s); s.show(); s._names.setCurrentRow(1); settle(); shot(s,"settings"); s._names.setCurrentRow(0); shot(s,"settings0")
    c=ConnectDialog(context); qtbot.addWidget(c); c.show(); settle(); shot(c,"connect")
