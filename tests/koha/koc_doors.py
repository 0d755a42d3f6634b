"""The doors for `.koc` files: `tools/upload-file.pl`, then `enqueue_koc.pl` or `process_koc.pl`.

Sources: PEERS.md [R]; Koha's `tools/upload-file.pl`, `offline_circ/enqueue_koc.pl`, `process_koc.pl`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.koha import pages
from tests.koha.sessions import Session, Sessions
from tests.koha.staff_doors import StaffDoors
from tests.koha.state import Koha, Operation, millionths_of
from tests.koha.wire import Answer, Request, html

_FIELDS = {"issue": ("cardnumber", "barcode"), "return": ("barcode",), "payment": ("cardnumber", "amount")}
_VERSION = "1.0"


class KocDoors:
    """A whole file at once."""

    def __init__(self, koha: Koha, sessions: Sessions, staff: StaffDoors) -> None:
        self._koha = koha
        self._sessions = sessions
        self._staff = staff

    def upload(self, request: Request) -> Answer:
        """upload-file.pl: by cookie only; before 16.05 for those who may use a tool, who could send nothing as well."""
        version = self._koha.version
        session = self._sessions.by_cookie(request)
        if session is None and version.branch_named:
            return html('{"status":"expired","fileid":""}')
        if session is None or not session.may(version.upload_permission):
            return html('{"status":"denied","fileid":null,"errors":null}')
        if not request.files:
            return html('{"status":"done","fileid":"0"}' if version.branch_named else '{"status":"failed"}')
        file = request.files[0]
        done = self._koha.sql("INSERT INTO uploaded_files (filename, content) VALUES (?, ?)", file.name, file.content)
        return html(f'{{"status":"done","fileid":"{done.lastrowid}"}}')

    def enqueue(self, request: Request) -> Answer:
        """enqueue_koc.pl: keeps the time, and the session's user and branch."""
        session = self._staff.guarded(request)
        if isinstance(session, Answer):
            return session
        lines = self._lines(request)
        for operation in _operations(lines):
            self._koha.enqueue(
                Operation(
                    operation.action,
                    operation.timestamp,
                    operation.barcode,
                    operation.cardnumber,
                    operation.amount,
                    session.userid,
                    session.branch,
                )
            )
        return html(pages.enqueued(self._koha.version, session, self._staff.token(session), _warning(lines)))

    def process(self, request: Request) -> Answer:
        """process_koc.pl: applies at once; keeps the date without its time."""
        session = self._staff.guarded(request)
        if isinstance(session, Answer):
            return session
        token = self._staff.token(session)
        lines = self._lines(request)
        if not lines:
            return html(pages.koc_form(self._koha.version, session, token))
        said = [line for operation in _operations(lines) for line in self._applied(operation, session)]
        return html(pages.processed(self._koha.version, session, token, _warning(lines), said))

    def _lines(self, request: Request) -> list[str]:
        row = self._koha.row("SELECT content FROM uploaded_files WHERE id = ?", request.given("uploadedfileid"))
        return [] if row is None else bytes(row["content"]).decode("utf-8", "replace").replace("\r", "").splitlines()

    def _applied(self, operation: Operation, session: Session) -> Iterator[str]:
        if operation.action == "issue":
            yield from self._issued(operation, session)
        elif operation.action == "return":
            yield self._returned(operation)
        elif operation.action == "payment":
            patron = self._koha.patron(operation.cardnumber)
            if patron is not None:
                self._koha.pay(patron["borrowernumber"], millionths_of(operation.amount), session.branch)
            yield f"Accepted payment ({escape(operation.amount)}) from {self._person(operation)}"

    def _issued(self, operation: Operation, session: Session) -> Iterator[str]:
        """`Checked out` also for an unknown card or barcode [R]; nothing where a newer loan is somebody else's."""
        day = operation.timestamp[:10]
        patron, item = self._koha.patron(operation.cardnumber), self._koha.item(operation.barcode)
        loan = None if item is None else self._koha.open_loan(item["itemnumber"])
        title = f"{escape(item['title']) if item is not None else ''} ({escape(operation.barcode)})"
        if loan is not None and patron is not None and loan["borrowernumber"] == patron["borrowernumber"]:
            self._koha.renew(loan)
            yield f"Renewed {title} for {self._person(operation)}"
            return
        if loan is not None:
            if loan["issuedate"][:10] >= day:
                return
            if patron is not None:
                self._koha.close_loan(loan, f"{day} 00:00:00")
        if patron is not None and item is not None:
            self._koha.add_loan(patron["borrowernumber"], item["itemnumber"], session.branch, day)
        yield f"Checked out {title} to {self._person(operation)}"

    def _returned(self, operation: Operation) -> str:
        item = self._koha.item(operation.barcode)
        loan = None if item is None else self._koha.open_loan(item["itemnumber"])
        if item is None or loan is None:
            return (
                f"Warning: Unable to determine patron from item barcode ({escape(operation.barcode)}). Cannot check in."
            )
        self._koha.close_loan(loan, f"{operation.timestamp[:10]} 00:00:00")
        return f"Checked in {escape(item['title'])} ({escape(operation.barcode)})"

    def _person(self, operation: Operation) -> str:
        patron = self._koha.patron(operation.cardnumber)
        if patron is None:
            return "  ()"
        return escape(f"{patron['firstname'] or ''} {patron['surname']} ({patron['cardnumber']})")


def _operations(lines: list[str]) -> Iterator[Operation]:
    for line in lines[1:]:
        stamp, _, rest = line.partition("\t")
        action, *arguments = rest.split("\t")
        values = dict(zip(_FIELDS.get(action, ()), arguments, strict=False))
        moment = " ".join(stamp.split()[:2])
        barcode, card, amount = (values.get(name, "") for name in ("barcode", "cardnumber", "amount"))
        yield Operation(action, moment, barcode, card, amount)


def _warning(lines: list[str]) -> str:
    header = dict(part.partition("=")[::2] for part in lines[0].split("\t")) if lines else {}
    version = header.get("Version", "")
    if not lines or version == _VERSION:
        return ""
    return (
        f"Warning: This file is version {version}, but I only know how to import version {_VERSION}. I'll try my best."
    )
