"""Receipts and reports, as they come out: read back from the PDF."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.slips import SlipRow, VisitSlip, masked
from offcirc.gui.context import Context
from offcirc.gui.printing.desk import Receipts, paper_of
from offcirc.gui.printing.printer import Printing, PrintJob, pdf
from offcirc.gui.printing.receipts import receipt
from offcirc.gui.printing.reports import ReportColumn, report_document
from offcirc.gui.printing.sheets import Paper, Sheet
from offcirc.gui.theme import Theme

CARD = "28400100004471"
_ZONE = timezone(timedelta(hours=2))
_LONG = "The life and strange surprizing adventures of Robinson Crusoe, of York, mariner, " * 4
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


def slip(loans: int, *, paid: str = "0", title: str = "Osudy dobrého vojáka Švejka") -> VisitSlip:
    rows = tuple(
        SlipRow(title, f"384001000{number:05}", datetime(2027, 1, 13 + 7 * (number % 2), 23, 59, tzinfo=_ZONE))
        for number in range(loans)
    )
    return VisitSlip(
        "Kuurajoki Main Library",
        "M. Virtanen",
        "Dvořáček, Tomáš",
        masked(CARD),
        rows,
        Decimal(paid),
        datetime(2026, 11, 22, 10, 42, tzinfo=_ZONE),
    )


def text_of(content: bytes, tmp_path: Path) -> str:
    file = tmp_path / "made.pdf"
    file.write_bytes(content)
    return subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout


def pages_of(content: bytes, tmp_path: Path) -> tuple[int, float, float]:
    """How many, and the first one's size in millimetres."""
    file = tmp_path / "made.pdf"
    file.write_bytes(content)
    told = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    facts = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    width, _, height, *_ = facts["Page size"].split()
    return int(facts["Pages"]), float(width) / 72 * 25.4, float(height) / 72 * 25.4


@needs_poppler
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("loans", [1, 40])
def test_a_receipt_has_its_papers_size_and_every_loan(paper: Paper, loans: int, theme: Theme, tmp_path: Path) -> None:  # noqa: ARG001 - Qt must be up
    content = pdf(receipt(slip(loans, paid="12.50"), paper, footer=("Open 10-18", "Thank you!")))
    pages, width, height = pages_of(content, tmp_path)
    assert width == pytest.approx({Paper.MM58: 58, Paper.MM80: 80, Paper.A4: 210}[paper], abs=0.5)
    assert pages == (2 if paper is Paper.A4 and loans == 40 else 1)
    assert height >= width
    text = text_of(content, tmp_path)
    assert all(f"384001000{number:05}" in text for number in range(loans))
    for said in ("Kuurajoki Main Library", "Dvořáček, Tomáš", "Open 10-18", "Thank you!", "M. Virtanen"):
        assert said in text
    assert "Švejka" in text
    assert masked(CARD) in text
    assert CARD not in text


@needs_poppler
@pytest.mark.parametrize("paper", Paper)
def test_the_library_says_its_name_and_two_lines_of_its_own(
    paper: Paper, receipts: Receipts, context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    jobs: list[PrintJob] = []
    monkeypatch.setattr(receipts.printing, "take", jobs.append)
    footer = ("Ma-Pe 10-19, kesällä 10-17", "Čekáme na vás <vždy> & rádi")
    prefer(context, paper=paper.value, receipt_library="Kuurajoen pääkirjasto", receipt_footer=footer)
    receipts.wanted(slip(3))
    text = text_of(pdf(jobs[0].sheet), tmp_path)
    assert all(each in text for each in ("Kuurajoen pääkirjasto", *footer))
    assert "Kuurajoki Main Library" not in text
    prefer(context, receipt_library="", receipt_footer=())
    receipts.wanted(slip(3))
    assert "Kuurajoki Main Library" in text_of(pdf(jobs[1].sheet), tmp_path)


@needs_poppler
def test_where_nobody_signs_in_no_name_stands_on_the_receipt(theme: Theme, tmp_path: Path) -> None:  # noqa: ARG001
    text = text_of(pdf(receipt(replace(slip(1), staff=""), Paper.MM80)), tmp_path)
    assert "Served by" not in text


def test_a_page_does_not_go_to_the_printer_of_receipts(
    receipts: Receipts, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[PrintJob] = []
    monkeypatch.setattr(receipts.printing, "take", jobs.append)
    prefer(context, paper="80mm", printer="Roll")
    receipts.print(Sheet("Help", "<p>x</p>", Paper.A4, prose=True))
    prefer(context, paper="A4", printer="Office")
    receipts.print(Sheet("Help", "<p>x</p>", Paper.A4, prose=True))
    assert [job.printer for job in jobs] == ["", "Office"]


@needs_poppler
def test_a_long_title_wraps_and_nothing_of_it_is_lost(theme: Theme, tmp_path: Path) -> None:  # noqa: ARG001
    text = text_of(pdf(receipt(slip(1, title=_LONG), Paper.MM58)), tmp_path)
    assert " ".join(text.split()).count("Robinson Crusoe") == 4
    assert max(map(len, text.splitlines())) < 60


@needs_poppler
def test_a_title_is_data_and_never_markup(theme: Theme, tmp_path: Path) -> None:  # noqa: ARG001
    text = text_of(pdf(receipt(slip(1, title="<b>Bold</b> & <img src=x>"), Paper.MM80)), tmp_path)
    assert "<b>Bold</b> & <img src=x>" in text


@needs_poppler
@pytest.mark.parametrize(
    ("language", "date", "amount"),
    [
        ("fi", "keskiviikko 13. tammikuuta", "12,50"),
        ("cs", "středa 13. ledna", "12,50"),
        ("en_GB", "Wednesday, 13 January", "12.50"),
    ],
)
def test_dates_and_money_are_the_readers(language: str, date: str, amount: str, theme: Theme, tmp_path: Path) -> None:  # noqa: ARG001
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        text = " ".join(text_of(pdf(receipt(slip(1, paid="12.50"), Paper.MM80)), tmp_path).split())
    finally:
        QLocale.setDefault(before)
    assert date in text
    assert amount in text


@needs_poppler
def test_a_receipt_is_black_in_the_dark_theme_as_well(theme: Theme, tmp_path: Path) -> None:
    theme.set("dark", 100)
    (tmp_path / "made.pdf").write_bytes(pdf(receipt(slip(1), Paper.MM80)))
    subprocess.run(["pdftoppm", "-r", "96", "-png", "-singlefile", "made.pdf", "made"], check=True, cwd=tmp_path)
    image = QImage(str(tmp_path / "made.png"))
    colours = {image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())}
    assert min(colours) < 10
    assert image.pixelColor(0, 0).lightness() == 255


def test_a_receipt_is_painted_fast_enough_to_be_forgotten(theme: Theme) -> None:  # noqa: ARG001
    pdf(receipt(slip(1), Paper.MM80))
    began = time.perf_counter()
    pdf(receipt(slip(40), Paper.MM80))
    assert time.perf_counter() - began < 0.5


@needs_poppler
def test_a_report_has_its_facts_its_rows_and_masked_cards(theme: Theme, tmp_path: Path) -> None:  # noqa: ARG001
    columns = [ReportColumn("Card", 30, is_card=True), ReportColumn("Result", 70)]
    rows = [(CARD, f"Patron not found {number}") for number in range(100)]
    content = pdf(report_document("Processing", [("Refused", "100")], columns, rows, made="22.11.2026"))
    text = text_of(content, tmp_path)
    for said in ("Processing", "Refused", "Patron not found 99", "Made 22.11.2026", masked(CARD)):
        assert said in text
    assert CARD not in text
    pages, width, _ = pages_of(content, tmp_path)
    assert width == pytest.approx(210, abs=0.5)
    assert f"Page {pages} of {pages}" in text
    whole = report_document("Processing", [], columns, rows, masks_cards=False)
    assert CARD in text_of(pdf(whole), tmp_path)


@needs_poppler
def test_a_wide_report_lies_on_its_side(theme: Theme, tmp_path: Path) -> None:  # noqa: ARG001
    columns = [ReportColumn(f"Column {number}", 11) for number in range(9)]
    _, width, height = pages_of(pdf(report_document("Wide", [], columns, [["x"] * 9])), tmp_path)
    assert width == pytest.approx(297, abs=0.5)
    assert height == pytest.approx(210, abs=0.5)


@needs_poppler
def test_a_long_report_is_painted_line_by_line_and_the_window_goes_on(
    theme: Theme,  # noqa: ARG001
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    columns = [ReportColumn(f"Column {number}", 10, is_card=number == 0) for number in range(10)]
    rows = ([CARD, f"row {number}", "a rather long title that goes on", *"1234567"] for number in range(600))
    printing, file, told, done = Printing(), tmp_path / "long.pdf", [0.0], []
    beats: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    printing.progressed.connect(lambda _job, share: told.append(share))
    printing.done.connect(lambda *_: done.append(True))
    timer.start()
    printing.take(PrintJob(report_document("Long", [("Rows", "600")], columns, rows), file=file))
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert max(after - before for before, after in pairwise(beats)) < 1, "rich text held the window up for seconds"
    assert told == sorted(told)
    assert told[-1] <= 1
    text = text_of(file.read_bytes(), tmp_path)
    assert all(f"row {number}" in text for number in (0, 299, 599))
    pages, *_ = pages_of(file.read_bytes(), tmp_path)
    assert text.count("Column 1\n") + text.count("Column 1 ") >= pages, "each page names its columns"
    assert CARD not in text
    printing.close()


# at the desk


@pytest.fixture
def receipts(context: Context, qtbot: QtBot) -> Iterator[Receipts]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield Receipts(context, window)
    window.close()


@pytest.fixture
def said(context: Context) -> list[str]:
    notices: list[str] = []
    context.notices.said.connect(lambda _tone, text: notices.append(text))
    return notices


def dialogs(receipts: Receipts) -> list[QFileDialog]:
    window = receipts.parent()
    assert window is not None
    return window.findChildren(QFileDialog)


def no_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))


def prefer(context: Context, **preferences: object) -> None:
    context.settings.change(msgspec.structs.replace(context.settings.now, **preferences))


def test_without_a_printer_a_receipt_that_was_asked_for_is_offered_as_pdf(
    receipts: Receipts, said: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    no_printers(monkeypatch)
    receipts.wanted(slip(1))
    qtbot.waitUntil(lambda: any(each.isVisible() for each in dialogs(receipts)))
    (dialog,) = dialogs(receipts)
    dialog.fileSelected.emit(str(tmp_path / "receipt.pdf"))
    dialog.done(0)
    qtbot.waitUntil(lambda: said == [f"Saved as {tmp_path / 'receipt.pdf'}."])
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_printer_a_receipt_for_each_patron_is_a_line_and_no_dialog(
    receipts: Receipts, context: Context, said: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    no_printers(monkeypatch)
    prefer(context, receipt="per_patron")
    receipts.visit_ended(slip(2))
    qtbot.waitUntil(lambda: said == ["No receipt was printed: there is no printer. Ctrl+P saves it as a PDF."])
    assert dialogs(receipts) == []


def test_the_preference_says_who_gets_a_receipt(
    receipts: Receipts, context: Context, said: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    jobs: list[PrintJob] = []
    monkeypatch.setattr(receipts.printing, "take", jobs.append)
    receipts.reprint()
    receipts.visit_ended(slip(1))
    assert jobs == []  # on request
    receipts.reprint()
    prefer(context, receipt="per_patron", paper="58mm", printer="Desk")
    receipts.visit_ended(slip(0))
    receipts.visit_ended(slip(3))
    prefer(context, receipt="none")
    receipts.wanted(slip(1))
    assert [(job.sheet.paper, job.printer, job.asked) for job in jobs] == [
        (Paper.MM80, "", True),
        (Paper.MM58, "Desk", False),
    ]
    assert said == ["There is no receipt to print yet.", "Receipts are switched off in the settings."]
    assert receipts.last == slip(1)
    qtbot.wait(1)


def test_nothing_readable_is_saved_beside_the_encrypted_files(
    receipts: Receipts, context: Context, said: list[str], qtbot: QtBot
) -> None:
    file = context.home.directory / "receipt.pdf"
    receipts.save_at(receipt(slip(1), Paper.A4), file)
    qtbot.wait(50)
    assert not file.exists()
    assert "that folder is" in said[0]


def test_a_folder_that_takes_nothing_is_a_line(
    receipts: Receipts, said: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    receipts.save_at(receipt(slip(1), Paper.A4), tmp_path / "missing" / "receipt.pdf")
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "cannot be written" in said[0]


def test_a_printer_that_went_away_is_a_line(
    receipts: Receipts, context: Context, said: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Other"]))
    prefer(context, printer="Desk")
    receipts.wanted(slip(1))
    qtbot.waitUntil(lambda: said == ["The printer Desk is not there: choose another in the settings."])


def test_a_spooler_that_hangs_holds_up_nobody(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, theme: Theme) -> None:  # noqa: ARG001
    gate = threading.Event()

    def hang() -> list[str]:
        gate.wait(10)
        return []

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(hang))
    printing = Printing()
    sheet = Sheet("Receipt", "<p>x</p>", Paper.MM80)
    began = time.perf_counter()
    for _ in range(50):
        printing.take(PrintJob(sheet))
    assert time.perf_counter() - began < 0.2
    answers: list[object] = []
    printing.no_printer.connect(answers.append)
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 50)
    printing.close()


def test_a_paper_nobody_knows_is_the_common_one() -> None:
    assert [paper_of(name) for name in ("58mm", "a4", "letter")] == [Paper.MM58, Paper.A4, Paper.MM80]
