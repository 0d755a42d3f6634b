"""Data and connection, through the screen."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from offcirc.app.copies_aside import look_at_copies
from offcirc.app.desk import Act
from offcirc.app.servers import TOKEN
from offcirc.app.workstation import Workstation
from offcirc.connectors.central.capabilities import CAPABILITIES
from offcirc.domain.transactions import Kind
from offcirc.gui.context import Context
from offcirc.gui.messages import data as say
from offcirc.gui.mirror import MirrorKeeper
from offcirc.gui.pages.data.kept import KeptList
from offcirc.gui.pages.data.page import DataPage
from offcirc.gui.sync_runner import SyncRunner
from offcirc.gui.theme import Theme, Tone
from offcirc.resources import resources
from offcirc.sqlcipher import connect
from offcirc.sync.contact import LastContact, last_contact
from offcirc.sync.forgetting import take_in
from offcirc.wire.messages import Erasure
from tests.central.server import RunningServer
from tests.gui.conftest import LIBRARY
from tests.support.inside import enrol_at

PATRON, ITEM, OTHER_ITEM = "28400100000017", "38400100001013", "38400100001104"
DUE = "2027-05-05"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("central") / "home", folder=resources() / "sample") as running:
        yield running


@pytest.fixture
def runner(context: Context) -> Iterator[SyncRunner]:
    runner = SyncRunner(context.home)
    yield runner
    runner.close()


@pytest.fixture
def page(context: Context, runner: SyncRunner, qtbot: QtBot) -> Iterator[DataPage]:
    page = DataPage(context, runner, MirrorKeeper(context.home, context.key, runner))
    qtbot.addWidget(page)
    page.resize(1110, 560)
    runner.finished.connect(page.refresh)
    runner.use_key(context.key)
    page.sync_wanted.connect(runner.synchronise)
    page.show()
    page.activate()
    read(page, qtbot)
    yield page
    page.journal.close_commands()


def read(page: DataPage, qtbot: QtBot) -> None:
    """Waits until the page shows what is true now."""
    page.refresh()
    qtbot.waitUntil(lambda: not page.context.reading.busy, timeout=10_000)


def press(button: object, qtbot: QtBot) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def live(context: Context, server: RunningServer) -> RunningServer:
    """The server is there, and knows this workstation."""
    enrolment = enrol_at(server, f"desk-{context.home.directory.parent.name}", library=LIBRARY)
    with Workstation(context.home, context.key) as workstation:
        workstation.journal.set(TOKEN, enrolment.token.encode())
        workstation.journal.enrol(enrolment.workstation)
    context.home.change_config(url=server.url)
    return server


def lend(context: Context, *barcodes: str) -> None:
    with Workstation(context.home, context.key) as workstation:
        for barcode in barcodes:
            workstation.desk.issue(PATRON, barcode, DUE, Act("anna", override=True))


def test_K4_it_says_when_each_kind_of_record_was_last_updated(page: DataPage) -> None:
    assert list(page.local_data.lines) == ["patrons", "items", "loans", "holds"]
    name, count, updated = page.local_data.lines["patrons"]
    assert (name.text(), count.text()) == ("Patrons", "200")
    assert updated.text().endswith("ago")
    assert not page.local_data.notice.isVisible()
    assert "rules" not in page.local_data.lines
    page.local_data.others.click()
    assert page.local_data.lines["rules"][0].isVisible()
    assert page.local_data.lines["rules"][2].text(), "K4: each kind with its own time"
    page.local_data.others.click()
    assert not page.local_data.lines["rules"][0].isVisible()
    assert page.local_data.lines["patrons"][0].isVisible()


def test_K16_two_numbers_and_both_are_true(live: RunningServer, page: DataPage, context: Context, qtbot: QtBot) -> None:
    assert live.running
    assert page.numbers.not_sent.number.text() == "0"
    lend(context, ITEM, OTHER_ITEM)
    read(page, qtbot)
    assert page.numbers.not_sent.number.text() == "2"
    assert page.numbers.not_sent.property("tone") == "warn"
    press(page.sync.synchronise, qtbot)
    qtbot.waitUntil(page.sync.result.isVisible, timeout=60_000)
    read(page, qtbot)
    assert page.numbers.not_sent.number.text() == "0"
    assert page.numbers.not_processed.number.text() == "2"
    assert "ago" in page.numbers.not_processed.when.text()
    assert page.numbers.account.text() == "Recorded 2 = at the server 2"


def test_K2_K15_one_click_synchronises_and_says_what_came_of_it(
    live: RunningServer, page: DataPage, context: Context, qtbot: QtBot
) -> None:
    assert live.running
    lend(context, ITEM)
    press(page.sync.synchronise, qtbot)
    assert page.sync.cancel.isVisible()
    assert page.sync.bar.isVisible()
    assert not page.sync.full_update.isEnabled()
    qtbot.waitUntil(page.sync.result.isVisible, timeout=60_000)
    assert page.sync.result.tone is Tone.GOOD
    assert "1 transaction sent" in page.sync.result.text
    assert page.sync.reached.text() == "The server is there."
    assert not page.sync.cancel.isVisible()


def test_a_server_that_is_away_is_said_once_and_nothing_is_in_the_way(
    page: DataPage, context: Context, qtbot: QtBot
) -> None:
    lend(context, ITEM)
    press(page.sync.synchronise, qtbot)
    qtbot.waitUntil(page.sync.result.isVisible, timeout=60_000)
    assert page.sync.result.tone is Tone.WARN
    assert "Go on working" in page.sync.result.text
    read(page, qtbot)
    assert page.numbers.not_sent.number.text() == "1"


def test_a_full_update_can_be_cancelled(live: RunningServer, page: DataPage, qtbot: QtBot) -> None:
    assert live.running
    press(page.sync.full_update, qtbot)
    press(page.sync.cancel, qtbot)
    qtbot.waitUntil(page.sync.result.isVisible, timeout=60_000)
    assert "Cancelled" in page.sync.result.text
    press(page.sync.update_only, qtbot)
    qtbot.waitUntil(lambda: page.sync.result.isVisible() and page.sync.result.tone is Tone.GOOD, timeout=60_000)


def test_P3_a_carried_extract_is_loaded_from_a_file(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "not one.zip").write_bytes(b"x")
    press(page.sync.load_extract, qtbot)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "not one.zip"))
    dialog.close()
    qtbot.waitUntil(page.sync.result.isVisible, timeout=60_000)
    assert "is not a carried extract" in page.sync.result.text


def test_verify_says_in_words_that_the_journal_is_sound(page: DataPage, context: Context, qtbot: QtBot) -> None:
    lend(context, ITEM)
    press(page.journal.verify, qtbot)
    qtbot.waitUntil(page.journal.verify.isEnabled, timeout=60_000)
    assert page.journal.result.tone is Tone.GOOD
    assert page.journal.result.text == "Sound: 1 transaction, nothing lost, nothing altered."


def test_verify_names_what_was_altered_and_what_to_do(page: DataPage, context: Context, qtbot: QtBot) -> None:
    lend(context, ITEM, OTHER_ITEM)
    connection = connect(context.home.journal, context.key)
    connection.execute("UPDATE transactions SET state = 'succeeded' WHERE position = 1")
    connection.close()
    press(page.journal.verify, qtbot)
    qtbot.waitUntil(page.journal.verify.isEnabled, timeout=60_000)
    assert page.journal.result.tone is Tone.BAD
    assert "The index says something else than entry 1." in page.journal.result.text
    assert "Make a backup now" in page.journal.result.text


def test_a_backup_is_written_where_the_person_says(
    page: DataPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    lend(context, ITEM)
    press(page.journal.back_up, qtbot)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "safe.zip"))
    dialog.close()
    qtbot.waitUntil(page.journal.verify.isEnabled, timeout=60_000)
    assert page.journal.result.text == f"Backup written: {tmp_path / 'safe.zip'}"
    assert "journal.db" in zipfile.ZipFile(tmp_path / "safe.zip").namelist()


def test_a_backup_that_is_not_whole_is_no_good_news(
    page: DataPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    lend(context, ITEM)
    connection = connect(context.home.journal, context.key)
    connection.execute("UPDATE transactions SET state = 'succeeded' WHERE position = 1")
    connection.close()
    page.journal.write_backup(tmp_path / "safe.zip")
    qtbot.waitUntil(page.journal.verify.isEnabled, timeout=60_000)
    assert page.journal.result.tone is Tone.BAD
    assert "The index says something else than entry 1." in page.journal.result.text
    assert f"It is kept as {tmp_path / 'safe-incomplete.zip'}" in page.journal.result.text


def test_a_lost_tail_is_named_until_somebody_takes_note(page: DataPage, context: Context, qtbot: QtBot) -> None:
    with Workstation(context.home, context.key) as workstation:
        note = last_contact(workstation.journal)
        assert note is not None
        lost = msgspec.structs.replace(note, tail_lost=True, clock_offset_ms=-3 * 3_600_000)
        workstation.journal.set("last_contact", msgspec.json.encode(lost))
        assert isinstance(last_contact(workstation.journal), LastContact)
    read(page, qtbot)
    assert page.loss.isVisible()
    assert "enter what was not sent again from paper" in page.loss.text
    assert page.server.clock_wrong.isVisible()
    assert "3 hours behind" in page.server.clock_wrong.text
    assert page.server.clock.text() == "3 hours behind"
    press(page.taken_note, qtbot)
    qtbot.waitUntil(lambda: not page.loss.isVisible(), timeout=10_000)


def test_a_scan_is_shown_and_said_not_to_be_recorded(page: DataPage, context: Context, qtbot: QtBot) -> None:
    page.take_scan(PATRON)
    page.take_scan(ITEM)
    assert PATRON in page.scanned.text
    assert ITEM in page.scanned.text
    assert "not recorded" in page.scanned.text
    with Workstation(context.home, context.key) as workstation:
        assert workstation.journal.account()[0] == 0
    page.activate()
    read(page, qtbot)
    assert not page.scanned.isVisible()


def kept_lines(keeps: KeptList) -> list[str]:
    """What a screen reader says of each line."""
    return [each.accessibleName() for each in keeps.findChildren(QLabel) if each.accessibleName()]


def test_what_the_server_keeps_is_a_list_with_ticks(page: DataPage) -> None:
    lines = kept_lines(page.server.keeps)
    assert "Kept: The due date that the patron was told" in lines
    assert all(line.startswith("Kept: ") for line in lines)
    icons = [each for each in page.server.keeps.findChildren(QLabel) if not each.pixmap().isNull()]
    assert len(icons) == len(lines)


def test_what_another_server_does_not_keep_has_a_cross_and_says_what_that_means(theme: Theme, qtbot: QtBot) -> None:
    keeps = KeptList(theme)
    qtbot.addWidget(keeps)
    kinds = frozenset({Kind.ISSUE, Kind.RETURN, Kind.RENEW, Kind.PAYMENT})
    like_koha = replace(CAPABILITIES, kinds=kinds, idempotent=False, keeps_due_date=False, delta=False)
    keeps.show_capabilities(CAPABILITIES)
    keeps.show_capabilities(like_koha)
    qtbot.wait(1)  # the lines of before are gone
    lines = kept_lines(keeps)
    assert "Not kept: The due date: the server makes its own. A difference is shown after processing." in lines
    assert "Not kept: In-house use: this server does not take it, and none is recorded here." in lines
    assert "Kept: The time of each loan and return" in lines
    assert not any("Loans:" in line for line in lines)
    assert len([line for line in lines if line.startswith("Not kept: ")]) == 9


def test_the_account_says_what_the_transactions_page_says(page: DataPage, context: Context, qtbot: QtBot) -> None:
    with Workstation(context.home, context.key) as workstation:
        workstation.desk.take_back(ITEM, Act("anna"))
    read(page, qtbot)
    qtbot.waitUntil(lambda: page.numbers.account.text() == "Recorded 1 = waiting here 1")


def test_bytes_are_told_in_megabytes_and_rows_as_they_are() -> None:
    assert say.so_far(1_250_000, 45_600_000, "bytes") == "1.3 MB of 46 MB"
    assert say.so_far(1_250, 45_600, "rows") == "1,250 of 45,600"


def test_older_copies_that_may_hold_who_was_forgotten_are_named(page: DataPage, context: Context, qtbot: QtBot) -> None:
    assert not page.journal.aside.isVisible()
    copy = context.home.directory / "journal-before-restore-20260101T000000.db"
    copy.write_bytes(b"nobody can read this")
    with Workstation(context.home, context.key) as workstation:
        take_in(workstation.journal, "server", [Erasure(1, ("a" * 64,))])
        look_at_copies(context.home, context.key, workstation.journal, workstation.clock.read().wall)
    read(page, qtbot)
    assert page.journal.aside.isVisible()
    assert page.journal.aside.tone is Tone.WARN
    assert page.journal.aside.text.startswith("1 older copy of the journal may still hold patrons who were forgotten")
    assert page.journal.aside.text.endswith(str(copy))
    copy.unlink()
    read(page, qtbot)
    assert not page.journal.aside.isVisible()
