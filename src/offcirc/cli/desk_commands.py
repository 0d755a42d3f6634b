"""Commands that record at the desk, and those that show what the desk would see."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

import msgspec

from offcirc.app.desk import Act, Desk, Recording
from offcirc.app.home import Home
from offcirc.app.rows import Row, transaction_row, utc
from offcirc.app.workstation import Workstation
from offcirc.cli.messages import check_sentence, error_sentence
from offcirc.cli.output import Output, transaction_text
from offcirc.domain.barcodes import read_scan
from offcirc.domain.checks import Decision, Severity, patron_findings
from offcirc.domain.money import read_amount
from offcirc.domain.projection import ItemView, LocalLoan, PatronView
from offcirc.domain.transactions import NewPatron
from offcirc.errors import UserError

Action = Callable[[Desk, list[str]], Recording]
_Record = TypeVar("_Record")


def issue(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc issue CARD BARCODE --due DATE`."""
    act = _act(options)
    return _record(options, home, output, 2, lambda desk, words: desk.issue(words[0], words[1], options.due, act))


def take_back(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc return BARCODE`."""
    act = _act(options)
    return _record(options, home, output, 1, lambda desk, words: desk.take_back(words[0], act))


def renew(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc renew BARCODE`."""
    act = _act(options)
    return _record(options, home, output, 1, lambda desk, words: desk.renew(words[0], options.due, act))


def payment(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc payment CARD AMOUNT`."""
    act = _act(options)
    return _record(options, home, output, 2, lambda desk, words: desk.pay(words[0], read_amount(words[1]), act))


def in_house_use(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc in-house-use BARCODE --count N`."""
    act = _act(options)
    return _record(options, home, output, 1, lambda desk, words: desk.use_in_house(words[0], options.count, act))


def register_patron(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc register-patron CARD --surname NAME …`."""
    act = _act(options)
    try:
        born_on = date.fromisoformat(options.born_on) if options.born_on else None
    except ValueError:
        raise UserError("DATE_UNREADABLE") from None
    try:
        new = NewPatron(
            options.surname,
            options.first_name,
            options.category,
            born_on=born_on,
            address=options.address,
            city=options.city,
            postcode=options.postcode,
            phone=options.phone,
            email=options.email,
        )
    except ValueError:
        raise UserError("PATRON_UNREADABLE") from None
    with _at_the_desk(home, output) as desk:
        return _one(lambda: desk.register(options.card, new, act), output)


def _act(options: argparse.Namespace) -> Act:
    return Act(options.staff, options.at, override=options.override, note=getattr(options, "note", None))


def _record(options: argparse.Namespace, home: Home, output: Output, words: int, action: Action) -> int:
    given = [
        text for text in (getattr(options, name, None) for name in ("card", "barcode", "amount")) if text is not None
    ]
    if not options.stdin and len(given) != words:
        output.warn(f"offcirc {options.command}: {words - len(given)} more argument(s) needed, or --stdin")
        return 2
    if options.stdin and sys.stdin is None:
        output.warn(f"offcirc {options.command}: standard input is closed; --stdin reads its lines from there")
        return 2
    with _at_the_desk(home, output) as desk:
        if not options.stdin:
            return _one(lambda: action(desk, given), output)
        return _stream(desk, words, action, output)


@contextmanager
def _at_the_desk(home: Home, output: Output) -> Iterator[Desk]:
    with Workstation.open(home) as workstation:
        if workstation.replica is None:
            output.warn(
                "offcirc: no usable local data: nothing can be checked, the server will say. Run `offcirc update`."
            )
        yield workstation.desk
        _say_damage(workstation, output)


def _say_damage(workstation: Workstation, output: Output) -> None:
    if workstation.replica is not None and workstation.replica.damaged:
        output.warn(
            "offcirc: some of the local data is damaged and was passed over. Run `offcirc update`: it fetches all anew."
        )


def _stream(desk: Desk, words: int, action: Action, output: Output) -> int:
    """One action a line in, one acknowledgement a line out, each durable before its line."""
    worst = 0
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # a garbled line spoils no other
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        given = line.split()
        if len(given) != words:
            output.warn(f"line {number}: {error_sentence(UserError('LINE_UNREADABLE'))}")
            worst = max(worst, 1)
            continue
        try:
            worst = max(worst, _one(lambda given=given: action(desk, given), output, number))  # type: ignore[misc]
        except UserError as error:
            output.warn(f"line {number}: {error_sentence(error)}")
            worst = max(worst, 1)
    return worst


def _one(action: Callable[[], Recording], output: Output, line: int | None = None) -> int:
    recording = action()
    prefix = f"line {line}: " if line is not None else ""
    _say_findings(recording.decision, output, prefix, asked=recording.transaction is None)
    if recording.transaction is None:
        output.warn(f"{prefix}Nothing was recorded: {', '.join(recording.decision.asks)}. Insist with --override.")
        return 1
    row = transaction_row(recording.transaction)
    output.row(row, f"recorded  {transaction_text(row)}{_routing(recording)}")
    return 0


def _say_findings(decision: Decision, output: Output, prefix: str, *, asked: bool) -> None:
    for finding in decision.findings:
        decides = finding.severity is Severity.ASK
        label = finding.code if decides and asked else ("overridden" if decides else "note")
        output.warn(f"{prefix}{label}: {check_sentence(finding.code, finding.params)}")


def _routing(recording: Recording) -> str:
    routing = recording.routing
    if routing is None:
        return ""
    place = " ".join(part for part in (routing.library, routing.location) if part)
    if routing.exchange_set:
        place = f"{place} ({routing.exchange_set})"
    return f"  → {routing.destination.replace('_', ' ')} {place}".rstrip()


def patron(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc patron CARD | --name PREFIX`."""
    with Workstation.open(home) as workstation:
        if options.card is not None:
            view = workstation.look_ups.patron(read_scan(options.card, workstation.config.scanner_prefix))
            _say_damage(workstation, output)
            return _show_patron(workstation, view, output)
        found = workstation.replica.search_patrons(options.name) if workstation.replica is not None else []
        _say_damage(workstation, output)
        return _list(found, "{0.card_number}  {0.name}  {0.category}  {0.library}".format, output)


def _show_patron(workstation: Workstation, view: PatronView, output: Output) -> int:
    terms = workstation.look_ups.terms(workstation.config.library, view)
    today = workstation.clock.read().wall.astimezone(workstation.desk.zone).date()
    alerts = patron_findings(view, terms, today)
    row: Row = {"card_number": view.card_number, "known": view.patron is not None}
    row |= {"former_number": view.former_number} if view.former_number else {}
    row |= _plain(view.patron) if view.patron is not None else {}
    details = workstation.replica.details_of(view.card_number) if workstation.replica is not None else None
    told = {name: value for name, value in _plain(details).items() if value} if details is not None else {}
    row |= told
    row["alerts"] = [{"code": str(alert.code), "params": alert.params} for alert in alerts]
    row["loans"] = [_loan_row(workstation, loan) for loan in view.loans]
    row["holds"] = [_plain(hold) for hold in view.holds]
    name = view.patron.name if view.patron is not None else "(not known here)"
    lines = [f"{view.card_number}  {name}"]
    lines += [f"  ! {check_sentence(alert.code, alert.params)}" for alert in alerts]
    if view.patron is not None and view.patron.owes:
        lines.append(f"  owes {view.patron.owes}")
    lines += [f"  {value}" for name, value in told.items() if name != "card_number"]
    for loan in row["loans"]:
        lines.append(f"  {loan['item_barcode']}  due {loan['due_at'][:16].replace('T', ' ')}  {loan.get('title', '')}")
    output.row(row, "\n".join(lines))
    return 0 if view.patron is not None or view.loans else 1


def _loan_row(workstation: Workstation, held: LocalLoan) -> Row:
    row: Row = {
        "item_barcode": held.loan.item_barcode,
        "card_number": held.loan.card_number,
        "issued_at": utc(held.loan.issued_at),
        "due_at": held.loan.due_at.isoformat(),
    }
    scan = read_scan(held.loan.item_barcode)
    found = workstation.replica.find_item(scan.keys, scan.text) if workstation.replica is not None else None
    if found is not None:
        row["title"] = found.title
    if held.row is not None:
        row |= {"transaction": held.row.transaction.id, "state": str(held.row.state)}
    return row


def item(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc item BARCODE | --title WORDS`."""
    with Workstation.open(home) as workstation:
        if options.barcode is not None:
            view = workstation.look_ups.item(read_scan(options.barcode, workstation.config.scanner_prefix))
            _say_damage(workstation, output)
            return _show_item(workstation, view, output)
        found = workstation.replica.search_items(options.title) if workstation.replica is not None else []
        _say_damage(workstation, output)
        return _list(found, "{0.barcode}  {0.title} — {0.author}  {0.library} {0.location}".format, output)


def _show_item(workstation: Workstation, view: ItemView, output: Output) -> int:
    row: Row = {"barcode": view.barcode, "known": view.item is not None}
    row |= _plain(view.item) if view.item is not None else {}
    row["holds"] = [_plain(hold) for hold in view.holds]
    lines = [f"{view.barcode}  {view.item.title if view.item is not None else '(not known here)'}"]
    if view.loan is not None:
        row["loan"] = _loan_row(workstation, view.loan)
        lines.append(f"  on loan to {view.loan.loan.card_number}, due {row['loan']['due_at'][:16].replace('T', ' ')}")
    if view.holds:
        lines.append(f"  on hold for {len(view.holds)} patron(s)")
    output.row(row, "\n".join(lines))
    return 0 if view.item is not None or view.last_row is not None else 1


def _list(found: Sequence[_Record], text: Callable[[_Record], str], output: Output) -> int:
    for record in found:
        output.row(_plain(record), text(record))
    if not found:
        output.warn("nothing found")
    return 0 if found else 1


def _plain(record: object) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return plain
