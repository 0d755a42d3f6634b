"""The day that `offcirc demo --headless` plays and proves."""

from __future__ import annotations

import csv
import os
import secrets
import signal
import subprocess
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Self

import msgspec

from offcirc.app.keys import PASSPHRASE_VARIABLE
from offcirc.app.rows import Row
from offcirc.cli.demo_server import DemoFailed, DemoServer
from offcirc.cli.losing_proxy import LosingProxy
from offcirc.cli.output import Output
from offcirc.program import program_arguments
from offcirc.resources import resources

_NAME = "BOOKMOBILE"
_LIBRARY = "REV-AUTO"
_PATRON = "28400100000017"  # Aino Korhola: no alerts, two loans; see resources/sample/README.md
_OTHER_PATRON = "28400100000025"  # Mikko Virtavuo
_CARDS = (_PATRON, _OTHER_PATRON)
_WRONG_CARD = "28400700000017"  # one digit off the first; nobody's
_WITH_WRONG_CARD = "38400100001492"  # Helkavirsiä: available
_WRONG_BARCODE = "38400199999999"
_ON_SHELF = "38400100001138"  # Kalevala: available, so its return is refused
_LENT = ("38400100001013", "38400100001104", "38400100001120")
_ON_LOAN = "38400100001146"  # Rautatie: out to Virtavuo, held by somebody else
_SCANS, _KILL_AFTER = 40, 17


@dataclass(slots=True)
class _Expected:
    """What one recorded row must come to."""

    outcome: str
    due: str | None = None


class Day:
    """The steps of the day; each tells what it did, and the last one whether the account holds."""

    def __init__(self, folder: Path, output: Output) -> None:
        self._output = output
        self._home = folder / "workstation"
        self._server = DemoServer(folder / "central")
        self._proxy: LosingProxy | None = None
        self._environment = {PASSPHRASE_VARIABLE: secrets.token_urlsafe(16)} | os.environ
        self._expected: dict[str, _Expected] = {}
        self._due = (date.today() + timedelta(days=28)).isoformat()  # noqa: DTZ011 - the day as people here call it
        self._faults: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._proxy is not None:
            self._proxy.close()
        self._server.stop()

    # the steps

    def morning(self) -> None:
        """The server starts with the sample library; the bookmobile enrols and updates its replica."""
        self._server.prepare()
        self._proxy = LosingProxy(self._server.start())
        code = self._server.run("enrolment-code", "--name", _NAME, "--library", _LIBRARY).strip()
        self._run("enrol", self._proxy.url, "--code", code, "--name", _NAME, "--library", _LIBRARY, "--no-mirror")
        updated = self._rows("update")[0]
        self._say("Morning", f"the bookmobile has {updated['records']} and drives off")
        self._server.stop()
        self._proxy.hang_up()
        self._run("update", status=3)
        self._say("Offline", "the server is stopped; an update says so and harms nothing")

    def on_the_road(self) -> None:
        """Loans and returns without a network, with the mistakes that a day brings, and a kill in mid-scan."""
        self._run("issue", _PATRON, _LENT[0], status=1)
        self._say("No due date", "refused, and nothing is recorded (K12)")
        for barcode in _LENT:
            self._record("SUCCESS", "issue", _PATRON, barcode, "--due", self._due)
        self._record("SUCCESS", "return", _LENT[2])
        self._record("SUCCESS", "return", _ON_LOAN)
        self._record("SUCCESS", "renew", _LENT[1], "--due", (date.today() + timedelta(days=35)).isoformat())  # noqa: DTZ011
        self._record("SUCCESS", "payment", _OTHER_PATRON, "2.50")
        self._record("PATRON_NOT_FOUND", "issue", _WRONG_CARD, _WITH_WRONG_CARD, "--due", self._due)
        self._record("ITEM_NOT_FOUND", "issue", _PATRON, _WRONG_BARCODE, "--due", self._due)
        self._record("ITEM_NOT_ON_LOAN", "return", _ON_SHELF)
        self._say("On the road", f"{len(self._expected)} rows recorded, a wrong card and a wrong barcode among them")
        self._killed_in_mid_scan()

    def _killed_in_mid_scan(self) -> None:
        barcodes = _ordinary_items(_SCANS)
        command = self._command("issue", "--stdin", "--override", "--json", "--due", self._due)
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self._environment,
        ) as scanning:
            if scanning.stdin is None or scanning.stdout is None:
                raise DemoFailed("the scanning process has no pipes")
            scanning.stdin.write("".join(f"{_OTHER_PATRON} {barcode}\n" for barcode in barcodes))
            scanning.stdin.flush()
            acknowledged = [msgspec.json.decode(scanning.stdout.readline()) for _ in range(_KILL_AFTER)]
            scanning.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            acknowledged += [msgspec.json.decode(line) for line in scanning.stdout if line.endswith("\n")]
        rows = self._rows("transactions")
        recorded = {row["id"] for row in rows}
        for row in acknowledged:
            self._check(row["id"] in recorded, f"row {row['id']} was acknowledged before the kill and is gone")
        for row in rows:
            if row["id"] not in self._expected:
                self._expected[row["id"]] = _Expected("SUCCESS", row["due_at"])
        self._run("verify")
        self._say("Killed", f"in the middle of a scan: {len(acknowledged)} acknowledged, every one is on disk")

    def evening(self) -> None:
        """The server comes back; the first answer to the upload is lost; the queue is processed row by row."""
        if self._proxy is None:
            raise DemoFailed("there was no morning")
        self._proxy.point_at(self._server.start())
        self._proxy.lose_next_answer()
        sent = self._rows("upload")[0]
        self._check(self._proxy.lost == 1, "no answer was lost on the way")
        self._say("Upload", f"the first answer was lost on the way, the rows were sent again; {sent}")
        outcomes = self._rows("process", "--all", status=1)
        for row in outcomes:
            notes = "".join(f" · {note['code']}" for note in row["notes"])
            due = f" due {row['granted_due_at'][:16]}" if "granted_due_at" in row else ""
            self._output.line(f"    {row['id'][-8:]}  {row['outcome']}{due}{notes}")
        results = Counter(row["outcome"] for row in outcomes)
        self._say("Processed", ", ".join(f"{code} {count}" for code, count in sorted(results.items())))
        self._run("update")

    def account(self) -> int:
        """Every recorded row has exactly one outcome, the same on both sides, and due dates are those recorded."""
        rows = self._rows("transactions")
        self._check({row["id"] for row in rows} == set(self._expected), "the journal's rows are not those recorded")
        for row in rows:
            expected = self._expected.get(row["id"], _Expected("?"))
            found = row.get("outcome", row["state"])
            self._check(found == expected.outcome, f"{row['kind']} {row['id']} is {found}, not {expected.outcome}")
            if found == "SUCCESS" and expected.due is not None:
                granted = row.get("granted_due_at", "nothing")
                self._check(
                    _same_minute(granted, expected.due), f"{row['id']} was granted {granted}, told {expected.due}"
                )
        self._check_server(rows)
        account = self._rows("reconcile")[0]
        self._check(account["holds"], "the account does not hold")
        self._check(self._rows("queue") == [], "rows still wait at the server")
        self._run("verify")
        self._say("Account", " ".join(f"{name} {count}" for name, count in account.items()))
        for fault in self._faults:
            self._output.warn(f"WRONG: {fault}")
        return 1 if self._faults else 0

    def _check_server(self, rows: list[Row]) -> None:
        """The server's own account: one outcome for each id, and the loans it would tell anybody."""
        account = msgspec.json.decode(self._server.run("report", "--json"))
        self._check(account["received"] == len(rows), f"the server received {account['received']} rows")
        self._check(account["waiting"] == 0, f"{account['waiting']} rows have no outcome at the server")
        self._check(account["processed"] == len(rows), f"the server has {account['processed']} outcomes")
        # Rows that were processed answer with their first outcome: nothing is applied again.
        again = self._server.run("process", "--json", *(row["id"] for row in rows), status=1)
        reported = [msgspec.json.decode(line) for line in again.splitlines()]
        outcomes = Counter(row["id"] for row in reported)
        codes = {row["id"]: row["outcome"] for row in reported}
        for row in rows:
            self._check(outcomes[row["id"]] == 1, f"the server has {outcomes[row['id']]} outcomes for {row['id']}")
            self._check(codes.get(row["id"]) == row.get("outcome"), f"the two sides differ about {row['id']}")
        last: dict[str, Row] = {}
        for row in rows:
            if row.get("outcome") == "SUCCESS" and "item_barcode" in row:
                last[row["item_barcode"]] = row
        loans = {loan["item_barcode"]: loan for card in _CARDS for loan in self._rows("patron", card)[0]["loans"]}
        for barcode, row in last.items():
            loan = loans.get(barcode, {})
            if row["kind"] == "return":
                self._check(not loan, f"item {barcode} was returned and is still on loan at the server")
                continue
            due = loan.get("due_at", "nothing")
            self._check(_same_minute(due, row["due_at"]), f"item {barcode} is due {due}, told {row['due_at']}")
            self._check("transaction" not in loan, f"item {barcode} is on loan here, and not yet at the server")

    # inside

    def _say(self, step: str, text: str) -> None:
        self._output.line(f"{step}: {text}")

    def _check(self, holds: bool, fault: str) -> None:  # noqa: FBT001 - a condition, not a switch
        if not holds:
            self._faults.append(fault)

    def _record(self, outcome: str, *arguments: str) -> None:
        row = self._rows(*arguments, "--override")[0]
        self._expected[row["id"]] = _Expected(outcome, row.get("due_at"))

    def _command(self, *arguments: str) -> list[str]:
        return [*program_arguments(), "--home", str(self._home), *arguments]

    def _run(self, *arguments: str, status: int = 0) -> str:
        done = subprocess.run(
            self._command(*arguments), env=self._environment, capture_output=True, text=True, check=False
        )
        if done.returncode != status:
            raise DemoFailed(
                f"offcirc {' '.join(arguments)} exited {done.returncode}, not {status}: {done.stderr.strip()}"
            )
        return done.stdout

    def _rows(self, *arguments: str, status: int = 0) -> list[Row]:
        return [msgspec.json.decode(line) for line in self._run("--json", *arguments, status=status).splitlines()]


def _same_minute(one: str, other: str) -> bool:
    try:
        return datetime.fromisoformat(one).replace(second=0, microsecond=0) == datetime.fromisoformat(other)
    except ValueError:
        return False


def _ordinary_items(count: int) -> list[str]:
    """Barcodes of sample items that stand on the shelf, lendable, with no hold, and that the day does not use."""
    with (resources() / "sample" / "holds.csv").open(encoding="utf-8", newline="") as file:
        held = {row["barcode"] for row in csv.DictReader(file)}
    used = {*_LENT, _ON_SHELF, _ON_LOAN, _WITH_WRONG_CARD, *held}
    with (resources() / "sample" / "items.csv").open(encoding="utf-8", newline="") as file:
        found = [
            row["barcode"]
            for row in csv.DictReader(file)
            if row["status"] == "available" and row["not_for_loan"] != "1" and row["barcode"] not in used
        ]
    return found[:count]
